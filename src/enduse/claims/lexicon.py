"""Longest-match look-up of multiword names in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: a blank, hyphen, apostrophe, slash, "&", the full stops of "U.S.".
_GAP = re.compile(r"(?:[.'’]?(?:[\s\u00a0]{1,3}|[\-\u2010\u2011/&])?(?:& )?|, (?=Ltd|Inc|LLC))?")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found: `text[start:end]`, and what the lexicon holds under it."""

    start: int
    end: int
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    after: dict[str, _Node[T]] = field(default_factory=dict)
    here: list[tuple[str, bool, T]] = field(default_factory=list)


class Lexicon(Generic[T]):
    """Names by their words; hyphens, blanks and apostrophes between words are all one.

    Args:
        entries: (surface form, whether its case must be met, value). With `exact` the capitals of the surface form
            must be there ("US", "Polish"), or the whole name be in capitals and longer than three letters (headlines).
    """

    def __init__(self, entries: Iterable[tuple[str, bool, T]]) -> None:
        self._root: _Node[T] = _Node()
        for surface, exact, value in entries:
            words = _WORD.findall(surface)
            node = self._root
            for word in words:
                node = node.after.setdefault(word.lower(), _Node())
            if words:
                node.here.append((" ".join(words), exact, value))

    def hits(self, text: str) -> Iterator[Hit[T]]:
        """All longest, leftmost, non-overlapping names in `text`."""
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            found = self._longest(text, words, at)
            if found is None:
                at += 1
            else:
                last, value = found
                yield Hit(words[at][0], words[last][1], value)
                at = last + 1

    def _longest(self, text: str, words: list[tuple[int, int, str]], at: int) -> tuple[int, T] | None:
        node: _Node[T] | None = self._root
        best = None
        last = at
        while node is not None and last < len(words):
            if last > at and not _GAP.fullmatch(text, words[last - 1][1], words[last][0]):
                break
            node = node.after.get(words[last][2].lower())
            if node is not None and node.here:
                said = " ".join(word for _, _, word in words[at : last + 1])
                for surface, exact, value in node.here:
                    if not exact or said == surface or (len(said) > 3 and said == surface.upper()):
                        best = (last, value)
                        break
            last += 1
        return best
