"""Cues of factuality: words that embed an event, words that modify one, and what each does to its certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from enduse.model.claim import Factuality
from enduse.reference.table import rows

Pos: TypeAlias = Literal["verb", "noun", "adj"]
Effect: TypeAlias = Literal["negated", "denied", "possible", "probable", "unknown"]
Direction: TypeAlias = Literal["governor", "noun", "complement", "clause"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a category of embedding word leaves of the certainty of its content.

    Args:
        affirmed: When the word itself holds ("confirmed that").
        negated: When it is negated ("did not confirm that").
        hearsay: When it is a passive without a speaker ("is said to").
    """

    affirmed: Factuality
    negated: Factuality
    hearsay: Factuality


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that changes the certainty of what stands near it.

    Args:
        literal: The word or phrase, in lower case.
        effect: What it does to what it reaches.
        direction: What it reaches: its governor (adverbs, auxiliaries), the noun it determines, the complement
            of its governor ("falsely claimed that"), or the clause it introduces ("without", "if").
        terminators: Words that, standing right before it, keep it to the conjunct that follows.
    """

    literal: str
    effect: Effect
    direction: Direction
    terminators: frozenset[str]


@cache
def signatures() -> Mapping[str, Signature]:
    """Category of embedding word → its signature (`factuality/signatures.csv`)."""
    return {
        row["category"]: Signature(
            cast("Factuality", row["affirmed"]), cast("Factuality", row["negated"]), cast("Factuality", row["hearsay"])
        )
        for row in rows("factuality/signatures.csv")
    }


@cache
def predicates() -> Mapping[tuple[str, Pos], str]:
    """(lemma, or lemma and particle or preposition; part of speech) → category (`factuality/predicates.csv`)."""
    return {(row["literal"], cast("Pos", row["pos"])): row["category"] for row in rows("factuality/predicates.csv")}


@cache
def modifiers() -> Mapping[tuple[str, Direction], Modifier]:
    """(literal, direction) → modifier (`factuality/modifiers.csv`)."""
    return {
        (row["literal"], cast("Direction", row["direction"])): Modifier(
            row["literal"],
            cast("Effect", row["effect"]),
            cast("Direction", row["direction"]),
            frozenset(row["terminators"].split(",")) - {""},
        )
        for row in rows("factuality/modifiers.csv")
    }


@cache
def weights() -> Mapping[str, float]:
    """Trait of a clause → what it adds to its event's factuality, from -3 to 3 (`factuality/weights.csv`)."""
    return {row["trait"]: float(row["weight"]) for row in rows("factuality/weights.csv")}
