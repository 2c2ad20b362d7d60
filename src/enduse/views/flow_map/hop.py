"""Who hands over to whom, country by country: what the lines of the map carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from types import MappingProxyType
from typing import TypeAlias

from enduse.model.position import Flow, Weighing
from enduse.model.route import Leg, Route, Stop
from enduse.reference.actors.tables import rows
from enduse.reference.geography import points
from enduse.reference.goods_groups import GoodsGroup, goods_groups, group_of
from enduse.views.drawing.lettering import shortened
from enduse.views.drawing.standing import STANDINGS, Standing, leg_standing, standing
from enduse.views.place import country

Pair: TypeAlias = tuple[str, str]
_NAME_ROOM = 300.0
_UNNAMED = "no {} is named"


@dataclass(frozen=True, slots=True)
class Hop:
    """Goods of one group going from one country to another, as far as they stand alike.

    Args:
        start: ISO code of the country they leave.
        stop: Of the one they reach; the same for a supply inside one.
        group: What they are.
        standing: How the flows stand.
        directed: False where the direction is not said.
        flows: Numbers of the flows, from 1.
        routes: Numbers of the routes, from 1.
        voices: The most independent voices any of the flows has.
    """

    start: str
    stop: str
    group: GoodsGroup
    standing: Standing
    directed: bool = True
    flows: tuple[int, ...] = ()
    routes: tuple[int, ...] = ()
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Hops:
    """All hops of some flows and routes.

    Args:
        hops: In the order of the flows, then of the routes.
        unplaced: Flows that are not, or not wholly, on the map: their number and why.
        guests: Armed groups by the country they are drawn in, which they are not.
        states: Countries that are ends themselves.
    """

    hops: tuple[Hop, ...]
    unplaced: tuple[tuple[int, str], ...] = ()
    guests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Gathering:
    bundles: dict[tuple[str, str, GoodsGroup, Standing, bool], list[tuple[int, int, int]]] = field(default_factory=dict)
    unplaced: dict[int, str] = field(default_factory=dict)
    guests: dict[str, dict[str, None]] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)

    def located(self, keys: Iterable[str], number: int) -> list[str]:
        """Where some ends stand; those without a place are remembered."""
        found = []
        for key in keys:
            code = place_of(key)
            if code is None:
                self.unplaced.setdefault(number, f"no country is known of {shortened(key, 10, _NAME_ROOM)}")
                continue
            found.append(code)
            if code == key:
                self.states.add(code)
            else:
                self.guests.setdefault(code, {})[shortened(key, 10, _NAME_ROOM)] = None
        return found


def hops(weighings: Sequence[Weighing], routes: Sequence[Route] = ()) -> Hops:
    """The hops of some flows and routes, each numbered from 1 in the order given."""
    made = _Gathering()
    for number, weighing in enumerate(weighings, 1):
        group, stands = group_of(weighing.flow.category), standing(weighing)
        for start, stop in dict.fromkeys(_ways(weighing, number, made)):
            key = (start, stop, group, stands, weighing.flow.directed)
            made.bundles.setdefault(key, []).append((number, 0, weighing.independent))
    for number, route in enumerate(routes, 1):
        for leg in route.legs:
            ends = _ends(leg)
            if ends is not None:
                made.states.update(ends)
                made.bundles.setdefault((*ends, _group(leg.goods), leg_standing(leg), True), []).append((0, number, 0))
    return Hops(
        tuple(_hop(key, carried) for key, carried in made.bundles.items()),
        tuple(sorted(made.unplaced.items())),
        MappingProxyType({code: tuple(names) for code, names in made.guests.items()}),
        frozenset(made.states),
    )


def place_of(key: str) -> str | None:
    """The country in which the end of a flow is drawn: its own, or where an armed group fights; None if unknown."""
    return key if key in points() else _homes().get(key)


def label_of(code: str, guests: Sequence[str] = (), *, is_end: bool = True) -> str:
    """What stands at a country's mark: "Iran", "Houthis (Yemen)", "Yemen, Houthis"."""
    name = country(code).removeprefix("the ")
    named = name[:1].upper() + name[1:]
    if not guests:
        return named
    return f"{named}, {', '.join(guests)}" if is_end else f"{', '.join(guests)} ({named})"


def hop_words(hop: Hop) -> str:
    """What a hop tells: "Iran to Russia, drones, disputed"."""
    here, there = label_of(hop.start), label_of(hop.stop)
    ends = f"inside {here}" if here == there else f"{here} to {there}" if hop.directed else f"{here} and {there}"
    return f"{ends}, {hop.group.label.lower()}, {STANDINGS[hop.standing]}"


def _ways(weighing: Weighing, number: int, made: _Gathering) -> Iterator[Pair]:
    flow = weighing.flow
    if not flow.directed:
        *others, last = made.located(flow.supplier, number) or [""]
        yield from (tuple(sorted((other, last))) for other in others)  # type: ignore[misc]
        return
    missing = _missing(flow)
    if missing:
        made.unplaced[number] = missing
    starts, stops = made.located(flow.supplier, number), made.located(flow.recipient, number)
    vias = dict.fromkeys(position.via for position in weighing.positions if position.via) or {(): None}
    for via in vias:
        between = made.located(via, number)
        for start, stop in product(starts, stops):
            way = [start, *between, stop]
            yield from ((here, there) for here, there in pairwise(way) if here != there or len(set(way)) == 1)


def _missing(flow: Flow) -> str:
    if flow.supplier and flow.recipient:
        return ""
    return _UNNAMED.format("recipient" if flow.supplier else "supplier" if flow.recipient else "party")


def _ends(leg: Leg) -> Pair | None:
    start, stop = _country(leg.source), _country(leg.target)
    return (start, stop) if start and stop else None


def _country(stop: Stop) -> str | None:
    return stop.country if stop.country in points() else None


def _group(goods: Sequence[str]) -> GoodsGroup:
    order = goods_groups()
    return min((group_of(good) for good in goods), key=order.index, default=order[-1])


def _hop(key: tuple[str, str, GoodsGroup, Standing, bool], carried: Sequence[tuple[int, int, int]]) -> Hop:
    start, stop, group, stands, directed = key
    flows = tuple(sorted({flow for flow, _, _ in carried if flow}))
    routes = tuple(sorted({route for _, route, _ in carried if route}))
    return Hop(start, stop, group, stands, directed, flows, routes, max(voices for _, _, voices in carried))


@cache
def _homes() -> Mapping[str, str]:
    """The country each armed group fights in, of those that fight in one."""
    named = ((row["name"], row["country"].split()) for row in rows("groups.csv"))
    return MappingProxyType({name: codes[0] for name, codes in named if len(codes) == 1 and codes[0] in points()})
