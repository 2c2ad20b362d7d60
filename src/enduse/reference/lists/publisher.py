"""Who publishes which list, where, and on which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Publisher:
    """A published list.

    Args:
        id: Identifier of the list as a dataset ("us_bis_el").
        parent: The collection it is also published in ("us_csl"); empty when in none.
        code: What the identifiers of parties begin with where the list has none of its own ("bis-el").
        marker: What the source field of the collection begins with for this list; empty outside collections.
        title: As the publisher calls it.
        publisher: Who publishes it.
        authority: Who decides on it.
        country: ISO 3166-1 alpha-2 code of the authority in lower case, `eu`; empty for the United Nations.
        address: Where it is fetched, or its official page where it is not to be had alone.
        format: Key of the format at that address, as `read_list` takes it.
        licence: Terms of reuse; empty where the publisher states none.
        basis: The law it rests on, cited; empty where each entry cites its own.
        topic: FollowTheMoney topic of a party on it.
    """

    id: str
    parent: str
    code: str
    marker: str
    title: str
    publisher: str
    authority: str
    country: str
    address: str
    format: str
    licence: str
    basis: str
    topic: str


@cache
def publishers() -> Mapping[str, Publisher]:
    """All lists by identifier."""
    return MappingProxyType({row["id"]: Publisher(**row) for row in rows("lists/publishers.csv")})


def publisher_of(source: str) -> Publisher | None:
    """The list that the source field of the US Consolidated Screening List names, None when it is not in the table.

    Args:
        source: "Entity List (EL) - Bureau of Industry and Security".
    """
    return next((each for each in publishers().values() if each.marker and source.startswith(each.marker)), None)
