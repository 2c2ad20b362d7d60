"""Rows to shipments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from enduse.model.match import Identifier
from enduse.model.party import Party
from enduse.model.shipment import Shipment
from enduse.reference.shipments import port_country
from enduse.sources.shipments.cell import Cells
from enduse.sources.shipments.columns import Columns
from enduse.sources.shipments.date import dates
from enduse.sources.shipments.goods import Goods
from enduse.sources.shipments.note import Note, OnNote
from enduse.sources.shipments.party import Parties

_IMO: Final = re.compile(r"(?:IMO\s*:?\s*)?(\d{7})(?:\.0)?", re.IGNORECASE)
_MMSI: Final = re.compile(r"(\d{9})(?:\.0)?")
_OWN: Final = ("sender", "receiver", "declarant")


class Records:
    """Makes shipments of the rows of one file.

    Args:
        columns: The map.
        heads: The columns of the file, in their order.
        dataset: What the shipments say they come from.
        on_note: Told what is left open or mended.
    """

    def __init__(self, columns: Columns, heads: Sequence[str], dataset: str, on_note: OnNote) -> None:
        self._columns = columns
        self._cells = Cells(columns, heads)
        self._dataset = dataset
        self._on_note = on_note
        self._parties = Parties(self._cells, on_note)
        self._goods = Goods(columns, self._cells, on_note)
        self._dates: Mapping[str, Callable[[str], str | None]] = {
            column: dates(columns.written.get(column)) for column in columns.fields.get("date", ())
        }
        self._today = f"{datetime.now(UTC):%Y-%m-%d}"

    def shipment(self, number: int, row: Sequence[str]) -> Shipment:
        """The shipment of a row.

        Args:
            number: As in `Shipment.row`.
            row: Its cells.
        """
        named: dict[str, Party] = {}
        others: list[tuple[str, Party]] = []
        addresses: list[tuple[str, str]] = []
        for role, party, address in self._parties.of(number, row):
            if role in _OWN and role not in named:
                named[role] = party
            else:
                others.append((role.replace("_", " "), party))
            if address:
                addresses.append((role.replace("_", " "), address))
        departure, departure_country = self._port("departure_port", row)
        destination, destination_country = self._port("destination_port", row)
        transit = self._transit(number, row)
        return Shipment(
            id=self._cells.first("id", row)[0].strip() or f"{self._dataset}#{number}",
            date=self._date(number, row),
            sender=named.get("sender"),
            receiver=named.get("receiver"),
            declarant=named.get("declarant"),
            others=tuple(others),
            vessel=self._vessel(number, row),
            departure_country=self._parties.country("departure_country", number, row),
            destination_country=self._parties.country("destination_country", number, row),
            origin_country=self._parties.country("origin_country", number, row),
            departure_port=departure,
            destination_port=destination,
            items=self._goods.of(number, row),
            weight_kg=self._goods.weight(number, row),
            dataset=self._dataset,
            row=number,
            trading_country=self._parties.country("trading_country", number, row),
            transit_countries=transit,
            departure_port_country=departure_country,
            destination_port_country=destination_country,
            identifiers=tuple(self._identifiers(number, row)),
            addresses=tuple(addresses),
        )

    def _date(self, number: int, row: Sequence[str]) -> str | None:
        value, column = self._cells.first("date", row)
        if not value:
            return None
        found = self._dates[column](value)
        if found is None:
            self._on_note(Note(number, "date", value[:60], "is no date that can be told; left open"))
        elif len(found) == 4 and len(value.strip()) > 6:
            self._on_note(Note(number, "date", value[:60], f"day and month cannot be told apart; read as {found}"))
        elif found > self._today[: len(found)]:
            self._on_note(Note(number, "date", value[:60], "lies in the future; kept"))
        return found

    def _vessel(self, number: int, row: Sequence[str]) -> Party | None:
        name = " ".join(self._cells.first("vessel", row)[0].split())
        if not name:
            return None
        flag = self._parties.country("vessel_country", number, row)
        return Party(name[:300], "Vessel", (flag,) if flag else ())

    def _identifiers(self, number: int, row: Sequence[str]) -> Iterator[tuple[str, Identifier]]:
        for role, identifier in self._parties.identifiers(number, row):
            yield role.replace("_", " "), identifier
        imo = self._cells.first("imo", row)[0].strip()
        if imo:
            found = _IMO.fullmatch(imo)
            if found is not None and _is_checked(found[1]):
                yield "vessel", Identifier("imoNumber", found[1])
            else:
                self._on_note(Note(number, "imo", imo[:60], "is no IMO number (seven figures, check digit); left out"))
        mmsi = _MMSI.fullmatch(self._cells.first("mmsi", row)[0].strip())
        if mmsi is not None:
            yield "vessel", Identifier("mmsi", mmsi[1])

    def _port(self, field: str, row: Sequence[str]) -> tuple[str | None, str | None]:
        value, column = self._cells.first(field, row)
        name = " ".join(value.split())
        if not name:
            return None, None
        return name, port_country(name, coded=self._columns.written.get(column) == "UN/LOCODE")

    def _transit(self, number: int, row: Sequence[str]) -> tuple[str, ...]:
        country = self._parties.country("transit_country", number, row)
        return tuple(dict.fromkeys(each for each in (country, self._port("transit_port", row)[1]) if each is not None))


def _is_checked(imo: str) -> bool:
    """The check digit of IMO Resolution A.1117(30): the first six figures times 7 to 2, the sum's last figure."""
    return sum(int(figure) * weight for figure, weight in zip(imo, range(7, 1, -1), strict=False)) % 10 == int(imo[6])
