"""The parties named, and who of them is said to supply whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise, product
from typing import Final, TypeAlias

from enduse.model.claim import Claim, TransferClaim
from enduse.model.party import Party
from enduse.model.position import Weighing
from enduse.model.route import Leg, Route, Stop
from enduse.reference.goods_groups import GoodsGroup, goods_groups, group_of
from enduse.views.drawing.standing import STANDINGS, Standing, leg_standing, standing
from enduse.views.drawing.tie import Tie
from enduse.views.place import country
from enduse.views.printable import printable

MOST: Final = 40
"""Parties drawn at most; what is left out is told."""

_STRONGEST: Final[tuple[Standing, ...]] = ("disputed", "held", "planned", "against")
_NOBODY: Final = "somebody not named"
_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A party of the network.

    Args:
        name: The name first used for it; of a state, its usual one.
        country: The name of its country, empty when unknown and for the state itself.
        is_state: Whether it is one.
    """

    name: str
    country: str = ""
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Dealing:
    """What goes from one party to another, by their places in the list of nodes."""

    source: int
    target: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Parties:
    """The network.

    Args:
        nodes: Its parties, in the order they are met.
        dealings: Who is said to supply whom, in the order of the flows, then of the routes.
        left_out: How many more parties there are.
        untied: Flows that name one party only, by number.
    """

    nodes: tuple[Node, ...]
    dealings: tuple[Dealing, ...]
    left_out: int = 0
    untied: tuple[int, ...] = ()


@dataclass(slots=True)
class _Carried:
    groups: set[GoodsGroup] = field(default_factory=set)
    standings: set[Standing] = field(default_factory=set)
    flows: set[int] = field(default_factory=set)
    routes: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Gathering:
    nodes: dict[_Key, Node] = field(default_factory=dict)
    carried: dict[tuple[_Key, _Key, bool], _Carried] = field(default_factory=dict)

    def met(self, key: _Key, node: Node) -> _Key:
        self.nodes.setdefault(key, node)
        return key

    def tie(self, source: _Key, target: _Key, *, directed: bool) -> _Carried:
        ends = (source, target) if directed else (min(source, target), max(source, target))
        return self.carried.setdefault((*ends, directed), _Carried())


def parties(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    routes: Sequence[Route] = (),
    numbers: Sequence[int] | None = None,
) -> Parties:
    """The parties of some flows and routes.

    A state named by itself or its capital is one party; every other party is its name in one country, whatever the
    case of its letters.

    Args:
        weighings: The flows.
        claims: The claims behind them by id; those that are missing are passed over.
        routes: Routes to join to them, numbered from 1.
        numbers: What the flows are numbered, in their order; None counts them from 1.
    """
    made = _Gathering()
    untied = []
    for number, weighing in zip(numbers or count(1), weighings, strict=False):
        group, stands = group_of(weighing.flow.category), standing(weighing)
        ways = list(_ways(weighing, claims, made))
        if not ways:
            untied.append(number)
        for source, target, directed in ways:
            held = made.tie(source, target, directed=directed)
            held.flows.add(number)
            held.groups.add(group)
            held.standings.add(stands)
    for number, route in enumerate(routes, 1):
        for leg in route.legs:
            held = made.tie(_met_stop(leg.source, made), _met_stop(leg.target, made), directed=True)
            held.routes.add(number)
            held.groups.update(_groups(leg))
            held.standings.add(leg_standing(leg))
    return _bounded(made, tuple(untied))


def _ways(weighing: Weighing, claims: Mapping[str, Claim], made: _Gathering) -> Iterator[tuple[_Key, _Key, bool]]:
    ids = dict.fromkeys(id_ for position in weighing.positions for id_ in position.claim_ids)
    for claim in (claims[id_] for id_ in ids if id_ in claims):
        if not isinstance(claim, TransferClaim):
            continue
        if claim.parties and not (claim.supplier or claim.recipient):
            *others, last = _met(claim.parties, made)
            yield from ((other, last, False) for other in others if other != last)
            continue
        starts, stops = _met(claim.supplier, made), _met(claim.recipient, made)
        between = _met(claim.intermediaries, made)
        for before, after in product([[key] for key in starts] or [[]], [[key] for key in stops] or [[]]):
            way = [*before, *between, *after]
            yield from ((here, there, True) for here, there in pairwise(way) if here != there)


def _met(named: Iterable[Party], made: _Gathering) -> list[_Key]:
    return list(dict.fromkeys(made.met(*_party(party)) for party in named))


def _party(party: Party) -> tuple[_Key, Node]:
    if party.schema == "Country" and len(party.country) == 1:
        return _state(party.country[0])
    return _someone(party.name, party.country)


def _met_stop(stop: Stop, made: _Gathering) -> _Key:
    codes = (stop.country,) if stop.country else ()
    if not stop.name:
        return made.met((stop.id, stop.country or ""), Node(_NOBODY, _countries(codes)))
    key, node = _someone(stop.name, codes)
    if stop.country and _folded(stop.name) == _folded(country(stop.country)):
        return made.met(*_state(stop.country))
    return made.met(key, node)


def _state(code: str) -> tuple[_Key, Node]:
    name = country(code).removeprefix("the ")
    return ("", code), Node(name[:1].upper() + name[1:], is_state=True)


def _someone(name: str, codes: Sequence[str]) -> tuple[_Key, Node]:
    plain = printable(name)
    return (_folded(plain) or "?", " ".join(codes)), Node(plain[:1].upper() + plain[1:] or _NOBODY, _countries(codes))


def _countries(codes: Sequence[str]) -> str:
    return ", ".join(country(code).removeprefix("the ") for code in codes)


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").replace("\u2019", "'").split())


def _groups(leg: Leg) -> Iterable[GoodsGroup]:
    return {group_of(good) for good in leg.goods} or {goods_groups()[-1]}


def _bounded(made: _Gathering, untied: tuple[int, ...]) -> Parties:
    """The network cut to its first parties; one that deals with nobody is not drawn."""
    places: dict[_Key, int] = {}
    dealings: list[Dealing] = []
    for (source, target, directed), held in made.carried.items():
        new = [key for key in dict.fromkeys((source, target)) if key not in places]
        if source == target or len(places) + len(new) > MOST:
            continue
        places.update({key: rank for rank, key in enumerate(new, len(places))})
        ends = f"{made.nodes[source].name} {'to' if directed else 'and'} {made.nodes[target].name}"
        dealings.append(Dealing(places[source], places[target], _tie(ends, held, directed=directed)))
    dealt = {key for source, target, _ in made.carried if source != target for key in (source, target)}
    return Parties(tuple(made.nodes[key] for key in places), tuple(dealings), len(dealt) - len(places), untied)


def _tie(ends: str, held: _Carried, *, directed: bool) -> Tie:
    stands = min(held.standings, key=_STRONGEST.index)
    (group, *others) = sorted(held.groups, key=goods_groups().index)
    colour, goods = ("several", "several kinds of goods") if others else (group.key, group.label.lower())
    said = f"{ends}, {goods}, {STANDINGS[stands]}"
    return Tie(said, colour, stands, directed, tuple(sorted(held.flows)), tuple(sorted(held.routes)))
