"""Right and wrong verdicts at a threshold, and what they make of precision and recall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.names.cases import Answer, Case, best


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Counts at one threshold.

    Args:
        right: Parties found.
        wrong: Alerts that should not be.
        missed: Parties not found.
    """

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of alerts that are right, 0 without alerts."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of parties found, 0 without parties."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def of_names(cases: Sequence[Case], answers: Sequence[Answer], threshold: float) -> Verdicts:
    """Verdicts on names to be found and names not to be found, by the party listed first.

    Another party listed first than the one meant is both a wrong alert and a party missed. Precision hangs on how
    many innocent names are asked for each guilty one: compare it between matchers, never with other measurements.
    """
    right = wrong = missed = 0
    for case, answer in zip(cases, answers, strict=True):
        alert = best(answer) >= threshold and bool(answer)
        hit = alert and case.target is not None and answer[0].entity_id == case.target
        right += hit
        wrong += alert and not hit
        missed += case.target is not None and not hit
    return Verdicts(right, wrong, missed)


def of_pairs(judged: Sequence[bool], scores: Sequence[float], threshold: float) -> Verdicts:
    """Verdicts on pairs judged to be the same or not."""
    right = sum(same and score >= threshold for same, score in zip(judged, scores, strict=True))
    alerts = sum(score >= threshold for score in scores)
    return Verdicts(right, alerts - right, sum(judged) - right)
