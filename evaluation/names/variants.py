"""Names of listed parties, changed as documented ways of writing, evading and spoiling change them.

The kinds are those of the public `sanctions-screening-benchmark` and a few of our own (legal forms, words run together,
digits, a letter lost). Equal names, seeds and limits give equal variants.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from evaluation.names import benign, decay, evasion
from evaluation.names.cases import Case
from evaluation.names.parties import Listed

Change = Callable[[str, str | None, random.Random], Iterator[str]]

BENIGN: Final = (
    benign.romanisation, benign.diacritics_dropped, benign.diacritics_spelled, benign.order, benign.middle_dropped,
    benign.particle, benign.initials, benign.title, benign.legal_form, benign.punctuation, benign.case, benign.acronym,
)  # fmt: skip
EVASION: Final = (
    evasion.look_alike, evasion.invisible, evasion.vowels_dropped, evasion.doubled, evasion.collapsed,
    evasion.phonetic, evasion.spaced, evasion.digits,
)  # fmt: skip
DECAY: Final = (
    decay.misread, decay.mistyped, decay.letter_lost, decay.transposed, decay.cut, decay.encoding_lost,
)  # fmt: skip
FAMILIES: Final[dict[str, tuple[Change, ...]]] = {"benign": BENIGN, "evasion": EVASION, "decay": DECAY}


def variants(parties: Iterable[Listed], *, seed: int = 0, each: int = 2) -> Iterator[Case]:
    """Changed main names of the parties, to be found.

    Args:
        parties: Whose names to change; those of one word are passed over.
        seed: Of the choices made.
        each: Most variants of one kind a name.
    """
    for party in parties:
        if len(party.names[0].split()) < 2:
            continue
        for family, changes in FAMILIES.items():
            for change in changes:
                for changed in changed_by(change, party.names[0], party.schema, seed=seed, each=each):
                    yield Case(changed, party.schema, family, change.__name__, party.id)


def changed_by(change: Change, name: str, schema: str | None, *, seed: int, each: int) -> list[str]:
    """At most `each` variants of one kind, all different from the name and from one another."""
    chance = random.Random(f"{seed}:{change.__name__}:{name}")  # noqa: S311
    kept: list[str] = []
    for changed in change(name, schema, chance):
        tidy = re.sub(r" +", " ", changed).strip(" ,")
        if tidy and tidy != name and tidy not in kept:
            kept.append(tidy)
    return kept[:each]
