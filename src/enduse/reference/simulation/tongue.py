"""Parts of invented names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Tongue:
    """What names of one tongue are made of; no firm or person is meant.

    Args:
        beginnings: Of made-up words.
        endings: Of made-up words.
        trades: Words for what a firm does that has nothing to do with electronics.
        electronics: Words for what one does that has.
        forms: Legal forms.
        cities: Where firms sit.
        given: Given names.
        family: Family names.
    """

    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    trades: tuple[str, ...]
    electronics: tuple[str, ...]
    forms: tuple[str, ...]
    cities: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]


@cache
def tongues() -> Mapping[str, Tongue]:
    """Tongues by key."""
    return MappingProxyType({row.pop("tongue"): _tongue(row) for row in rows("simulation/tongues.csv")})


def _tongue(row: dict[str, str]) -> Tongue:
    return Tongue(**{part: tuple(words.split("|")) for part, words in row.items()})
