"""Curves of shares, a panel beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from enduse.views.chart.scale import Scale, named, scale
from enduse.views.chart.svg import WIDTH, drawing, line, path, text

Points = Sequence[tuple[float, float]]
_KINDS: Final = ("first", "second", "mark")
_HEIGHT: Final = 350
_LEFT: Final = 56
_APART: Final = 56
_TOP: Final = 84
_BOTTOM: Final = 268


def plot(panels: Mapping[str, Mapping[str, Points]], *, title: str, description: str, notes: Sequence[str] = ()) -> str:
    """Curves of shares from 0 to 1, a panel beside the other.

    Args:
        panels: What stands under each panel's axis, and its curves, three at most: name to points, x as a share.
        title: Of the drawing.
        description: What it shows, in words.
        notes: Lines below.
    """
    kinds = dict(zip(dict.fromkeys(name for curves in panels.values() for name in curves), _KINDS, strict=False))
    width = (WIDTH - _LEFT + _APART / 2) / len(panels) - _APART
    parts = list(_legend(kinds))
    for place, (words, curves) in enumerate(panels.items()):
        left = _LEFT + place * (width + _APART)
        reach = [0.0, *(x for points in curves.values() for x, _ in points)]
        parts += _panel(words, scale(reach, left, left + width), {kinds[name]: curves[name] for name in curves})
    return drawing(_HEIGHT, title, description, notes, parts)


def _legend(kinds: Mapping[str, str]) -> Iterator[str]:
    left = float(_LEFT)
    for name, kind in kinds.items():
        yield path([(left, 54), (left + 24, 54)], kind)
        yield text(left + 30, 58, name)
        left += 60 + 6.4 * len(name)


def _panel(words: str, across: Scale, curves: Mapping[str, Points]) -> Iterator[str]:
    up = scale([0.0, 1.0], _BOTTOM, _TOP)
    for tick in up.ticks:
        yield line(across.start, up.at(tick), across.end, up.at(tick), "grid")
        yield text(across.start - 8, up.at(tick) + 4, named(tick, "%"), "soft", "end")
    for tick in across.ticks:
        yield text(across.at(tick), _BOTTOM + 18, named(tick, "%"), "soft", "middle")
    yield line(across.start, _BOTTOM, across.end, _BOTTOM, "axis")
    yield text((across.start + across.end) / 2, _BOTTOM + 38, words, "ink", "middle")
    for kind, points in curves.items():
        yield path([(across.at(x), up.at(y)) for x, y in points], kind)
