"""The goods lexicon: words and designations by which reports name arms and dual-use goods."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast

Kind = Literal["class", "designation", "component", "material", "service"]
Strength = Literal["strong", "context", "none"]
Case = Literal["any", "exact"]
Form = Literal["any", "plural"]

TABLES = (
    "arms",
    "aircraft",
    "helicopter",
    "uav",
    "missile",
    "air_defence",
    "armour",
    "artillery",
    "naval",
    "small_arms",
    "ammunition",
    "explosive",
    "chemical",
    "nuclear",
    "electronics",
    "telecom",
    "sensor",
    "engine",
    "machine_tools",
    "vehicle",
)


@dataclass(frozen=True, slots=True)
class Good:
    """One way of naming goods.

    Args:
        term: Singular, as written in running text ("attack helicopter", "Shahed-136"); words without a
            singular stand in the plural ("small arms").
        category: Key of a `Category`.
        kind: `class` is a generic noun phrase, `designation` the name of a model, `component` a part,
            `material` a substance, `service` something done or granted ("military aid").
        strength: `strong` is arms or dual-use by itself; `context` only as the theme of a transfer between
            named actors or under a modifier that makes it so ("equipment", "Patriot"); `none` never is
            (oil, grain), and is listed so that it is not taken for goods unknown.
        case: `exact` only counts in the capitals given ("Spike" and never "spike").
        form: `plural` only counts in the plural ("shells", "rounds"): the singular is another word.
    """

    term: str
    category: str
    kind: Kind = "class"
    strength: Strength = "strong"
    case: Case = "any"
    form: Form = "any"


@cache
def goods() -> Mapping[str, Good]:
    """The lexicon, lower-cased singular term to good, as the tables in `terms` list it.

    Spellings and plurals are not here: see `pattern_terms` for every surface form and `find` to look one up.
    """
    listed = (good for table in TABLES for good in _listed(table))
    return MappingProxyType({good.term.lower(): good for good in listed})


def _listed(table: str) -> Iterator[Good]:
    """The goods of one table. Cells are taken by place: a mapping a row doubles the time of loading."""
    text = files("enduse.reference").joinpath(f"goods/terms/{table}.csv").read_text(encoding="utf-8")
    cells = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(cells)
    for term, category, kind, strength, case, form in cells:
        yield Good(
            term,
            category,
            cast("Kind", kind),
            cast("Strength", strength),
            cast("Case", case or "any"),
            cast("Form", form or "any"),
        )
