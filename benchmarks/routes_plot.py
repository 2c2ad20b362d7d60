"""The growth curve of the search for routes, drawn."""

from __future__ import annotations

from collections.abc import Sequence

from enduse.views.chart.scale import scale
from enduse.views.chart.svg import dot, drawing, line, path, text

_CROWDED = 180.0
"""Points left of it stand close together: their figures go to the right of them."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, 730.0, 60.0, 300.0


def growth_plot(curve: Sequence[tuple[int, float, float]]) -> str:
    """Seconds of a search by rows on disk.

    Args:
        curve: Rows, seconds, peak MiB of each size.
    """
    across = scale([0.0, *(float(rows) for rows, _, _ in curve)], _LEFT, _RIGHT)
    up = scale([0.0, *(seconds for _, seconds, _ in curve)], _BOTTOM, _TOP)
    parts = []
    for tick in up.ticks:
        parts += [
            line(_LEFT, up.at(tick), _RIGHT, up.at(tick), "grid"),
            text(_LEFT - 8, up.at(tick) + 4, f"{tick:g} s", "soft", "end"),
        ]
    for tick in across.ticks:
        parts.append(text(across.at(tick), _BOTTOM + 20, f"{tick / 1e6:g} M", "soft", "middle"))
    parts.append(line(_LEFT, _BOTTOM, _RIGHT, _BOTTOM, "axis"))
    points = [(across.at(rows), up.at(seconds)) for rows, seconds, _ in curve]
    parts.append(path(points, "first"))
    for (x, y), (_, seconds, peak) in zip(points, curve, strict=True):
        told = f"{seconds:.1f} s, {peak:,.0f} MiB"
        label = text(x - 8, y - 12, told, "ink", "end") if x > _CROWDED else text(x + 12, y + 6, told)
        parts += [dot(x, y, "first"), label]
    return drawing(
        360,
        "Time to trace routes, by shipments on disk",
        "Seconds and peak memory of one search, from one to fifty million shipments",
        ["Priority goods from one country to another, up to four legs, two cores; a made-up network."],
        parts,
    )
