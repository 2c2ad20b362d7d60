"""The network as HTML: a figure that stands on any page and needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from enduse.model.claim import Claim
from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.reference.goods_groups import goods_groups
from enduse.views.chart.svg import number, words
from enduse.views.drawing.curve import head, path
from enduse.views.drawing.legend import legend, strokes
from enduse.views.drawing.lettering import numbers_words
from enduse.views.drawing.tie import Links, line, numbering, pill
from enduse.views.link import FlowLink
from enduse.views.network.layout import LINE, SMALL, Card, Network, Strand, layout

_TOLD = 20
_EMPTY = "No network can be drawn: no claim names two parties."
_PAGE = 930


def network(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    routes: Sequence[Route] = (),
    *,
    numbers: Sequence[int] | None = None,
    link: FlowLink = "#flow-{}".format,
    route_link: FlowLink = "#route-{}".format,
) -> Markup:
    """The parties named and who of them is said to supply whom, as a `<figure>` of class `drawing network`.

    Every line is an `<a class="arc">` with the numbers of its flows in `data-flow`, parted by blanks, and those of its
    routes in `data-route`. The style sheet is `style()`.

    Args:
        weighings: The flows.
        claims: The claims behind them by id; those that are missing are passed over.
        routes: Routes to draw with them, numbered from 1; a leg that is only assumed is dashed.
        numbers: What the flows are numbered, in their order; None counts them from 1.
        link: The address of a flow by its number.
        route_link: The address of a route.

    Returns:
        HTML, every name escaped. Where no two parties are named together, a sentence that says so. Equal inputs give
        equal bytes.
    """
    drawn, links = layout(weighings, claims, routes, numbers), Links(link, route_link)
    if not drawn.cards:
        return Markup(f'<figure class="drawing network"><figcaption><p>{_EMPTY}</p></figcaption></figure>')  # noqa: S704  # ours
    used = {strand.tie.colour for strand in drawn.strands}
    groups = {group for group in goods_groups() if group.key in used}
    told = legend({strand.tie.standing for strand in drawn.strands}, groups, several="several" in used)
    return Markup(  # noqa: S704  # every name in it went through `words`
        f'<figure class="drawing network"><div class="pane" tabindex="0" role="group" aria-label="Network of parties">'
        f"{_svg(drawn, links)}</div>\n<figcaption>{told}{_notes(drawn)}{_list(drawn, links)}</figcaption></figure>"
    )


@cache
def style() -> str:
    """The style sheet of the network, with what it shares with other drawings of flows."""
    return strokes() + (files(__package__) / "style.css").read_text(encoding="utf-8")


def _svg(drawn: Network, links: Links) -> str:
    width, height = number(drawn.width), number(drawn.height)
    name = f"{len(drawn.strands)} lines between {len(drawn.cards)} parties; the list below tells them in words"
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg {size}{_kind(drawn)} role="group" aria-label="{words(name)}">',
        *(_strand(strand, links) for strand in drawn.strands),
        *(_card(card) for card in drawn.cards),
        *(pill(strand.tie, strand.label, links) for strand in drawn.strands if strand.label),
        "</svg>",
    ]
    return "\n".join(parts)


def _kind(drawn: Network) -> str:
    """A drawing somewhat wider than a page is shrunk to it; a much wider one would be too small to read."""
    return ' class="wide"' if _PAGE < drawn.width <= _PAGE * 1.4 else ""


def _strand(strand: Strand, links: Links) -> str:
    first, *rest = map(path, strand.curves)
    way = first + "".join("C" + each.partition("C")[2] for each in rest)
    return line(strand.tie, way, head(strand.curves[-1]) if strand.tie.directed else "", links)


def _card(card: Card) -> str:
    left, top, right, bottom = card.box
    x = number((left + right) / 2)
    below = [card.node.country] if card.node.country else []
    y = (top + bottom) / 2 - (LINE * len(card.lines) + (SMALL + 2) * len(below)) / 2 + 11.5
    shown = "".join(
        f'<text class="party" x="{x}" y="{number(y + LINE * n)}">{words(said)}</text>'
        for n, said in enumerate(card.lines)
    )
    foot = "".join(
        f'<text class="where" x="{x}" y="{number(y + LINE * len(card.lines))}">{words(said)}</text>' for said in below
    )
    kind = "card state" if card.node.is_state else "card"
    size = f'width="{number(right - left)}" height="{number(bottom - top)}"'
    return (
        f'<g class="{kind}"><title>{words(", ".join([card.node.name, *below]))}</title>'
        f'<rect x="{number(left)}" y="{number(top)}" {size} rx="4"/>{shown}{foot}</g>'
    )


def _notes(drawn: Network) -> str:
    count = numbering([strand.tie for strand in drawn.strands])
    said = [f"{count} Parties bear the names the reports gave them; one may bear several."]
    if drawn.left_out:
        said.append(f"{drawn.left_out} more parties are not drawn: more than {len(drawn.cards)} show nothing.")
    if drawn.untied:
        plural = "s" if len(drawn.untied) > 1 else ""
        verb = "name" if plural else "names"
        said.append(f"Flow{plural} {numbers_words(drawn.untied, _TOLD)} {verb} one party only, or none.")
    return "".join(f"<p>{words(sentence)}</p>" for sentence in said)


def _list(drawn: Network, links: Links) -> str:
    lines = "".join(
        f'<li><a href="{words(links.flow(tie.flows[0]) if tie.flows else links.route(tie.routes[0]))}">'
        f"{words(tie.told)}</a></li>"
        for tie in (strand.tie for strand in drawn.strands)
    )
    return f"<details><summary>The network in words</summary><ol>{lines}</ol></details>"
