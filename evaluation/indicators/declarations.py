"""Labelled customs declarations: the synthetic Korean ones of Jeong, Kim, Park and Choi (arXiv:2208.02484).

54,000 rows in three files by time. They are about customs fraud (duty evasion, misclassification, undervaluation,
false origin), not about export controls: only generic red flags can apply.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enduse.model.errors import InputError
from enduse.model.shipment import Shipment
from enduse.sources.shipments import Tally, columns_of, read_shipments

FOLDER: Final = "data/trade/customs_kr_synthetic"
PARTS: Final = ("train", "valid", "test")
LABELS: Final = ("Fraud", "Critical Fraud")
OWN_NUMBER: Final = "Declaration ID"

_SAID = {"currency": "=KRW", "destination_country": "=kr"}
"""What the columns leave out and the README of the data set says: Korean imports, values in won."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three files.

    Args:
        rows: Its columns as they are, labels among them.
        shipments: The same rows as shipments, in which no label has a place.
    """

    rows: tuple[dict[str, str], ...]
    shipments: tuple[Shipment, ...]

    def labels(self, critical: bool) -> list[bool]:
        """Whether each row is fraud, or critical fraud."""
        if critical:
            return [row["Critical Fraud"] == "2" for row in self.rows]
        return [row["Fraud"] == "1" for row in self.rows]


def parts(shared: Path) -> dict[str, Part]:
    """The three files by name.

    Raises:
        InputError: They are not there, or a row of them cannot be read.
    """
    return {name: _part(shared / FOLDER / f"df_syn_{name}_eng.csv") for name in PARTS}


def _part(path: Path) -> Part:
    if not path.is_file():
        raise InputError(f"{path} is missing; name the folder of the data with ENDUSE_SHARED")
    rows = tuple(_rows(path))
    tally = Tally()
    columns = columns_of(str(path), given=_SAID)
    shipments = tuple(read_shipments(str(path), columns, on_rejected=tally.reject, dataset="customs_kr"))
    if tally.rejected or len(shipments) != len(rows):
        raise InputError(f"{path}: {tally.rejected} rows cannot be read; fetch the file again")
    return Part(rows, shipments)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)
