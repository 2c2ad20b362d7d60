"""The network of claims as GraphML: parties as nodes, one edge a claim and leg (graphml.graphdrawing.org, 1.0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

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
from enduse.views.export.edge import edges
from enduse.views.export.holdings import Holdings

_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">\n'
    "<desc>Who is said to supply whom. Each edge is what a source says, never what is.</desc>\n"
)


def graphml(held: Holdings) -> Iterator[Chunk]:
    """The file, piece by piece; an edge is a row.

    Every edge is written as directed, since readers refuse graphs that mix both: `direction_said` is false where the
    order of the ends means nothing.

    Args:
        held: What is exported.
    """
    yield _HEAD, 0
    for kind, attributes in (("node", NODE), ("edge", EDGE)):
        for name, type_ in {"label": "string", **attributes}.items():
            key = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": type_}
            yield _line(etree.Element("key", key)), 0
    yield '<graph id="claims" edgedefault="directed">\n', 0
    for actor in actors(held.claims).values():
        node = etree.Element("node", {"id": actor.id})
        yield _line(_filled(node, "node", {"label": node_label(actor), **node_values(actor)})), 0
    for edge in edges(held.identified):
        line = etree.Element("edge", {"id": edge.id, "source": edge.source, "target": edge.target})
        values = {"label": edge_label(edge), **edge_values(edge, held.paper(edge.claim))}
        yield _line(_filled(line, "edge", values)), 1
    yield "</graph>\n</graphml>\n", 0


def _filled(element: etree._Element, kind: str, values: Mapping[str, Value]) -> etree._Element:
    for name, value in values.items():
        etree.SubElement(element, "data", {"key": f"{kind}_{name}"}).text = written(value)
    return element


def _line(element: etree._Element) -> str:
    return f"{etree.tostring(element, encoding='unicode')}\n"
