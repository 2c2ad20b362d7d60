"""The parties of the lists a matcher is measured on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from enduse.model.entity import Entity

# The properties of an FtM entity that hold a name it goes by.
NAME_PROPERTIES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


@dataclass(frozen=True, slots=True)
class Listed:
    """A party as the peer and the makers of cases see it.

    Args:
        id: Its identifier.
        schema: FtM schema.
        names: Its names, the main one first; never empty.
    """

    id: str
    schema: str
    names: tuple[str, ...]


def listed(entities: Iterable[Entity]) -> list[Listed]:
    """The parties that have a name."""
    made = []
    for entity in entities:
        names = tuple(dict.fromkeys(chain.from_iterable(entity.get(name) for name in NAME_PROPERTIES)))
        if names:
            made.append(Listed(entity.id, entity.schema, names))
    return made


def entities(paths: Sequence[Path]) -> list[Entity]:
    """Every entity of the lists.

    Raises:
        InputError: A file is not a list that can be read.
    """
    from enduse.sources.lists import read_list  # noqa: PLC0415

    return [entity for path in paths for entity in read_list(path).entities]


def bag(name: str) -> str:
    """A name's words without case, order and punctuation: equal for names that only differ in these."""
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))
