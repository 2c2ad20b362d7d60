"""What an agent may read whole: the record of a claim, the text of a report."""

from __future__ import annotations

import json
from typing import Final

from enduse.mcp.desk import Desk
from enduse.mcp.harmless import line, seen
from enduse.model.errors import UsageError
from enduse.model.record import to_record

MOST_CHARACTERS: Final = 100_000
"""Characters of a report at once; the rest is asked for with `start`."""


def claim_line(desk: Desk, claim_id: str) -> str:
    """A claim as `enduse read` prints it, hidden characters marked.

    Raises:
        UsageError: The case holds no such claim.
    """
    claim = desk.snapshot().claims.get(claim_id)
    if claim is None:
        raise UsageError(f"the case holds no claim {line(claim_id, 60)!r}; find its id with find_claims")
    return json.dumps(_seen(to_record(claim)), ensure_ascii=False)


def report_text(desk: Desk, report_id: str, start: str) -> str:
    """The text of a report from a character on, hidden characters marked one for one.

    Raises:
        UsageError: The case holds no such report, or `start` is no number.
    """
    if not (start.isascii() and start.isdecimal() and len(start) < 10):
        raise UsageError(f"start {line(start, 40)!r} is no number; give the character to begin at")
    with desk.case() as case:
        document = case.ledger.document(report_id)
    if document is None:
        raise UsageError(f"the case holds no report {line(report_id, 80)!r}; find its id with find_claims")
    return seen(document.text[int(start) : int(start) + MOST_CHARACTERS])


def _seen(value: object) -> object:
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, dict):
        return {name: _seen(each) for name, each in value.items()}
    return [_seen(each) for each in value] if isinstance(value, list) else value
