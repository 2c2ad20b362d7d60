"""Legal forms of firms and bodies in all scripts, by class (`names/legal_forms.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def forms() -> Mapping[str, str]:
    """Form → class ("ltd şti", "limited liability company" → "ltd", "llc"), the forms in lower case without dots.

    Look for the longest form first, and for a form of one to three letters only at the start or the end of a name
    ("as", "sa" and "go" are words elsewhere). Source: ISO 20275 code list (GLEIF).
    """
    return MappingProxyType(
        {form: row["key"] for row in rows("names/legal_forms.csv") for form in row["forms"].split("|")}
    )


def family(key: str) -> str:
    """The class without what only narrows it: "jsc_public" and "jsc_closed" → "jsc", "llc_foreign" → "llc"."""
    return key.partition("_")[0]
