"""How much room words take, and names made to fit it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from enduse.views.printable import printable

_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMW@%&")


def text_width(words: str, size: float) -> float:
    """The width of a line in a bold sans-serif letter of some size, in pixels; rather too much than too little."""
    return size * sum(map(_em, words))


def shortened(name: str, size: float, width: float) -> str:
    """The name on one line, cut with an ellipsis where it would pass a width in pixels; hostile marks removed."""
    plain = printable(name)
    if text_width(plain, size) <= width:
        return plain
    room, kept = width - size, ""
    for mark in plain:
        room -= size * _em(mark)
        if room < 0:
            break
        kept += mark
    return kept.rstrip(" ,.;:-") + "\u2026"


def wrapped(name: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """The name over some lines of a width in pixels, the last one cut with an ellipsis where it does not fit."""
    rows: list[str] = []
    words = printable(name).split(" ")
    while words and len(rows) < lines - 1:
        taken = 1
        while taken < len(words) and text_width(" ".join(words[: taken + 1]), size) <= width:
            taken += 1
        if text_width(" ".join(words[:taken]), size) > width:
            break
        rows.append(" ".join(words[:taken]))
        words = words[taken:]
    return (*rows, shortened(" ".join(words), size, width)) if words else tuple(rows)


def numbers_words(numbers: Iterable[int], most: int = 4) -> str:
    """Numbers of flows as a label: "1, 4, 7", with a count of those that have no room: "1, 4, 7, 9 +12"."""
    listed = list(numbers)
    left = len(listed) - most
    return ", ".join(map(str, listed[:most])) + (f" +{left}" if left > 0 else "")


def _em(mark: str) -> float:
    if mark in _NARROW:
        return 0.42
    if mark in _WIDE:
        return 1.05
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.1
    if unicodedata.combining(mark):
        return 0
    return 0.8 if mark.isupper() or ord(mark) > 0x24F else 0.68
