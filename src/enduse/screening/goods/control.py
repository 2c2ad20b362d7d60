"""ECCNs against the US Commerce Control List."""

from __future__ import annotations

import re
import unicodedata

from enduse.model.finding import Finding, Verdict
from enduse.reference.controls import Entry, entries, explanations, reason_names, vintage

AUTHORITY = "BIS"
CITATION = "15 CFR part 774, Supplement No. 1"
_LABEL = re.compile(r"^(?:ECCN|US ECCN)[ :#-]*")
_ECCN = re.compile(r"([0-9][A-E][0-9]{3})(?:[.\- ]?([A-Z](?:[.\-]?[A-Z0-9]+)*))?")
_EAR99 = re.compile(r"EAR[ -]?99")
_ITAR = re.compile(r"(?:USML|ITAR)\b.*")
_NONE = frozenset({"", "N/A", "NA", "NONE", "NLR", "NO", "NIL", "-"})


def judge(given: str, day: str) -> Finding:
    """Whether a stated control code is an entry of the list.

    Args:
        given: "3A001", "3a001.b.2", "EAR99", "5A992.c"; other words are told apart, not guessed at.
        day: ISO date, month or year.
    """
    text = _LABEL.sub("", unicodedata.normalize("NFKC", given).strip().upper())
    if text in _NONE:
        return _finding("ccl", Verdict.cannot_tell, given, day, "no control code was stated; ask the exporter for one")
    if _EAR99.fullmatch(text):
        return _ear99(given, day)
    if _ITAR.fullmatch(text):
        return _finding("ccl", Verdict.cannot_tell, given, day, "munitions codes are under 22 CFR part 121, not here")
    shaped = _ECCN.fullmatch(text)
    if shaped is None:
        return _finding(
            "ccl", Verdict.cannot_tell, given, day, "not shaped like an ECCN (digit, letter A to E, three digits)"
        )
    entry = entries().get(shaped[1])
    if entry is None:
        return _finding("ccl", Verdict.not_fired, given, day, _absent(shaped[1]))
    return _entered(given, day, entry, shaped[2])


def _entered(given: str, day: str, entry: Entry, paragraph: str | None) -> Finding:
    rule = f"ccl.{entry.eccn}"
    if entry.itar:
        detail = f"{entry.heading}: the entry sends these items to the ITAR (22 CFR parts 120 to 130)"
        return _finding(rule, Verdict.fired, given, day, detail, entry)
    reasons = ", ".join(f"{reason} ({reason_names().get(reason, '?')})" for reason in entry.reasons)
    parts = [entry.heading, f"controlled for {reasons}" if reasons else "see the entry for its licence rules"]
    if paragraph:
        parts.append(f"paragraph .{paragraph.lower().lstrip('.')} was not checked")
    in_force = entry.period.covers(day)
    if in_force:
        return _finding(rule, Verdict.fired, given, day, "; ".join(parts), entry)
    if in_force is None:
        parts.append(f"added on {entry.period.start}")
        return _finding(rule, Verdict.cannot_tell, given, day, "; ".join(parts), entry)
    parts.append(f"not on the list before {entry.period.start}")
    return _finding(rule, Verdict.not_fired, given, day, "; ".join(parts), entry)


def _ear99(given: str, day: str) -> Finding:
    detail = (
        "EAR99: subject to the EAR but on no entry of the list; destination, end user and end use can still "
        "require a licence (15 CFR parts 744 and 746)"
    )
    return _finding("ccl", Verdict.not_fired, given, day, detail)


def _absent(eccn: str) -> str:
    return f"no entry {eccn} in the table of the list; other countries number theirs alike, and those were not asked"


def _finding(rule: str, verdict: Verdict, given: str, day: str, detail: str, entry: Entry | None = None) -> Finding:
    explained: tuple[str, ...] = ()
    if entry is not None and verdict is not Verdict.not_fired:
        explained = explanations("ccl.at-only") if entry.anti_terrorism_only else explanations(rule)
    return Finding(
        rule=rule,
        verdict=verdict,
        subject=given,
        detail=f"{detail} (list of {vintage('eccn.csv')})",
        authority=AUTHORITY,
        citation=f"{CITATION}, {entry.eccn}" if entry else CITATION,
        in_force_from=entry.period.start if entry else None,
        in_force_until=entry.period.until if entry else None,
        as_of=day,
        innocent_explanations=explained,
    )
