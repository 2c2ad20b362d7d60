"""Recall: who is listed first counts, equal scores do not help."""

import pytest

from evaluation.names.bars import Bar
from evaluation.names.cases import ORIGINAL, REAL, TYPOS, Answer, Case, Hit, heading, ordered, sampled
from evaluation.names.parties import Listed
from evaluation.names.recall import Recall, names_of, recall_by, recalled
from evaluation.names.sheet import Batch, sheet
from evaluation.names.verdicts import Verdicts, of_names, of_pairs

BAR = Bar(0.7, 0.005, 0.0, 100)
ASKED = Case("Ivan Petrov", "Person", "xreal_un", "", "a")
BAGS = names_of(
    [
        Listed("a", "Person", ("PETROV, Ivan",)),
        Listed("a-again", "Person", ("Ivan Petrov", "Vanya")),
        Listed("b", "Person", ("Iva Petrova",)),
    ]
)


def answer(*hits: tuple[str, float]) -> Answer:
    return tuple(Hit(*hit) for hit in hits)


@pytest.mark.parametrize(
    ("given", "first", "tied", "twinned", "alerted", "found"),
    [
        ([("a", 0.9), ("b", 0.8)], 1, 0, 1, 1, 1),
        # At the bar is not above it.
        ([("a", 0.7)], 0, 0, 0, 0, 1),
        ([("a", 0.6)], 0, 0, 0, 0, 1),
        ([("b", 0.9), ("a", 0.8)], 0, 0, 0, 1, 1),
        # Equal scores: a hit only for the one listed first.
        ([("a", 0.9), ("b", 0.9)], 1, 0, 1, 1, 1),
        ([("b", 0.9), ("a", 0.9)], 0, 1, 0, 1, 1),
        ([("b", 0.6), ("a", 0.6)], 0, 0, 0, 0, 1),
        # Another listing with the same name is no hit, and no mistake either.
        ([("a-again", 0.9), ("a", 0.9)], 0, 1, 1, 1, 1),
        ([("a-again", 0.9)], 0, 0, 1, 0, 0),
        ([("a-again", 0.6), ("a", 0.6)], 0, 0, 0, 0, 1),
        ([("b", 0.9)], 0, 0, 0, 0, 0),
        ([], 0, 0, 0, 0, 0),
    ],
)
def test_one_answer(
    given: list[tuple[str, float]], first: int, tied: int, twinned: int, alerted: int, found: int
) -> None:
    assert recalled(ASKED, answer(*given), BAR, BAGS) == Recall(1, first, tied, twinned, alerted, found)


def test_a_target_without_names_has_no_twin() -> None:
    assert recalled(Case("x", None, "g", "", "z"), answer(("y", 0.9)), BAR, {}).twinned == 0


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("xreal_un", REAL),
        ("xreal_euid", REAL),
        ("xreal_euid_orig", ORIGINAL),
        ("un_orig", ORIGINAL),
        ("benign", TYPOS),
        ("real_xreal", TYPOS),
        ("original", TYPOS),
    ],
)
def test_groups_count_under_headings(group: str, told: str) -> None:
    assert heading(group) == told


def test_groups_never_seen_are_told_under_their_own_name() -> None:
    cases = [Case("x", None, group, kind, "a") for group, kind in (("new", "k"), ("new", ""), ("other", "k"))]
    answers = [answer(("a", 0.9)), (), answer(("b", 0.9))]
    by_group = recall_by(lambda case: case.group, cases, answers, BAR, BAGS)
    assert {group: (recall.first, recall.asked) for group, recall in by_group.items()} == {
        "new": (1, 2),
        "other": (0, 1),
    }
    assert recall_by(lambda case: case.kind, cases, answers, BAR, BAGS).keys() == {"k"}


def test_recall_of_nobody_is_nothing() -> None:
    assert Recall().at_1 == 0.0


def test_the_whole_sheet() -> None:
    positives = Batch([ASKED, ASKED], [answer(("a", 0.9)), answer(("b", 0.65), ("a", 0.5))])
    innocent = Batch([Case("n", "Person", "n")] * 4, [answer(("b", 0.8)), (), answer(("a", 0.6)), ()])
    near = Batch([Case("m", None, "near", kind) for kind in "xxy"], [answer(("a", 0.85)), (), answer(("a", 0.7))])
    told = sheet("us", positives, innocent, near, threshold=0.65, bags=BAGS)
    strict = told.readings[0]
    assert strict.bar.above == 0.8
    assert strict.headings[REAL].at_1 == 0.5
    assert strict.near == pytest.approx(1 / 3)
    assert strict.near_kinds == {"x": 0.5, "y": 0.0}
    assert told.false_alarms == 0.25
    assert told.near_alerts == pytest.approx(2 / 3)
    assert told.at_default == Verdicts(right=1, wrong=2, missed=1)
    assert told.to_dict()["at_default"]["precision"] == pytest.approx(1 / 3)


def test_without_near_misses_their_share_is_not_nought() -> None:
    told = sheet("us", Batch([], []), Batch([Case("n", None, "n")], [()]), Batch([], []), threshold=0.7, bags={})
    assert (told.readings[0].near, told.near_alerts) == (None, None)


def test_another_party_first_is_both_a_wrong_alert_and_a_miss() -> None:
    cases = [ASKED, Case("n", None, "n"), Case("n", None, "n")]
    assert of_names(cases, [answer(("b", 0.9)), answer(("b", 0.7)), ()], 0.7) == Verdicts(0, 2, 1)
    assert Verdicts(0, 2, 1).f1 == Verdicts(0, 0, 0).precision == Verdicts(0, 0, 0).recall == 0.0


def test_pairs_at_a_threshold() -> None:
    verdicts = of_pairs([True, True, False, False], [0.7, 0.69, 0.7, 0.1], 0.7)
    assert verdicts == Verdicts(right=1, wrong=1, missed=1)
    assert verdicts.f1 == 0.5


def test_answers_must_fall() -> None:
    assert ordered([answer(("a", 0.9), ("b", 0.9)), ()])
    assert not ordered([answer(("a", 0.8), ("b", 0.9))])


def test_a_sample_is_the_same_for_the_same_seed_and_keeps_its_order() -> None:
    cases = [Case(str(number), None, "g") for number in range(100)]
    drawn = sampled(cases, 10, 1)
    assert drawn == sampled(cases, 10, 1) != sampled(cases, 10, 2)
    assert [int(case.name) for case in drawn] == sorted(int(case.name) for case in drawn)
    assert sampled(cases, None, 1) == sampled(cases, 100, 1) == cases
