"""HS codes against the Common High Priority List."""

from __future__ import annotations

from collections.abc import Iterable

from enduse.model.finding import Finding, Verdict
from enduse.reference.controls import (
    Change,
    Priority,
    changes,
    explanations,
    gone,
    headings,
    older,
    priorities,
    tier_concern,
)
from enduse.screening.goods.hs_code import HsCode

AUTHORITY = "BIS, EU, Japan, UK"
CITATION = "BIS, Common High Priority List (February 23, 2024)"
REVISIONS = ("2012", "2017", "2022")
_NEW = "2022"


def dotted(hs6: str) -> str:
    """Six digits as they are printed: "8542.31"."""
    return f"{hs6[:4]}.{hs6[4:]}"


def judge(code: HsCode, day: str, revision: str | None) -> Finding:
    """Whether a code stands on the list on a day.

    Args:
        code: As `read_hs` reads it.
        day: ISO date, month or year.
        revision: Edition of the Harmonized System the code was written in, None when unknown.
    """
    hs6 = code.hs6
    if code.trouble is not None:
        return _unknown(code, day, f"{code.trouble}; ask for the full code")
    if hs6 is None:
        return _short(code, day)
    if hs6 in older() and (revision is not None or hs6 not in priorities()):
        return _old(code, day, hs6, revision)
    if hs6 in priorities():
        return _listed(code, day, priorities()[hs6], revision)
    if hs6 in gone() and revision != _NEW:
        became = f"{dotted(hs6)} is a code of an older edition: it became {gone()[hs6]}, none of them listed"
        return _finding("chpl", Verdict.not_fired, code, day, became)
    siblings = headings().get(hs6[:4], ())
    if siblings and hs6 not in siblings and revision in (None, _NEW):
        return _unknown(code, day, f"{dotted(hs6)} is no subheading of {hs6[:4]} in HS 2022; check code and edition")
    return _finding("chpl", Verdict.not_fired, code, day, f"{dotted(hs6)} is not among the 50 codes of the list")


def _listed(code: HsCode, day: str, priority: Priority, revision: str | None) -> Finding:
    change = changes().get(priority.hs6)
    rule = f"chpl.tier-{priority.tier}"
    if change is not None and revision in REVISIONS and revision != _NEW:
        what = "is narrower since HS 2022" if change.kind == "narrowed" else f"does not exist in HS {revision}"
        return _unknown(code, day, f"{dotted(priority.hs6)} {what}: {change.note}", rule)
    on_list = priority.listed.covers(day)
    named = f"{dotted(priority.hs6)} ({priority.title}), tier {priority.tier}: {tier_concern(priority.tier)}"
    if on_list is None:
        return _unknown(code, day, f"{named}; whether it was listed by then cannot be told: {_bounds(priority)}", rule)
    told = named if revision is not None or change is None else f"{named}; edition not given, read as HS 2022"
    if on_list:
        return _finding(rule, Verdict.fired, code, day, told, priority)
    since = priority.listed.start or priority.listed.known_from
    return _finding(rule, Verdict.not_fired, code, day, f"{named}; not on the list before {since}", priority)


def _old(code: HsCode, day: str, hs6: str, revision: str | None) -> Finding:
    """A code that HS 2022 no longer has."""
    became = older()[hs6]
    if revision == _NEW:
        said = f"{dotted(hs6)} does not exist in HS 2022"
    else:
        said = f"{dotted(hs6)} is a code of HS 2017 and before"
    listed = " and ".join(dotted(change.hs6) for change in became)
    return _unknown(code, day, f"{said}: {_notes(became)}; of these {listed} is listed", _rule(became))


def _notes(became: Iterable[Change]) -> str:
    return "; ".join(dict.fromkeys(change.note for change in became))


def _rule(became: Iterable[Change]) -> str:
    tiers = {priorities()[change.hs6].tier for change in became}
    return f"chpl.tier-{tiers.pop()}" if len(tiers) == 1 else "chpl"


def _short(code: HsCode, day: str) -> Finding:
    """A chapter or a heading: cannot tell where some of it is listed."""
    below = sorted(hs6 for hs6 in priorities() if hs6.startswith(code.digits))
    if not below:
        return _finding("chpl", Verdict.not_fired, code, day, f"no code under {code.digits} is on the list")
    kind = "heading" if len(code.digits) == 4 else "chapter"
    count = f" of its {len(headings()[code.digits])} subheadings" if kind == "heading" else " of its subheadings"
    named = ", ".join(dotted(hs6) for hs6 in below[:6]) + (" …" if len(below) > 6 else "")
    return _unknown(
        code, day, f"{code.digits} is only a {kind}: {len(below)}{count} are listed ({named}); ask for six digits"
    )


def _bounds(priority: Priority) -> str:
    listed = priority.listed
    return f"added on {listed.start}" if listed.start else f"added after {listed.not_before} and by {listed.known_from}"


def _unknown(code: HsCode, day: str, detail: str, rule: str = "chpl") -> Finding:
    return _finding(rule, Verdict.cannot_tell, code, day, detail)


def _finding(
    rule: str, verdict: Verdict, code: HsCode, day: str, detail: str, priority: Priority | None = None
) -> Finding:
    return Finding(
        rule=rule,
        verdict=verdict,
        subject=code.given,
        detail=detail,
        authority=AUTHORITY,
        citation=CITATION,
        in_force_from=priority.listed.start if priority else None,
        in_force_until=priority.listed.until if priority else None,
        as_of=day,
        innocent_explanations=() if verdict is Verdict.not_fired else explanations(rule if "." in rule else "chpl."),
    )
