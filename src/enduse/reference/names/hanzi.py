"""Chinese characters whose reading in a name is not the usual one (`names/hanzi.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def surnames() -> Mapping[str, str]:
    """Surname, one or two characters → its pinyin without tones, where a reading by character errs (曾 → "zeng").

    Holds only at the start of a personal name.
    """
    return _of_kind("surname")


@cache
def phrases() -> Mapping[str, str]:
    """Characters that are read otherwise together, in names of places and firms (银行 → "yin hang")."""
    return _of_kind("phrase")


def _of_kind(kind: str) -> Mapping[str, str]:
    return MappingProxyType(
        {row["characters"]: row["reading"] for row in rows("names/hanzi.csv") if row["kind"] == kind}
    )
