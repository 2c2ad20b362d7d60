"""What a party of a record is known by."""

from __future__ import annotations

from enduse.model.party import Party
from enduse.model.shipment import Shipment
from enduse.tracing.indicators.folding import folded


def party_key(shipment: Shipment, role: str) -> str | None:
    """The key of the sender or the receiver: its number where the record has one, else its folded name; None for none.

    Args:
        shipment: A record.
        role: "sender" or "receiver".
    """
    for owner, identifier in shipment.identifiers:
        if owner == role:
            return f"{identifier.kind}:{identifier.value.casefold()}"
    party = named(shipment, role)
    return f"name:{folded(party.name)}" if party is not None and folded(party.name) else None


def named(shipment: Shipment, role: str) -> Party | None:
    """The sender or the receiver as named, None when it is not."""
    return shipment.sender if role == "sender" else shipment.receiver


def address_of(shipment: Shipment, role: str) -> str | None:
    """The address of a role as given, None when none is told."""
    return next((address for owner, address in shipment.addresses if owner == role and address.strip()), None)
