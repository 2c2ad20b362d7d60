"""Curves as plain SVG: no script, no font, no style sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]
_COLOURS = ("#1b6ca8", "#b8442c", "#3d7d40", "#7a5aa6")
_WIDTH, _HEIGHT, _LEFT, _TOP = 300, 190, 44, 30


def plot(panels: Mapping[str, Mapping[str, Points]]) -> str:
    """Curves of shares from 0 to 1, a panel beside the other.

    Args:
        panels: What stands under each panel's axis, and its curves: name to points, x as a share.
    """
    names = list(dict.fromkeys(name for curves in panels.values() for name in curves))
    width = _LEFT + len(panels) * (_WIDTH + _LEFT)
    height = _TOP + _HEIGHT + 66
    drawn = [_panel(place, title, curves, names) for place, (title, curves) in enumerate(panels.items())]
    legend = [
        f'<text x="{_LEFT + place * 190 + 16}" y="{height - 8}">{escape(name)}</text>'
        f'<rect x="{_LEFT + place * 190}" y="{height - 17}" width="11" height="11" fill="{_colour(place)}"/>'
        for place, name in enumerate(names)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12" fill="#222">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join((*drawn, *legend)) + "\n</svg>\n"
    )


def _panel(place: int, title: str, curves: Mapping[str, Points], names: Sequence[str]) -> str:
    left = _LEFT + place * (_WIDTH + _LEFT)
    most = max((x for points in curves.values() for x, _ in points), default=1.0) or 1.0
    parts = [f'<text x="{left + _WIDTH / 2:.0f}" y="{_TOP + _HEIGHT + 34}" text-anchor="middle">{escape(title)}</text>']
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = _y(share)
        parts.append(f'<line x1="{left}" x2="{left + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{share:g}</text>')
    below = _TOP + _HEIGHT + 16
    parts += [
        f'<text x="{left + x / most * _WIDTH:.1f}" y="{below}" text-anchor="middle">{x:g}</text>'
        for x in sorted({x for points in curves.values() for x, _ in points})
    ]
    for name, points in curves.items():
        colour = _colour(names.index(name))
        spots = [(f"{left + x / most * _WIDTH:.1f}", f"{_y(y):.1f}") for x, y in points]
        where = " ".join(",".join(spot) for spot in spots)
        parts.append(f'<polyline points="{where}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in spots]
    return "\n".join(parts)


def _y(share: float) -> float:
    return _TOP + _HEIGHT * (1 - share)


def _colour(place: int) -> str:
    return _COLOURS[place % len(_COLOURS)]
