"""The flow map as HTML: a figure that stands on any page and needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.views.chart.svg import number, words
from enduse.views.drawing.box import Box
from enduse.views.drawing.curve import head, path
from enduse.views.drawing.legend import legend, strokes
from enduse.views.drawing.tie import Links, line, pill
from enduse.views.flow_map.arc import Arc
from enduse.views.flow_map.layout import Panel, layout
from enduse.views.flow_map.naming import Label
from enduse.views.flow_map.told import notes, told
from enduse.views.link import FlowLink

_SCALE: Final = "scale(.1)"


def flow_map(
    weighings: Sequence[Weighing],
    routes: Sequence[Route] = (),
    *,
    link: FlowLink = "#flow-{}".format,
    route_link: FlowLink = "#route-{}".format,
) -> Markup:
    """Flows and routes on a map, as a whole `<figure>` of class `drawing flow-map`.

    Every line is an `<a class="arc">` with the numbers of its flows in `data-flow`, parted by blanks, so that
    `[data-flow~="3"]` finds those of flow 3; routes stand in `data-route`. The style sheet is `style()`.

    Args:
        weighings: The flows, numbered from 1 in this order.
        routes: Routes to draw with them, numbered from 1; a leg that is only assumed is dashed.
        link: The address of a flow.
        route_link: The address of a route.

    Returns:
        HTML, every name escaped. Where no flow can be drawn, a sentence that says so. Equal inputs give equal bytes.
    """
    drawn, links = layout(weighings, routes), Links(link, route_link)
    after = notes(drawn, weighings) + told(weighings, routes, links)
    if not drawn.panels:
        empty = "<p>No flow can be drawn on a map: none names both ends with a known country.</p>"
        said = f"<figcaption>{empty}{after}</figcaption>"
        return Markup(f'<figure class="drawing flow-map">{said}</figure>')  # noqa: S704  # escaped by `words`
    samples = legend({arc.hop.standing for arc in drawn.arcs}, {arc.hop.group for arc in drawn.arcs})
    panes = "".join(_pane(panel, links, which) for which, panel in enumerate(drawn.panels))
    return Markup(  # noqa: S704  # every name in it went through `words`
        f'<figure class="drawing flow-map">{panes}\n<figcaption>{samples}{after}</figcaption></figure>'
    )


@cache
def style() -> str:
    """The style sheet of the map, with what it shares with other drawings of flows."""
    return strokes() + (files(__package__) / "style.css").read_text(encoding="utf-8")


def _pane(panel: Panel, links: Links, which: int) -> str:
    title = "Enlarged: the countries in the frame" if which else ""
    above = f'<p class="enlarged">{title}</p>' if title else ""
    name = title or "Map of the flows"
    return f'{above}<div class="pane" tabindex="0" role="group" aria-label="{name}">{_svg(panel, links)}</div>'


def _svg(panel: Panel, links: Links) -> str:
    shown = panel.window
    name = f"Map of {len(panel.arcs)} lines between {len(panel.marks)} countries; the list below tells them in words"
    kind = ' class="crowded"' if panel.crowded else ""
    parts = [
        f'<svg viewBox="0 0 {shown.width} {shown.height}"{kind} role="group" aria-label="{words(name)}">',
        f'<g transform="{_SCALE}" aria-hidden="true">{"".join(_land(panel))}</g>',
        *(_frame(panel.frame) if panel.frame else ()),
        *(_arc(arc, links) for arc in panel.arcs),
        *(_mark(*place, 3 if panel.crowded else 4) for place in panel.marks.values()),
        *(_name(label, panel) for label in panel.labels),
        *(pill(arc.tie, place, links) for arc, place in panel.pills),
        "</svg>",
    ]
    return "\n".join(parts)


def _frame(box: Box) -> Iterable[str]:
    left, top, right, bottom = box
    size = f'width="{number(right - left)}" height="{number(bottom - top)}"'
    yield f'<rect class="frame" x="{number(left)}" y="{number(top)}" {size} rx="3"/>'


def _land(panel: Panel) -> Iterable[str]:
    yield f'<path class="land" d="{"".join(data for code, data in panel.land if code not in panel.marks)}"/>'
    named = "".join(data for code, data in panel.land if code in panel.marks)
    yield f'<path class="land named" d="{named}"/>'


def _arc(arc: Arc, links: Links) -> str:
    return line(arc.tie, path(arc.curve), head(arc.curve) if arc.hop.directed else "", links)


def _mark(x: float, y: float, radius: int) -> str:
    return f'<circle class="mark" cx="{number(x)}" cy="{number(y)}" r="{radius}"/>'


def _name(label: Label, panel: Panel) -> str:
    x, y = panel.marks[label.code]
    tie = ""
    if label.tie:
        ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(label.tie[0])}" y2="{number(label.tie[1])}"'
        tie = f'<line class="tie" {ends}/>'
    full = f"<title>{words(label.full)}</title>" if label.full != label.words else ""
    place = f'x="{number(label.x)}" y="{number(label.y)}" text-anchor="{label.anchor}"'
    return f'{tie}<text class="name" {place}>{full}{words(label.words)}</text>'
