"""The stands taken on one flow, found by what they say: who bears one out, who speaks against it.

Whether two stands agree depends on side, stage and goods only, and few of these are different: it is asked once for
each two kinds of stand, not for each two sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from enduse.model.position import Position
from enduse.weighing.contradiction import agrees, agrees_in_part, asserts, begins, excludes, is_against, speaks_until
from enduse.weighing.source import independent

Affiliation: TypeAlias = tuple[str, ...]
"""As in `Position.affiliation`."""

_Kind: TypeAlias = tuple[object, ...]


class Voice(NamedTuple):
    """Who takes a stand.

    Args:
        source: Its name, "" for the reports' own voice.
        affiliation: As in `Position.affiliation`.
    """

    source: str
    affiliation: Affiliation


class Stands:
    """Stands on one flow.

    Args:
        positions: All of them; their order does not matter.
    """

    def __init__(self, positions: Iterable[Position]) -> None:
        self._kinds: dict[_Kind, Position] = {}
        self._voices: defaultdict[_Kind, dict[Voice, str]] = defaultdict(dict)
        self._found: dict[tuple[str, _Kind], Sequence[tuple[Voice, str]]] = {}
        self._apart: dict[Affiliation, frozenset[Affiliation]] = {}
        for position in positions:
            kind = _kind(position)
            self._kinds.setdefault(kind, position)
            _keep(self._voices[kind], Voice(position.source, position.affiliation), position)

    def independent_of(self, affiliation: Affiliation) -> frozenset[Affiliation]:
        """The affiliations on this flow that are known and share nothing with one."""
        apart = self._apart.get(affiliation)
        if apart is None:
            every = {voice.affiliation for voices in self._voices.values() for voice in voices}
            apart = self._apart[affiliation] = frozenset(each for each in every if independent(affiliation, each))
        return apart

    def confirming(self, position: Position) -> list[Voice]:
        """Who bears a position out in full, sorted; itself may be among them."""
        return [voice for voice, _ in self._related("confirming", position, agrees)]

    def partly(self, position: Position) -> list[Voice]:
        """Who goes some of the way with it, sorted."""
        return [voice for voice, _ in self._related("partly", position, agrees_in_part)]

    def denying(self, position: Position) -> list[Voice]:
        """Who contradicts it, not counting those who have not seen it, sorted."""
        return self._contradicting("denying", position, _is_denied_by)

    def not_seeing(self, position: Position) -> list[Voice]:
        """Who has not seen what it asserts, sorted."""
        return self._contradicting("not seeing", position, _is_not_seen_by)

    def _contradicting(
        self, name: str, position: Position, related: Callable[[Position, Position], bool]
    ) -> list[Voice]:
        found = self._related(name, position, related)
        if asserts(position):
            begun = begins(position)
            return [voice for voice, until in found if begun <= until]
        spoken = speaks_until(position)
        return [voice for voice, begun in found if begun <= spoken]

    def _related(
        self, name: str, position: Position, related: Callable[[Position, Position], bool]
    ) -> Sequence[tuple[Voice, str]]:
        kind = _kind(position)
        known = self._found.get((name, kind))
        if known is None:
            together: dict[Voice, str] = {}
            for other, example in self._kinds.items():
                if related(position, example):
                    for voice, day in self._voices[other].items():
                        _keep_day(together, voice, day, example)
            known = self._found[name, kind] = sorted(together.items())
        return known


def _kind(position: Position) -> _Kind:
    """All of a position that its relation to others hangs on, days excepted."""
    return position.factuality, position.stage, position.categories, position.goods


def _keep(days: dict[Voice, str], voice: Voice, position: Position) -> None:
    _keep_day(days, voice, speaks_until(position) if is_against(position) else begins(position), position)


def _keep_day(days: dict[Voice, str], voice: Voice, day: str, example: Position) -> None:
    """Keep, of one who asserts, the earliest beginning; of one who denies, the latest day spoken of."""
    known = days.get(voice)
    if known is None:
        days[voice] = day
    else:
        days[voice] = max(known, day) if is_against(example) else min(known, day)


def _is_denied_by(one: Position, other: Position) -> bool:
    if asserts(one):
        return other.factuality == "denied" and excludes(one, other)
    return is_against(one) and asserts(other) and excludes(other, one)


def _is_not_seen_by(one: Position, other: Position) -> bool:
    return asserts(one) and other.factuality == "not_seen" and excludes(one, other)
