"""Shipments as FollowTheMoney entities: an EconomicActivity a record, its parties before it, each party once."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Final

from enduse.model import Party, Shipment
from enduse.model.entity import Entity
from enduse.views.export.ftm import value
from enduse.views.export.ftm.entity import entity
from enduse.views.words import goods_words

_KNOWN: Final = frozenset(("PublicBody", "Organization", "Company", "Person", "LegalEntity"))
_NUMBERS: Final = {
    "innCode": "taxNumber", "taxNumber": "taxNumber", "vatCode": "taxNumber", "passportNumber": "idNumber",
}  # fmt: skip
"""Where a number of a party goes: FtM drops numbers that do not fit a code's format, so they go under plain ones."""
_IMO: Final = re.compile(r"(?:IMO)?\s*(\d{7})", re.ASCII)
_MMSI: Final = re.compile(r"\d{9}", re.ASCII)
_CACHE: Final = "pragma cache_size = -16000"


def shipment_entities(shipments: Iterable[Shipment]) -> Iterator[Entity]:
    """The entities, streamed; which parties were written is kept on disk, so that memory stays flat.

    A party is a spelling with its kind, country, numbers and address: nobody is taken for anybody else.

    Args:
        shipments: The records; may be streamed.
    """
    with closing(sqlite3.connect("")) as seen:
        seen.execute(_CACHE)
        seen.execute("create table written (id blob primary key) without rowid")
        for shipment in shipments:
            roles = {role: _party(shipment, role, party) for role, party in _parties(shipment)}
            for party in roles.values():
                if seen.execute("insert or ignore into written values (?)", (party.id.encode(),)).rowcount:
                    yield party
            yield _activity(shipment, {role: party.id for role, party in roles.items()})


def _parties(shipment: Shipment) -> Iterator[tuple[str, Party]]:
    for role in ("sender", "receiver", "declarant", "vessel"):
        party = getattr(shipment, role)
        if party is not None and value.name(party.name):
            yield role, party


def _party(shipment: Shipment, role: str, party: Party) -> Entity:
    name = value.name(party.name)
    properties: dict[str, str | list[str]] = {"name": name, "country": list(party.country)}
    numbers: dict[str, list[str]] = {}
    for whose, number in shipment.identifiers:
        if whose == role:
            kind, words = _number(number.kind, number.value, is_vessel=role == "vessel")
            numbers.setdefault(kind, []).append(value.identifier(words))
    schema = "Vessel" if role == "vessel" else party.schema if party.schema in _KNOWN else "LegalEntity"
    if role == "vessel":
        properties["flag"] = properties.pop("country")
    addresses = [value.address(words) for whose, words in shipment.addresses if whose == role]
    found = entity("", schema, name, {**properties, **numbers, "address": addresses})
    key = json.dumps([schema, {prop: sorted(values) for prop, values in sorted(found.properties.items())}])
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return Entity(f"enduse-{digest}", schema, found.properties, name, found.datasets)


def _number(kind: str, words: str, *, is_vessel: bool) -> tuple[str, str]:
    found = _IMO.fullmatch(words.strip().upper()) if kind == "imoNumber" else None
    if found is not None and is_vessel and _checks(found[1]):
        return "imoNumber", f"IMO{found[1]}"
    if is_vessel:
        return ("mmsi" if kind == "mmsi" and _MMSI.fullmatch(words.strip()) else "registrationNumber"), words
    return _NUMBERS.get(kind, "registrationNumber"), words


def _checks(imo: str) -> bool:
    """Whether the last digit is the sum of the first six, weighted 7 to 2, as IMO resolution A.1117(30) asks."""
    return sum(int(digit) * weight for digit, weight in zip(imo, range(7, 1, -1), strict=False)) % 10 == int(imo[6])


def _activity(shipment: Shipment, roles: dict[str, str]) -> Entity:
    key = json.dumps([shipment.dataset, shipment.id, shipment.row])
    goods = value.text(goods_words(shipment.items)) if shipment.items else ""
    amounts = (f"{item.amount} {item.currency or ''}".strip() for item in shipment.items if item.amount is not None)
    return entity(
        f"enduse-{hashlib.sha256(key.encode()).hexdigest()[:32]}",
        "EconomicActivity",
        goods or value.string(shipment.id),
        {
            "date": value.day(shipment.date),
            "sender": roles.get("sender", ""),
            "receiver": roles.get("receiver", ""),
            "declarant": roles.get("declarant", ""),
            "transport": roles.get("vessel", ""),
            "departureCountry": shipment.departure_country or "",
            "destinationCountry": shipment.destination_country or "",
            "originCountry": shipment.origin_country or "",
            "tradingCountry": shipment.trading_country or "",
            "vedCode": [value.identifier(item.hs_code) for item in shipment.items],
            "goodsDescription": [value.text(item.description) for item in shipment.items],
            "invoiceAmount": [value.string(amount) for amount in amounts],
            "description": [value.text(words) for words in _rest(shipment)],
            "namesMentioned": [value.name(party.name) for _, party in shipment.others],
            "recordId": value.string(shipment.id),
            "publisher": value.string(shipment.dataset),
        },
    )


def _rest(shipment: Shipment) -> Iterator[str]:
    """What FtM has no property for, in words."""
    if shipment.weight_kg is not None:
        yield f"weight: {shipment.weight_kg:g} kg"
    for item in shipment.items:
        if item.number is not None:
            yield f"quantity: {item.number} {item.unit or ''}".strip()
    for role, party in shipment.others:
        yield f"{role}: {party.name}"
    if shipment.departure_port:
        yield f"departure port: {shipment.departure_port}"
    if shipment.destination_port:
        yield f"destination port: {shipment.destination_port}"
    if shipment.transit_countries:
        yield f"through: {', '.join(shipment.transit_countries)}"
