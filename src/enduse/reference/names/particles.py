"""Particles of personal names (`names/particles.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from enduse.reference.table import rows

Treatment: TypeAlias = Literal["droppable", "binding", "suffix", "filiation", "attached", "kunya"]


@dataclass(frozen=True, slots=True)
class Particle:
    """What a particle does.

    Args:
        key: Names the particle; its spellings share it.
        treatment: "droppable": may stand or not; "binding": one name with the next word (abd, abu, mac);
            "suffix": one name with the word before, apart or joined (oglu, ud din); "filiation": "son of",
            droppable, what follows is the father's; "attached": written on the next word (Arabic ال);
            "kunya": begins a name of its own that others write without it (abu salman).
    """

    key: str
    treatment: Treatment


@cache
def particles() -> Mapping[str, Particle]:
    """Form, in lower case, → particle; a form may be several words ("ud din", "van der")."""
    return MappingProxyType(
        {
            form: Particle(row["key"], cast("Treatment", row["treatment"]))
            for row in rows("names/particles.csv")
            for form in row["forms"].split("|")
        }
    )
