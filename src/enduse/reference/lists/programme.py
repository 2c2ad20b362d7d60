"""OFAC's sanctions programmes: the law each rests on, and the non-SDN list that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from enduse.reference.table import rows

# A party under several of them is on the first list that one makes: the narrow ones come before the menu.
_ORDER = ("us_ofac_plc", "us_ofac_cmic", "us_ofac_cap", "us_ofac_ssi", "us_ofac_mbs")


def legal_basis(tag: str) -> str | None:
    """The regulations a programme rests on, cited; None when its tag is not in the table.

    Args:
        tag: As OFAC's lists write it ("SDGT", "RUSSIA-EO14024").
    """
    row = _programmes().get(tag)
    return row["basis"] if row else None


def non_sdn_list(tags: Iterable[str]) -> str | None:
    """The non-SDN list that a party's programmes put it on, None when none of them makes one.

    Args:
        tags: All programmes of the party.
    """
    made = {row["non_sdn_list"] for tag in tags if (row := _programmes().get(tag))}
    return next((each for each in _ORDER if each in made), None)


@cache
def _programmes() -> Mapping[str, Mapping[str, str]]:
    return {row["tag"]: row for row in rows("lists/programmes.csv")}
