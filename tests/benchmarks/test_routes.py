"""The benchmark of routes measures what it says: one network, two searches, the same routes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.routes import QUESTION, records_in, same, timed  # noqa: E402
from benchmarks.routes_plot import growth_plot  # noqa: E402
from benchmarks.routes_walk import enumerated, graph_of, walked  # noqa: E402
from benchmarks.routes_world import made_up  # noqa: E402
from enduse.tracing.asking import ground  # noqa: E402
from enduse.tracing.search import search  # noqa: E402
from enduse.tracing.store import open as opened  # noqa: E402
from evaluation.networks import as_values  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("routes") / "world"
    made_up(40_000, made, priority=0.4)
    return made


def test_the_network_has_the_rows_asked_for_and_no_self_shipments(folder: Path) -> None:
    assert opened(folder).counts().movements == 40_000
    assert all(each.source != each.target for each in as_values(records_in(folder)).movements)


def test_equal_sizes_make_equal_networks(folder: Path, tmp_path: Path) -> None:
    made_up(40_000, tmp_path / "again", priority=0.4)
    assert (tmp_path / "again" / "movements.parquet").read_bytes() == (folder / "movements.parquet").read_bytes()


def test_walking_shipment_by_shipment_finds_the_same_routes(folder: Path) -> None:
    graph, asked = as_values(records_in(folder)), ground(QUESTION)
    slow = walked(graph_of(list(graph.movements)), graph, asked)
    assert len(slow) == QUESTION.limit
    assert same(slow, search(records_in(folder), asked, threads=1).found)
    assert not same(slow[1:], search(records_in(folder), asked, threads=1).found)


def test_listing_paths_stops_at_its_budget(folder: Path) -> None:
    done, suppliers, taken = enumerated(graph_of(list(as_values(records_in(folder)).movements)), ground(QUESTION), 0.5)
    assert 1 <= done <= suppliers
    assert taken < 20


def test_a_search_is_timed_and_drawn(folder: Path) -> None:
    told = timed(folder, repeats=1)
    assert told["seconds"] > 0
    assert told["peak"] > 10
    drawing = growth_plot([(1_000_000, 0.3, 140.0), (50_000_000, 4.2, 800.0)])
    assert "50 M" in drawing
    assert "4.2 s, 800 MiB" in drawing
