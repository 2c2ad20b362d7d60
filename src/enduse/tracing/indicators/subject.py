"""What a red flag is asked of: one record, or one party, in the context of all records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from enduse.model.shipment import Shipment
from enduse.tracing.indicators.codes import any_priority, hs6_of, priority_codes
from enduse.tracing.indicators.context import Context, flag_of, imo_of, receiving_country
from enduse.tracing.indicators.day import days_between, first_day
from enduse.tracing.indicators.figure import figure
from enduse.tracing.indicators.party_key import address_of, named, party_key
from enduse.tracing.indicators.profile import Profile

_HISTORY = 180  # days of records before the embargo that tell what somebody received before


@dataclass(frozen=True, slots=True)
class Money:
    """A declared value."""

    amount: float
    currency: str


class Subject:
    """A record or a party with everything a red flag may ask of it; a field that is not told is None.

    Args:
        context: All records.
        shipment: The record, None when a party is asked.
        party: Key of the party that receives, None to take that of the record.
    """

    def __init__(self, context: Context, shipment: Shipment | None = None, party: str | None = None) -> None:
        self.context = context
        self.shipment = shipment or Shipment(id=party or "")
        self._party = party

    @cached_property
    def receiver(self) -> str | None:
        """Key of the party that receives, None when it is in none of the records counted."""
        key = self._party or party_key(self.shipment, "receiver")
        return key if key in self.context.parties else None

    @cached_property
    def profile(self) -> Profile:
        """What the records tell of the receiver.

        Raises:
            KeyError: It is in none of them.
        """
        return self.context.parties[self.receiver or ""]

    @cached_property
    def sender(self) -> str | None:
        """Key of the sender."""
        return party_key(self.shipment, "sender")

    @cached_property
    def receiver_name(self) -> str | None:
        """Name of the receiver."""
        party = named(self.shipment, "receiver")
        return (party.name.strip() or None) if party is not None else None

    @cached_property
    def priority(self) -> tuple[str, ...] | None:
        """Listed codes of the record: empty when it surely has none, None when that cannot be told."""
        verdict = any_priority(self.shipment.items)
        return None if verdict is None else priority_codes(self.shipment.items)

    @cached_property
    def codes(self) -> tuple[str, ...] | None:
        """Codes of six digits of all goods, None unless every one has one."""
        codes = [hs6_of(item.hs_code) for item in self.shipment.items]
        known = tuple(dict.fromkeys(code for code in codes if code is not None))
        return known if codes and None not in codes else None

    @cached_property
    def value(self) -> Money | None:
        """Declared value of the only good, None where there are several, or amount or currency is not told."""
        items = self.shipment.items
        if len(items) != 1 or items[0].currency is None:
            return None
        amount = figure(items[0].amount)
        return Money(amount, items[0].currency) if amount is not None else None

    @cached_property
    def weight(self) -> float | None:
        """Kilograms above zero."""
        return figure(self.shipment.weight_kg)

    @cached_property
    def pieces(self) -> float | None:
        """Number of the only good, above zero."""
        items = self.shipment.items
        return figure(items[0].number) if len(items) == 1 else None

    @cached_property
    def description(self) -> tuple[str, ...] | None:
        """Words of all goods, None unless every one has some."""
        words = tuple(item.description.strip() for item in self.shipment.items)
        return words if words and all(words) else None

    @cached_property
    def history(self) -> bool | None:
        """True when the records reach back far enough before the embargo, None when they do not."""
        first = self.context.first
        return True if first is not None and days_between(first, self.context.since) >= _HISTORY else None

    def firm(self, role: str) -> str | None:
        """Identifier of the sender or receiver in the ownership file."""
        party = named(self.shipment, role)
        if party is not None:
            return self.context.firms.party(party.name)
        if role == "receiver" and self.receiver is not None:
            return self.context.firms.party(self.profile.name)
        return None

    def owners(self, role: str) -> tuple[str, ...] | None:
        """Owners of the sender or receiver, direct ones first; None when none is told."""
        firm = self.firm(role)
        return (self.context.firms.owners(firm) or None) if firm is not None else None

    @cached_property
    def receiver_country(self) -> str | None:
        """Country of the receiver."""
        party = named(self.shipment, "receiver")
        if party is not None and party.country:
            return party.country[0]
        if self._party is not None:
            countries = self.context.firms.countries(self.firm("receiver") or "")
            return min(countries) if len(countries) == 1 else None
        return None

    @cached_property
    def founded(self) -> str | None:
        """Partial date on which the receiver was founded."""
        firm = self.firm("receiver")
        return self.context.firms.founded(firm) if firm is not None else None

    @cached_property
    def owner_countries(self) -> bool | None:
        """True when the countries of the receiver's owners are told as far as any of them is."""
        owners = self.owners("receiver") or ()
        return True if any(self.context.firms.countries(owner) for owner in owners) else None

    @cached_property
    def earlier_records(self) -> bool | None:
        """True when others were recorded well before the receiver."""
        first, start = (self.profile.first if self.receiver else None), self.context.first
        if first is None or start is None:
            return None
        return True if days_between(start, first_day(first)) >= _HISTORY else None


def _of_profile(ask: Callable[[Profile], object | None]) -> Callable[[Subject], object | None]:
    return lambda subject: ask(subject.profile) if subject.receiver is not None else None


FIELDS: Final[Mapping[str, Callable[[Subject], object | None]]] = MappingProxyType(
    {
        "receiver": lambda one: one.receiver,
        "receiver name": lambda one: one.receiver_name,
        "receiver address": lambda one: address_of(one.shipment, "receiver"),
        "receiver country": lambda one: one.receiver_country,
        "sender": lambda one: one.sender,
        "sender name": lambda one: one.shipment.sender,
        "date": lambda one: one.shipment.date,
        "HS code": lambda one: one.codes,
        "priority goods": lambda one: one.priority,
        "description": lambda one: one.description,
        "value": lambda one: one.value,
        "weight": lambda one: one.weight,
        "number of pieces": lambda one: one.pieces,
        "departure country": lambda one: one.shipment.departure_country,
        "destination country": lambda one: one.shipment.destination_country,
        "receiving country": lambda one: receiving_country(one.shipment),
        "origin country": lambda one: one.shipment.origin_country,
        "transit countries": lambda one: one.shipment.transit_countries or None,
        "trading country": lambda one: one.shipment.trading_country,
        "destination port country": lambda one: one.shipment.destination_port_country,
        "vessel": lambda one: imo_of(one.shipment),
        "flag": lambda one: flag_of(one.shipment),
        "listed addresses": lambda one: one.context.listed,
        "sender's owners": lambda one: one.owners("sender"),
        "receiver's owners": lambda one: one.owners("receiver"),
        "countries of its owners": lambda one: one.owner_countries,
        "founding date": lambda one: one.founded,
        "receiver's goods": _of_profile(lambda profile: profile.coded or None),
        "receiver's priority goods": _of_profile(lambda profile: profile.coded or None),
        "receiver's suppliers": _of_profile(
            lambda profile: any(each.suppliers for each in profile.headings.values()) or None
        ),
        "receiver's values in dollars": _of_profile(lambda profile: profile.dollars or None),
        "first record of the receiver": _of_profile(lambda profile: profile.first),
        "records before the embargo": lambda one: one.history,
        "records to the destination": lambda one: one.context.to_destination or None,
        "earlier records of others": lambda one: one.earlier_records,
    }
)
"""Field of the table of red flags to what tells it; None when it is not told."""
