"""What may continue what. Golden pairs are read off the correlation tables of the Harmonized System."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.reference.goods import categories
from enduse.reference.tracing import categories_of, headings, relabels, successions
from enduse.tracing.goods import families, family, kin, likeness


@pytest.mark.parametrize(
    ("a", "b", "value", "how"),
    [
        ("854231", "854231", 1.0, "same code"),
        ("aircraft.uav", "aircraft.uav", 1.0, "same category"),
        # 8548.90 became 8548.00, 8803.30 became 8807.30, 8525.80 became 8525.81 to 8525.89.
        ("854890", "854800", 0.95, "renumbered in a revision of the Harmonized System"),
        ("880330", "880730", 0.95, "renumbered in a revision of the Harmonized System"),
        ("852580", "852589", 0.95, "renumbered in a revision of the Harmonized System"),
        # Drones came out of cameras and of light aircraft.
        ("852580", "880622", 0.8, "partly renumbered in a revision of the Harmonized System"),
        ("854231", "854232", 0.8, "same heading"),
        ("854143", "854149", 0.8, "same heading"),
        ("854200", "854231", 0.8, "same heading"),
        ("electronics", "electronics.memory", 0.8, "one category within the other"),
        ("854232", "electronics.memory", 0.8, "code of that category"),
        ("854232", "electronics", 0.8, "code of that category"),
        ("871000", "armour.tank", 0.8, "code of that category"),
        ("854231", "847330", 0.6, "known relabelling"),
    ],
)
def test_alike(a: str, b: str, value: float, how: str) -> None:
    assert (likeness(a, b).value, likeness(a, b).how) == (value, how)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("", ""),
        ("", "854231"),
        ("", "aircraft.uav"),
        ("854231", "848210"),
        ("854231", "850440"),  # one chapter is not enough
        ("880622", "852581"),  # both came out of 8525.80, and stand beside each other in one edition
        ("852581", "880240"),
        ("847330", "851779"),  # both are what circuits are relabelled as
        ("010121", "020110"),
        ("aircraft.uav", "missile.cruise"),
        ("electronics.memory", "electronics.processor"),
        ("854231", "small_arms"),
        ("010121", "arms"),  # a code without a category
        ("chips", "aircraft.uav"),  # no key at all
        ("8542", "854231"),  # a heading is written 854200
        ("85423１", "854231"),  # noqa: RUF001  # a full-width digit
    ],
)
def test_not_alike(a: str, b: str) -> None:
    assert likeness(a, b).value == 0


def test_solar_cells_are_not_what_is_listed_beside_them() -> None:
    # 8541.40 held both; from 2022 solar cells (8541.43) and the listed 8541.49 stand apart.
    assert likeness("854140", "854143").value == likeness("854140", "854149").value == 0.95
    assert kin(854143) == {854140}


_KEYS = st.sampled_from(
    [
        "", "*", "arms", "dual_use", "electronics", "electronics.memory", "aircraft", "aircraft.uav", "nonsense",
        *(f"{step.newer:06d}" for step in successions()[::5]), *(pair.code.ljust(6, "0") for pair in relabels()),
        *(hs.ljust(6, "0") for hs in headings()), "010121", "854231", "852580", "880211",
    ]
)  # fmt: skip


@given(a=_KEYS, b=_KEYS)
def test_likeness_is_the_same_both_ways_and_between_nothing_and_one(a: str, b: str) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b).value <= 1


@given(a=_KEYS)
def test_everything_but_the_unknown_is_like_itself(a: str) -> None:
    assert likeness(a, a).value == (0.0 if not a else 1.0)


# Families.


def test_families_overlap_nowhere_and_are_named_by_their_lowest_code() -> None:
    met: set[int] = set()
    for low, codes in families().items():
        assert low == min(codes)
        assert len(codes) > 1
        assert not met & codes
        met |= codes
        assert {family(code) for code in codes} == {low}


def test_no_family_is_a_giant() -> None:
    # The largest is the presses and bending machines of heading 8462, all of which 2022 numbered anew.
    assert max(map(len, families().values())) == 20
    assert families()[846210] >= {846210, 846221, 846299, 846211, 846263} - {846263}


def test_a_family_lies_in_one_chapter() -> None:
    assert all(len({code // 10_000 for code in codes}) == 1 for codes in families().values())


@pytest.mark.parametrize(("code", "low"), [(854890, 854800), (854149, 854140), (880730, 880330), (854231, 854231)])
def test_family(code: int, low: int) -> None:
    assert family(code) == low


def test_drones_are_no_family_of_cameras() -> None:
    assert family(880622) != family(852580)


def test_kin_follows_the_editions_in_order() -> None:
    # 8539.50 (2017) came out of 8543.70 and became 8539.52 (2022).
    assert kin(854370) == {853950, 853952}
    assert kin(853952) == {853950, 854370}
    assert kin(10121) == set()


def test_changes_of_the_priority_list_are_covered() -> None:
    from enduse.reference.controls import changes

    for change in changes().values():
        if change.kind != "narrowed" and change.hs6 != "854151":
            assert likeness(change.older, change.hs6).value == 0.95, change
    assert likeness("854150", "854151").value == 0.95


# Tables.


def test_categories_of_headings_are_keys() -> None:
    assert {key for heading in headings().values() for key in heading.categories} <= set(categories())
    assert all(len(hs) in {4, 6} and hs.isdigit() for hs in headings())


def test_every_listed_code_but_one_instrument_has_a_category() -> None:
    from enduse.reference.controls import priorities

    assert {hs6 for hs6 in priorities() if not categories_of(hs6)} == {"902750"}


def test_a_heading_alone_has_the_categories_of_its_codes() -> None:
    assert set(categories_of("852600")) == {"sensor.radar", "navigation", "telecom.radio"}
    assert categories_of("852601") == ()


def test_tables_hold_no_row_twice_and_no_code_out_of_itself() -> None:
    steps = successions()
    assert len({(step.older, step.newer, step.edition) for step in steps}) == len(steps)
    assert all(step.older != step.newer and step.edition in {2017, 2022} for step in steps)
    pairs = [frozenset((pair.code, pair.other)) for pair in relabels()]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
