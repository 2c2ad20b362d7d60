"""The columns of the matrix: original sources, those of one voice side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from enduse.model.position import Position, Weighing
from enduse.views.printable import printable
from enduse.views.words import body_words, capital, source_name

SourceKey: TypeAlias = tuple[str, tuple[str, ...]]
"""What makes a source one source: its name, and the bodies it speaks for."""


@dataclass(frozen=True, slots=True)
class Column:
    """One original source.

    Args:
        key: Which.
        name: What it is called.
        voice: The body it shares with its neighbours, empty when it shares none.
    """

    key: SourceKey
    name: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Neighbouring columns under one head: sources that speak for one body; an empty name where none is shared."""

    name: str
    columns: tuple[Column, ...]


def key_of(position: Position) -> SourceKey:
    """The source that takes a stand."""
    return position.source, position.affiliation


def voices(weighings: Sequence[Weighing], most: int) -> tuple[tuple[Voice, ...], int]:
    """The columns for some flows, grouped, and how many sources have none.

    Whoever speaks to most flows has a column first; the columns stand in the order in which the flows name them, so
    that those who differ on a flow stand near each other, a body's sources together. A source under several bodies
    stands under the one that most sources share.

    Args:
        weighings: The flows.
        most: Columns at most.
    """
    first: dict[SourceKey, Position] = {}
    spoken: Counter[SourceKey] = Counter()
    for weighing in weighings:
        keys = dict.fromkeys(key_of(position) for position in weighing.positions)
        spoken.update(keys.keys())
        for position in weighing.positions:
            first.setdefault(key_of(position), position)
    members: Counter[str] = Counter(body for _, bodies in first for body in bodies)
    body = {key: _body(key, members) for key in first}
    place = {key: number for number, key in enumerate(first)}
    kept = sorted(first, key=lambda key: (-spoken[key], place[key]))[:most]
    lead = {name: min(place[key] for key in kept if body[key] == name) for name in {body[key] for key in kept} if name}
    kept.sort(key=lambda key: (lead.get(body[key], place[key]), place[key]))
    columns = [_column(first[key], body[key]) for key in kept]
    return tuple(_grouped(columns)), len(first) - len(kept)


def _body(key: SourceKey, members: Counter[str]) -> str:
    """The body a source shares with others, the most shared one; empty when it shares none."""
    shared = sorted((body for body in key[1] if members[body] > 1), key=lambda body: (-members[body], body))
    return shared[0] if shared else ""


def _column(position: Position, body: str) -> Column:
    name = capital(printable(source_name(position)))
    return Column(key_of(position), name, capital(printable(body_words(body))) if body else "")


def _grouped(columns: Iterable[Column]) -> Iterator[Voice]:
    together: list[Column] = []
    for column in columns:
        if together and (column.voice != together[0].voice or not column.voice):
            yield _voice(together)
            together = []
        together.append(column)
    if together:
        yield _voice(together)


def _voice(columns: Sequence[Column]) -> Voice:
    """Columns under one head; a source whose fellows have no column stands under none."""
    if len(columns) > 1:
        return Voice(columns[0].voice, tuple(columns))
    return Voice("", (replace(columns[0], voice=""),))
