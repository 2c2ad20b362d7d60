"""A movement of goods as a trade record tells it."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.item import Item
from enduse.model.match import Identifier
from enduse.model.party import Party


@dataclass(frozen=True, slots=True)
class Shipment:
    """One record of a shipment, FtM EconomicActivity in substance.

    Args:
        id: The record's own key, or file and row when it has none.
        date: Partial ISO date, None when unknown.
        sender: Exporter, consignor or shipper.
        receiver: Importer or consignee.
        declarant: Who declared it.
        others: Further parties by role: notify party, carrier, forwarder, manufacturer, bank; a second sender or
            receiver under that role.
        vessel: The ship and the country of its flag, None when unknown.
        departure_country: ISO 3166-1 alpha-2 in lower case, as the next two; None when unknown.
        destination_country: Where it goes.
        origin_country: Where it was made.
        departure_port: Name or UN/LOCODE, as given.
        destination_port: Likewise.
        items: Goods.
        weight_kg: Weight in kilograms, gross where the record tells gross and net; None when unknown.
        dataset: Where the record comes from.
        row: Its row in its file as a spreadsheet counts (the column heads are row 1), its line in JSON Lines, its
            number from 1 in Parquet; None when it comes from none of these.
        trading_country: Where the firm sits that the contract is with (FtM tradingCountry); None when unknown.
        transit_countries: Countries it passes through.
        departure_port_country: Country that the port's code or name tells, None when it tells none.
        destination_port_country: Likewise.
        identifiers: Numbers of its parties by role ("receiver", "vessel", "notify party"), also of a party whose name
            the record leaves out.
        addresses: Addresses of its parties by role, as given.
    """

    id: str
    date: str | None = None
    sender: Party | None = None
    receiver: Party | None = None
    declarant: Party | None = None
    others: tuple[tuple[str, Party], ...] = ()
    vessel: Party | None = None
    departure_country: str | None = None
    destination_country: str | None = None
    origin_country: str | None = None
    departure_port: str | None = None
    destination_port: str | None = None
    items: tuple[Item, ...] = ()
    weight_kg: float | None = None
    dataset: str = ""
    row: int | None = None
    trading_country: str | None = None
    transit_countries: tuple[str, ...] = ()
    departure_port_country: str | None = None
    destination_port_country: str | None = None
    identifiers: tuple[tuple[str, Identifier], ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
