"""Shipments to lines of the network: one movement a shipment and good."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from enduse.model import Item, Shipment
from enduse.reference.shipments import kilograms
from enduse.tracing.day import days_of
from enduse.tracing.movement import EARLIEST
from enduse.tracing.store.code import goods_of
from enduse.tracing.store.party import Spelling, is_nameless, is_numbered, receiver_of, sender_of, sound
from enduse.tracing.store.tally import Tally


class Line(NamedTuple):
    """A movement whose parties have no numbers yet; fields as in the columns of the store."""

    source: Spelling
    target: Spelling
    origin_country: str | None
    goods: int
    first_day: int
    last_day: int
    kg: float | None
    value: float | None
    currency: str | None
    shipment: str
    dataset: str
    row: int | None


class Lines:
    """Makes lines of shipments and counts what is amiss.

    Args:
        today: Days since 1970-01-01; a shipment after it is told to lie in the future.
    """

    def __init__(self, today: int) -> None:
        self._today = today
        self.left_out = Tally()
        self.told = Tally()

    def of(self, shipment: Shipment) -> Iterator[Line]:
        """The lines of a shipment; none when it is left out.

        Args:
            shipment: The record.
        """
        source, target = sender_of(shipment), receiver_of(shipment)
        if source is None or target is None:
            end = "sender" if source is None else "receiver"
            place = "departure" if source is None else "destination"
            self.left_out.add(f"no {end} and no country of {place}", shipment.id)
            return
        if source.key == target.key:
            self.left_out.add("sender and receiver are the same", shipment.id)
            return
        first, last = days_of(shipment.date)
        self._tell(shipment, source, target, first)
        items = shipment.items or (Item(description=""),)
        if len(items) > 1 and shipment.weight_kg is not None:
            self.told.add("several goods under one weight: weight left open", shipment.id)
        for item in items:
            goods, amiss = goods_of(item.hs_code)
            if amiss:
                self.told.add(amiss, shipment.id)
            yield Line(
                source, target, shipment.origin_country, goods, first, last,
                self._kg(shipment, item, alone=len(items) == 1), _figure(item.amount), item.currency,
                sound(shipment.id), sound(shipment.dataset), shipment.row,
            )  # fmt: skip

    def _tell(self, shipment: Shipment, source: Spelling, target: Spelling, first: int) -> None:
        for end, place, spelling in (("sender", "departure", source), ("receiver", "destination", target)):
            if is_nameless(spelling):
                self.told.add(f"no {end}: taken for somebody in the country of {place}", shipment.id)
            elif is_numbered(spelling):
                self.told.add(f"{end} known by its number only", shipment.id)
            if spelling.country is None:
                self.told.add(f"country of the {end} not known", shipment.id)
        for role, _ in shipment.others:
            if role in {"sender", "receiver"}:
                self.told.add(f"further {role} of a record: only the first is taken", shipment.id)
        if first == EARLIEST:
            self.told.add("no date: fits any time", shipment.id)
        elif first > self._today:
            self.told.add("date in the future: kept", shipment.id)

    def _kg(self, shipment: Shipment, item: Item, *, alone: bool) -> float | None:
        """Weight of an item: the record's where it is the only one, else its own where its unit is one of mass."""
        weight = shipment.weight_kg if alone else None
        if weight is None and item.unit:
            number, factor = _figure(item.number), kilograms(item.unit)
            weight = number * factor if number is not None and factor is not None else None
        if weight is None:
            return None
        if not math.isfinite(weight) or weight <= 0:
            self.told.add("weight of nothing or less: weight left open", shipment.id)
            return None
        return weight


def _figure(value: float | str | None) -> float | None:
    if isinstance(value, str) or value is None or not math.isfinite(value):
        return None
    return float(value)
