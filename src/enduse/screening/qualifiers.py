"""What tells parties of one name apart: dates of birth, countries, kinds. A contradiction is not an omission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from enduse.model import Feature
from enduse.screening.names.sort import Sort, sort_of

_DATE: Final = re.compile("([0-9]{4})(?:-?([0-9]{2})(?:-?([0-9]{2}))?)?")
SAME_BIRTH: Final = 0.05
OTHER_BIRTH: Final = -0.2
NEAR_BIRTH: Final = -0.06
SAME_COUNTRY: Final = 0.01
OTHER_COUNTRY: Final = -0.05
OTHER_KIND: Final = -0.25
"""What each adds to the score or takes from it; see the page on screening for how they were chosen."""


def birth(asked: Sequence[str], listed: Sequence[str]) -> Feature | None:
    """Dates of birth held against each other as far as both are known; None where one side has none."""
    asked, listed = _dates(asked), _dates(listed)
    if not asked or not listed:
        return None
    query, candidate = ", ".join(asked), ", ".join(listed)
    weight, detail = max(_born(one, other) for one in asked for other in listed)
    return Feature("birth_date", _sign(weight), abs(weight), detail, query, candidate)


def country(asked: Iterable[str], listed: Iterable[str]) -> Feature | None:
    """Countries held against each other; None where one side has none."""
    mine, theirs = {code.lower() for code in asked}, {code.lower() for code in listed}
    if not mine or not theirs:
        return None
    weight, detail = (SAME_COUNTRY, "same country") if mine & theirs else (OTHER_COUNTRY, "other country")
    return Feature("country", _sign(weight), abs(weight), detail, ", ".join(sorted(mine)), ", ".join(sorted(theirs)))


def kind(asked: str | None, listed: str) -> Feature | None:
    """A person is no company and neither is a ship; None where the kinds may be the same."""
    mine, theirs = sort_of(asked), sort_of(listed)
    if mine is theirs or Sort.unknown in (mine, theirs):
        return None
    return Feature("schema", -1.0, -OTHER_KIND, "another kind of party", asked or "", listed)


def _dates(given: Sequence[str]) -> list[str]:
    """The dates among what is given, in ISO form; words such as "unknown" are none."""
    found = (_DATE.fullmatch(text.strip()) for text in given)
    return ["-".join(part for part in met.groups() if part) for met in found if met]


def _born(one: str, other: str) -> tuple[float, str]:
    if one == other or ((one.startswith(other) or other.startswith(one)) and min(len(one), len(other)) >= 4):
        return SAME_BIRTH, "same date" if one == other and len(one) > 4 else "same as far as known"
    if one[:4] == other[:4]:
        swapped = len(one) == len(other) == 10 and one[5:7] == other[8:] and one[8:] == other[5:7]
        return (SAME_BIRTH, "day and month exchanged") if swapped else (NEAR_BIRTH, "same year, another day")
    if one[:4].isdigit() and other[:4].isdigit() and abs(int(one[:4]) - int(other[:4])) == 1:
        return NEAR_BIRTH, "a year apart"
    return OTHER_BIRTH, "another date"


def _sign(weight: float) -> float:
    return 1.0 if weight > 0 else -1.0
