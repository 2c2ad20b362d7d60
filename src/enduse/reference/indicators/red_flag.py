"""The table of red flags (`indicators/red_flags.csv`)."""

from __future__ import annotations

from functools import cache
from typing import cast

from enduse.model.indicator import About, GoodsScope, Indicator
from enduse.reference.indicators.document import documents
from enduse.reference.table import rows


@cache
def red_flags() -> tuple[Indicator, ...]:
    """Every red flag, in the order of the table. Sources: the documents that each names (`documents.csv`)."""
    innocent: dict[str, list[str]] = {}
    for row in rows("indicators/innocent.csv"):
        innocent.setdefault(row["indicator"], []).append(row["explanation"])
    return tuple(_indicator(row, tuple(innocent.get(row["id"], ()))) for row in rows("indicators/red_flags.csv"))


def _indicator(row: dict[str, str], innocent: tuple[str, ...]) -> Indicator:
    sources = [documents()[key] for key in row["documents"].split()]
    published = [each.published for each in sources]
    return Indicator(
        id=row["id"],
        title=row["title"],
        about=cast("About", row["about"]),
        predicate=row["predicate"],
        authority="; ".join(dict.fromkeys(each.authority for each in sources)),
        citation="; ".join(each.citation for each in sources),
        published=None if None in published else min(day for day in published if day),
        needs=tuple(_parts(row["needs"])),
        goods=cast("GoodsScope", row["goods"]),
        destinations=tuple(row["destinations"].split()),
        parameters=tuple(_pair(part) for part in _parts(row["parameters"])),
        weight=int(row["weight"]),
        in_force_from=row["in_force_from"] or None,
        in_force_until=row["in_force_until"] or None,
        innocent_explanations=innocent,
        seen=tuple(each.seen for each in sources),
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip(), value.strip()
