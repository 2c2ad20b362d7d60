"""Registers of ownership made by hand."""

from __future__ import annotations

from enduse.model import Entity
from enduse.model.ownership import Influence, Ownership
from enduse.sources.ownership import Register


def firm(id_: str, country: str = "", schema: str = "Company", **properties: str) -> Entity:
    told = {name: (value,) for name, value in properties.items() if value}
    return Entity(id_, schema, {**({"country": (country,)} if country else {}), **told}, f"Firm {id_}")


def stake(
    owner: str,
    asset: str,
    least: float = 100,
    most: float | None = None,
    start: str | None = None,
    end: str | None = None,
) -> Ownership:
    return Ownership(owner, asset, least, least if most is None else most, start, end)


def register(*told: Entity | Ownership | Influence, unnamed: tuple[str, ...] = ()) -> Register:
    parties = {each.id: each for each in told if isinstance(each, Entity)}
    holdings = tuple(each for each in told if isinstance(each, Ownership))
    for each in holdings:
        for id_ in (each.owner, each.asset):
            parties.setdefault(id_, firm(id_))
    influences = tuple(each for each in told if isinstance(each, Influence))
    return Register(holdings, influences, parties, frozenset(unnamed))
