"""The network of claims as GEXF 1.3 for Gephi, on a line of time where claims are dated (gexf.net/schema.html)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from enduse.model import Claim
from enduse.views.export.actor import actors
from enduse.views.export.attribute import (
    EDGE,
    NODE,
    Value,
    edge_label,
    edge_values,
    node_label,
    node_values,
    written,
)
from enduse.views.export.chunk import Chunk
from enduse.views.export.edge import Edge, edges
from enduse.views.export.holdings import Holdings

_TYPES: Final[Mapping[str, str]] = {"string": "string", "int": "integer", "boolean": "boolean"}
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
    "<meta><creator>enduse</creator>"
    "<description>Who is said to supply whom. Each edge is what a source says, never what is.</description></meta>\n"
)


def gexf(held: Holdings) -> Iterator[Chunk]:
    """The file, piece by piece; an edge is a row.

    An edge has `start` and `end` only where its claim says when it happened; a partial date becomes the first and the
    last day of its year or month, which is what GEXF's dates can hold. An undated edge stands at all times.

    Args:
        held: What is exported.
    """
    yield _HEAD, 0
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n', 0
    for kind, attributes in (("node", NODE), ("edge", EDGE)):
        described = etree.Element("attributes", {"class": kind, "mode": "static"})
        for name, type_ in attributes.items():
            etree.SubElement(described, "attribute", {"id": name, "title": name, "type": _TYPES[type_]})
        yield _line(described), 0
    yield "<nodes>\n", 0
    for actor in actors(held.claims).values():
        node = etree.Element("node", {"id": actor.id, "label": node_label(actor)})
        yield _line(_filled(node, node_values(actor))), 0
    yield "</nodes>\n<edges>\n", 0
    for edge in edges(held.identified):
        yield _line(_filled(_edge(edge), edge_values(edge, held.paper(edge.claim)))), 1
    yield "</edges>\n</graph>\n</gexf>\n", 0


def _edge(edge: Edge) -> etree._Element:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge_label(edge)}
    return etree.Element("edge", {**ends, "kind": edge.claim.stage or "none", "type": "directed", **_time(edge.claim)})


def _time(claim: Claim) -> dict[str, str]:
    start = _days(claim.start_date) or _days(claim.end_date)
    end = _days(claim.end_date) or _days(claim.start_date)
    if start is None or end is None or end[1] < start[0]:
        return {}
    return {"start": start[0], "end": end[1]}


def _days(partial: str | None) -> tuple[str, str] | None:
    """The first and the last day of a partial ISO date; None for words and for days no calendar has."""
    found = _DATE.fullmatch(partial or "")
    if found is None or int(found[1]) < 1:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[2] is None:
        return f"{found[1]}-01-01", f"{found[1]}-12-31"
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if found[3] is None:
        return f"{partial}-01", f"{partial}-{last:02}"
    return (found[0], found[0]) if 1 <= day <= last else None


def _filled(element: etree._Element, values: Mapping[str, Value]) -> etree._Element:
    several = etree.SubElement(element, "attvalues")
    for name, value in values.items():
        etree.SubElement(several, "attvalue", {"for": name, "value": written(value)})
    return element


def _line(element: etree._Element) -> str:
    return f"{etree.tostring(element, encoding='unicode')}\n"
