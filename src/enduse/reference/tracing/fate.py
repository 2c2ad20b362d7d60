"""What becomes of goods a claim tells of, by its stage and by how surely its source holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.model.claim import Factuality, TransferStage
from enduse.reference.table import rows

FateKind = Literal["moved", "agreed", "intended", "stopped"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What a stage says of a movement.

    Args:
        kind: "moved" and "agreed" count as movements, "intended" and "stopped" do not.
        weight: What it counts for, 0 to 1.
        why: In words.
    """

    kind: FateKind
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a level of certainty says of a movement.

    Args:
        against: Whether the source says that it did not happen, or has not seen it.
        weight: What it counts for, 0 to 1.
        why: In words.
    """

    against: bool
    weight: float
    why: str


@cache
def fates() -> Mapping[TransferStage | None, Fate]:
    """Stage, None where it is not told, to what it says (`tracing/stages.csv`)."""
    return MappingProxyType(
        {
            cast("TransferStage", row["stage"]) or None: Fate(
                cast("FateKind", row["fate"]), float(row["weight"]), row["why"]
            )
            for row in rows("tracing/stages.csv")
        }
    )


@cache
def certainties() -> Mapping[Factuality, Certainty]:
    """Factuality to what it says (`tracing/factualities.csv`)."""
    return MappingProxyType(
        {
            cast("Factuality", row["factuality"]): Certainty(row["against"] == "yes", float(row["weight"]), row["why"])
            for row in rows("tracing/factualities.csv")
        }
    )
