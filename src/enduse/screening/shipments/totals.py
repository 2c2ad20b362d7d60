"""Counts over a screened file."""

from __future__ import annotations

from collections import Counter

from enduse.model.finding import Verdict
from enduse.screening.shipments.result import ShipmentResult


class Totals:
    """Counts results as they pass.

    Attributes:
        records: Shipments screened.
        listed: Shipments with a party that may be listed.
        verdicts: Shipments by verdict; those that did not fire are no more than that: nothing found.
        rules: Findings by rule and verdict.
    """

    def __init__(self) -> None:
        self.records = 0
        self.listed = 0
        self.verdicts: Counter[Verdict] = Counter()
        self.rules: Counter[tuple[str, Verdict]] = Counter()

    def add(self, result: ShipmentResult) -> ShipmentResult:
        """Count a result and hand it on."""
        self.records += 1
        self.listed += any(party.matches for party in result.parties)
        self.verdicts[result.verdict] += 1
        for finding in result.findings:
            self.rules[finding.rule, finding.verdict] += 1
        return result

    def lines(self) -> tuple[str, ...]:
        """The counts in sentences."""
        quiet = self.verdicts[Verdict.not_fired]
        return (
            (
                f"{self.records:,} records: {self.listed:,} with a party that may be listed, "
                f"{self.verdicts[Verdict.fired]:,} on which something fired, "
                f"{self.verdicts[Verdict.cannot_tell]:,} on which rules cannot tell, {quiet:,} with nothing found"
            ),
            *(f"{rule} {verdict.value}: {count:,}" for (rule, verdict), count in self.rules.most_common()),
        )
