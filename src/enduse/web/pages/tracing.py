"""Routes: a question asked of the claims and shipments of the case; the address holds the question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from enduse.case import Case
from enduse.model.errors import EnduseError, UsageError
from enduse.model.route import Leg, Route, Stop, Tracing
from enduse.reference.shipments import country_of
from enduse.tracing.question import Question
from enduse.views.date import in_words
from enduse.views.goods import label
from enduse.views.place import country
from enduse.views.words import listed
from enduse.web.desk import desk_of
from enduse.web.pages.drawing import route_map
from enduse.web.pages.page import page, shown

_FIELDS = ("from", "to", "goods", "since", "via")
_LIMIT = 25
_BASIS = {"recorded": "in trade records", "said": "said in reports", "assumed": "assumed, nobody recorded it"}


@dataclass(frozen=True, slots=True)
class LegCard:
    """A leg as a page shows it."""

    target: str
    place: str
    basis: str
    is_assumed: bool
    is_disputed: bool
    goods: str
    when: str
    weight: str
    evidence: str
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RouteCard:
    """A route as a page shows it."""

    id: str
    number: int
    title: str
    score: str
    start: str
    start_place: str
    legs: tuple[LegCard, ...]
    terms: tuple[tuple[str, str, int], ...]
    innocent: tuple[str, ...]


async def routes(request: Request) -> Response:
    """The form, and the answer when something is asked."""
    asked = {name: request.query_params.get(name, "").strip()[:200] for name in _FIELDS}
    found, trouble = None, ""
    if asked["from"] or asked["to"]:
        try:
            found = await _traced(request, asked)
        except EnduseError as error:
            trouble = shown(str(error))
    cards = [route_card(number, each) for number, each in enumerate(found.routes, 1)] if found else []
    notes = [shown(note, 500) for note in found.notes] if found else []
    return page(request, "routes", status=400 if trouble else 200, asked=asked, found=found, cards=cards, notes=notes,
                drawing=route_map(found.routes) if cards and found else "",
                trouble=trouble)  # fmt: skip


def route_card(number: int, route: Route) -> RouteCard:
    """A route as a page shows it."""
    stops = [route.legs[0].source, *(leg.target for leg in route.legs)]
    return RouteCard(
        id=route.id,
        number=number,
        title=" \u2192 ".join(_where(stop) or _name(stop) for stop in stops),
        score=f"{route.score:.2f}",
        start=_name(stops[0]),
        start_place=_where(stops[0]),
        legs=tuple(map(_leg, route.legs)),
        terms=tuple((term.name, shown(term.detail), round(100 * (term.value or 0.0))) for term in route.terms),
        innocent=tuple(shown(each, 400) for each in route.innocent_explanations),
    )


async def _traced(request: Request, asked: dict[str, str]) -> Tracing:
    question = Question(
        tuple(_countries(asked["from"], "From")), tuple(_countries(asked["to"], "To")), asked["goods"] or None,
        asked["since"] or None, asked["via"] or None, limit=_LIMIT,
    )  # fmt: skip

    def traced(case: Case) -> Tracing:
        tracing = case.trace(question)
        return replace(tracing, routes=tracing.routes[:_LIMIT])

    return await desk_of(request).ask(traced)


def _countries(words: str, field: str) -> Iterator[str]:
    told = [each.strip() for each in words.split(",") if each.strip()]
    if not told:
        raise UsageError(f"{field}: name a country, in English or in two letters")
    for each in told:
        code = country_of(each)
        if code is None:
            raise UsageError(f"{field}: {each} is no country that is known; give two letters or an English name")
        yield code


def _leg(leg: Leg) -> LegCard:
    dates = dict.fromkeys(in_words(date) for date in (leg.first, leg.last) if date)
    shipments = f"{len(leg.shipments):,} shipment{'' if len(leg.shipments) == 1 else 's'}" if leg.shipments else ""
    return LegCard(
        target=_name(leg.target),
        place=_where(leg.target),
        basis=listed(_BASIS[each] for each in leg.basis),
        is_assumed=leg.basis == ("assumed",),
        is_disputed=leg.disputed,
        goods=shown(listed(_goods(each) for each in leg.goods[:6])) or "goods not told",
        when=" to ".join(dates) or "undated",
        weight=f"{leg.kg:,.0f} kg" if leg.kg is not None else "",
        evidence=shipments,
        claims=leg.claims[:10],
        reason=shown(leg.reason),
    )


def _goods(key: str) -> str:
    return f"HS {key[:4]}.{key[4:]}" if key.isdecimal() and len(key) == 6 else label(key)


def _name(stop: Stop) -> str:
    return shown(stop.name, 160) or "somebody nobody named"


def _where(stop: Stop) -> str:
    name = country(stop.country).removeprefix("the ") if stop.country else ""
    return "" if name.casefold() == stop.name.casefold().removeprefix("the ") else name
