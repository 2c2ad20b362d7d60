"""Matches: whom lists name that may be somebody in the case, and a reviewer's word on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from enduse.case import Case
from enduse.model.answer import Answer, Decision, Mention
from enduse.model.errors import CaseError, InputError, UsageError
from enduse.model.match import Match
from enduse.views.explanation import against, explained, measures
from enduse.views.matches import status
from enduse.views.place import country
from enduse.views.words import listed
from enduse.web.desk import desk_of
from enduse.web.pages.form import text
from enduse.web.pages.page import is_part, page, shown
from enduse.web.pages.paging import Paging, page_number
from enduse.web.screened import Screened, Screening, last_answers, state_of

if TYPE_CHECKING:
    from enduse.case.lists_index import ListsIndex

_SIZE = 20
_MENTIONS = 5
_STATES = ("open", "unsure", "confirmed", "rejected")
_BY = "enduse_reviewer"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed party that may be the one asked about, as a page shows it."""

    id: str
    caption: str
    schema: str
    score: str
    datasets: str
    records: str
    state: str
    because: tuple[str, ...]
    against: tuple[str, ...]
    measures: tuple[str, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class MatchCard:
    """A party of the case and its candidates."""

    key: str
    name: str
    places: str
    state: str
    mentions: tuple[Mention, ...]
    named: int
    candidates: tuple[Candidate, ...]


async def matches(request: Request) -> Response:
    """The answers of the last screening."""
    wanted = request.query_params.get("state", "")
    number, screening = page_number(request), _screening(request)
    try:
        screened = await _screened(request)
    except CaseError:
        raise
    except InputError:
        return page(request, "matches_without_lists")
    if screened is None:
        return page(request, "matches_waiting", headers={"Retry-After": "1"})
    states = [state_of(each) for each in screened.answers]
    found = [each for each, state in zip(screened.answers, states, strict=True) if not wanted or state == wanted]
    start = (number - 1) * _SIZE
    cards = [match_card(each) for each in found[start : start + _SIZE]]
    paging = Paging(cards, number, len(found), request.url.path, {"state": wanted}, _SIZE)
    counts = [(state, states.count(state)) for state in _STATES]
    return page(
        request, "matches", paging=paging, last=screened.last, counts=counts, wanted=wanted,
        running=screening.running, by=_reviewer(request),
    )  # fmt: skip


async def match(request: Request) -> Response:
    """One party of the case and its candidates."""
    answer, _ = await _answer(request, request.path_params["key"])
    return page(request, "match", card=match_card(answer), by=_reviewer(request))


async def decide(request: Request, form: FormData) -> Response:
    """Keep a reviewer's word on a candidate."""
    from enduse.case.decisions import Pair
    from enduse.case.decisions import decide as kept
    from enduse.case.screening import DEFAULT
    from enduse.ledger.screenings import Screenings

    key = request.path_params["key"]
    by, why, verdict = text(form, "by", 200), text(form, "why"), text(form, "verdict", 20)
    if not by or not why:
        raise UsageError("a decision needs your name and a reason; fill in both and decide again")
    answer, lists = await _answer(request, key)
    entity_id = text(form, "entity", 500)
    pair = Pair(answer.query, entity_id)

    def decided(case: Case) -> None:
        kept(Screenings(case.ledger), lists, pair, verdict, by=by, why=why, threshold=DEFAULT)

    await desk_of(request).ask(decided)
    response: Response
    if is_part(request):
        answer, _ = await _answer(request, key)
        response = page(request, "match_part", card=match_card(answer), by=by)
    else:
        response = RedirectResponse(f"/matches/{key}", 303)
    response.set_cookie(_BY, quote(by[:200]), httponly=True, samesite="strict")
    return response


async def screen_now(request: Request, _: FormData) -> Response:
    """Begin to hold everybody named in the case against its lists."""
    _screening(request).begin()
    return RedirectResponse("/matches", 303)


async def screening_state(request: Request) -> Response:
    """How far the screening has come, a part of the page of matches."""
    running = _screening(request).running
    # Once it has ended the page is asked for anew, with the answers.
    headers = {} if running.is_busy else {"HX-Refresh": "true"}
    return page(request, "screening_part", headers=headers, running=running)


def match_card(answer: Answer) -> MatchCard:
    """An answer as a page shows it."""
    return MatchCard(
        key=answer.key,
        name=shown(answer.query.names[0], 200),
        places=listed(country(code).removeprefix("the ") for code in answer.query.countries),
        state=state_of(answer),
        mentions=answer.mentions[:_MENTIONS],
        named=answer.named,
        candidates=tuple(_candidate(answer, each) for each in (*answer.matches, *answer.rejected)),
    )


def _candidate(answer: Answer, match: Match) -> Candidate:
    records = (match.entity_id, *match.referents)
    told = measures(each for each in answer.listings if each.entity_id in records)
    return Candidate(
        id=match.entity_id,
        caption=shown(match.caption, 200),
        schema=match.schema,
        score=f"{match.score:.2f}",
        datasets=shown(listed(match.datasets)),
        records=shown(", ".join(records), 200),
        state=status(answer, match),
        because=_shown(explained(match)),
        against=_shown(against(match)),
        measures=_shown([*told][:8]),
        decision=answer.decision(match),
    )


def _shown(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(shown(line, 400) for line in lines)


async def _screened(request: Request) -> Screened | None:
    """What the last screening answered; None while the lists are being made ready."""
    desk = desk_of(request)
    lists = await desk.lists_soon()
    if lists is None:
        return None
    holdings = await desk.holdings()
    ready: ListsIndex = lists
    return await desk.ask(lambda case: last_answers(case, ready, holdings.roll))


async def _answer(request: Request, key: str) -> tuple[Answer, ListsIndex]:
    lists = await desk_of(request).lists()
    screened = await _screened(request)
    found = next((each for each in screened.answers if each.key == key), None) if screened else None
    if found is None:
        raise HTTPException(404, "There is no candidate for such a party; look at the list of matches.")
    return found, lists


def _screening(request: Request) -> Screening:
    screening: Screening = request.app.state.screening
    return screening


def _reviewer(request: Request) -> str:
    return shown(unquote(request.cookies.get(_BY, "")), 200)
