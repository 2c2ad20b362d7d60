"""Korean syllables as they are spelt in Latin letters by the systems and habits in use (`names/hangul.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Hangul syllable → its spellings: Revised (2000), McCune-Reischauer, the North's, Yale, and habit in surnames."""
    return MappingProxyType({row["syllable"]: tuple(row["forms"].split("|")) for row in rows("names/hangul.csv")})
