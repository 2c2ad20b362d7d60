"""Descriptions against the phrases of trade documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.controls import Phrase, phrases, qualifiers
from enduse.screening.goods.token import stem, words


@dataclass(frozen=True, slots=True)
class Met:
    """Words of a description that met a listed phrase.

    Args:
        start: Index of the first word.
        end: Index after the last.
        phrase: The listed phrase.
        targets: What it points to; empty for words that look alike and mean other goods.
        factor: 0 to 1, what the words beside leave of its weight.
    """

    start: int
    end: int
    phrase: str
    targets: tuple[Phrase, ...]
    factor: float


def met(stems: tuple[str, ...]) -> Iterator[Met]:
    """The listed phrases in a description, longest first from the left, none overlapping another."""
    table, longest = _table(), _longest()
    at = 0
    while at < len(stems):
        for end in range(min(len(stems), at + longest.get(stems[at], 0)), at, -1):
            targets = table.get(stems[at:end])
            if targets is not None:
                pointing = tuple(target for target in targets if target.weight)
                yield Met(at, end, targets[0].words, pointing, weakened(stems, at, end))
                at = end
                break
        else:
            at += 1


def weakened(stems: tuple[str, ...], start: int, end: int) -> float:
    """What the words beside a phrase leave of its weight, 0 to 1.

    Args:
        stems: The whole description.
        start: Index of the first word of the phrase.
        end: Index after its last.
    """
    factor = 1.0
    if end < len(stems):
        factor *= qualifiers("next").get(stems[end], 1.0)
    before, purpose = qualifiers("before"), qualifiers("purpose")
    for at, word in enumerate(stems[:start]):
        factor *= before.get(word, 1.0)
        if at:
            factor = min(factor, purpose.get(word, 1.0))
    return factor


@cache
def _longest() -> Mapping[str, int]:
    """Number of words of the longest phrase that begins with a word: most words begin none."""
    found: dict[str, int] = {}
    for key in _table():
        found[key[0]] = max(found.get(key[0], 0), len(key))
    return MappingProxyType(found)


@cache
def _table() -> Mapping[tuple[str, ...], tuple[Phrase, ...]]:
    found: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in phrases():
        found.setdefault(tuple(stem(word) for word in words(phrase.words)), []).append(phrase)
    return MappingProxyType({key: tuple(listed) for key, listed in found.items()})
