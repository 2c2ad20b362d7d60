"""Values of lists made fit to keep: no control characters, no stray blanks, no marker of emptiness."""

from __future__ import annotations

import re
from typing import Final

NAME_LIMIT: Final = 1000  # characters; the longest name on the lists of 2026 has 381

# Direction overrides, invisible fillers and halves of letters; the joiners U+200C and U+200D stay, for names in Persian
# and the scripts of India need them.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_EMPTY: Final = frozenset({"", "-0-", "-", "--", "n/a", "na", "none", "null", "nan", "n/d", "."})


def clean(value: str | None) -> str:
    """A value on one line, without control, direction and invisible characters; "" for what stands for nothing.

    Args:
        value: As the list has it; None for nothing.
    """
    if not value:
        return ""
    if not value.isprintable():
        value = _UNSEEN.sub("", _CONTROL.sub(" ", value))
    value = " ".join(value.split())
    return "" if len(value) < 5 and value.casefold() in _EMPTY else value
