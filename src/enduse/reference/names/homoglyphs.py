"""Characters that look like a Latin letter (`names/homoglyphs.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows

# The letters of Russian, Ukrainian and Belarusian that have a Latin double; older and other alphabets have more.
_MODERN = frozenset("\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458")


@cache
def folding() -> Mapping[str, str]:
    """Look-alike character → the Latin character it is taken for (Unicode TR39).

    For words that mix scripts: a word all in Cyrillic or Greek letters is a word of that language and is
    transliterated, not folded.
    """
    return _of_kind("homoglyph")


@cache
def to_cyrillic() -> Mapping[str, str]:
    """Latin letter → the Cyrillic letter it is taken for, lower case, for words that are otherwise Cyrillic."""
    found: dict[str, str] = {}
    for row in rows("names/homoglyphs.csv"):
        look = row["look"].lower()
        if row["script"] == "cyrillic" and row["look"].isupper() and look in _MODERN:
            found.setdefault(row["like"].lower(), look)
    return MappingProxyType(found)


@cache
def capitals() -> Mapping[str, str]:
    """Greek capitals whose small letters look otherwise (nu, rho) → the Latin capital each is taken for."""
    return _of_kind("capital")


@cache
def misreadings() -> Mapping[str, str]:
    """What scanners misread and evaders type, → the letters meant (0 for o, rn for m): weak evidence."""
    return _of_kind("ocr")


def _of_kind(kind: str) -> Mapping[str, str]:
    return MappingProxyType({row["look"]: row["like"] for row in rows("names/homoglyphs.csv") if row["kind"] == kind})
