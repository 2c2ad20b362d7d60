"""Where the paragraphs of a text stand; the text itself is left alone.

A line is a paragraph, unless the text was wrapped by hand (e-mail, agency wires, pages set in columns): then the
lines of one paragraph are taken together. Blank lines always end a paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WRAP_LIMIT = 130  # no wrapped line is longer, in characters: wider lines are whole paragraphs
WRAP_FLOOR = 25  # a shorter line was ended by its writer, not by the margin
WRAPPED_SHARE = 0.25  # of the line ends inside blocks, those that cut a sentence before a lower-case word

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = frozenset('.!?:;…”"»')
_BULLET = re.compile(r"[-*\u2013\u2014\u2022\u00b7\u25aa\u25cf\u25e6]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
_FIRST_WORD = re.compile(r"\S+")


class Stretch(NamedTuple):
    """From `start` up to `end`, in characters of the text; its first and last character are not blank."""

    start: int
    end: int


def paragraphs(text: str) -> list[Stretch]:
    """The paragraphs of a text, in order, none overlapping; every character outside them is white space.

    Args:
        text: Any text; line ends may be of any kind.
    """
    lines = _lines(text)
    breaks = [
        index for index in range(1, len(lines)) if not _is_blank_line_between(text, lines[index - 1], lines[index])
    ]
    if not breaks:
        return lines
    cut = [index for index in breaks if _cuts_a_sentence(text, lines[index - 1], lines[index])]
    if not cut:
        return lines
    joined = set(cut)
    if len(cut) >= WRAPPED_SHARE * len(breaks):
        margin = max(_length(lines[index - 1]) for index in cut)
        joined.update(index for index in breaks if _fills(text, lines[index - 1], lines[index], margin))
    return _join(lines, joined)


def _lines(text: str) -> list[Stretch]:
    lines = []
    for match in _LINE.finditer(text):
        words = match.group()
        bare = words.strip()
        if bare:
            start = match.start() + words.index(bare[0])
            lines.append(Stretch(start, start + len(bare)))
    return lines


def _length(line: Stretch) -> int:
    return line.end - line.start


def _is_blank_line_between(text: str, before: Stretch, after: Stretch) -> bool:
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\u2029\f") > 1 or "\u2029" in gap


def _cuts_a_sentence(text: str, before: Stretch, after: Stretch) -> bool:
    return (
        WRAP_FLOOR <= _length(before) <= WRAP_LIMIT
        and text[after.start].islower()
        and text[before.end - 1] not in _SENTENCE_END
        and not _BULLET.match(text, after.start)
    )


def _fills(text: str, before: Stretch, after: Stretch, margin: int) -> bool:
    if not WRAP_FLOOR <= _length(before) <= WRAP_LIMIT or _BULLET.match(text, after.start):
        return False
    word = _FIRST_WORD.match(text, after.start)
    return word is not None and _length(before) + 1 + len(word.group()) > margin


def _join(lines: list[Stretch], joined: set[int]) -> list[Stretch]:
    whole: list[Stretch] = []
    for index, line in enumerate(lines):
        if index in joined:
            whole[-1] = Stretch(whole[-1].start, line.end)
        else:
            whole.append(line)
    return whole
