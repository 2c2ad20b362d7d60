"""Passages into sentences, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from enduse.model.document import Passage, PassageKind

# A full stop ends a sentence when a blank and something that can open a sentence follow it ...
_END = re.compile(r"[.!?…][\"”’')\]]*[\s\u00a0]+(?=[\"“‘'(\[]*[A-Z0-9])|\n[\s\u00a0]*\n")
# ... and what stands before it is no abbreviation that wants its continuation.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'\u00a0])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Rep|Sen|Gov|Sec|Amb|Hon|St|Mt|Ft|vs|No|Nos|approx|ca|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|[A-Z]\.[A-Z])\.[\s\u00a0]+$"
)
_COUNTRY_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'\u00a0])(?:U\.S|U\.K|U\.N|U\.A\.E|E\.U|D\.C|Inc|Ltd|Co|Corp)\.[\s\u00a0]+$"
)
_OPENS = re.compile(r"(?:The|A|An|It|He|She|They|But|In|On|And|This|That|These|However|Iran|Russia|China|U\.S)\b")


_WORD = re.compile(r"\S+")
_LONGEST_WORDS = 250


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's place in the document.

    Args:
        start: Offset in the document's text.
        end: Offset after its last character.
        kind: Kind of the passage it stands in.
        passage: Index of that passage.
    """

    start: int
    end: int
    kind: PassageKind
    passage: int


def sentences(text: str, passage: Passage, index: int) -> Iterator[Stretch]:
    """The sentences of one passage, in order, trimmed of blanks.

    Args:
        text: The document's text.
        passage: The passage to split.
        index: Its index among the document's passages.
    """
    begin = passage.start
    for found in _END.finditer(text, passage.start, passage.end):
        before = text[max(begin, found.start() - 12) : found.end()]
        if text[found.start()] == "." and _abbreviates(before, text, found.end()):
            continue
        yield from _trimmed(text, begin, found.end(), passage.kind, index)
        begin = found.end()
    yield from _trimmed(text, begin, passage.end, passage.kind, index)


def _abbreviates(before: str, text: str, after: int) -> bool:
    """Whether a full stop belongs to an abbreviation and ends nothing."""
    if _COUNTRY_ABBREVIATION.search(before):
        return not _OPENS.match(text, after)
    return bool(_ABBREVIATION.search(before))


def _trimmed(text: str, start: int, end: int, kind: PassageKind, index: int) -> Iterator[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # A stretch nobody would call a sentence is cut, for the parser's time grows with the square of its length.
    long = list(_WORD.finditer(text, start, end)) if end - start > _LONGEST_WORDS * 2 else []
    cuts = [long[i].start() for i in range(_LONGEST_WORDS, len(long), _LONGEST_WORDS)]
    for first, last in pairwise([start, *cuts, end]):
        stop = last
        while stop > first and text[stop - 1].isspace():
            stop -= 1
        if first < stop:
            yield Stretch(first, stop, kind, index)
