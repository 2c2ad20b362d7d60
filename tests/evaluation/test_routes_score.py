"""Scoring of listed routes, on lists made by hand."""

from __future__ import annotations

import pytest

from enduse.model.route import Leg, Route, Stop, Tracing
from evaluation.routes.chain import chain_of, hubs_of
from evaluation.routes.score import Score, Share, decoys_listed, precision, recall, scored
from evaluation.routes.truth import Innocent, Planted, Truth
from evaluation.routes.verdict import verdicts

ENDS = {
    "s1": ("sup", "hub"), "s2": ("sup", "hub"), "s3": ("hub", "end"), "s4": ("hub", "end"),
    "x1": ("sup", "hub"),  # a consignment between the same firms that did not go on
    "o1": ("other", "hub"), "d1": ("sup", "dec"), "d2": ("dec", "end"), "b1": ("bga", "bgb"), "b2": ("bgb", "end"),
    "m1": ("sup", "mid"), "m2": ("mid", "last"), "m3": ("last", "end"), "u1": ("sup", "uns"),
    "t1": ("sup", "tr1"), "t3": ("tr2", "end"),
}  # fmt: skip

TRUTH = Truth(
    origins=("de",),
    destinations=("ru",),
    since="2022-02-24",
    routes=(
        Planted("R01", "new shell", ("sup", "hub", "end"), (frozenset({"s1", "s2"}), frozenset({"s3", "s4"}))),
        Planted(
            "R02", "two hubs", ("sup", "mid", "last", "end"), tuple(frozenset({key}) for key in ("m1", "m2", "m3"))
        ),
        Planted("R03", "split", ("sup", "uns", "end"), (frozenset({"u1"}), frozenset())),
        Planted(
            "R04",
            "domestic detour",
            ("sup", "tr1", "tr2", "end"),
            (frozenset({"t1"}), frozenset(), frozenset({"t3"})),
        ),
    ),
    decoys=(Innocent("D01", "distributor", "dec"), Innocent("D02", "own source", "else")),
    ends=ENDS,
)


def leg(*shipments: str, country: str = "tr", basis: str = "recorded") -> Leg:
    """A leg; the names and ids of its stops say nothing, as those of joined spellings need not."""
    source, target = Stop("?", "a name"), Stop("?", "another", country)
    return Leg(source, target, (basis,), shipments=shipments)  # type: ignore[arg-type]


def assumed(country: str = "ru") -> Leg:
    return leg(country=country, basis="assumed")


def route(*legs: Leg) -> Route:
    return Route("id", legs, 0.5, ())


def meaning(*legs: Leg) -> tuple[str, str]:
    (verdict,) = verdicts([route(*legs)], TRUTH)
    return verdict.meaning, verdict.id


@pytest.mark.parametrize(
    ("legs", "is_found"),
    [
        ((leg("s1"), leg("s3")), ("planted", "R01")),
        ((leg("s2", "s1"), leg("s4")), ("planted", "R01")),
        ((leg("x1", "s1"), leg("s3")), ("planted", "R01")),
        ((leg("m1"), leg("m2"), leg("m3")), ("planted", "R02")),
        ((leg("u1"), assumed()), ("destination assumed", "R03")),
        ((leg("t1"), assumed("tr"), leg("t3")), ("planted", "R04")),
    ],
)
def test_what_was_planted_is_found(legs: tuple[Leg, ...], is_found: tuple[str, str]) -> None:
    assert meaning(*legs) == is_found


# A route is found whole or not at all.
@pytest.mark.parametrize(
    ("legs", "is_no_find"),
    [
        ((leg("o1"), leg("s3")), ("in part", "R01")),  # another supplier
        ((leg("x1"), leg("s3")), ("in part", "R01")),  # the right firms, none of the goods that went
        ((leg("s1"), assumed()), ("in part", "R01")),  # its last leg is recorded, and was not seen
        ((leg("m1"), leg("m2")), ("in part", "R02")),  # not to the end
        ((leg("m1"), assumed("tr"), leg("m3")), ("planted", "R02")),  # ends known from both sides: the same chain
        ((leg("m1"), leg("m2"), assumed()), ("in part", "R02")),
        ((leg("u1"), assumed("tr")), ("in part", "R03")),  # not into the destination
        ((leg("u1"), leg("m3")), ("in part", "R03")),  # two firms taken for one
        ((leg("t1"), leg("t3")), ("in part", "R04")),  # two firms taken for one
        ((leg("d1"), leg("d2")), ("decoy", "D01")),
        ((leg("d1"), assumed()), ("decoy", "D01")),
        ((leg("b1"), leg("b2")), ("background", "")),
        ((leg("unknown"), leg("s3")), ("in part", "R01")),
        ((assumed("tr"), assumed()), ("background", "")),
        ((leg("s3"), leg("b1")), ("background", "")),
    ],
)
def test_what_is_no_find_is_told_for_what_it_is(legs: tuple[Leg, ...], is_no_find: tuple[str, str]) -> None:
    assert meaning(*legs) == is_no_find


def test_a_leg_whose_records_are_of_many_firms_is_of_none() -> None:
    assert chain_of(route(leg("s1", "d1"), leg("s3")), ENDS) is None
    assert chain_of(route(leg("s1", "s2", "d1"), leg("s3")), ENDS) == ("sup", "hub", "end")


def test_a_record_that_does_not_exist_counts_against_a_leg() -> None:
    assert chain_of(route(leg("s1", "invented"), leg("s3")), ENDS) is None


def test_firms_that_no_record_tells_of_are_unknown() -> None:
    assert chain_of(route(leg("u1"), assumed()), ENDS) == ("sup", "uns", None)
    assert chain_of(route(assumed("tr"), assumed()), ENDS) == (None, None, None)


def test_hubs_are_those_in_the_middle() -> None:
    assert hubs_of(route(leg("m1"), leg("m2"), leg("m3")), ENDS) == ("mid", "last")
    assert hubs_of(route(leg("s1"), leg("m3")), ENDS) == ("hub", "last")
    assert hubs_of(route(assumed("tr"), assumed()), ENDS) == ()


def score(*routes: Route, top: int = 50) -> Score:
    return scored(Tracing(routes, None), TRUTH, top=top)


R01, R02, R03 = route(leg("s1"), leg("s3")), route(leg("m1"), leg("m2"), leg("m3")), route(leg("u1"), assumed())
DECOY, BACKGROUND = route(leg("d1"), leg("d2")), route(leg("b1"), leg("b2"))


def test_numbers_of_a_list() -> None:
    found = score(BACKGROUND, R01, DECOY, R01, R03)
    assert found.ranks == {"R01": 2, "R02": None, "R03": 5, "R04": None}
    assert recall([found]) == Share(2, 4)
    assert recall([found], unseen=True) == Share(1, 1)
    assert recall([found], unseen=False) == Share(1, 3)
    assert recall([found], kind="new shell") == Share(1, 1)
    assert precision([found]) == Share(3, 5)
    assert precision([found], at=2) == Share(1, 2)
    assert decoys_listed([found]) == Share(1, 2)
    assert decoys_listed([found], kind="own source") == Share(0, 1)


def test_what_is_listed_below_the_first_fifty_is_not_listed() -> None:
    found = score(*[BACKGROUND] * 3, R01, DECOY, top=3)
    assert recall([found]) == Share(0, 4)
    assert decoys_listed([found]) == Share(0, 2)


def test_a_decoy_listed_twice_is_one_decoy() -> None:
    assert decoys_listed([score(DECOY, DECOY)]) == Share(1, 2)


def test_a_planted_route_through_a_decoy_is_not_counted_as_one() -> None:
    assert score(R01).decoys_listed == frozenset()


def test_several_worlds_are_counted_together() -> None:
    both = [score(R01), score(R01, R02)]
    assert recall(both) == Share(3, 8)
    assert precision(both) == Share(3, 3)


def test_nothing_listed_is_nothing_found() -> None:
    found = score()
    assert recall([found]) == Share(0, 4)
    assert precision([found]) == Share(0, 0)
    assert precision([found]).value is None
    assert str(precision([found])) == "– (0/0)"
    assert str(Share(1, 4)) == "0.25 (1/4)"
