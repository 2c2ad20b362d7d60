"""The plain search: walks every chain. Slow, short, and the oracle of the fast one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from enduse.tracing.carrying import carried
from enduse.tracing.chain import Chain, Known, Legs, Turnover, grams, somebody
from enduse.tracing.graph import Graph
from enduse.tracing.ground import Ground
from enduse.tracing.movement import Movement
from enduse.tracing.ranking import Found, ranked
from enduse.tracing.terms import Facts, score, terms

Between = dict[tuple[int, int], list[Movement]]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Movements by their two parties, by where on a route they may stand."""

    first: Between
    middle: Between
    last: Between


def search(graph: Graph, ground: Ground) -> list[Found]:
    """Every route of a network that answers the question, ranked and cut to its limit.

    Args:
        graph: The network.
        ground: The question.
    """
    moving = [movement for movement in graph.movements if ground.counts(movement)]
    lanes = lanes_of(moving, graph, ground)
    facts = facts_of(moving, graph, ground)
    found: list[Found] = []
    via = ground.via
    for chain in sorted(set(_chains(lanes, graph, ground)), key=lambda each: (each.parties, each.assumed or 0)):
        if via is not None and via.isdisjoint(chain.between):
            continue
        went = carried(chain, legs_of(chain, lanes, ground), ground.alike, ground.question.max_days)
        if went is not None:
            told = terms(chain, went, facts, ground.question.max_days)
            found.append(Found(chain, went, told, score(told)))
    return ranked(found, ground.question)


def lanes_of(moving: list[Movement], graph: Graph, ground: Ground) -> Lanes:
    """Movements that count, by where on a route they may stand."""
    lanes = Lanes(defaultdict(list), defaultdict(list), defaultdict(list))
    for movement in moving:
        ends = (movement.source, movement.target)
        source_between = ground.from_between(movement) and not graph.parties[movement.source].nameless
        target_between = ground.to_between(movement) and not graph.parties[movement.target].nameless
        if ground.leaves(movement) and target_between and ground.wanted(movement.goods):
            lanes.first[ends].append(movement)
        if source_between and target_between:
            lanes.middle[ends].append(movement)
        if source_between and ground.arrives(movement):
            lanes.last[ends].append(movement)
    return lanes


def _chains(lanes: Lanes, graph: Graph, ground: Ground) -> Iterator[Chain]:
    """Every chain of parties whose legs exist, whether or not anything can have gone along it."""
    assumed = Assumed(lanes, graph, ground)
    last, middle = _going(lanes.last), _going(lanes.middle)

    def onwards(parties: tuple[int, ...], gap: int | None) -> Iterator[Chain]:
        hops = len(parties) - 1
        if hops >= ground.question.max_hops:
            return
        here = parties[-1]
        yield from (Chain((*parties, there), gap) for there in last[here] if there not in parties)
        for there in middle[here]:
            if there not in parties:
                yield from onwards((*parties, there), gap)
        if gap is None:
            yield from (Chain((*parties, there), hops) for there in assumed.last(here))
            for there in assumed.linked(here):
                if there not in parties:
                    yield from onwards((*parties, there), hops)

    for start, there in lanes.first:
        yield from onwards((start, there), None)
    for nobody, there in assumed.first():
        yield from onwards((nobody, there), 0)


def _going(between: Between) -> dict[int, list[int]]:
    """To whom each party sends."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in between:
        found[one].append(other)
    return found


class Assumed:
    """Legs that nobody recorded and that something speaks for."""

    def __init__(self, lanes: Lanes, graph: Graph, ground: Ground) -> None:
        self._lanes, self._graph, self._ground = lanes, graph, ground
        since = ground.question.since_day()
        self._sends = {
            (each.source, each.target_country) for each in graph.movements if since is None or each.last_day >= since
        }
        self._sends_goods = {(ends[0], each.target_country) for ends, leg in lanes.last.items() for each in leg}

    def first(self) -> Iterator[tuple[int, int]]:
        """Somebody in a country of origin hands to a party that sends on goods of that origin, and is not seen to."""
        asked = self._ground.question.origins
        fed = {party for _, party in self._lanes.first}
        for lane in (self._lanes.middle, self._lanes.last):
            for (party, _), leg in lane.items():
                for each in leg:
                    origin = each.origin_country
                    if origin in asked and self._ground.wanted(each.goods) and party not in fed:
                        yield somebody(asked, origin), party

    def last(self, party: int) -> Iterator[int]:
        """A party tied to a destination, and not seen to send such goods there, hands on to somebody there."""
        asked = self._ground.question.destinations
        for country in asked:
            if (party, country) not in self._sends_goods and self._tied(party, country):
                yield somebody(asked, country) - len(self._ground.question.origins)

    def linked(self, party: int) -> Iterator[int]:
        """A party hands on to one it is linked with, where no such movement is recorded."""
        for ends in self._graph.links:
            for one, other in (ends, ends[::-1]):
                if one == party and (one, other) not in self._lanes.middle and self._may_be_between(other):
                    yield other

    def _may_be_between(self, party: int) -> bool:
        known, question = self._graph.parties[party], self._ground.question
        return not known.nameless and known.country not in {*question.origins, *question.destinations}

    def _tied(self, party: int, country: str) -> bool:
        known, since = self._graph.parties[party], self._ground.question.since_day()
        if country in (known.owners or ()):
            return True
        if since is not None and known.founded_day is not None and known.founded_day >= since:
            return True
        return (party, country) in self._sends


def legs_of(chain: Chain, lanes: Lanes, ground: Ground) -> Legs:
    """Movements of each leg of a chain."""
    legs: list[tuple[Movement, ...]] = []
    for place, ends in enumerate(pairwise(chain.parties)):
        if place == chain.assumed:
            legs.append(())
            continue
        lane = lanes.first if place == 0 else lanes.last if place == len(chain.parties) - 2 else lanes.middle
        leg = lane[ends]
        if place == 1 and chain.assumed == 0:
            asked = ground.question.origins
            origin = asked[-1 - chain.parties[0]]
            leg = [each for each in leg if each.origin_country == origin and ground.wanted(each.goods)]
        legs.append(tuple(leg))
    return tuple(legs)


def facts_of(moving: list[Movement], graph: Graph, ground: Ground) -> Facts:
    """What the terms look up."""
    taken: dict[int, int] = defaultdict(int)
    sent: dict[int, int] = defaultdict(int)
    there: dict[int, int] = defaultdict(int)
    between: dict[tuple[int, int], int] = defaultdict(int)
    for movement in moving:
        weight = grams(movement.kg) or 0
        taken[movement.target] += weight
        sent[movement.source] += weight
        between[movement.source, movement.target] += weight
        if ground.arrives(movement):
            there[movement.source] += weight
    links = dict(graph.links) | {ends[::-1]: reason for ends, reason in graph.links.items()}
    return Facts(
        lambda party: graph.parties[party] if party >= 0 else Known(),
        lambda party: Turnover(taken[party], sent[party], there[party]),
        lambda one, other: between[one, other],
        ground.concern,
        links=links,
        origins=frozenset(ground.question.origins),
        destinations=frozenset(ground.question.destinations),
        since=ground.question.since_day(),
        begins=graph.begins,
    )
