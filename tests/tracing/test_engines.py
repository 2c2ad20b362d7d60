"""The fast search returns what the plain one does, on networks nobody chose."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from networks import busy_graphs, graphs, ground, on_disk, questions

from enduse.tracing import plain
from enduse.tracing.graph import Graph
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.search import search

Seen = list[tuple[object, ...]]


def seen(found: list[Found] | tuple[Found, ...]) -> Seen:
    return [
        (
            each.chain.parties,
            each.chain.assumed,
            each.score,
            each.carried.grams,
            tuple(tuple(movement.id for movement in leg) for leg in each.carried.movements),
            tuple((term.name, None if term.value is None else round(term.value, 9)) for term in each.terms),
        )
        for each in found
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.one_of(graphs(), busy_graphs(), busy_graphs()),
    questions(),
    st.one_of(st.none(), st.frozensets(st.integers(0, 7))),
    st.sets(st.integers(0, 30)),
)
def test_both_engines_agree(graph: Graph, question: Question, via: frozenset[int] | None, told: set[int]) -> None:
    asked = ground(question, via)
    with tempfile.TemporaryDirectory() as folder:
        fast = search(on_disk(graph, Path(folder), sorted(told)), asked, threads=1)
    said = [replace(each, basis="said") if each.id in told else each for each in graph.movements]
    assert seen(fast.found) == seen(plain.search(replace(graph, movements=said), asked))
    assert not fast.notes
