"""How many of a thing there are, in words."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 party", "1,204 parties", "0 rows".

    Args:
        number: How many.
        noun: The thing in the singular; its plural ends in s, or in ies for y.
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"
