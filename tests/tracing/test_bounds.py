"""Where there is too much to look at: bounded, told, and the best is found still."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from enduse.tracing import candidates, turns
from enduse.tracing.asking import ground
from enduse.tracing.chain import Known
from enduse.tracing.graph import Graph
from enduse.tracing.movement import Movement
from enduse.tracing.question import Question
from enduse.tracing.search import Search, search
from evaluation.networks import on_disk

ASKED = Question(("de",), ("ru",), "HS8542", "2022-02-24", limit=5)
DAY = 19_100


def layers(*sizes: int) -> Graph:
    """Every party of a layer supplies every party of the next, at weights drawn by chance; a clean chain beside."""
    dice = Random(7)
    countries = ["de", *("ae", "kz", "kg")[: len(sizes) - 2], "ru"]
    parties: dict[int, Known] = {}
    rows: list[list[int]] = []
    for size, country in zip(sizes, countries, strict=True):
        rows.append(list(range(len(parties), len(parties) + size)))
        parties |= {number: Known(country, first_day=DAY) for number in rows[-1]}
    pairs = [(a, b, place) for place in range(len(rows) - 1) for a in rows[place] for b in rows[place + 1]]
    clean = list(range(len(parties), len(parties) + len(sizes)))
    parties |= {number: Known(country, first_day=DAY) for number, country in zip(clean, countries, strict=True)}
    moving = [
        (a, b, DAY + 20 * place + dice.randint(0, 30), round(dice.uniform(1, 1000), 1)) for a, b, place in pairs
    ] + [(a, b, DAY + 4 * place, 77.7) for place, (a, b) in enumerate(pairwise(clean))]
    movements = [
        Movement(number, a, b, parties[a].country, parties[b].country, "854231", day, day, kg)
        for number, (a, b, day, kg) in enumerate(moving)
    ]
    return Graph(movements, parties, {}, DAY)


def clean_of(graph: Graph, legs: int) -> tuple[int, ...]:
    return tuple(range(len(graph.parties) - legs - 1, len(graph.parties)))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_TURNS", 20_000)
    monkeypatch.setattr(turns, "_BUSY", 2_000)
    monkeypatch.setattr(turns, "_KEPT", 40)
    monkeypatch.setattr(turns, "_FEWER", (40, 20, 10))
    monkeypatch.setattr(candidates, "MOST_WAYS", 20_000)
    monkeypatch.setattr(candidates, "_NARROW", 20_000)
    monkeypatch.setattr(candidates, "KEPT", 5_000)


def asked(graph: Graph, tmp_path: Path) -> Search:
    return search(on_disk(graph, tmp_path), ground(ASKED), threads=1)


def test_without_need_nothing_is_cut(tmp_path: Path) -> None:
    graph = layers(5, 5, 5)
    found = asked(graph, tmp_path)
    assert found.notes == ()
    assert found.ways == 5 * 5 * 5 + 1
    assert found.found[0].chain.parties == clean_of(graph, 2)


@pytest.mark.usefixtures("small")
def test_a_hub_with_very_many_partners_is_cut_to_its_heaviest_lanes(tmp_path: Path) -> None:
    graph = layers(200, 1, 250)
    found = asked(graph, tmp_path)
    assert found.found[0].chain.parties == clean_of(graph, 2)
    assert len(found.found) == 2, "one route through each intermediary"
    assert any(
        "keep their 40 heaviest lanes in and out; 370 of 452 lanes were left out" in note for note in found.notes
    )


# Forty parties in each layer: none is busy on its own, and yet there are too many meetings.
@pytest.mark.usefixtures("small")
def test_a_dense_network_of_middling_parties_is_cut_too(tmp_path: Path) -> None:
    graph = layers(30, 30, 30, 30)
    found = asked(graph, tmp_path)
    assert found.found[0].chain.parties == clean_of(graph, 3)
    assert any("heaviest lanes in and out" in note for note in found.notes)
    assert not any("; 0 of" in note for note in found.notes), "what was not cut is not told as cut"


# 12^5 chains of four legs, of which 20,000 may be gone through.
@pytest.mark.usefixtures("small")
def test_of_too_many_chains_the_best_are_looked_at_and_the_rest_is_bounded(tmp_path: Path) -> None:
    graph = layers(12, 12, 12, 12, 12)
    found = asked(graph, tmp_path)
    assert found.found[0].chain.parties == clean_of(graph, 4)
    assert found.ways is not None
    assert 20_000 < found.ways < 12**5, "turns that fit in time only"
    note = next(note for note in found.notes if "those were not looked at" in note)
    assert f"of {found.ways:.2g} chains of 4 legs" in note
    assert "--via, --goods, --since or fewer --max-hops" in note
    least = float(note.split("can score ")[1].split()[0])
    assert found.found[0].score > least


# What is told of chains not looked at must hold: none of them scores more.
@pytest.mark.usefixtures("small")
def test_nothing_left_out_scores_more_than_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = layers(9, 9, 9, 9)
    monkeypatch.setattr(candidates, "MOST_WAYS", 1_000)
    monkeypatch.setattr(candidates, "_NARROW", 1_000)
    narrow = asked(graph, tmp_path)
    note = next(note for note in narrow.notes if "those were not looked at" in note)
    least = float(note.split("can score ")[1].split()[0])
    monkeypatch.undo()
    whole = asked(graph, tmp_path)
    assert not whole.notes
    better = [each.chain for each in whole.found if each.score > least + 0.005]
    assert better
    assert [each.chain for each in narrow.found[: len(better)]] == better


@pytest.mark.usefixtures("small")
def test_where_even_the_best_are_too_many_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "MOST_WAYS", 1_000)
    monkeypatch.setattr(candidates, "_NARROW", 0)
    found = asked(layers(12, 12, 12, 12), tmp_path)
    assert found.ways is None
    assert any("chains of 3 legs are too many and were not looked at" in note for note in found.notes)
