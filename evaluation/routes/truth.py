"""What is true of a world, read from the files that `enduse simulate` writes beside its records."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted route.

    Args:
        id: "R01" …
        kind: What it is planted for.
        parties: Ids of its firms, in order of travel.
        shipments: Of each leg, the ids of its records.
        tied: Whether files tell of a tie between its last hub and the destination other than these goods: an owner
            there, or other goods sold there.
    """

    id: str
    kind: str
    parties: tuple[str, ...]
    shipments: tuple[frozenset[str], ...]
    tied: bool = False

    @property
    def ends_unseen(self) -> bool:
        """Whether nobody recorded its last leg."""
        return not self.shipments[-1]


@dataclass(frozen=True, slots=True)
class Innocent:
    """A decoy: its id, kind, and the firm that looks like a hub."""

    id: str
    kind: str
    hub: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a world.

    Args:
        origins: Countries that the question starts from.
        destinations: Countries it ends in.
        since: Day of the embargo.
        routes: Planted routes.
        decoys: Planted decoys.
        ends: Who sender and receiver of each record truly are.
    """

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    since: str
    routes: tuple[Planted, ...]
    decoys: tuple[Innocent, ...]
    ends: Mapping[str, Ends]


def truth_in(folder: Path) -> Truth:
    """The truth of a world.

    Args:
        folder: As `enduse simulate --output` wrote it.
    """
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    question = told["question"]
    with (folder / "truth-records.csv").open(encoding="utf-8", newline="") as lines:
        ends = {row["id"]: (row["sender id"], row["receiver id"]) for row in csv.DictReader(lines)}
    return Truth(
        origins=tuple(question["origins"]),
        destinations=tuple(question["destinations"]),
        since=question["since"],
        routes=tuple(
            Planted(
                route["id"],
                route["kind"],
                tuple(route["parties"]),
                tuple(frozenset(leg["shipments"]) for leg in route["legs"]),
                not {"destination owned", "tied"}.isdisjoint(route["traits"]),
            )
            for route in told["routes"]
        ),
        decoys=tuple(Innocent(decoy["id"], decoy["kind"], decoy["hub"]) for decoy in told["decoys"]),
        ends=ends,
    )
