"""Words without case and accents, as tables and cells are compared."""

from __future__ import annotations

import unicodedata
from typing import Final

_DOTLESS: Final = "\u0131"  # Turkish dotless i, which no decomposition turns into an i


def folded(words: str) -> str:
    """The words in small letters without accents, Cyrillic ones among them; signs and blanks stay.

    Args:
        words: Any words.
    """
    apart = unicodedata.normalize("NFKD", words.casefold().replace(_DOTLESS, "i"))
    return "".join(character for character in apart if not unicodedata.combining(character))
