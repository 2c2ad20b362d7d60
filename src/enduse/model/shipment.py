"""A movement of goods as a trade record tells it."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.item import Item
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
        others: Further parties by role: notify party, carrier, forwarder, manufacturer, bank.
        vessel: The ship, None when unknown.
        departure_country: ISO 3166-1 alpha-2 in lower case, as the next two; None when unknown.
        destination_country: Where it goes.
        origin_country: Where it was made.
        departure_port: Name or UN/LOCODE, as given.
        destination_port: Likewise.
        items: Goods.
        weight_kg: Gross weight in kilograms, None when unknown.
        dataset: Where the record comes from.
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
