"""Names that look like listed ones and are nobody's: what a matcher must not alert on.

Three kinds, as in the public `sanctions-screening-benchmark`: the first word of one name and the last of another
(`crossed`), a name with one word of another (`swapped`), and a name with one word changed beyond recognition
(`beyond`). A name that is one of a listed party after all is never made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence

from evaluation.names.benign import SMALL_WORDS
from evaluation.names.cases import NEAR, Case
from evaluation.names.parties import Listed, bag

SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "ne", "pu", "ra", "si", "to", "vu", "ze")
# A company's name with commas ("Works, Bureau and Plant, Ltd") has no family name.
MANY = 4


def near_misses(parties: Sequence[Listed], *, listed: Iterable[Listed], seed: int = 0) -> Iterator[Case]:
    """One near-miss of each kind for each party that has a name of two words or more.

    Args:
        parties: Whose names to build on; a name's partner is a party of the same schema.
        listed: Every party of the list, whose names are never made.
        seed: Of the choices made.
    """
    taken = {bag(name) for party in listed for name in party.names}
    pools: dict[str | None, list[list[str]]] = {}
    for party in parties:
        pools.setdefault(party.schema, []).append(words(party.names[0]))
    for party in parties:
        own = words(party.names[0])
        others = [
            other
            for other in pools[party.schema]
            if len(other) > 1 and not set(map(str.casefold, other)) & set(map(str.casefold, own))
        ]
        if len(own) < 2 or not others:
            continue
        chance = random.Random(f"{seed}:{party.id}:{party.names[0]}")  # noqa: S311
        made = {
            "crossed": [own[0], chance.choice(others)[-1]],
            "swapped": _swapped(own, chance.choice(others), chance),
            "beyond": _beyond(own, chance),
        }
        for kind, parts in made.items():
            if bag(" ".join(parts)) not in taken:
                yield Case(" ".join(parts), party.schema, NEAR, kind)


def words(name: str) -> list[str]:
    """The telling words of a name in natural order: what stands before a comma is the family name and goes last.

    Legal forms, initials and small words are left out: crossed, they would make names nobody takes for another's.
    """
    family, comma, given = name.partition(", ")
    parts = re.findall(r"[^\s,.;()]+", f"{given} {family}" if comma and len(given.split()) < MANY else name)
    return [part for part in parts if len(part) > 2 and part.casefold() not in SMALL_WORDS]


def _swapped(own: Sequence[str], other: Sequence[str], chance: random.Random) -> list[str]:
    place = chance.randrange(len(own))
    return [*own[:place], chance.choice(other), *own[place + 1 :]]


def _beyond(own: Sequence[str], chance: random.Random) -> list[str]:
    """The longest word keeps its ends only."""
    longest = max(own, key=len)
    new = longest[0] + chance.choice(SYLLABLES) + chance.choice(SYLLABLES) + longest[-1]
    return [
        (new.upper() if longest.isupper() else new.lower().capitalize()) if word == longest else word for word in own
    ]
