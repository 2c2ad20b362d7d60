"""Holdings from FollowTheMoney entities: Ownership and Directorship, and the parties they join."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from enduse.model.entity import Entity, entity_of
from enduse.model.ownership import Influence, Ownership
from enduse.sources.ownership.day import day_of
from enduse.sources.ownership.register import Draft
from enduse.sources.ownership.share import share_of


def read_entity(record: Mapping[str, Any], origin: str, draft: Draft) -> None:
    """Add what one FtM entity tells to a draft: a stake, a directorship, or a party.

    Args:
        record: The entity as JSON; parties may be nested in it.
        origin: Where it stands.
        draft: Where it goes.
    """
    try:
        entity = _flat(record, draft)
        if entity.schema == "Ownership":
            _ownership(entity, draft)
        elif entity.schema == "Directorship":
            _directorship(entity, draft)
        else:
            draft.party(entity if entity.caption else _captioned(entity))
    except (KeyError, TypeError, ValueError) as error:
        why = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        draft.fail(origin, f"not an entity that can be read: {why}")


def _flat(record: Mapping[str, Any], draft: Draft) -> Entity:
    properties = record.get("properties") or {}
    if not isinstance(properties, dict):
        raise TypeError("its properties are no object")
    flat: dict[str, Any] = {}
    for name, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        flat[name] = [each.get("id", "") if isinstance(each, dict) else each for each in listed if each is not None]
        for nested in listed:
            if isinstance(nested, dict):
                read_entity(nested, str(nested.get("id", "")), draft)
    return entity_of({**record, "properties": flat})


def _captioned(entity: Entity) -> Entity:
    return Entity(
        entity.id, entity.schema, entity.properties, entity.first("name") or "", entity.datasets, entity.referents,
        entity.rest,
    )  # fmt: skip


def _ownership(entity: Entity, draft: Draft) -> None:
    shares = [share_of(text) for text in entity.get("percentage")] or [share_of("")]
    roles = " ".join((*entity.get("ownershipType"), *entity.get("role"))).lower()
    start, end = day_of(min(entity.get("startDate"), default=None)), day_of(max(entity.get("endDate"), default=None))
    pairs = list(product(entity.get("owner"), entity.get("asset")))
    if not pairs:
        raise ValueError("its owner or its asset is missing")
    low, high = min(share[0] for share in shares), max(share[1] for share in shares)
    for owner, asset in pairs:
        draft.party(Entity(owner, "LegalEntity"))
        draft.party(Entity(asset, "LegalEntity"))
        nominee = "nominee" in roles
        draft.holdings.append(Ownership(owner, asset, low, high, start, end, nominee=nominee, origin=entity.id))


def _directorship(entity: Entity, draft: Draft) -> None:
    start, end = day_of(entity.first("startDate")), day_of(entity.first("endDate"))
    kind = entity.first("role") or "director"
    for director, organization in product(entity.get("director"), entity.get("organization")):
        draft.influences.append(Influence(director, organization, kind, start, end, entity.id))
