"""Names of the months in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from enduse.reference.actors.tables import parted
from enduse.reference.shipments.folding import folded
from enduse.reference.table import rows

_SHORTEST: Final = 3


def month_of(words: str) -> int | None:
    """The month a word names, 1 to 12; None when it names none, or its letters begin several.

    Args:
        words: A name or the beginning of one, three letters or more ("Apr", "avril", "апреля"), with or without a dot.
    """
    return _months().get(folded(words.strip(" .")))


@cache
def _months() -> Mapping[str, int]:
    begun: dict[str, set[int]] = {}
    whole: dict[str, int] = {}
    for row in rows("shipments/months.csv"):
        for name in map(folded, parted(row["names"])):
            whole[name] = int(row["month"])
            for length in range(_SHORTEST, len(name)):
                begun.setdefault(name[:length], set()).add(int(row["month"]))
    sure = {beginning: months.pop() for beginning, months in begun.items() if len(months) == 1}
    return MappingProxyType(sure | whole)
