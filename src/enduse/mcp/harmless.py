"""Words of reports and lists made fit for an agent: what cannot be seen is marked, and nothing is endless.

Letters that no reader sees (tag characters, marks that turn the direction of writing, zero-width ones) can carry words
to a language model that no person notices: see Unicode Technical Standard 39, section 5.4 on hidden text, and the
tag block U+E0000 to U+E007F. Each is shown as U+FFFD, one for one, so that offsets into a report still hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 1_000
"""Characters of a quotation."""
LONGEST_NAME: Final = 300
"""Characters of a name, of goods, of a title."""
_VERBATIM: Final = frozenset({"quote", "passage", "text"})
_SENTENCES: Final = frozenset({"sentence", "detail", "reason", "note", "notes", "provisions", "innocent_explanations"})
_LONG: Final = 600
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT: Final = frozenset("\n\t\r\u200c\u200d\u00ad")
"""Line ends, and marks that Persian, Hindi and hyphenation need."""
_SELECTORS: Final = range(0xE0100, 0xE01F0)
_MARK: Final = "\ufffd"


def seen(text: str) -> str:
    """The text with U+FFFD for every character that is not shown; as long as it was."""
    return text if text.isascii() and text.isprintable() else "".join(map(_seen, text))


def line(text: str, most: int = LONGEST_NAME) -> str:
    """The text on one line, what is not shown marked, cut at `most` characters with an ellipsis."""
    words = " ".join(seen(text).split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


def harmless(value: object, name: str = "") -> object:
    """A plain record with every text in it made fit: on one line and cut, quotations and passages as they stand.

    Args:
        value: What `to_record` gives: mappings, lists, texts, numbers.
        name: The field it stands in.
    """
    if isinstance(value, str):
        if name in _VERBATIM:
            return seen(value)
        return line(value, _LONG if name in _SENTENCES else LONGEST_NAME)
    if isinstance(value, Mapping):
        return {line(key): harmless(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [harmless(each, name) for each in value]
    return value


def _seen(mark: str) -> str:
    if mark in _KEPT:
        return mark
    return _MARK if unicodedata.category(mark) in _HIDDEN or ord(mark) in _SELECTORS else mark
