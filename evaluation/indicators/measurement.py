"""The indicators' ranking measured, and every indicator by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from enduse.model.finding import Finding, Verdict
from enduse.tracing.indicators import Context, indicators, judge, score
from evaluation.indicators.declarations import Part
from evaluation.indicators.ranking import Figures, Precision, mean_of, precision_at

SHARES = (0.01, 0.05)


@dataclass(frozen=True, slots=True)
class Lift:
    """One indicator by itself.

    Args:
        rule: The indicator.
        fired: Rows on which it fired.
        clear: Rows on which it did not.
        open: Rows on which it could not be told.
        precision: Share of fraud among those it fired on, NaN when it never did.
        low: Lower end of its 95 % interval.
        high: Upper end.
    """

    rule: str
    fired: int
    clear: int
    open: int
    precision: float
    low: float
    high: float

    def signal(self, base: float) -> str:
        """Whether it tells anything here, in words."""
        if not self.fired:
            return "never fired" if self.clear else "cannot be told here"
        if self.low > base:
            return "more fraud than usual"
        return "less fraud than usual" if self.high < base else "no signal"


def findings_of(files: Mapping[str, Part]) -> list[tuple[Finding, ...]]:
    """Findings of the test rows; the context is all three files, without labels."""
    context = Context.of(chain.from_iterable(part.shipments for part in files.values()))
    return [judge(shipment, context) for shipment in files["test"].shipments]


def scores_of(findings: Sequence[tuple[Finding, ...]]) -> Figures:
    """The indicators' score a row."""
    return np.array([score(each) for each in findings])


def precisions(scores: Figures, labels: Figures) -> tuple[Precision, ...]:
    """Precision at each share."""
    return tuple(precision_at(scores, labels, share) for share in SHARES)


def lifts(findings: Sequence[tuple[Finding, ...]], labels: Figures) -> tuple[Lift, ...]:
    """Every indicator by itself, in the order of the table."""
    verdicts: dict[str, list[Verdict]] = {flag.id: [] for flag in indicators()}
    for each in findings:
        for finding in each:
            verdicts[finding.rule].append(finding.verdict)
    return tuple(_lift(rule, told, labels) for rule, told in verdicts.items())


def _lift(rule: str, verdicts: Sequence[Verdict], labels: Figures) -> Lift:
    fired = np.array([verdict is Verdict.fired for verdict in verdicts], dtype=bool)
    precision, low, high = mean_of(labels[fired]) if fired.any() else (float("nan"),) * 3
    return Lift(
        rule=rule,
        fired=int(fired.sum()),
        clear=sum(verdict is Verdict.not_fired for verdict in verdicts),
        open=sum(verdict is Verdict.cannot_tell for verdict in verdicts),
        precision=precision,
        low=low,
        high=high,
    )
