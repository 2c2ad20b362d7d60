"""States and territories: their names, adjectives, peoples, capitals, and the institutions every state has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from enduse.reference.actors.actor import Actor
from enduse.reference.actors.tables import parted, rows, schemata

_COLUMNS: Final = {"names": "country", "adjectives": "demonym", "people": "people", "capitals": "capital"}
_TOLD_APART: Final = 3  # adjectives that institutions are made of; later ones are old or rare spellings


def country_entries() -> Iterator[tuple[str, Actor]]:
    """Every form of every country with its actor, names first: (surface form, actor)."""
    for row in rows("countries.csv"):
        yield from _named(row)


def institution_entries() -> Iterator[tuple[str, Actor]]:
    """The names made from templates.csv for every country that has a capital ("Iranian Foreign Ministry")."""
    schema_of = schemata()
    templates = [(row["pattern"], row["canonical"], row["kind"]) for row in rows("templates.csv")]
    for row in rows("countries.csv"):
        adjectives = parted(row["adjectives"])
        if not (row["capitals"] and adjectives):
            continue
        codes = (row["code"],)
        country = f"{row['article']} {row['name']}".lstrip()
        made: dict[str, Actor] = {}
        for pattern, canonical, kind in templates:
            actor = made.get(canonical)
            if actor is None:
                name = canonical.replace("{country}", country).replace("{adjective}", adjectives[0])
                actor = made[canonical] = Actor(name, schema_of[kind], codes, kind)
            if "{country}" in pattern:
                yield pattern.replace("{country}", country), actor
                continue
            for adjective in adjectives[:_TOLD_APART]:
                yield pattern.replace("{adjective}", adjective), actor


def _named(row: dict[str, str]) -> Iterator[tuple[str, Actor]]:
    schema_of = schemata()
    name, codes = row["name"], (row["code"],)
    doubtful = set(parted(row["ambiguous"]))
    for column, kind in _COLUMNS.items():
        sure = Actor(name, schema_of[kind], codes, kind)
        unsure = Actor(name, schema_of[kind], codes, kind, ambiguous=True) if doubtful else sure
        for form in ([name] if column == "names" else []) + parted(row[column]):
            yield form, unsure if form in doubtful else sure
