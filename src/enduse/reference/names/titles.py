"""Titles, ranks, honours and generation marks beside personal names (`names/titles.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says.

    Args:
        key: The title in English; its forms in all languages share it.
        kind: honorific, religious, military, academic, office, noble, generation, or alias (words that introduce
            another name: "also known as").
        ambiguous: Also a given name or surname (Mufti, Prince): to be dropped only where a name is left.
    """

    key: str
    kind: str
    ambiguous: bool


@cache
def titles() -> Mapping[str, Title]:
    """Form, in lower case without dots, → title; a form may be several words ("major general")."""
    return MappingProxyType(
        {
            form: Title(row["key"], row["kind"], row["ambiguous"] == "yes")
            for row in rows("names/titles.csv")
            for form in row["forms"].split("|")
        }
    )
