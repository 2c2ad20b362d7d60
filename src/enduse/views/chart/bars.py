"""Rows with one or two bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enduse.views.chart.scale import named, scale
from enduse.views.chart.svg import WIDTH, box, drawing, line, text

_RIGHT: Final = 92
_TOP: Final = 78
_ROW: Final = 30
_MOST_LABEL: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the chart.

    Args:
        label: What it is about.
        first: Length of the upper bar.
        second: Length of the lower one, None where there is none.
        said: The words at its end.
    """

    label: str
    first: float
    second: float | None = None
    said: str = ""


def bar_chart(
    title: str, description: str, bars: Sequence[Bar], *, names: tuple[str, str] | tuple[str], notes: Sequence[str] = ()
) -> str:
    """Amounts as bars, a row each.

    Args:
        title: Of the drawing.
        description: What it shows, in words.
        bars: From top to bottom.
        names: What the upper and the lower bar are called.
        notes: Lines below.
    """
    left = 36 + 6.8 * max(min(len(bar.label), _MOST_LABEL) for bar in bars)
    bottom = _TOP + _ROW * len(bars)
    lengths = [length for bar in bars for length in (bar.first, bar.second) if length is not None]
    axis = scale([0.0, *lengths], left, WIDTH - _RIGHT)
    parts = [line(axis.at(tick), _TOP - 6, axis.at(tick), bottom, "grid") for tick in axis.ticks]
    parts += [text(axis.at(tick), bottom + 18, named(tick), "soft", "middle") for tick in axis.ticks]
    for place, bar in enumerate(bars):
        y = _TOP + _ROW * place + 4
        label = bar.label if len(bar.label) <= _MOST_LABEL else f"{bar.label[: _MOST_LABEL - 1]}…"
        parts.append(text(left - 10, y + 15, label, "ink", "end"))
        for length, kind, shift in ((bar.first, "first-fill", 0.0), (bar.second, "second-fill", 11.0)):
            if length is not None:
                begin, end = sorted((axis.at(0.0), axis.at(length)))
                parts.append(box(begin, y + shift, max(end - begin, 1.0), 9, kind))
        parts.append(text(WIDTH - _RIGHT + 12, y + 15, bar.said, "ink"))
    parts.append(line(axis.at(0.0), _TOP - 6, axis.at(0.0), bottom, "axis"))
    parts += [box(left, 46, 12, 10, "first-fill"), text(left + 18, 56, names[0])]
    if len(names) == 2:
        right = left + 50 + 6.4 * len(names[0])
        parts += [box(right, 46, 12, 10, "second-fill"), text(right + 18, 56, names[1])]
    return drawing(bottom + 36 + 16 * len(notes), title, description, notes, parts)
