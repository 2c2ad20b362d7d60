"""What the dossier shows of routes: parties and legs in order of travel, each leg with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model.route import Leg, Route, Stop, Tracing
from enduse.reference.controls import priorities
from enduse.views.date import in_words
from enduse.views.goods import label
from enduse.views.place import country
from enduse.views.printable import printable
from enduse.views.words import listed

MOST: Final = 30
"""Routes shown."""
_RECORDS: Final = 3
_LONGEST: Final = 240


@dataclass(frozen=True, slots=True)
class LegCard:
    """One leg, and the party it leads to."""

    basis: str
    is_assumed: bool
    is_disputed: bool
    what: str
    when: str
    evidence: str
    reason: str
    claims: tuple[int, ...]
    target: str
    spellings: str


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One route."""

    rank: int
    path: str
    score: str
    start: str
    legs: tuple[LegCard, ...]
    terms: tuple[tuple[str, str, str, str], ...]
    innocent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracingCard:
    """All routes, the best first."""

    routes: tuple[RouteCard, ...]
    left_out: int
    notes: tuple[str, ...]


def tracing_card(tracing: Tracing, numbers: Mapping[str, int]) -> TracingCard:
    """The card of a tracing; `numbers` are those of the claims by id."""
    shown = tracing.routes[:MOST]
    return TracingCard(
        routes=tuple(_route(rank, route, numbers) for rank, route in enumerate(shown, 1)),
        left_out=len(tracing.routes) - len(shown),
        notes=tuple(map(printable, tracing.notes)),
    )


def _route(rank: int, route: Route, numbers: Mapping[str, int]) -> RouteCard:
    stops = (route.legs[0].source, *(leg.target for leg in route.legs))
    return RouteCard(
        rank=rank,
        path=" → ".join(_place(stop) for stop in stops),
        score=f"{route.score:.2f}",
        start=_stop(stops[0]),
        legs=tuple(_leg(leg, numbers) for leg in route.legs),
        terms=tuple(
            (_cut(term.name), "cannot be told" if term.value is None else f"{term.value:.2f}",
             f"{term.weight:g}", _cut(term.detail))
            for term in route.terms
        ),
        innocent=tuple(map(_cut, route.innocent_explanations)),
    )  # fmt: skip


def _leg(leg: Leg, numbers: Mapping[str, int]) -> LegCard:
    return LegCard(
        basis=" and ".join(leg.basis),
        is_assumed="assumed" in leg.basis,
        is_disputed=leg.disputed,
        what=listed(map(_goods, leg.goods)) or "goods not told",
        when=_when(leg),
        evidence="; ".join(_evidence(leg)),
        reason=_cut(leg.reason),
        claims=tuple(sorted({numbers[claim] for claim in leg.claims if claim in numbers})),
        target=_stop(leg.target),
        spellings=_cut(f"taken for the same at {leg.target.confidence:.2f}: {listed(leg.target.names)}")
        if leg.target.names
        else "",
    )


def _when(leg: Leg) -> str:
    if not leg.first or not leg.last:
        return "undated"
    return in_words(leg.first) if leg.first == leg.last else f"{in_words(leg.first)} to {in_words(leg.last)}"


def _evidence(leg: Leg) -> Iterator[str]:
    count = len(leg.shipments)
    if count:
        weight = "of unknown weight" if leg.kg is None else f"of {leg.kg:,.1f} kg"
        more = f" and {count - _RECORDS:,} more" if count > _RECORDS else ""
        ids = ", ".join(map(_cut, leg.shipments[:_RECORDS]))
        yield f"{count:,} record{'s' if count > 1 else ''} {weight}: {ids}{more}"


def _place(stop: Stop) -> str:
    return country(stop.country).removeprefix("the ") if stop.country else "?"


def _stop(stop: Stop) -> str:
    place = country(stop.country) if stop.country else "country not known"
    if not stop.name:
        return f"somebody in {place}"
    name = _cut(stop.name)
    return name if name in place else f"{name} ({place})"


def _goods(key: str) -> str:
    if not key.isdecimal():
        return printable(label(key))
    priority = priorities().get(key)
    return f"HS {key}" if priority is None else f"HS {key} (priority list, tier {priority.tier})"


def _cut(words: str) -> str:
    plain = printable(words[: 4 * _LONGEST])
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
