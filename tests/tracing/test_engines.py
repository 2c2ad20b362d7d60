"""The fast search returns what the plain one does, on networks nobody chose."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from networks import graphs, ground, questions

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from enduse.tracing import asking, plain  # noqa: E402
from enduse.tracing.graph import Graph  # noqa: E402
from enduse.tracing.question import Question  # noqa: E402
from enduse.tracing.ranking import Found  # noqa: E402
from enduse.tracing.search import search  # noqa: E402
from evaluation import engines  # noqa: E402
from evaluation.networks import on_disk  # noqa: E402

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


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(graphs(), questions(), st.one_of(st.none(), st.frozensets(st.integers(0, 7))), st.sets(st.integers(0, 30)))
def test_both_searches_agree_where_anything_may_be_unknown(
    graph: Graph, question: Question, via: frozenset[int] | None, told: set[int]
) -> None:
    asked = ground(question, via)
    with tempfile.TemporaryDirectory() as folder:
        fast = search(on_disk(graph, Path(folder), sorted(told)), asked, threads=1)
    said = [replace(each, basis="said") if each.id in told else each for each in graph.movements]
    assert seen(fast.found) == seen(plain.search(replace(graph, movements=said), asked))
    assert not fast.notes


@pytest.mark.parametrize("first", range(1, 121, 10))
def test_both_searches_agree_on_busy_networks(first: int, tmp_path: Path) -> None:
    # `python -m evaluation.engines` compares thousands of these.
    listed = 0
    for seed in range(first, first + 10):
        graph, asked = engines.random_graph(seed), asking.ground(engines.random_question(seed))
        slow = plain.search(graph, asked)
        assert seen(search(on_disk(graph, tmp_path), asked, threads=1).found) == seen(slow)
        listed += len(slow)
    assert listed


def test_both_searches_agree_on_a_simulated_world(tmp_path: Path) -> None:
    slow, fast = engines.world(1, tmp_path, 600, 15_000)
    assert len(slow) >= 10
    assert engines.seen(slow) == engines.seen(fast)
