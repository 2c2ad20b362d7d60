"""What a reader of an export should know, in sentences: what has no place in which file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enduse.views.export.edge import edges
from enduse.views.export.holdings import Holdings

_NETWORKS = ("graphml", "gexf")


def notes(held: Holdings, formats: Sequence[str]) -> Iterator[str]:
    """The sentences that apply to some formats.

    Args:
        held: What is exported.
        formats: The formats that are written.
    """
    networks = [format_ for format_ in _NETWORKS if format_ in formats]
    if networks:
        missing = len(held.identified.keys() - {edge.claim_id for edge in edges(held.identified)})
        if missing:
            all_ = len(held.identified)
            yield f"Claims that name only one party draw no edge in the network: {missing:,} of {all_:,}."
        yield "In the network an edge with held=false is denied, not seen or left open by its source."
    if "statements" in formats:
        yield "statements.csv keeps values as they are, for programs: a spreadsheet may run formulas in it."
    if "sipri" in formats:
        undirected = sum(not weighing.flow.directed for weighing in held.weighings)
        yield "register-of-claims.csv holds claims; SIPRI has seen none of them."
        if undirected:
            yield f"Deals whose direction is not said have no row in register-of-claims.csv: {undirected:,}."
