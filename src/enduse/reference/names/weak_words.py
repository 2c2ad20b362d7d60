"""Words so common in names of organisations that agreeing on them says little (`names/weak_words.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def weak_words() -> Mapping[str, str]:
    """Word, in lower case, → why it is weak: trade, form, size, praise, place, number, colour, ship, or function.

    A name made of nothing else is not to be screened by its name alone.
    """
    return MappingProxyType(
        {form: row["kind"] for row in rows("names/weak_words.csv") for form in row["forms"].split("|")}
    )
