"""`trace_routes`: routes by which goods may reach a destination they must not reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.desk import Desk
from enduse.mcp.harmless import harmless, line
from enduse.mcp.told_claim import ClaimTold, told_claim
from enduse.model.errors import UsageError
from enduse.model.record import to_record
from enduse.model.route import Route
from enduse.reference.shipments import country_of

if TYPE_CHECKING:
    from enduse.tracing.question import Question

MOST: Final = 25
_OPTION: Final = re.compile(r"--(goods|via|since|limit)\b")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RECORDS: Final = 20
_CLAIMS: Final = 40
_LEAD: Final = (
    "a route is a lead, never a verdict: no leg says that what arrived is what left; assumed legs are nobody's"
)


class StopTold(TypedDict):
    """A party on a route."""

    id: NotRequired[str]
    name: NotRequired[Annotated[str, Field(description="absent for somebody nobody named")]]
    country: NotRequired[str]
    names: NotRequired[Annotated[list[str], Field(description="other spellings taken for the same party")]]
    confidence: NotRequired[float]


class LegTold(TypedDict):
    """Goods going from one party to the next."""

    source: StopTold
    target: StopTold
    basis: Annotated[list[str], Field(description="recorded (trade record), said (claim) or assumed (nobody)")]
    assumed: Annotated[bool, Field(description="true where nobody recorded or said it: a hypothesis")]
    goods: NotRequired[list[str]]
    first: NotRequired[str]
    last: NotRequired[str]
    kg: NotRequired[float]
    shipments: NotRequired[list[str]]
    shipments_total: NotRequired[int]
    claims: NotRequired[Annotated[list[str], Field(description="ids, told under claims")]]
    disputed: NotRequired[bool]
    reason: NotRequired[Annotated[str, Field(description="why an assumed leg is assumed")]]


class TermTold(TypedDict):
    """One reason behind a rank."""

    name: str
    value: NotRequired[float]
    weight: float
    detail: NotRequired[str]


class RouteTold(TypedDict):
    """A chain of legs."""

    id: str
    legs: list[LegTold]
    score: Annotated[float, Field(description="ranks routes; no probability")]
    terms: NotRequired[list[TermTold]]
    innocent_explanations: NotRequired[list[str]]


class RoutesTraced(TypedDict):
    """The routes found."""

    routes: Annotated[list[RouteTold], Field(description="the best first")]
    found: NotRequired[Annotated[int, Field(description="chains that fit; absent when too many to be counted")]]
    claims: Annotated[list[ClaimTold], Field(description="claims that tell of the legs, with their quotations")]
    notes: Annotated[list[str], Field(description="what was cut off, left out or could not be told")]


def trace_routes(desk: Desk, question: Question) -> RoutesTraced:
    """The routes through the claims and shipments of the case.

    Args:
        desk: The case.
        question: What is asked.

    Raises:
        InputError: The case holds neither claims nor shipments.
        UsageError: The goods cannot be made out.
        CaseError: What is kept is damaged.
    """
    from enduse.views.routes import NOTHING

    with desk.tracing, desk.case() as case:
        found = case.trace(question)
    held = desk.snapshot()
    wanted = {claim for route in found.routes for leg in route.legs for claim in leg.claims}
    told = [held.claims[each] for each in held.claims if each in wanted]
    notes = [*map(_in_arguments, found.notes), _LEAD if found.routes else NOTHING]
    if len(told) > _CLAIMS:
        notes.append(f"{len(told) - _CLAIMS} claims of these legs are not told here; ask get_claim for them")
    answer = {
        "routes": [_route(route) for route in found.routes],
        **({} if found.found is None else {"found": found.found}),
        "claims": [told_claim(each, held.reports.get(each.document_id)) for each in told[:_CLAIMS]],
        "notes": notes,
    }
    return cast("RoutesTraced", harmless(answer))


def question_of(
    origins: Sequence[str],
    destinations: Sequence[str],
    *,
    goods: str | None,
    since: str | None,
    via: str | None,
    max_legs: int,
    limit: int,
) -> Question:
    """What an agent asks.

    Args:
        origins: Countries, codes or names.
        destinations: Likewise.
        goods: As for `Question`.
        since: Likewise.
        via: A country, or words of a name.
        max_legs: Legs at most, 2 to 4.
        limit: Routes at most.

    Raises:
        UsageError: One of them cannot be.
    """
    from enduse.tracing.question import Question

    if since is not None and _DAY.fullmatch(since) is None:
        raise UsageError(f"since {line(since, 40)!r} is no day; write it as 2022-02-24")
    through = None if via is None else country_of(via) or via
    return Question(
        _countries(origins), _countries(destinations), goods, since, through, max_hops=max_legs, limit=limit
    )


def _in_arguments(note: str) -> str:
    """A note in the words of this tool, not of the command line."""
    return _OPTION.sub(r"\1", note.replace("--max-hops", "max_legs"))


def _countries(words: Sequence[str]) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for each in words:
        code = country_of(each)
        if code is None:
            raise UsageError(f"{line(each, 60)!r} is no country that is known; give two letters or an English name")
        codes[code] = None
    return tuple(codes)


def _route(route: Route) -> dict[str, Any]:
    record = to_record(route)
    for leg, told in zip(route.legs, record["legs"], strict=True):
        told["assumed"] = "assumed" in leg.basis
        if len(leg.shipments) > _RECORDS:
            told |= {"shipments": list(leg.shipments[:_RECORDS]), "shipments_total": len(leg.shipments)}
    return record
