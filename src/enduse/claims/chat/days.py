"""The dates of an answer, held against the report."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Final

from enduse.claims.chat.evidence import Evidence
from enduse.claims.chat.folding import folded
from enduse.claims.chat.tally import DATE
from enduse.claims.dates import expressions

_PARTIAL: Final = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?")
_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")


def day(said: str | None, evidence: Evidence, trimmed: Counter[str]) -> str | None:
    """A partial ISO date that the sentences close to the claim, or the day of publication, bear out.

    A coarser date than the report's is borne out by it, a finer one never. Where the report is undated, "last year" is
    kept in its words.

    Args:
        said: As the model tells it.
        evidence: What the claim rests on.
        trimmed: Counts it when it is left out.
    """
    if said is None or not said.strip():
        return None
    published_at = evidence.report.document.published_at
    known = {published_at} if published_at else set()
    for span in evidence.stretches():
        known |= set(_YEAR.findall(span.exact))
        for told in expressions(span.exact, 0, len(span.exact), published_at):
            if told.date is not None:
                known.add(told.date)
            elif folded(told.words).lower() == folded(said).lower():
                return told.words
    wanted = said.strip()
    if _is_date(wanted) and any(date == wanted or date.startswith(f"{wanted}-") for date in known):
        return wanted
    trimmed[DATE] += 1
    return None


def _is_date(words: str) -> bool:
    if not _PARTIAL.fullmatch(words):
        return False
    try:
        dt.date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        return False
    return True
