"""Routes for the terminal, for programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from enduse.model.record import to_json
from enduse.model.route import Leg, Route, Stop, Tracing
from enduse.views.printable import printable

ROUTE_COLUMNS: Final = (
    "rank", "route", "score", "leg", "basis", "source", "source_country", "target", "target_country", "goods", "first",
    "last", "kg", "shipments", "claims", "disputed", "reason",
)  # fmt: skip
"""One row a leg."""

_SHOWN: Final = 3
_STRONG: Final = 0.5
NOTHING: Final = "no route found; what is not recorded cannot be traced, so this clears nobody"


def route_json(ranked: tuple[int, Route]) -> str:
    """A route as one line of JSON."""
    return to_json(ranked[1])


def route_rows(ranked: tuple[int, Route]) -> Iterator[Sequence[object]]:
    """A route as rows of a table, one a leg."""
    rank, route = ranked
    for number, leg in enumerate(route.legs, 1):
        yield (
            rank, route.id, route.score, number, " and ".join(leg.basis), leg.source.name, leg.source.country,
            leg.target.name, leg.target.country, " ".join(leg.goods), leg.first, leg.last, leg.kg,
            " ".join(leg.shipments), " ".join(leg.claims), leg.disputed, leg.reason,
        )  # fmt: skip


def routes_view(tracing: Tracing) -> RenderableType:
    """Every route with its legs and the terms of its score, the best first."""
    parts: list[RenderableType] = []
    for rank, route in enumerate(tracing.routes, 1):
        parts += [_heading(rank, route), *(_leg(leg) for leg in route.legs), _terms(route), Text("")]
    if not tracing.routes:
        parts.append(Text(NOTHING))
    else:
        parts.append(Text(f"A route is a lead: {tracing.routes[0].innocent_explanations[0]}.", style="italic"))
    return Group(*parts)


def stop_words(stop: Stop) -> str:
    """A party as it is shown: its name and country, "somebody in Russia" for one nobody named."""
    country = f" ({stop.country})" if stop.country else ""
    return printable(f"{stop.name}{country}") if stop.name else f"somebody{country}"


def _heading(rank: int, route: Route) -> Text:
    stops = [route.legs[0].source, *(leg.target for leg in route.legs)]
    text = Text(f"{rank}. ", style="bold")
    text.append(f"{route.score:.2f}  ", style="bold")
    text.append(" → ".join(map(stop_words, stops)), style="bold")
    return text


def _leg(leg: Leg) -> Text:
    assumed = "assumed" in leg.basis
    parts = [" and ".join(leg.basis), *([leg.reason] if assumed else _evidence(leg))]
    text = Text("   ┄┄ " if assumed else "   ── ", style="dim" if assumed else "")
    text.append(printable("; ".join(part for part in parts if part)), style="dim italic" if assumed else "")
    return text


def _evidence(leg: Leg) -> Iterator[str]:
    yield ", ".join(leg.goods) or "goods not told"
    if leg.first and leg.last:
        yield leg.first if leg.first == leg.last else f"{leg.first} to {leg.last}"
    else:
        yield "undated"
    if leg.kg is not None:
        yield f"{leg.kg:,.1f} kg"
    for word, ids in (("shipment", leg.shipments), ("claim", leg.claims)):
        if ids:
            more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
            yield f"{len(ids)} {word}{'s' if len(ids) > 1 else ''}: {', '.join(ids[:_SHOWN])}{more}"
    if leg.disputed:
        yield "disputed"
    spellings = (*leg.source.names, *leg.target.names)
    if spellings:
        yield f"also spelt {', '.join(spellings[:_SHOWN])}"


def _terms(route: Route) -> Text:
    text = Text("      ")
    for place, term in enumerate(route.terms):
        told = "?" if term.value is None else f"{term.value:.2f}"
        style = "dim" if term.value is None else "green" if term.value >= _STRONG else "yellow"
        text.append(f"{'  ' if place else ''}{term.name} {told}", style=style)
    return text
