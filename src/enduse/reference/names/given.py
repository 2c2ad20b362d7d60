"""Spellings of one personal name across scripts and romanisations (`names/given_names.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from enduse.reference.table import rows

Strength: TypeAlias = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spellings that may stand for one name.

    Args:
        key: Names the cluster; no spelling is meant to be read as more right than another.
        strength: "strong": the same name in another spelling, script or neighbouring language. "weak": spellings
            that two names share in some romanisation (zhang and chang), so that agreeing on them says less.
        forms: The spellings, in lower case; a form may be several words ("abd al rahman").
    """

    key: str
    strength: Strength
    forms: tuple[str, ...]


@cache
def clusters() -> tuple[Cluster, ...]:
    """All clusters, in the order of the table; a form stands in one strong cluster at most."""
    return tuple(
        Cluster(row["key"], cast("Strength", row["strength"]), tuple(row["forms"].split("|")))
        for row in rows("names/given_names.csv")
    )
