"""Words of names, addresses and declarations that red flags turn on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Word:
    """A word or set phrase.

    Args:
        words: Lower case, as it stands in a name after folding ("freight", "mail boxes").
        negatives: Words beside which it means something else ("power" with "bank").
    """

    words: str
    negatives: frozenset[str] = frozenset()


@cache
def words(kind: str) -> tuple[Word, ...]:
    """The words of a kind; empty for an unknown one.

    Args:
        kind: "forwarder", "bank", "mail", "trading" of consignees; "postbox" of addresses; "firm" marks a name as a
            firm's.
    """
    found: dict[str, set[str]] = {}
    for row in rows("indicators/words.csv"):
        if row["kind"] == kind:
            found.setdefault(row["word"], set()).update(filter(None, [row["negative"]]))
    return tuple(Word(word, frozenset(negatives)) for word, negatives in found.items())


@cache
def vague_words() -> frozenset[str]:
    """Words of declarations that name no goods ("electronic", "parts", "samples")."""
    return frozenset(
        row["word"] for table in ("indicators/vague.csv", "controls/empty_words.csv") for row in rows(table)
    )
