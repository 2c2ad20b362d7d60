"""When a claim says that goods moved, as an interval of days."""

from __future__ import annotations

import re
from typing import Final

from enduse.model import Document, TransferClaim
from enduse.reference.tracing.fate import fates
from enduse.tracing.day import days_of
from enduse.tracing.movement import EARLIEST, LATEST

_PARTIAL: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SINCE: Final = re.compile(r"\bsince\b", re.IGNORECASE)


def period_of(claim: TransferClaim, document: Document | None) -> tuple[int, int]:
    """First and last day on which it may have happened, in days since 1970-01-01.

    Words ("last year") tell no day. What has happened had happened by the day it was said, or else reported; a deal
    that is only agreed may be carried out after it. A period that is told to begin ("since August") and not to end
    reaches to that day.

    Args:
        claim: The claim.
        document: The report it was read from, None when unknown.

    Returns:
        `EARLIEST` and `LATEST` for ends that are not told.
    """
    start, end = _days(claim.start_date), _days(claim.end_date)
    said = _days(claim.attribution.said_on) or _days(document.published_at if document else None)
    has_moved = fates()[claim.stage].kind == "moved"
    latest = said[1] if said is not None and has_moved else LATEST
    if start is None and end is None:
        return EARLIEST, latest
    if start is None or end is None:
        only = start or end
        first, last = only if only is not None else (EARLIEST, LATEST)
        if start is None:
            return EARLIEST, last
        return first, max(last, latest) if _since(claim) else last
    return (start[0], end[1]) if start[0] <= end[1] else (end[0], start[1])


def _days(date: str | None) -> tuple[int, int] | None:
    if date is None or _PARTIAL.fullmatch(date) is None:
        return None
    days = days_of(date)
    return None if days == (EARLIEST, LATEST) else days


def _since(claim: TransferClaim) -> bool:
    return any(_SINCE.search(span.exact) for span in claim.spans)
