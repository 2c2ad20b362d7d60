"""Rows with one or two figures and their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enduse.views.chart.scale import Scale, named, scale
from enduse.views.chart.svg import WIDTH, dot, drawing, line, text

_RIGHT: Final = 92
_TOP: Final = 78
_ROW: Final = 26
_MOST_LABEL: Final = 40


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with its interval; an end that is None is not drawn."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chart.

    Args:
        label: What it is about.
        after: Its figure.
        before: The figure it is compared with, None where there is none.
    """

    label: str
    after: Range
    before: Range | None = None


def range_chart(
    title: str,
    description: str,
    rows: Sequence[Row],
    *,
    names: tuple[str, str] | tuple[str],
    unit: str = "",
    level: float | None = None,
    logarithmic: bool = False,
    notes: Sequence[str] = (),
) -> str:
    """Figures with their intervals, a row each.

    Args:
        title: Of the drawing.
        description: What it shows, in words.
        rows: From top to bottom.
        names: What the figure, and the one it is compared with, are called.
        unit: As in `named`.
        level: A value that is marked by a line, such as "no change".
        logarithmic: Whether equal ratios are equal distances.
        notes: Lines below.
    """
    left = 36 + 6.8 * max(min(len(row.label), _MOST_LABEL) for row in rows)
    bottom = _TOP + _ROW * len(rows)
    figures = [each for row in rows for each in (row.after, row.before) if each is not None]
    ends = [end for each in figures for end in (each.value, each.low, each.high) if end is not None]
    axis = scale([*ends, *([] if level is None else [level])], left, WIDTH - _RIGHT, logarithmic=logarithmic)
    parts = [line(axis.at(tick), _TOP - 6, axis.at(tick), bottom, "grid") for tick in axis.ticks]
    parts += [text(axis.at(tick), bottom + 18, named(tick, unit), "soft", "middle") for tick in axis.ticks]
    if level is not None:
        parts.append(line(axis.at(level), _TOP - 6, axis.at(level), bottom, "axis"))
    for place, row in enumerate(rows):
        parts += _row(row, _TOP + _ROW * (place + 0.5), left, axis, unit)
    parts += [dot(left + 4, 52, "first"), text(left + 14, 56, names[0])]
    if len(names) == 2 and any(row.before is not None for row in rows):
        shift = left + 40 + 6.4 * len(names[0])
        parts += [dot(shift, 52, "second", hollow=True), text(shift + 12, 56, names[1])]
    return drawing(bottom + 36 + 16 * len(notes), title, description, notes, parts)


def _row(row: Row, y: float, left: float, axis: Scale, unit: str) -> list[str]:
    label = row.label if len(row.label) <= _MOST_LABEL else f"{row.label[: _MOST_LABEL - 1]}…"
    parts = [text(left - 14, y + 4, label, "ink", "end")]
    for figure, kind, shift in ((row.before, "second", 5.0), (row.after, "first", -3.0)):
        if figure is None:
            continue
        height = y + shift if row.before is not None else y
        if figure.low is not None and figure.high is not None:
            parts.append(line(axis.at(figure.low), height, axis.at(figure.high), height, kind, 2))
        parts.append(dot(axis.at(figure.value), height, kind, hollow=kind == "second"))
    parts.append(text(WIDTH - _RIGHT + 14, y + 4, named(row.after.value, unit), "ink"))
    return parts
