"""The network on disk, with what is known beside it: what the fast search asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from enduse.tracing.chain import Known
from enduse.tracing.movement import Movement


@dataclass(frozen=True, slots=True)
class Records:
    """Movements of a network as the store keeps them, and what is not in the store.

    Args:
        movements: Parquet of the movements, None when there are no shipments.
        parties: Parquet of their parties.
        joined: Party of the store to the one it was taken for; parties missing here stand for themselves.
        told: Movements that claims tell of; their parties have numbers above those of the store.
        known: What is known of parties beyond the store, whole: of joined parties, firms with owners or a founding
            day, parties of claims.
        links: As in `Graph`.
    """

    movements: Path | None
    parties: Path | None
    joined: Mapping[int, int] = field(default_factory=dict)
    told: Sequence[Movement] = ()
    known: Mapping[int, Known] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
