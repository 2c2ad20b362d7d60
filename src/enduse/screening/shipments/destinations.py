"""Where a shipment goes, by everything the record says of it."""

from __future__ import annotations

from collections.abc import Iterator

from enduse.model.shipment import Shipment

_SENDING = frozenset({"sender", "exporter", "seller", "manufacturer", "carrier", "forwarder", "broker", "declarant"})


def destinations(shipment: Shipment) -> dict[str, tuple[str, ...]]:
    """Countries on the receiving side of a shipment, each with what says so ("destination", "receiver", "transit").

    Controls on destinations are asked of these only: a country of departure or origin is no destination. Who carries,
    forwards or declares sits anywhere, and does not count.
    """
    found: dict[str, tuple[str, ...]] = {}
    for role, country in _told(shipment):
        if country is not None and role not in found.get(country, ()):
            found[country] = (*found.get(country, ()), role)
    return found


def _told(shipment: Shipment) -> Iterator[tuple[str, str | None]]:
    yield "destination", shipment.destination_country
    yield "port of destination", shipment.destination_port_country
    for country in shipment.transit_countries:
        yield "transit", country
    yield "trading country", shipment.trading_country
    if shipment.receiver is not None:
        for country in shipment.receiver.country:
            yield "receiver", country
    for role, party in shipment.others:
        if role not in _SENDING:
            for country in party.country:
                yield role, country
