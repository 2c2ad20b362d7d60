"""`find_claims`: claims of the case by party, goods, source, stage, words and dates, a page at a time."""

from __future__ import annotations

from typing import Annotated, Final, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.claim_search import ClaimSearch, found, offset_of
from enduse.mcp.desk import Desk
from enduse.mcp.told_claim import ClaimTold, told_claim

MOST: Final = 50
_NONE: Final = "no claim in the case fits; that says nothing about what happened, only about what was read"
_UNDATED: Final = "{} more would fit, but nothing dates them, so they are left out; ask without since and until"


class ClaimsFound(TypedDict):
    """A page of claims."""

    total: Annotated[int, Field(description="how many claims fit")]
    claims: Annotated[list[ClaimTold], Field(description="in order of arrival of their reports")]
    next_cursor: NotRequired[Annotated[str, Field(description="pass as cursor for the next page; absent on the last")]]
    undated: NotRequired[Annotated[int, Field(description="left out by since or until because nothing dates them")]]
    note: NotRequired[str]


def find_claims(desk: Desk, search: ClaimSearch, limit: int, cursor: str | None) -> ClaimsFound:
    """A page of the claims that are looked for.

    Args:
        desk: The case.
        search: What is looked for.
        limit: Claims at most.
        cursor: Where the page before ended, None for the first.

    Raises:
        UsageError: A filter or the cursor cannot be understood.
        CaseError: The case cannot be read.
    """
    start = offset_of(cursor, search)
    held = desk.snapshot()
    all_found = found(search, tuple(held.claims.values()), held.reports)
    page = all_found.claims[start : start + limit]
    told: ClaimsFound = {
        "total": len(all_found.claims),
        "claims": [told_claim(claim, held.reports.get(claim.document_id)) for claim in page],
    }
    if start + limit < len(all_found.claims):
        told["next_cursor"] = f"{search.key}-{start + limit}"
    notes = [] if all_found.claims else [_NONE]
    if all_found.undated:
        told["undated"] = all_found.undated
        notes.append(_UNDATED.format(all_found.undated))
    if notes:
        told["note"] = "; ".join(notes)
    return told
