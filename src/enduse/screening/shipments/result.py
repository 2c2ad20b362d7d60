"""What screening says of one shipment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from enduse.model.finding import Finding, Verdict
from enduse.model.match import Match
from enduse.model.record import to_record


@dataclass(frozen=True, slots=True)
class PartyMatches:
    """A party of a shipment and who on a list it may be.

    Args:
        role: sender, receiver, declarant, vessel, notify party …
        name: As in the record; the number for a party that has no name.
        matches: The best first, empty where nobody reaches the threshold: no candidate, never cleared.
    """

    role: str
    name: str
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class ShipmentResult:
    """A shipment held against lists and controls: leads, never a verdict on anybody.

    Args:
        id: `Shipment.id`.
        row: `Shipment.row`.
        as_of: Day for which rules were asked, None for the day of the newest tables.
        parties: Everybody who was asked about, in the order of the record.
        findings: Rules that fired and rules that cannot tell; rules that did not fire are left out.
    """

    id: str
    row: int | None
    as_of: str | None
    parties: tuple[PartyMatches, ...]
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Fired when somebody may be listed or a rule fired; cannot tell when only such findings are left."""
        if any(party.matches for party in self.parties):
            return Verdict.fired
        verdicts = {finding.verdict for finding in self.findings}
        if Verdict.fired in verdicts:
            return Verdict.fired
        return Verdict.cannot_tell if verdicts else Verdict.not_fired

    def to_dict(self) -> dict[str, Any]:
        """One line of output: id, row, verdict, the parties who may be listed, and the findings."""
        told: dict[str, Any] = {"id": self.id, "row": self.row, "verdict": self.verdict.value, "as_of": self.as_of}
        told["asked"] = len(self.parties)
        told["parties"] = [to_record(party) for party in self.parties if party.matches]
        told["findings"] = [to_record(finding) for finding in self.findings]
        return {name: value for name, value in told.items() if value not in (None, [], 0)}
