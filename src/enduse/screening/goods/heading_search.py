"""Descriptions against the headings of the control list and the titles of the priority list."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.controls import empty_words, entries, priorities
from enduse.screening.goods.token import stem, words

_FEWEST = 2  # words that must meet: one word alone is everywhere
_COVERED = 0.6  # share of the description's weight that must meet
_TOP = 0.5  # loosely shared words weigh less than a phrase written for the purpose,
_NEARLY_ALL = 0.7  # words that are nearly all of both, as in declarations that copy the tariff,
_COPIED = 0.85  # nearly as much
_MANY = 12  # words of a description looked at
_INTANGIBLE = frozenset({"software", "technology", "technical"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be met: its code, words and weight."""

    code: str
    kind: str
    title: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    postings: Mapping[str, tuple[Heading, ...]]
    weights: Mapping[str, float]
    unlisted: float


def search(stems: tuple[str, ...]) -> Iterator[tuple[Heading, float, tuple[str, ...]]]:
    """Headings that share most of the description's words, with score and the words that met."""
    index = _index()
    asked = tuple(dict.fromkeys(word for word in stems if word not in _empty() and not word.isdigit()))[:_MANY]
    if len(asked) < _FEWEST:
        return
    total = sum(index.weights.get(word, index.unlisted) for word in asked)
    shared: dict[Heading, list[str]] = {}
    for word in asked:
        for heading in index.postings.get(word, ()):
            shared.setdefault(heading, []).append(word)
    intangible = not _INTANGIBLE.isdisjoint(asked)
    for heading, common in shared.items():
        covered = sum(index.weights[word] for word in common) / total
        if len(common) < _FEWEST or covered < _COVERED or (heading.code[1] in "DE" and not intangible):
            continue
        told = sum(index.weights[word] for word in common) / sum(index.weights[word] for word in heading.stems)
        top = _COPIED if len(common) > _FEWEST and min(covered, told) >= _NEARLY_ALL else _TOP
        yield heading, round(top * covered * math.sqrt(told), 3), tuple(common)


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in empty_words())


@cache
def _index() -> _Index:
    listed = tuple(_headings())
    counts = Counter(word for heading in listed for word in heading.stems)
    weights = {word: math.log(1 + len(listed) / count) for word, count in counts.items()}
    postings: dict[str, list[Heading]] = {}
    for heading in listed:
        for word in heading.stems:
            postings.setdefault(word, []).append(heading)
    frozen = {word: tuple(found) for word, found in postings.items()}
    return _Index(MappingProxyType(frozen), MappingProxyType(weights), math.log(1 + len(listed)))


def _headings() -> Iterator[Heading]:
    for entry in entries().values():
        yield _heading(entry.eccn, "eccn", entry.heading)
    for priority in priorities().values():
        yield _heading(priority.hs6, "hs6", f"{priority.title} {priority.also}")


def _heading(code: str, kind: str, title: str) -> Heading:
    stems = frozenset(stem(word) for word in words(title))
    return Heading(code, kind, title, frozenset(word for word in stems - _empty() if not word[0].isdigit()))
