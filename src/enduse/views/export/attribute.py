"""Attributes of the nodes and edges of an exported network, with their types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from enduse.model import MeasureClaim, TransferClaim
from enduse.views.export.actor import Actor
from enduse.views.export.edge import HELD, Edge
from enduse.views.export.paper import Paper
from enduse.views.export.text import xml_text
from enduse.views.printable import printable
from enduse.views.words import claim_sentence, goods_words

Value = str | int | bool

NODE: Final[Mapping[str, str]] = {
    "name": "string", "schema": "string", "country": "string", "aliases": "string", "documents": "int",
}  # fmt: skip
"""Attributes of a node with their types: `string`, `int` or `boolean`."""

EDGE: Final[Mapping[str, str]] = {
    "claim_id": "string", "kind": "string", "stage": "string", "factuality": "string", "held": "boolean",
    "direction_said": "boolean", "leg": "int", "legs": "int", "goods": "string", "categories": "string",
    "manner": "string", "sources": "string", "said_on": "string", "start_date": "string", "end_date": "string",
    "sentence": "string", "quotation": "string", "document_id": "string", "publisher": "string",
    "published_at": "string", "url": "string",
}  # fmt: skip
"""Attributes of an edge likewise. `held`: whether the source holds it to be so, more or less surely."""


def node_label(actor: Actor) -> str:
    """The name on one line, without control characters or marks that reorder letters.

    Args:
        actor: The party.
    """
    return xml_text(printable(actor.name))


def edge_label(edge: Edge) -> str:
    """What is said to have happened and how surely the source holds it: "delivered, denied".

    Args:
        edge: The edge.
    """
    return f"{edge.claim.stage or 'stage not said'}, {edge.claim.factuality.replace('_', ' ')}"


def node_values(actor: Actor) -> dict[str, Value]:
    """The attributes of a party; names exactly as told, but for what XML cannot hold.

    Args:
        actor: The party.
    """
    return _sound(
        {
            "name": actor.name,
            "schema": actor.schema,
            "country": "; ".join(actor.country),
            "aliases": "; ".join(actor.aliases),
            "documents": len(actor.documents),
        }
    )


def edge_values(edge: Edge, paper: Paper) -> dict[str, Value]:
    """The attributes of an edge; what is not said is left out.

    Args:
        edge: The edge.
        paper: The document its claim stands in.
    """
    claim = edge.claim
    return _sound(
        {
            "claim_id": edge.claim_id,
            "stage": claim.stage,
            "factuality": claim.factuality,
            "held": claim.factuality in HELD,
            "direction_said": edge.directed,
            "leg": edge.leg,
            "legs": edge.legs,
            **(_transfer(claim) if isinstance(claim, TransferClaim) else _measure(claim)),
            "sources": "; ".join(source.name for source in claim.attribution.sources),
            "said_on": claim.attribution.said_on,
            "start_date": claim.start_date,
            "end_date": claim.end_date,
            "sentence": claim_sentence(claim),
            "quotation": " … ".join(span.exact for span in claim.spans),
            "document_id": claim.document_id,
            "publisher": paper.publisher,
            "published_at": paper.published_at,
            "url": paper.url,
        }
    )


def _transfer(claim: TransferClaim) -> dict[str, str]:
    return {
        "kind": "transfer",
        "goods": goods_words(claim.items) if claim.items else "",
        "categories": "; ".join(dict.fromkeys(item.category for item in claim.items if item.category)),
        "manner": "; ".join(claim.manner),
    }


def _measure(claim: MeasureClaim) -> dict[str, str]:
    return {"kind": "measure", "goods": "; ".join(claim.instruments)}


def written(value: Value) -> str:
    """A value as XML Schema writes it.

    Args:
        value: The value.
    """
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _sound(values: Mapping[str, object]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, bool | int):
            found[name] = value
        elif value not in (None, ""):
            found[name] = xml_text(str(value))
    return found
