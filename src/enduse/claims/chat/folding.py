"""Words found again in a text although blanks and quotation marks were set differently.

Models set curly quotation marks straight and non-breaking or repeated blanks plain. Nothing else is forgiven: a letter
or a digit that differs is a different quote.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

_PLAIN: Final = str.maketrans({"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})  # noqa: RUF001


def folded(words: str) -> str:
    """The words with plain quotation marks, runs of blanks as one blank, none at the ends."""
    return " ".join(words.translate(_PLAIN).split())


class Folding:
    """A text, folded once and searched often.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        plain: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, character in enumerate(text.translate(_PLAIN)):
            if not character.isspace():
                plain.append(character)
            elif plain and plain[-1] == " " and ends[-1] == at:
                ends[-1] = at + 1
                continue
            else:
                plain.append(" ")
            starts.append(at)
            ends.append(at + 1)
        self._plain = "".join(plain)
        self._starts = starts
        self._ends = ends

    def find(self, words: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int] | None:
        """The first place of some words in `text[start:end]`, exact before forgiving.

        Args:
            words: What to look for.
            start: Offset to begin at.
            end: Offset to stop at.
            whole: Whether the words must not begin or end inside a longer word.

        Returns:
            Offsets in the text, None when the words are not there or say nothing.
        """
        wanted = folded(words)
        if not wanted:
            return None
        exact = _first(self._text, words.strip(), start, end, whole=whole)
        if exact is not None:
            return exact
        low, high = bisect_left(self._starts, start), bisect_right(self._ends, end)
        found = _first(self._plain, wanted, low, high, whole=whole)
        return None if found is None else (self._starts[found[0]], self._ends[found[1] - 1])


def _first(text: str, words: str, start: int, end: int, *, whole: bool) -> tuple[int, int] | None:
    at = text.find(words, start, end)
    while at >= 0:
        if not whole or _stands_alone(text, at, at + len(words)):
            return at, at + len(words)
        at = text.find(words, at + 1, end)
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    opens = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    closes = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not opens and not closes
