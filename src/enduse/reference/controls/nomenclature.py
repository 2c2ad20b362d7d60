"""What of the Harmonized System is needed to judge a code: subheadings, and what changed between editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.reference.table import rows

Kind = Literal["split", "renumbered", "narrowed"]


@dataclass(frozen=True, slots=True)
class Change:
    """How a listed code of HS 2022 came out of HS 2017.

    Args:
        hs6: Code of HS 2022.
        older: Code of HS 2017 (and 2012) that held the goods.
        kind: `split`: only a part of the older code is listed; `renumbered`: the older code was left for this one;
            `narrowed`: same number, but goods left it in 2022.
        note: What happened, in a phrase.
    """

    hs6: str
    older: str
    kind: Kind
    note: str


@cache
def changes() -> Mapping[str, Change]:
    """Changes by code of HS 2022. Source: WCO, Correlation Tables HS 2017-2022."""
    listed = (Change(row["hs6"], row["older"], cast("Kind", row["change"]), row["note"]) for row in _changed())
    return MappingProxyType({change.hs6: change for change in listed})


@cache
def older() -> Mapping[str, tuple[Change, ...]]:
    """Changes by code of HS 2017, for codes that HS 2022 no longer has."""
    found: dict[str, list[Change]] = {}
    for change in changes().values():
        if change.kind != "narrowed":
            found.setdefault(change.older, []).append(change)
    return MappingProxyType({code: tuple(listed) for code, listed in found.items()})


@cache
def gone() -> Mapping[str, str]:
    """Older codes without a successor on the priority list, to what they became ("8517.71 and 8517.79").

    Source: WCO, Correlation Tables HS 2012-2017 and HS 2017-2022. Only headings that the list touches.
    """
    return MappingProxyType({row["older"]: row["became"] for row in rows("controls/hs_gone.csv")})


@cache
def headings() -> Mapping[str, tuple[str, ...]]:
    """The six-digit codes of HS 2022 under each heading that the priority list touches; other headings are missing."""
    return MappingProxyType(
        {
            row["heading"]: tuple(row["heading"] + ending for ending in row["subheadings"].split())
            for row in rows("controls/hs_headings.csv")
        }
    )


def _changed() -> list[dict[str, str]]:
    return list(rows("controls/hs_changes.csv"))
