"""The network as plain values: what the reference search walks on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from enduse.tracing.chain import Known
from enduse.tracing.movement import Movement


@dataclass(frozen=True, slots=True)
class Graph:
    """Movements between numbered parties, and what is known of these.

    Args:
        movements: The edges.
        parties: Number to what is known.
        links: Pairs of parties linked by ownership, directors or address, to the reason in words; one way suffices.
        begins: First day of the records, None when none is dated.
    """

    movements: Sequence[Movement]
    parties: Mapping[int, Known]
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    begins: int | None = None
