"""Where the words of an answer stand in the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from enduse.claims.chat.chunk import Chunk, passages
from enduse.claims.chat.folding import Folding, folded
from enduse.claims.mentions import ActorMention, mentions
from enduse.claims.sentences import Stretch, sentences
from enduse.model import Document, Span
from enduse.model.span import cut

_SHORTEST: Final = 12  # characters of a quote; less is found in any report
_BEFORE: Final = 4  # sentences before a quoted one in which "it" or "the regime" may have its name
_AFTER: Final = 1


_EMPTY: Final = re.compile(
    r"(?:(?:he|she|it|they|we|i|you|him|her|them|me|us|his|their|its|who|whom|which|that|this|these|those|one"
    r"|a|an|the|and|or|of|to|from|in|on|for|by|with)\b\W*)*",
    re.IGNORECASE,
)
"""Pronouns and other words that stand in any report and name nobody."""


def names_something(words: str) -> bool:
    """Whether some words can be the name of a party or of goods."""
    plain = words.strip()
    is_acronym = len(plain) > 1 and plain.isupper()  # the US is not us
    return any(map(str.isalpha, plain)) and (is_acronym or not _EMPTY.fullmatch(plain))


class Report:
    """A document, made ready to be searched.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._folding = Folding(document.text)
        self._stretches: list[Stretch] = [
            stretch for index, passage in passages(document) for stretch in sentences(document.text, passage, index)
        ]
        self._starts = [stretch.start for stretch in self._stretches]

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that the report names, by whatever name."""
        text = self.document.text
        return frozenset(
            code
            for stretch in self._stretches
            for mention in mentions(text, stretch.start, stretch.end, headline=stretch.kind == "headline")
            if isinstance(mention, ActorMention)
            for code in mention.actor.country
        )

    def evidence(self, quotes: tuple[str, ...], chunk: Chunk) -> Evidence | None:
        """The sentences some quotes stand in.

        Args:
            quotes: As the model gave them.
            chunk: What it was shown; nothing else counts.

        Returns:
            None when a quote is too short to show anything, or is not in any one passage of the chunk.
        """
        indices: set[int] = set()
        for quote in quotes:
            at = self._quoted(quote, chunk)
            if at is None:
                return None
            indices |= set(range(self._index(at[0]), self._index(at[1] - 1) + 1))
        return Evidence(self, tuple(sorted(indices))) if indices else None

    def find(self, words: str, index: int) -> Span | None:
        """The first place of some words in the sentence of that index, as whole words."""
        stretch = self._stretches[index]
        at = self._folding.find(words, stretch.start, stretch.end, whole=True)
        return None if at is None else cut(self.document.text, *at)

    def span(self, first: int, last: int) -> Span:
        """The sentences from one index to another."""
        return cut(self.document.text, self._stretches[first].start, self._stretches[last].end)

    def near(self, index: int) -> Iterator[int]:
        """Indices of the sentences around one, the nearest before it first."""
        yield from range(index - 1, max(-1, index - 1 - _BEFORE), -1)
        yield from range(index + 1, min(len(self._stretches), index + 1 + _AFTER))

    def passage(self, index: int) -> int:
        """Index of the passage in which the sentence of that index stands."""
        return self._stretches[index].passage

    def _quoted(self, quote: str, chunk: Chunk) -> tuple[int, int] | None:
        if len(folded(quote)) < _SHORTEST:
            return None
        found = (self._folding.find(quote, start, end) for start, end in chunk.pieces)
        return next((at for at in found if at is not None), None)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences a claim rests on.

    Args:
        report: The report.
        indices: Of its sentences, in order.
    """

    report: Report
    indices: tuple[int, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences; neighbours of one passage make one span."""
        runs: list[tuple[int, int]] = []
        for index in self.indices:
            if runs and runs[-1][1] == index - 1 and self.report.passage(index) == self.report.passage(index - 1):
                runs[-1] = (runs[-1][0], index)
            else:
                runs.append((index, index))
        return tuple(self.report.span(first, last) for first, last in runs)

    def quoted(self, words: str) -> Span | None:
        """The first place of some words in the quoted sentences."""
        return self._first(words, self.indices)

    def near(self, words: str) -> Span | None:
        """The first place of some words in the quoted sentences, else in those close to them."""
        return self.quoted(words) or self._first(words, self._context())

    def before(self, words: str) -> Span | None:
        """As `near`, else the last place before them anywhere in the report: a speaker is named once."""
        return self.near(words) or self._first(words, range(self.indices[0] - 1, -1, -1))

    def stretches(self) -> tuple[Span, ...]:
        """The quoted sentences and those close to them."""
        return tuple(self.report.span(index, index) for index in sorted({*self.indices, *self._context()}))

    def _context(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(near for index in self.indices for near in self.report.near(index)))

    def _first(self, words: str, indices: tuple[int, ...] | range) -> Span | None:
        return next((span for span in (self.report.find(words, index) for index in indices) if span is not None), None)
