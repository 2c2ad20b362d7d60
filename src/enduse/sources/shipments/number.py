"""Numbers in trade records, with a point or a comma before their decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_NUMBER: Final = re.compile(
    r"(?P<before>[^\d.,+()-]{0,12})(?P<sign>[-+(]?)\s*(?P<figures>\d[\d.,'’\s]*|[.,]\d+)(?P<power>[eE][+-]?\d{1,2})?\)?"
    r"\s*(?P<after>[^\d]{0,24})"
)
_SPACES: Final = re.compile(r"[\s'’]")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")

_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")  # also 12,34,567, as India groups them


def has_decimal_comma(values: Iterable[str]) -> bool:
    """Whether a column writes its decimals behind a comma: some value can only be read so, and none only otherwise.

    Args:
        values: Cells of the column.
    """
    comma = point = False
    for value in values:
        found = _NUMBER.fullmatch(value.strip())
        if found is None:
            continue
        figures = _SPACES.sub("", found["figures"])
        comma = comma or _decimals(figures, ",", ".")
        point = point or _decimals(figures, ".", ",")
    return comma and not point


def number_of(words: str, *, decimal_comma: bool = False) -> int | float | None:
    """The number a cell holds, None when it holds none; signs of money and units around it are passed over.

    Args:
        words: The cell ("1,234.50", "1 234,50 kg", "USD 12").
        decimal_comma: What `has_decimal_comma` says of the column; a value that can only be read the other way is.
    """
    found = _NUMBER.fullmatch(words.strip())
    if found is None:
        return None
    figures = _SPACES.sub("", found["figures"]).rstrip(".,")
    comma = _decimals(figures, ",", ".") or (decimal_comma and not _decimals(figures, ".", ","))
    whole, mark, rest = figures.partition("," if comma else ".")
    thousands = "." if comma else ","
    if thousands in rest or (thousands in whole and _THOUSANDS.fullmatch(whole) is None):
        return None
    figures = whole.replace(thousands, "") + mark.replace(",", ".") + rest
    try:
        value = float(f"{'-' if found['sign'] in ('-', '(') else ''}{figures}{found['power'] or ''}")
    except ValueError:
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def unit_behind(words: str) -> str:
    """The words behind the number of a cell ("1200 KGS"), empty when there are none."""
    found = _NUMBER.fullmatch(words.strip())
    return found["after"].strip(" .)") if found is not None else ""


def _decimals(figures: str, mark: str, other: str) -> bool:
    """Whether a figure can only be read with this mark before its decimals."""
    if mark not in figures:
        return figures.count(other) > 1 and _GROUPED.fullmatch(figures) is not None
    if other in figures:
        return figures.rfind(mark) > figures.rfind(other) and figures.count(mark) == 1
    return figures.count(mark) == 1 and _GROUPED.fullmatch(figures) is None
