"""How a transfer is said to be done: covertly, misdeclared, smuggled, illicitly."""

from __future__ import annotations

from enduse.claims.parse import Sentence
from enduse.model.claim import Manner
from enduse.reference.manners import manners


def manner(sentence: Sentence, start: int, end: int) -> tuple[Manner, ...]:
    """The manners told by the words between two document offsets, in the order of the model's list."""
    said = sentence.text[start:end].lower().replace("\u00a0", " ").replace("’", "'")
    return tuple(dict.fromkeys(tag for tag, pattern in manners() if pattern.search(said)))
