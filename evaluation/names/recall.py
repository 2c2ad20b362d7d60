"""How many of the parties asked for are found, by group and by kind of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.names.bars import Bar
from evaluation.names.cases import Answer, Case
from evaluation.names.parties import Listed, bag

Bags = Mapping[str, frozenset[str]]
NO_BAG: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Recall:
    """Counts behind recall at one bar.

    Args:
        asked: Names asked.
        first: Names whose party is listed first, above the bar. Of parties with equal scores, the one listed first.
        tied: Names whose party is not first, but scores as high as the one that is, above the bar.
        twinned: Names whose party is first, or is beaten only by another listing with a name in common: lists name
            the same party more than once.
        alerted: Names whose party is among the answers above the bar.
        found: Names whose party is among the answers at any score.
    """

    asked: int = 0
    first: int = 0
    tied: int = 0
    twinned: int = 0
    alerted: int = 0
    found: int = 0

    def __add__(self, other: Recall) -> Recall:
        """The counts of both."""
        return Recall(
            self.asked + other.asked,
            self.first + other.first,
            self.tied + other.tied,
            self.twinned + other.twinned,
            self.alerted + other.alerted,
            self.found + other.found,
        )

    def share(self, counted: int) -> float:
        """A count as a share of the names asked, 0 of none."""
        return counted / self.asked if self.asked else 0.0

    @property
    def at_1(self) -> float:
        """Recall at 1."""
        return self.share(self.first)


def recalled(case: Case, answer: Answer, bar: Bar, bags: Bags) -> Recall:
    """What one name's answer adds."""
    own = max((hit.score for hit in answer if hit.entity_id == case.target), default=None)
    top = answer[0] if answer else None
    if top is None or case.target is None:
        return Recall(asked=1)
    alerted = own is not None and bar.alerts(own)
    first = alerted and top.entity_id == case.target
    tied = alerted and not first and own == top.score
    same = not bags.get(top.entity_id, NO_BAG).isdisjoint(bags.get(case.target, NO_BAG))
    twinned = first or (bar.alerts(top.score) and same)
    return Recall(1, int(first), int(tied), int(twinned), int(alerted), int(own is not None))


def recall_by(
    label: Callable[[Case], str], cases: Sequence[Case], answers: Sequence[Answer], bar: Bar, bags: Bags
) -> dict[str, Recall]:
    """Recall by label, in the order the labels first appear; names with an empty label are left out.

    Args:
        label: What a case counts under.
        cases: The names asked.
        answers: To each, by falling score.
        bar: Above which an answer is an alert.
        bags: The names of every party as bags of words (`names_of`).
    """
    counted: defaultdict[str, Recall] = defaultdict(Recall)
    for case, answer in zip(cases, answers, strict=True):
        if label(case):
            counted[label(case)] += recalled(case, answer, bar, bags)
    return dict(counted)


def names_of(parties: Iterable[Listed]) -> Bags:
    """The names of every party as bags of words, by its identifier."""
    return {party.id: frozenset(bag(name) for name in party.names) for party in parties}
