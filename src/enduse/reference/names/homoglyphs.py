"""Characters that look like a Latin letter (`names/homoglyphs.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def folding() -> Mapping[str, str]:
    """Look-alike character → the Latin character it is taken for (Unicode TR39).

    For words that mix scripts: a word all in Cyrillic or Greek letters is a word of that language and is
    transliterated, not folded.
    """
    return _of_kind("homoglyph")


@cache
def misreadings() -> Mapping[str, str]:
    """What scanners misread and evaders type, → the letters meant (0 for o, rn for m): weak evidence."""
    return _of_kind("ocr")


def _of_kind(kind: str) -> Mapping[str, str]:
    return MappingProxyType({row["look"]: row["like"] for row in rows("names/homoglyphs.csv") if row["kind"] == kind})
