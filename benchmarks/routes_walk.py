"""Routes as one would first search for them: a graph of networkx, walked shipment by shipment.

Two of them. `enumerated` lists every simple path between a supplier and a buyer and looks at dates and goods
afterwards, which is the search that takes two lines; `walked` looks at them while it walks. Both know assumed legs only
as far as the plain search tells them which there may be.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from enduse.tracing.carrying import carried
from enduse.tracing.chain import Chain
from enduse.tracing.graph import Graph
from enduse.tracing.ground import Ground
from enduse.tracing.movement import Movement
from enduse.tracing.plain import Assumed, facts_of, lanes_of, legs_of
from enduse.tracing.ranking import Found, ranked
from enduse.tracing.terms import score, terms


def fits(coming: Movement, going: Movement, max_days: int) -> bool:
    """Whether goods that came with one movement can have gone on with another."""
    return coming.first_day <= going.last_day and going.first_day - coming.last_day <= max_days


def graph_of(movements: list[Movement]) -> nx.MultiDiGraph:
    """Shipments as edges, self-shipments left out."""
    graph = nx.MultiDiGraph()
    graph.add_edges_from(
        (each.source, each.target, {"movement": each}) for each in movements if each.source != each.target
    )
    return graph


def walked(network: nx.MultiDiGraph, graph: Graph, ground: Ground) -> list[Found]:
    """Every route, found by walking shipments one after another; the same routes as the plain search finds."""
    moving = [movement for movement in graph.movements if ground.counts(movement)]
    lanes = lanes_of(moving, graph, ground)
    assumed = Assumed(lanes, graph, ground)
    chains = set(_recorded(network, ground)) | set(_with_gap(network, assumed, ground))
    facts = facts_of(moving, graph, ground)
    found = []
    for chain in sorted(chains, key=lambda each: (each.parties, each.assumed or 0)):
        went = carried(chain, legs_of(chain, lanes, ground), ground.alike, ground.question.max_days)
        if went is not None:
            told = terms(chain, went, facts, ground.question.max_days)
            found.append(Found(chain, went, told, score(told)))
    return ranked(found, ground.question)


def _recorded(network: nx.MultiDiGraph, ground: Ground) -> Iterator[Chain]:
    for _, _, first in network.edges(data="movement"):
        if ground.leaves(first) and ground.to_between(first) and ground.wanted(first.goods) and ground.counts(first):
            yield from (Chain(parties) for parties in _onwards(network, ground, (first.source, first.target), first))


def _onwards(
    network: nx.MultiDiGraph, ground: Ground, parties: tuple[int, ...], coming: Movement | None
) -> Iterator[tuple[int, ...]]:
    """Chains of parties that go on from here, shipment by shipment."""
    question = ground.question
    for _, _, going in network.out_edges(parties[-1], data="movement"):
        if going.target in parties or not ground.counts(going) or not ground.from_between(going):
            continue
        if coming is not None and not (
            fits(coming, going, question.max_days) and ground.alike(coming.goods, going.goods) > 0
        ):
            continue
        if ground.arrives(going):
            yield (*parties, going.target)
        elif ground.to_between(going) and len(parties) < question.max_hops:
            yield from _onwards(network, ground, (*parties, going.target), going)


def _with_gap(network: nx.MultiDiGraph, assumed: Assumed, ground: Ground) -> Iterator[Chain]:
    for nobody, party in set(assumed.first()):
        yield from (Chain(parties, 0) for parties in _onwards(network, ground, (nobody, party), None))
    for _, _, first in network.edges(data="movement"):
        if ground.leaves(first) and ground.to_between(first) and ground.wanted(first.goods) and ground.counts(first):
            yield from _to_nobody(network, ground, assumed, (first.source, first.target), first)


def _to_nobody(
    network: nx.MultiDiGraph, ground: Ground, assumed: Assumed, parties: tuple[int, ...], coming: Movement
) -> Iterator[Chain]:
    hops = len(parties) - 1
    if hops >= ground.question.max_hops:
        return
    yield from (Chain((*parties, nobody), hops) for nobody in assumed.last(parties[-1]))
    for _, _, going in network.out_edges(parties[-1], data="movement"):
        fitting = going.target not in parties and ground.counts(going) and ground.from_between(going)
        if not fitting or not ground.to_between(going) or not fits(coming, going, ground.question.max_days):
            continue
        if ground.alike(coming.goods, going.goods) > 0:
            yield from _to_nobody(network, ground, assumed, (*parties, going.target), going)


def enumerated(network: nx.MultiDiGraph, ground: Ground, budget: float) -> tuple[int, int, float]:
    """List simple paths of shipments from suppliers to buyers and hold dates and goods against each, for a while.

    Args:
        network: The graph.
        ground: The question.
        budget: Seconds after which it is stopped.

    Returns:
        Suppliers done, suppliers there are, seconds taken; the last supplier counts as done when it was cut short.
    """
    edges = network.edges(data="movement")
    suppliers = sorted({source for source, _, each in edges if ground.leaves(each)})
    buyers = {target for _, target, each in network.edges(data="movement") if ground.arrives(each)}
    began, done = time.perf_counter(), 0
    for supplier in suppliers:
        done += 1
        for path in nx.all_simple_edge_paths(network, supplier, buyers, cutoff=ground.question.max_hops):
            legs = [network.edges[edge]["movement"] for edge in path]
            _ = all(
                fits(one, other, ground.question.max_days) and ground.alike(one.goods, other.goods) > 0
                for one, other in pairwise(legs)
            )
            if time.perf_counter() - began > budget:
                return done, len(suppliers), time.perf_counter() - began
    return done, len(suppliers), time.perf_counter() - began
