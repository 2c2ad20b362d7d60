"""How many of a thing there are, in words."""

from __future__ import annotations

_VOWELS = tuple("aeiou")


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 party", "1,204 parties", "0 rows".

    Args:
        number: How many.
        noun: The thing in the singular; its plural ends in s, or in ies for a y after a consonant.
    """
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{number:,} {noun[:-1]}ies"
    return f"{number:,} {noun}s"
