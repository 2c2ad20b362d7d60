"""Routes for the terminal, for programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.model.record import to_json
from enduse.model.route import Leg, Route, RouteTerm, Stop, Tracing
from enduse.reference.controls import priorities
from enduse.views.date import in_words
from enduse.views.goods import label
from enduse.views.place import country
from enduse.views.printable import printable
from enduse.views.words import claim_sentence

ROUTE_COLUMNS: Final = (
    "rank", "route", "score", "leg", "basis", "source", "source_country", "target", "target_country", "goods", "first",
    "last", "kg", "shipments", "claims", "disputed", "reason",
)  # fmt: skip
"""One row a leg."""

NOTHING: Final = "no route found; what is not recorded cannot be traced, so this clears nobody"
_SHOWN: Final = 3
_NAME: Final = 80
"""Characters of a name that are shown."""
_QUOTE: Final = 160
_STRONG: Final = 0.5
"""Value from which a term is told as speaking for a route."""
_LIGHT: Final = 0.05
"""Share of a score below which a term has no line of its own."""
_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


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
            "; ".join(leg.shipments), "; ".join(leg.claims), "yes" if leg.disputed else "no", leg.reason,
        )  # fmt: skip


def routes_view(tracing: Tracing, said: Mapping[str, str] = _NO_WORDS) -> RenderableType:
    """Every route as a ladder of parties and legs with the shares its score is made of, the best first.

    Args:
        tracing: What was found.
        said: Words of claims by their ids, as `said_words` gives them; a claim that is missing is shown by its id.
    """
    if not tracing.routes:
        return Text(NOTHING)
    parts: list[RenderableType] = []
    for rank, route in enumerate(tracing.routes, 1):
        parts += [_heading(rank, route), *_ladder(route, said), *_why(route.terms, route.score), Text("")]
    closing = Text("A route is a lead, never a verdict. What may lie behind these without any diversion:")
    parts.append(Hanging(closing, ""))
    innocent = dict.fromkeys(words for route in tracing.routes for words in route.innocent_explanations)
    parts += [Hanging(Text(printable(words)), "  - ", "    ") for words in innocent]
    return Group(*parts)


def said_words(claim: Claim, document: Document | None) -> str:
    """A claim for the leg it tells of: who says what, in which words, and where.

    Args:
        claim: The claim.
        document: The report it was read from, None when it is not at hand.
    """
    words = f"{claim_sentence(claim)} “{_cut(claim.spans[0].exact, _QUOTE)}”"
    if document is None:
        return words
    dated = in_words(document.published_at) if document.published_at else "undated"
    return f"{words} ({_cut(document.publisher or document.title or document.origin, _NAME)}, {dated})"


def stop_words(stop: Stop) -> str:
    """A party as it is shown: its name and country, "somebody in Russia" for one nobody named."""
    place = country(stop.country) if stop.country else "country not known"
    if not stop.name:
        return f"somebody in {place}"
    name = _cut(stop.name, _NAME)
    return name if name in place else f"{name} ({place})"


def _heading(rank: int, route: Route) -> RenderableType:
    stops = _stops(route)
    text = Text(f"{rank}. score {route.score:.2f}  ", style="bold")
    text.append(" → ".join((stop.country or "?").upper() for stop in stops), style="bold")
    text.append(f"  route {route.id}", style="not bold dim")
    return Hanging(text, "", "   ")


def _ladder(route: Route, said: Mapping[str, str]) -> Iterator[RenderableType]:
    yield from _party(route.legs[0].source)
    told: set[str] = set()
    for leg in route.legs:
        yield from _leg(leg, said, told)
        yield from _party(leg.target)


def _party(stop: Stop) -> Iterator[RenderableType]:
    yield Hanging(Text(stop_words(stop), style="bold"), "   ")
    if stop.names:
        more = f" and {len(stop.names) - _SHOWN} more" if len(stop.names) > _SHOWN else ""
        names = "; ".join(_cut(name, _NAME) for name in stop.names[:_SHOWN])
        yield Hanging(Text(f"taken for the same at {stop.confidence:.2f}: {names}{more}", style="dim"), "     ")


def _leg(leg: Leg, said: Mapping[str, str], told: set[str]) -> Iterator[RenderableType]:
    assumed = "assumed" in leg.basis
    mark = "   ┆ " if assumed else "   │ "
    words = f"assumed; {leg.reason}" if assumed else "; ".join(_evidence(leg))
    yield Hanging(Text(printable(words), style="italic" if assumed else ""), mark)
    again = [claim for claim in leg.claims if claim in told]
    first = [claim for claim in leg.claims if claim not in told]
    told |= set(first[:_SHOWN])
    if again:
        yield Hanging(Text("said: as above"), mark)
    for claim in first[:_SHOWN]:
        yield Hanging(Text(printable(f"said: {said.get(claim, f'claim {claim}')}")), mark)
    if len(first) > _SHOWN:
        yield Hanging(Text(f"said: {len(first) - _SHOWN} claims more"), mark)
    if leg.disputed:
        yield Hanging(Text("disputed: another source denies it or has not seen it", style="yellow"), mark)


def _evidence(leg: Leg) -> Iterator[str]:
    yield " and ".join(leg.basis)
    yield ", ".join(map(_goods, leg.goods)) or "goods not told"
    if leg.first and leg.last:
        yield leg.first if leg.first == leg.last else f"{leg.first} to {leg.last}"
    else:
        yield "undated"
    if leg.shipments:
        count = len(leg.shipments)
        weight = "of unknown weight" if leg.kg is None else f"of {leg.kg:,.1f} kg"
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        ids = ", ".join(_cut(each, _NAME) for each in leg.shipments[:_SHOWN])
        yield f"{count:,} record{'s' if count > 1 else ''} {weight}: {ids}{more}"


def _goods(key: str) -> str:
    if not key.isdecimal():
        return label(key)
    priority = priorities().get(key)
    return f"HS {key}" if priority is None else f"HS {key} (priority list, tier {priority.tier})"


def _why(terms: Sequence[RouteTerm], score: float) -> Iterator[RenderableType]:
    """What the score is made of: shares that add up to it, but for rounding."""
    whole = sum(term.weight for term in terms)
    known = [(term, term.weight * term.value / whole) for term in terms if term.value is not None]
    known.sort(key=lambda each: -each[1])
    strong = [each for each in known if (each[0].value or 0) >= _STRONG]
    light = [each for each in strong if each[1] < _LIGHT]
    for each in strong:
        if each not in light:
            yield _share([each], "")
    for group, words in ((light, ""), ([each for each in known if each not in strong], "weak: ")):
        if group:
            yield _share(group, words, style="dim")
    unknown = [(term, 0.0) for term in terms if term.value is None]
    if unknown:
        yield _share(unknown, "not known: ", max(0.0, score - sum(share for _, share in known)), style="dim")


def _share(group: Sequence[tuple[RouteTerm, float]], words: str, more: float = 0.0, style: str = "") -> Hanging:
    told = "; ".join(f"{term.name}: {term.detail}" for term, _ in group)
    share = sum(share for _, share in group) + more
    return Hanging(Text(printable(f"+{share:.2f} {words}{told}"), style=style), "     ", "           ")


class Hanging:
    """A text whose lines begin with a mark, and with another from the second on.

    Args:
        text: The text.
        first: Before its first line.
        others: Before the others, None for the same.
    """

    def __init__(self, text: Text, first: str, others: str | None = None) -> None:
        self._text = text
        self._first = first
        self._others = first if others is None else others

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines, as wide as the console lets them."""
        lines = self._text.wrap(console, max(20, options.max_width - len(self._others)))
        for place, line in enumerate(lines):
            line.rstrip()
            yield Text.assemble((self._others if place else self._first, "dim"), line)


def _stops(route: Route) -> Iterable[Stop]:
    return (route.legs[0].source, *(leg.target for leg in route.legs))


def _cut(words: str, most: int) -> str:
    """Words fit to be shown, cut in the middle of nothing but their end."""
    shown = printable(words)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
