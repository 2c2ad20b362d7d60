"""What was measured of one matcher, as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evaluation.names.bars import CURVE, RATES, Bar, alerting, bar_at
from evaluation.names.cases import Answer, Case, best, heading
from evaluation.names.recall import Bags, Recall, recall_by
from evaluation.names.verdicts import Verdicts, of_names


@dataclass(frozen=True, slots=True)
class Batch:
    """Names asked together, the answers, and the least score asked for."""

    cases: Sequence[Case]
    answers: Sequence[Answer]
    least: float = 0.0

    @property
    def scores(self) -> list[float]:
        """The best score of each, 0 where nothing was found."""
        return [best(answer) for answer in self.answers]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a matcher does at one bar.

    Args:
        bar: Where the bar stands.
        headings: Recall by heading.
        groups: Recall by group of the files.
        kinds: Recall by kind of change.
        near: Share of near-misses that alert, None when none were asked.
        near_kinds: The same by kind of near-miss.
    """

    bar: Bar
    headings: Mapping[str, Recall]
    groups: Mapping[str, Recall]
    kinds: Mapping[str, Recall]
    near: float | None
    near_kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of one matcher.

    Args:
        name: The matcher.
        readings: At the false-alarm rates of `RATES`.
        curve: At those of `CURVE`.
        threshold: Its default threshold.
        at_default: Verdicts on all names there.
        false_alarms: Share of innocent names that alert there.
        near_alerts: Share of near-misses that alert there, None when none were asked.
        pairs: Verdicts on labelled pairs there, None when none were asked.
        pairs_best: The threshold with the best F1 on the pairs, and that F1.
        names_per_cpu_second: In this run, list and names as they are.
    """

    name: str
    readings: Sequence[Reading]
    curve: Sequence[Reading]
    threshold: float
    at_default: Verdicts
    false_alarms: float
    near_alerts: float | None
    pairs: Verdicts | None = None
    pairs_best: tuple[float, float] | None = None
    names_per_cpu_second: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """As JSON is written."""
        told = asdict(self)
        for verdicts, key in ((self.at_default, "at_default"), (self.pairs, "pairs")):
            if verdicts:
                told[key] |= {"precision": verdicts.precision, "recall": verdicts.recall, "f1": verdicts.f1}
        return told


def reading(positives: Batch, near: Batch, bar: Bar, bags: Bags) -> Reading:
    """What a matcher does at a bar."""

    def by(label: Any) -> dict[str, Recall]:  # noqa: ANN401
        return recall_by(label, positives.cases, positives.answers, bar, bags)

    kinds = dict.fromkeys(case.kind for case in near.cases)
    by_kind = {
        kind: [s for case, s in zip(near.cases, near.scores, strict=True) if case.kind == kind] for kind in kinds
    }
    return Reading(
        bar=bar,
        headings=by(lambda case: heading(case.group)),
        groups=by(lambda case: case.group),
        kinds=by(lambda case: case.kind),
        near=alerting(near.scores, bar.above) if near.cases else None,
        near_kinds={kind: alerting(scores, bar.above) for kind, scores in by_kind.items()},
    )


def sheet(name: str, positives: Batch, innocent: Batch, near: Batch, *, threshold: float, bags: Bags) -> Sheet:
    """Everything that follows from a matcher's answers to names.

    Args:
        name: The matcher.
        positives: Names to be found.
        innocent: Names not to be found, on which the bars are set.
        near: Near-misses, which set no bar.
        threshold: The matcher's default threshold.
        bags: The names of every party (`recall.names_of`).
    """

    def at(rates: Sequence[float]) -> list[Reading]:
        return [reading(positives, near, bar_at(innocent.scores, rate, innocent.least), bags) for rate in rates]

    return Sheet(
        name=name,
        readings=at(RATES),
        curve=at(CURVE),
        threshold=threshold,
        at_default=of_names([*positives.cases, *innocent.cases], [*positives.answers, *innocent.answers], threshold),
        false_alarms=sum(score >= threshold for score in innocent.scores) / len(innocent.scores),
        near_alerts=sum(s >= threshold for s in near.scores) / len(near.scores) if near.cases else None,
    )
