"""Tariff codes as the numbers they are kept under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

UNKNOWN: Final = 0
"""Goods nobody told the code of."""

_LABEL: Final = re.compile(r"^(?:HS|HTS|HTSUS|CN|NCM|TARIC|HSN)(?:[ -]?(?:CODE|NO))?[ .:#-]*", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\s.\-/]+")
_CHAPTERS: Final = frozenset(range(1, 98)) - {77}  # 77 is kept free; 98 and 99 are national


@lru_cache(maxsize=65536)
def goods_of(code: str | None) -> tuple[int, str]:
    """The number of a tariff code and what is amiss with it, empty when nothing is.

    National lines of 8 to 12 digits count by their first six. A heading alone is kept as its number with two zeros
    ("8542" is 854200): it lies among the codes of its heading and is continued by any of them. A chapter alone, an
    odd number of digits (a zero was lost in front, which is not guessed) and anything else is `UNKNOWN`.

    Args:
        code: As written, None when there is none.
    """
    digits = _SIGNS.sub("", _LABEL.sub("", code.strip())) if code else ""
    if not digits:
        return UNKNOWN, "no tariff code: goods unknown"
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 12:
        return UNKNOWN, "tariff code cannot be read: goods unknown"
    if len(digits) % 2:
        return UNKNOWN, "tariff code of an odd number of digits, a zero may be lost in front: goods unknown"
    if int(digits[:2]) not in _CHAPTERS:
        return UNKNOWN, "tariff code of no chapter of the Harmonized System: goods unknown"
    if len(digits) == 2:
        return UNKNOWN, "tariff code of a chapter only: goods unknown"
    if len(digits) == 4:
        return int(digits) * 100, "tariff code of a heading only: kept as the heading"
    return int(digits[:6]), ""
