"""What world is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from enduse.model.errors import UsageError

LEAST_FIRMS: Final = 300
"""Fewer firms leave countries without suppliers."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The parameters of a world; equal settings make equal worlds.

    `missing` and `noise` change only what is published: the same seed is the same world at every value of them, and
    what is hidden at a lower value is hidden at a higher one too.

    Args:
        seed: Not negative.
        firms: Firms of the background.
        shipments: Consignments of the background; about one in four is recorded by both sides.
        routes: Routes planted.
        decoys: Innocent firms that look guilty.
        missing: Share of the planted routes whose last leg nobody recorded, 0 to 1.
        missing_by: "route": all records of a last leg are missing, or none; "record": each of them by itself.
        noise: Share of the records that spell a party another way, 0 to 1.
    """

    seed: int = 1
    firms: int = 3000
    shipments: int = 100_000
    routes: int = 30
    decoys: int = 60
    missing: float = 0.5
    missing_by: Literal["route", "record"] = "route"
    noise: float = 0.1

    def __post_init__(self) -> None:
        """Refuse what cannot be simulated.

        Raises:
            UsageError: A value is out of its range.
        """
        for name, least in (("seed", 0), ("firms", LEAST_FIRMS), ("shipments", 1000), ("routes", 0), ("decoys", 0)):
            if getattr(self, name) < least:
                raise UsageError(f"--{name} {getattr(self, name)}: must be at least {least}")
        for name in ("missing", "noise"):
            if not 0 <= getattr(self, name) <= 1:
                raise UsageError(f"--{name} {getattr(self, name)}: a share, from 0 to 1")
        if self.routes + self.decoys > self.firms:
            raise UsageError("more routes and decoys than firms: raise --firms, or ask for fewer of them")
