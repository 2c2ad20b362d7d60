"""A listed party as screening holds it: names, identifiers and what else tells it from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from enduse.model import Entity, Identifier
from enduse.screening.identifiers import IDENTIFYING

NAMES: Final = ("name", "alias", "previousName", "weakAlias")
"""FtM properties that hold names, the surest first."""

SCREENED: Final = frozenset(
    [
        "Person",
        "Organization",
        "Company",
        "PublicBody",
        "LegalEntity",
        "Vessel",
        "Airplane",
        "Vehicle",
        "Asset",
        "Thing",
    ]
)
"""FtM schemata that are parties; Sanction, Address, Ownership and the like are not."""

_NUMBERS: Final = frozenset(IDENTIFYING)
_BORN: Final = ("birthDate",)
_PLACES: Final = (
    "country",
    "nationality",
    "citizenship",
    "jurisdiction",
    "mainCountry",
    "flag",
    "birthCountry",
    "pastFlags",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed party, the parts of it that matching looks at.

    Args:
        id: Identifier on the list.
        caption: Name to show.
        schema: FtM schema.
        names: (FtM property, name), the surest property first, no name twice.
        datasets: Lists it stands on.
        birth_dates: Partial ISO dates.
        countries: ISO alpha-2 in lower case.
        identifiers: Numbers that name it.
        topics: FtM topics.
    """

    id: str
    caption: str
    schema: str
    names: tuple[tuple[str, str], ...]
    datasets: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    topics: tuple[str, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """As plain JSON."""
        record = {part: getattr(self, part) for part in self.__slots__}
        record["identifiers"] = [(number.kind, number.value, number.country) for number in self.identifiers]
        return record


def listed_of(record: dict[str, Any]) -> Listed:
    """The party a record describes."""
    return Listed(
        record["id"],
        record["caption"],
        record["schema"],
        tuple((kind, name) for kind, name in record["names"]),
        tuple(record["datasets"]),
        tuple(record["birth_dates"]),
        tuple(record["countries"]),
        tuple(Identifier(*identifier) for identifier in record["identifiers"]),
        tuple(record["topics"]),
    )


def parties(entities: Iterable[Entity]) -> Iterator[Listed]:
    """The parties among entities, those without any name or identifier left out."""
    for entity in entities:
        if entity.schema not in SCREENED:
            continue
        names: dict[str, str] = {}
        for kind in NAMES:
            for name in entity.get(kind):
                names.setdefault(name, kind)
        kinds = entity.properties.keys() & _NUMBERS
        numbers = sorted(kinds, key=IDENTIFYING.index)
        identifiers = tuple(Identifier(kind, value) for kind in numbers for value in entity.get(kind))
        if names or identifiers:
            yield _listed(entity, tuple((kind, name) for name, kind in names.items()), identifiers)


def _listed(entity: Entity, names: tuple[tuple[str, str], ...], identifiers: tuple[Identifier, ...]) -> Listed:
    return Listed(
        id=entity.id,
        caption=entity.caption or (names[0][1] if names else entity.id),
        schema=entity.schema,
        names=names,
        datasets=entity.datasets,
        birth_dates=tuple(value for name in _BORN for value in entity.get(name)),
        countries=tuple(dict.fromkeys(value.lower() for name in _PLACES for value in entity.get(name))),
        identifiers=identifiers,
        topics=entity.get("topics"),
    )
