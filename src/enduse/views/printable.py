"""Words of documents made safe to print: a report must not drive the reader's terminal."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text on one line, without control characters, escape sequences' start, or marks that reorder letters."""
    if text.isprintable():  # nothing to leave out, as in nearly every name
        return " ".join(text.split())
    kept = (" " if mark in "\t\n\r" else mark for mark in text if _is_shown(mark))
    return " ".join("".join(kept).split())


def _is_shown(mark: str) -> bool:
    if mark in "\t\n\r":
        return True
    return unicodedata.category(mark) not in ("Cc", "Cs") and mark not in _BIDI
