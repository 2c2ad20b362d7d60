"""A line over time with a band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from enduse.views.chart.scale import named, scale
from enduse.views.chart.svg import WIDTH, drawing, line, path, text

_LEFT: Final = 64
_RIGHT: Final = 24
_TOP: Final = 74
_PLOT: Final = 260


def line_chart(
    title: str,
    description: str,
    values: Mapping[str, float],
    *,
    band: Mapping[str, tuple[float, float]],
    mark: str,
    names: tuple[str, str, str],
    level: float = 1.0,
    notes: Sequence[str] = (),
) -> str:
    """A ratio over time on a logarithmic axis, with the band of the controls and the date marked.

    Args:
        title: Of the drawing.
        description: What it shows, in words.
        values: Period → ratio; periods that are missing leave a gap.
        band: Period → ends of the band.
        mark: The date that is marked, ISO.
        names: What the line, the band and the mark are called.
        level: The ratio that means "nothing".
        notes: Lines below.
    """
    periods = _all_periods(sorted(values.keys() | band.keys()))
    height = _TOP + _PLOT + 44 + 16 * len(notes)
    axis = scale(
        [*values.values(), *(end for ends in band.values() for end in ends), level],
        _TOP + _PLOT,
        _TOP,
        logarithmic=True,
    )
    across = {
        period: _LEFT + (place + 0.5) * (WIDTH - _LEFT - _RIGHT) / len(periods) for place, period in enumerate(periods)
    }
    parts = [line(_LEFT, axis.at(tick), WIDTH - _RIGHT, axis.at(tick), "grid") for tick in axis.ticks]
    parts += [text(_LEFT - 8, axis.at(tick) + 4, named(tick, "×"), "soft", "end") for tick in axis.ticks]
    parts += _years(across)
    for run in _runs(periods, band):
        upper = [(across[period], axis.at(band[period][1])) for period in run]
        lower = [(across[period], axis.at(band[period][0])) for period in reversed(run)]
        parts.append(path([*upper, *lower], "band", closed=True))
    parts.append(line(_LEFT, axis.at(level), WIDTH - _RIGHT, axis.at(level), "axis"))
    where = _where(mark, across)
    if where is not None:
        parts += [
            line(where, _TOP, where, _TOP + _PLOT, "mark"),
            text(where - 6, _TOP + 14, names[2], "mark-ink", "end"),
        ]
    parts += [path([(across[each], axis.at(values[each])) for each in run], "first") for run in _runs(periods, values)]
    parts += _legend(names)
    return drawing(height, title, description, notes, parts)


def _legend(names: tuple[str, str, str]) -> list[str]:
    shift = _LEFT + 44 + 6.4 * len(names[0])
    square = [(shift, 46), (shift + 24, 46), (shift + 24, 58), (shift, 58)]
    return [
        path([(_LEFT, 52), (_LEFT + 24, 52)], "first"),
        text(_LEFT + 30, 56, names[0]),
        path(square, "band", closed=True),
        text(shift + 30, 56, names[1]),
    ]


def _runs(periods: Sequence[str], known: Mapping[str, object]) -> list[list[str]]:
    """Stretches of periods without a missing one; a single period makes no line and is doubled."""
    runs: list[list[str]] = [[]]
    for period in periods:
        if period in known:
            runs[-1].append(period)
        elif runs[-1]:
            runs.append([])
    return [run if len(run) > 1 else run * 2 for run in runs if run]


def _all_periods(known: Sequence[str]) -> list[str]:
    """Every month or year from the first to the last."""
    first, last = known[0], known[-1]
    if len(first) == 4:
        return [f"{year}" for year in range(int(first), int(last) + 1)]
    begin, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
    return [f"{count // 12}-{count % 12 + 1:02}" for count in range(begin, end + 1)]


def _years(across: Mapping[str, float]) -> list[str]:
    starts = [period for period in across if len(period) == 4 or period.endswith("-01")]
    return [text(across[period], _TOP + _PLOT + 18, period[:4], "soft", "middle") for period in starts]


def _where(mark: str, across: Mapping[str, float]) -> float | None:
    """The place of a date between the periods it lies among."""
    known = sorted(across)
    for before, after in pairwise(known):
        if before <= mark[: len(before)] < after:
            return across[before]
    return None
