"""The gazetteer: surface form to actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from enduse.reference.actors.actor import Actor, Head
from enduse.reference.actors.countries import country_entries, institution_entries
from enduse.reference.actors.tables import NAMED, cells, parted, rows, schemata

PLACES: Final = frozenset({"country", "capital", "city", "port", "region"})
"""Kinds of actor that say where a party sits."""


@cache
def actors() -> Mapping[str, Actor]:
    """Every actor by surface form, as written in news: case matters, apostrophes are straight (see `normalise`).

    Where tables share a form the more telling one wins: names of states, then bodies, forces, companies, persons,
    media, places, and last the institutions every state has.
    """
    known: dict[str, Actor] = {}
    for surface, actor in entries():
        known.setdefault(surface, actor)
    return MappingProxyType(known)


@cache
def places() -> Mapping[str, Actor]:
    """The actors that locate a party: countries, capitals, cities, ports, regions ("a Dubai-based trader")."""
    return MappingProxyType({surface: actor for surface, actor in actors().items() if actor.kind in PLACES})


@cache
def legal_forms() -> Mapping[str, str]:
    """Legal forms that end the name of a firm, without a last dot ("Ltd", "FZE").

    Each with whether it also stands before one ("OOO Vektor"): "yes", "unless" a name ends right before it, or "".
    """
    return MappingProxyType({row["form"]: row["before"] for row in rows("legal_forms.csv")})


@cache
def heads() -> Mapping[str, Head]:
    """Role nouns, in singular and plural, that stand for a state or a party of it when modified ("officials")."""
    schema_of = schemata()
    known: dict[str, Head] = {}
    for row in rows("heads.csv"):
        nouns = parted(row["nouns"])
        head = Head(nouns[0], schema_of[row["kind"]], row["kind"])
        known.update(dict.fromkeys(nouns, head))
    return MappingProxyType(known)


def entries() -> Iterator[tuple[str, Actor]]:
    """Every (surface form, actor) of every table, in the order of precedence, coinciding forms included."""
    yield from country_entries()
    for table in NAMED:
        yield from _named_entries(table)
    yield from institution_entries()


def _named_entries(table: str) -> Iterator[tuple[str, Actor]]:
    schema_of = schemata()
    lines = cells(table)
    next(lines)
    for name, codes, kind, forms, doubtful in lines:
        actor = Actor(name, schema_of[kind], tuple(codes.split()), kind, doubtful == "*")
        if doubtful in ("", "*"):
            yield name, actor
            for form in parted(forms):
                yield form, actor
            continue
        unsure = replace(actor, ambiguous=True)
        few = parted(doubtful)
        for form in [name, *parted(forms)]:
            yield form, unsure if form in few else actor
