"""Who in a shipment is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from enduse.model.match import Identifier, Query
from enduse.model.party import Party
from enduse.model.shipment import Shipment

_OWN_KEY = "id"  # a file's own number of a party is on no list


def queries(shipment: Shipment) -> Iterator[tuple[str, Query]]:
    """Role and query of every party of a shipment: by name, or by number where the record gives no name.

    Numbers of a role go with its first party. A ship is asked by name and IMO number together. A number of the file's
    own (kind "id") is no question: it stands on no list.
    """
    numbers: dict[str, list[Identifier]] = {}
    for role, identifier in shipment.identifiers:
        if identifier.kind != _OWN_KEY:
            numbers.setdefault(role, []).append(identifier)
    for role, party in _parties(shipment):
        yield role, _query(party, tuple(numbers.pop(role, ())))
    for role, left in numbers.items():
        schema = "Vessel" if role == "vessel" else None
        yield role, Query((left[0].value,), schema, countries=_countries(left), identifiers=tuple(left))


def _parties(shipment: Shipment) -> Iterator[tuple[str, Party]]:
    for role, party in (
        ("sender", shipment.sender),
        ("receiver", shipment.receiver),
        ("declarant", shipment.declarant),
        ("vessel", shipment.vessel),
    ):
        if party is not None:
            yield role, party
    yield from shipment.others


def _query(party: Party, identifiers: tuple[Identifier, ...]) -> Query:
    schema = None if party.schema == "LegalEntity" else party.schema
    return Query((party.name,), schema, countries=party.country, identifiers=identifiers)


def _countries(identifiers: list[Identifier]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.country for each in identifiers if each.country is not None))
