"""`POST /api/screen/shipment`: parties, goods and places of shipments, as `enduse screen --shipments` answers."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from enduse.case import Case
from enduse.case.decisions import Decisions, Reviewed
from enduse.ledger.screenings import Screenings
from enduse.model.errors import InputError
from enduse.reference.shipments import fields, roles
from enduse.screening import THRESHOLDS
from enduse.screening.goods import GoodsScreener
from enduse.screening.shipments import screen_shipments
from enduse.sources.shipments import Tally, columns_of, read_shipments
from enduse.web.api.book import Book
from enduse.web.api.case.parties import LEAST
from enduse.web.api.counter import counter_of
from enduse.web.api.operation import Asked, Operation
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, array, record, string

BATCH: Final = 100
_NUMBERS: Final = ("quantity", "weight", "net_weight", "amount")
_DAY: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_NAME: Final = "shipments"
_GOODS: Final = frozenset({"hs_code", "control_code", "designation", "description"})
_PLACES: Final = frozenset({"destination_country", "transit_country", "destination_port", "transit_port"})
_TELLING: Final = frozenset(roles()) | _GOODS | _PLACES | {"vessel", "imo", "mmsi"}


def _field(name: str) -> Shape:
    if name in _NUMBERS:
        return {"type": "number", "minimum": 0, "maximum": 1e15}
    if name == "date":
        return string("2024, 2024-05 or 2024-05-02.", most=10, pattern=_DAY)
    return string("As the record has it.", most=2_000)


_SHIPMENT: Final = {**record({name: _field(name) for name in sorted(fields())}, closed=True), "minProperties": 1}


async def _screen(asked: Asked) -> dict[str, Any]:
    for number, each in enumerate(asked.body["shipments"]):
        if _TELLING.isdisjoint(each):
            told = "a party, a ship, goods or a country"
            raise RefusalError(400, f"shipments[{number}] names nothing that can be held against anything; give {told}")
    book = await counter_of(asked.request).book()
    return await asked.desk.ask(lambda case: _told(case, book, asked.body))


def _told(case: Case, book: Book, body: Mapping[str, Any]) -> dict[str, Any]:
    reviewed = Reviewed(book.lists, Decisions(Screenings(case.ledger).decisions()))
    as_of = body.get("as_of")
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="enduse-") as folder:
        path = Path(folder) / f"{_NAME}.csv"
        heads = list(dict.fromkeys(["id", *(name for each in body["shipments"] for name in each)]))
        _write(path, heads, body["shipments"])
        try:
            columns = columns_of(str(path), given={name: name for name in heads})
            shipments = read_shipments(str(path), columns, on_rejected=tally.reject, on_note=tally.note, dataset=_NAME)
            results = screen_shipments(
                shipments,
                reviewed,
                GoodsScreener(),
                threshold=float(body.get("threshold", THRESHOLDS["default"])),
                as_of=as_of,
                own_dates=as_of is None,
                fields=tuple(columns.fields),
            )
            told = [{name: value for name, value in result.to_dict().items() if name != "row"} for result in results]
        except InputError as error:
            raise RefusalError(400, str(error).replace(str(path), _NAME)) from None
    states = {state.name: state.day for state in book.lists.states}
    return {"results": told, "notes": list(tally.lines()), "lists": states}


def _write(path: Path, heads: Sequence[str], shipments: Sequence[Mapping[str, Any]]) -> None:
    """Shipments as the table that files of them are, so that both are read alike; those without an id are numbered."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        table = csv.writer(file)
        table.writerow(heads)
        for number, each in enumerate(shipments, 1):
            table.writerow([_cell(({"id": number} | dict(each)).get(name)) for name in heads])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value).replace("\0", " ")


SCREEN_SHIPMENTS: Final = Operation(
    "POST",
    "/api/screen/shipment",
    "screen_shipment",
    "Hold shipments against lists and controls: every party, ship, good and place.\n\nFields are those of "
    "`enduse shipments columns`. Findings are leads; what is not found is not cleared. Nothing is kept.",
    _screen,
    body=record(
        {
            "shipments": {**array(_SHIPMENT, "Records.", most=BATCH), "minItems": 1},
            "threshold": LEAST,
            "as_of": string("Day for which all rules are asked; a record's own date otherwise.", most=10, pattern=_DAY),
        },
        "shipments",
        closed=True,
    ),
    returns=record(
        {
            "results": {
                "type": "array",
                "items": record({"id": {"type": "string"}, "verdict": {"type": "string"}}, "id", "verdict"),
            },
            "notes": {"type": "array", "items": {"type": "string"}, "description": "What was left open or mended."},
            "lists": {"type": "object"},
        },
        "results",
        "notes",
        "lists",
    ),
    missing="No list is kept in the case.",
)
