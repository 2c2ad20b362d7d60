"""Flows: the list, the disputed ones, and each one with who says what of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from enduse.model.position import Position, Step, Weighing
from enduse.reference.shipments import country_of
from enduse.views.date import in_words
from enduse.views.words import (
    capital,
    credibility_sentence,
    dispute_sentence,
    flow_title,
    grade,
    independence_sentence,
    listed,
    source_name,
    stand_words,
    step_sentence,
)
from enduse.web.desk import desk_of
from enduse.web.pages.claims import claim_row
from enduse.web.pages.drawing import MOST_ROWS, matrix_of, timeline_of
from enduse.web.pages.flow import flow_row
from enduse.web.pages.page import page, shown, weighing_page
from enduse.web.pages.paging import SIZE, Paging, page_number
from enduse.web.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Stand:
    """One source's stand on a flow, as its page shows it."""

    source: str
    told_by: str
    says: str
    factuality: str
    goods: str
    said: str
    grade: str
    reason: str
    quotes: tuple[tuple[str, str], ...]


async def flows(request: Request) -> Response:
    """The list of flows, or of those whose ends or goods hold some words."""
    return await _list(request, "flows", disputed=False)


async def disputes(request: Request) -> Response:
    """The list of flows on which sources differ."""
    return await _list(request, "disputes", disputed=True)


async def flow(request: Request) -> Response:
    """One flow."""
    snapshot = await desk_of(request).snapshot_soon()
    if snapshot is None:
        return weighing_page(request)
    place = snapshot.names.place(request.path_params["id"])
    if place is None:
        raise HTTPException(404, "There is no such flow in this case; look for it in the list of flows.")
    weighing = snapshot.weighings[place]
    held = {id_ for position in weighing.positions for id_ in position.claim_ids}
    dispute = weighing.dispute
    return page(
        request, "flow", flow=flow_row(snapshot, place), lags=await desk_of(request).lags(snapshot),
        dispute=shown(dispute_sentence(dispute), 2_000) if dispute else "",
        asserting=[_stand(each, snapshot) for each in dispute.asserting] if dispute else [],
        against=[_stand(each, snapshot) for each in dispute.against] if dispute else [],
        stands=[_stand(each, snapshot) for each in weighing.positions[:100]],
        left=max(0, len(weighing.positions) - 100),
        affiliated=shown(independence_sentence(weighing.positions), 1_000),
        steps=[_step(each) for each in weighing.development[:100]],
        matrix=matrix_of(snapshot, (place,)), timeline=timeline_of(snapshot, place),
        claims=[claim_row(snapshot.claims[id_], id_) for id_ in sorted(held & {*snapshot.claims})[:SIZE]],
    )  # fmt: skip


def _step(step: Step) -> tuple[str, str]:
    return shown(in_words(step.date)) or "undated", shown(step_sentence(step))


async def _list(request: Request, template: str, *, disputed: bool) -> Response:
    words, number = request.query_params.get("q", "").strip()[:200], page_number(request)
    snapshot = await desk_of(request).snapshot_soon()
    if snapshot is None:
        return weighing_page(request)

    def narrowed() -> list[int]:
        code = country_of(words) if words else None
        return [
            place
            for place, each in enumerate(snapshot.weighings)
            if (each.dispute or not disputed) and (not words or _holds(each, words.casefold(), code))
        ]

    places = await desk_of(request).work(narrowed)
    start = (number - 1) * SIZE
    rows = [flow_row(snapshot, place) for place in places[start : start + SIZE]]
    table = matrix_of(snapshot, tuple(places[start : start + MOST_ROWS])) if disputed and rows else Markup()
    paging = Paging(rows, number, len(places), request.url.path, {"q": words})
    return page(
        request,
        template,
        paging=paging,
        headers=paging.headers,
        words=words,
        matrix=table,
        lags=await desk_of(request).lags(snapshot),
        total=len(snapshot.weighings),
    )


def _holds(weighing: Weighing, words: str, code: str | None) -> bool:
    ends = (*weighing.flow.supplier, *weighing.flow.recipient)
    return (code is not None and code in ends) or words in flow_title(weighing.flow).casefold()


def _stand(position: Position, snapshot: Snapshot) -> Stand:
    said = f"said {shown(in_words(position.said_on))}" if position.said_on else "undated"
    if not position.said_on and position.published_on:
        said = f"published {shown(in_words(position.published_on))}"
    quotes = [
        (id_, shown(" \u2026 ".join(span.exact for span in snapshot.claims[id_].spans), 400))
        for id_ in position.claim_ids[:10]
        if id_ in snapshot.claims
    ]
    return Stand(
        source=capital(shown(source_name(position), 120)),
        told_by=shown(listed(position.relayed_by), 200),
        says=capital(shown(stand_words(position), 500)) + ".",
        factuality=position.factuality,
        goods=shown(listed(position.goods)) or "goods not named",
        said=said,
        grade=grade(position),
        reason=shown(credibility_sentence(position)),
        quotes=tuple(quotes),
    )
