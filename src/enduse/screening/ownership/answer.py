"""What a regime's ownership test says of a party, as a finding."""

from __future__ import annotations

from collections.abc import Collection

from enduse.model.finding import Finding, Verdict
from enduse.model.ownership import Standing
from enduse.screening.ownership.closure import Closure
from enduse.screening.ownership.gaps import gaps

_INNOCENT = (
    "The holdings may be out of date, or those of a namesake.",
    "Shares may have been sold, frozen or placed under trust since they were told.",
)


def finding(closure: Closure, party: str, unnamed: Collection[str] = ()) -> Finding:
    """What a regime's test says of a party that is not listed.

    `cannot tell` where the test is met only possibly, where owners are not told, and where the regime has a test of
    control beside the share, which no share can answer.

    Args:
        closure: What was asked.
        party: Identifier of a party.
        unnamed: Identifiers that stand for owners who are not named.
    """
    regime, standing = closure.regime, closure.status(party)
    least, most = closure.sums(party)
    held = f"{least:g} %" if least == most else f"{least:g} to {most:g} %"
    holders = "listed parties hold" if regime.aggregate else "one listed party holds at most"
    verdict, detail = Verdict.cannot_tell, f"{holders} {held}, and the test is {regime.test}"
    open_ = gaps(closure, party, unnamed)
    if regime.state == "suspended":
        verdict, detail = Verdict.not_fired, f"the rule is suspended until {regime.in_force_until}; {detail}"
    elif standing is Standing.listed:
        verdict, detail = Verdict.fired, "it is listed itself"
    elif standing is Standing.certain:
        verdict = Verdict.fired
    elif standing is Standing.no and regime.control:
        detail += "; whether they control it in other ways cannot be told from shares"
    elif standing is Standing.no and not open_:
        verdict = Verdict.not_fired
    if open_:
        detail += "; " + "; ".join(open_)
    if regime.state == "due":
        detail += f"; {regime.note[0].lower()}{regime.note[1:].rstrip('.')}"
    return Finding(
        rule=f"ownership.{regime.name}",
        verdict=verdict,
        subject=party,
        detail=detail,
        authority=regime.authority,
        citation=regime.citation,
        in_force_from=regime.in_force_from,
        in_force_until=regime.in_force_until,
        as_of=closure.as_of,
        innocent_explanations=_INNOCENT if verdict is Verdict.fired and standing is not Standing.listed else (),
    )
