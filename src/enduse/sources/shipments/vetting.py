"""Whether the values of a column bear out what its head says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from enduse.reference.shipments import country_of, is_blank
from enduse.sources.shipments.date import dates
from enduse.sources.shipments.guess import Guess
from enduse.sources.shipments.number import number_of

_SHARE: Final = 0.5  # of the cells that say something must be of the kind
_CODES: Final = 0.8  # of a party's names that are codes make the column one of numbers
_HS: Final = re.compile(r"[\d.\s-]{2,16}(?:[;,|/\n]\s*[\d.\s-]{2,16})*")
_CODE: Final = re.compile(r"(?=\S*\d)[\w./-]{2,30}")
_IMO: Final = re.compile(r"(?:IMO\s*:?\s*)?\d{5,7}(?:\.0)?", re.IGNORECASE)
_COUNTED: Final = ("quantity", "weight", "net_weight", "amount")


def vetted(guess: Guess, values: Sequence[str]) -> Iterator[Guess]:
    """The guess, changed to what the values are, or nothing where they are something else.

    A column of codes under the head of a party ("Importer": Y3OM027) holds the party's number, not its name; words
    under the head of a tariff code describe goods, words under the head of a quantity are its unit. Columns without
    a value in the sample keep what the head says.

    Args:
        guess: What the head says.
        values: A sample of the column's cells.
    """
    said = [value.strip() for value in values if not is_blank(value)]
    if not said:
        yield guess
    elif guess.field == guess.role != "" and _share(said, _is_code) >= _CODES:
        yield replace(guess, field=f"{guess.role}_id", rank=guess.rank + 1000)
    elif guess.field == "hs_code" and _share(said, _is_hs_code) < _SHARE:
        yield replace(guess, field="description", rank=guess.rank + 1000)
    elif guess.field == "quantity" and _share(said, _is_number) < _SHARE:
        yield replace(guess, field="unit", rank=guess.rank + 1000)
    elif _share(said, _test(guess.field)) >= _SHARE:
        yield guess


def _test(field: str) -> Callable[[str], bool]:
    if field == "date":
        return _is_date
    if field.endswith("_country") or field == "country":
        return _is_country
    if field in _COUNTED:
        return _is_number
    if field == "imo":
        return _is_imo
    return bool


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _is_date(value: str) -> bool:
    return dates("day first")(value) is not None or dates("month first")(value) is not None


def _is_country(value: str) -> bool:
    return country_of(value) is not None


def _is_number(value: str) -> bool:
    return number_of(value) is not None


def _is_hs_code(value: str) -> bool:
    return _HS.fullmatch(value) is not None


def _is_imo(value: str) -> bool:
    return _IMO.fullmatch(value) is not None


def _is_code(value: str) -> bool:
    return _CODE.fullmatch(value) is not None
