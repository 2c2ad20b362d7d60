"""The loss of an index, seen on a matcher that loses on purpose."""

from collections.abc import Mapping, Sequence

import pytest

from enduse.model.match import Match, Query
from evaluation.names.cases import Case
from evaluation.names.loss import loss

PLAIN: Mapping[str, float] = {"a": 0.9, "b": 0.8, "c": 0.7, "d": 0.2}
CASES = [Case("x", None, "g")]


class Fixed:
    """Answers the same to every name: `fast` in a batch, PLAIN pair by pair."""

    def __init__(self, fast: Mapping[str, float]) -> None:
        self.fast = fast

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int) -> list[tuple[Match, ...]]:
        matches = [self.match(key, score) for key, score in self.fast.items() if score >= threshold]
        return [tuple(matches[:limit])] * len(queries)

    def score(self, query: Query, entity_id: str) -> Match:
        assert query.names == ("x",)
        return self.match(entity_id, PLAIN[entity_id])

    @staticmethod
    def match(key: str, score: float) -> Match:
        return Match(key, key, "Person", (), score, match=True)


@pytest.mark.parametrize(
    ("fast", "lost", "first_lost", "unequal"),
    [
        (PLAIN, 0, 0, 0),
        ({"a": 0.9, "b": 0.8}, 1, 0, 0),
        ({"b": 0.8}, 2, 1, 0),
        ({}, 3, 1, 0),
        ({**PLAIN, "a": 0.95}, 0, 0, 1),
        ({**PLAIN, "a": 0.9 + 1e-9}, 0, 0, 0),
    ],
)
def test_what_is_lost(fast: Mapping[str, float], lost: int, first_lost: int, unequal: int) -> None:
    told = loss(Fixed(fast), CASES, PLAIN, threshold=0.7)
    assert (told.matches, told.lost, told.first_lost, told.unequal) == (3, lost, first_lost, unequal)
    assert told.share == pytest.approx(lost / 3)
    assert (told.names, told.pairs) == (1, 4)
    assert told.examples == tuple(("x", key, score) for key, score in PLAIN.items() if key not in fast and score >= 0.7)


def test_nothing_to_lose() -> None:
    told = loss(Fixed({}), CASES, PLAIN, threshold=0.95)
    assert (told.share, told.first_lost, told.matches) == (0.0, 0, 0)


def test_nobody_asked() -> None:
    assert loss(Fixed({}), [], PLAIN, threshold=0.7).names == 0
