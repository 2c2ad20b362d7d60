"""`--goods`, and what of a sorted file it lets a search pass over."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model.errors import UsageError
from enduse.reference.controls import priorities
from enduse.reference.tracing import headings, relabels, successions
from enduse.tracing.goods import Goods, likeness, wanted


@pytest.mark.parametrize(
    ("words", "belong", "others"),
    [
        ("chpl", ["854231", "845961", "880730"], ["010121", "854290", "847130", "", "arms"]),
        ("CHPL:1", ["854231", "854239"], ["851762", "853221"]),
        ("chpl:3.A", ["854110"], ["848210", "854231"]),
        ("chpl:3", ["854110", "848210"], ["854231", "845710"]),
        ("chpl:4b", ["845710"], ["847180"]),
        ("8542", ["854200", "854231", "854290"], ["854110", "085421"]),
        ("HS8542", ["854231"], ["854110"]),
        ("hs 85.42", ["854231"], ["854110"]),
        ("８５４２", ["854231"], ["854110"]),  # noqa: RUF001
        ("85", ["850110", "854231"], ["840110", "085421"]),
        ("8542.31", ["854231"], ["854232", "854200"]),
        ("01", ["010121"], ["100110", "854231"]),
        ("010121", ["010121"], ["101210"]),
        (
            "aircraft.uav",
            ["880622", "aircraft.uav", "aircraft.uav.combat"],
            ["aircraft", "aircraft.fighter", "854231", "852580"],
        ),
        ("arms", ["930110", "871000", "missile.cruise", "arms"], ["854231", "electronics", "dual_use"]),
        ("chpl:1, 8710", ["854231", "871000"], ["848210"]),
        # Codes of older editions count as what they became, but what merely shares an older code does not.
        ("852589", ["852589", "852580"], ["852581", "880622"]),
        ("chpl", ["854890", "880330", "854140"], ["854143", "852581"]),
        ("852580", ["852581", "852589"], ["880622"]),
        ("8806", ["880622"], ["852580", "880211"]),
        # A report that speaks of chips speaks of listed codes; one of "arms" or "dual-use goods" says too little.
        ("chpl", ["electronics.semiconductor", "electronics"], ["dual_use", "goods", "small_arms"]),
    ],
)  # fmt: skip
def test_wanted(words: str, belong: list[str], others: list[str]) -> None:
    goods = wanted(words)
    assert [key for key in belong if not goods.has(key)] == []
    assert [key for key in others if goods.has(key)] == []


def test_the_list_is_the_list() -> None:
    assert {int(hs6) for hs6 in priorities()} < wanted("chpl").hs6
    assert wanted("chpl").hs6 - {int(hs6) for hs6 in priorities()} == {852580, 854140, 854150, 854890, 880330}


@pytest.mark.parametrize(
    "words",
    ["", " ", ",", "chips", "854", "85423", "8542313", "8542.3.1", "chpl:9", "chpl:", "HS", "8542,", "*"],
)
def test_what_names_no_goods_is_told_in_one_line(words: str) -> None:
    allowed = r"^--goods .*(give \"chpl\"|its tiers are 1, 2, 3\.A, 3\.B, 4\.A, 4\.B)"
    with pytest.raises(UsageError, match=allowed) as told:
        wanted(words)
    assert "\n" not in str(told.value)
    assert told.value.exit_code == 2


# What continuing legs may carry.


@pytest.mark.parametrize(
    ("words", "reached", "others"),
    [
        ("854231", ["854232", "847330", "854890", "854800"], ["848210", "010121", ""]),
        ("880622", ["852580", "852581", "880211"], ["854231"]),
        ("852589", ["880622"], ["854231"]),
        ("010121", ["010129"], ["010221"]),
        ("01", ["010121"], ["020110"]),
        ("small_arms", ["930110", "arms"], ["854231", "electronics"]),
    ],
)
def test_reach(words: str, reached: list[str], others: list[str]) -> None:
    goods = wanted(words).reach()
    assert [key for key in reached if not goods.has(key)] == []
    assert [key for key in others if goods.has(key)] == []


def test_a_pair_of_relabelled_codes_reaches_the_heading_of_the_other_in_two_steps() -> None:
    one, two = wanted("854231").reach(1), wanted("854231").reach(2)
    assert one.has("847330")
    assert not one.has("847350")
    assert two.has("847350")


def test_the_reach_of_the_list_is_bounded() -> None:
    reach = wanted("chpl").reach()
    assert len(reach.prefixes) == 36
    assert not reach.has("871000")


_CODES = st.sampled_from(
    sorted(
        {step.newer for step in successions()} | {step.older for step in successions()}
        | {int(code.ljust(6, "0")) for pair in relabels() for code in (pair.code, pair.other)}
        | {int(hs.ljust(6, "0")) for hs in headings()} | {10121, 854231, 902750}
    )
)  # fmt: skip


@settings(max_examples=300)
@given(a=_CODES, b=_CODES)
def test_one_step_takes_in_whatever_is_alike(a: int, b: int) -> None:
    goods = wanted(f"{a:06d}")
    if any(likeness(f"{code:06d}", f"{b:06d}").value for code in goods.hs6):
        assert goods.reach(1).has(f"{b:06d}")


# As SQL.


@settings(max_examples=60, deadline=None)
@given(
    hs6=st.frozensets(st.integers(10_000, 979_999), max_size=6),
    prefixes=st.frozensets(st.sampled_from(["01", "8542", "85", "9306", "8543", "84"]), max_size=3),
    told=st.lists(st.integers(0, 999_999), max_size=20),
)
def test_the_predicate_says_what_the_set_says(hs6: frozenset[int], prefixes: frozenset[str], told: list[int]) -> None:
    goods = Goods(hs6, prefixes)
    asked = sorted({*told, *hs6, 854200, 854299, 854300, 10121, 0})
    found = duckdb.execute(f"select g from (select unnest(?::integer[]) g) where {goods.sql('g')} order by g", [asked])
    assert [row[0] for row in found.fetchall()] == [code for code in asked if goods.has(f"{code:06d}" if code else "")]


def test_neighbouring_codes_are_one_range() -> None:
    assert Goods(frozenset({854231, 854232, 854233, 854239})).sql("goods") == (
        "(goods BETWEEN 854231 AND 854239 AND (goods BETWEEN 854231 AND 854233 OR goods = 854239))"
    )
    assert Goods().sql("goods") == "FALSE"


def test_unknown_goods_are_in_no_predicate() -> None:
    assert duckdb.sql(
        f"select count(*) from (select 0 as g) where {wanted('chpl,arms').reach().sql('g')}"
    ).fetchall() == [(0,)]
