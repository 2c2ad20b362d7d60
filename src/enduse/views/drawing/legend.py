"""What the strokes and colours of a drawing of flows mean."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files

from enduse.reference.goods_groups import GoodsGroup, goods_groups
from enduse.views.chart.svg import words
from enduse.views.drawing.standing import STANDINGS, Standing


def legend(standings: Collection[Standing], groups: Collection[GoodsGroup], *, several: bool = False) -> str:
    """Samples of the strokes and colours in use, as HTML; `several` when a line carries goods of two groups or more."""
    strokes = (
        _sample(f'<path class="stroke {kind}" d="M0 5H34"/>', told)
        for kind, told in STANDINGS.items()
        if kind in standings
    )
    colours = [
        _sample(f'<path class="stroke held {group.key}" d="M0 5H22"/>', group.label, 22)
        for group in goods_groups()
        if group in groups
    ]
    if several:
        colours.append(_sample('<path class="stroke held several" d="M0 5H22"/>', "Several kinds", 22))
    return f'<span class="legend">{"".join(colours)}</span> <span class="legend">{"".join(strokes)}</span>'


@cache
def strokes() -> str:
    """The style sheet of what all drawings of flows share: colours of goods, strokes, legend, scrolling."""
    return (files(__package__) / "style.css").read_text(encoding="utf-8")


def _sample(path: str, told: str, width: int = 34) -> str:
    drawn = f'<svg viewBox="0 0 {width} 10" width="{width}" height="10" aria-hidden="true">{path}</svg>'
    return f"<span>{drawn} {words(told)}</span>"
