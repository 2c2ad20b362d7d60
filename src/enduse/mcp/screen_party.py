"""`screen_party`: who on the lists of the case a party may be, and why."""

from __future__ import annotations

from typing import Annotated, Any, Final, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.desk import Desk
from enduse.mcp.harmless import harmless
from enduse.mcp.told_match import LEAD, NOBODY, MatchTold
from enduse.model import Query
from enduse.views.matches import answer_record

MOST: Final = 20


class PartyScreened(TypedDict):
    """What the lists say of a party."""

    query: str
    key: Annotated[str, Field(description="fingerprint of the question, by which a reviewer decides on it")]
    asked: NotRequired[Annotated[dict[str, Any], Field(description="what was asked beside the name")]]
    results: Annotated[list[MatchTold], Field(description="who it may be, the best first; empty is no candidate")]
    rejected: NotRequired[Annotated[list[MatchTold], Field(description="those a reviewer rejected before")]]
    lists: Annotated[dict[str, str | None], Field(description="lists asked, each with the date it counts from")]
    threshold: Annotated[float, Field(description="least score of a match")]
    note: str


def screen_party(desk: Desk, query: Query, threshold: str, limit: int) -> PartyScreened:
    """Who on the lists a party may be.

    Args:
        desk: The case.
        query: The party.
        threshold: `strict`, `default`, `wide`, or a number from 0.5 to 1.
        limit: Matches at most.

    Raises:
        UsageError: There is no such threshold.
        InputError: No list is kept in the case.
        CaseError: The case cannot be read.
    """
    from enduse.case.decisions import Decisions
    from enduse.case.screening import Manner, screened, threshold_of
    from enduse.ledger.screenings import Screenings

    manner = Manner(threshold_of(threshold), limit)
    with desk.asking, desk.case() as case:
        lists = desk.lists()
        decisions = Decisions(Screenings(case.ledger).decisions())
        (answer,) = screened([("", query)], lists, manner, decisions)
        record = answer_record(answer, {each.name: each.day for each in lists.states})
    note = LEAD if answer.matches else NOBODY
    return cast("PartyScreened", harmless(record | {"threshold": manner.threshold, "note": note}))
