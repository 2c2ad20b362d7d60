"""The goods and sums of an answer, held against the report and the lexicon."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import Final

from enduse.claims.chat.evidence import Evidence, names_something
from enduse.claims.chat.schema import ItemSaid
from enduse.claims.chat.tally import FIGURE, GOODS, WORDS
from enduse.claims.money import sums
from enduse.model import Item
from enduse.reference.goods import currencies, good_of, number_words

Figure = int | float | str

_FIGURE: Final = re.compile(
    r"(?<![\d.,])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|mln|bn|m|k)\b)?",
    re.IGNORECASE,
)
_SCALE: Final = {"thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_LARGEST: Final = 1e18


def items(said: tuple[ItemSaid, ...], evidence: Evidence, trimmed: Counter[str]) -> tuple[Item, ...]:
    """The goods that are named in the quoted sentences or close to them, and are arms or dual-use goods.

    Args:
        said: As the model tells them.
        evidence: What the claim rests on.
        trimmed: Counts what is left out.
    """
    found = (_item(item, evidence, trimmed) for item in said)
    return tuple(dict.fromkeys(item for item in found if item is not None))


def sum_of(
    said: Figure | None, currency: str | None, evidence: Evidence, trimmed: Counter[str]
) -> tuple[Figure | None, str | None]:
    """An amount and its currency as far as the quoted sentences carry them."""
    amount = figure(said, evidence, trimmed)
    if amount is None or currency is None:
        return amount, None
    code = currency.strip().upper()
    if any(evidence.quoted(term) or _signed(term, evidence) for term in _terms(code)):
        return amount, code
    trimmed[FIGURE] += 1
    return amount, None


def figure(said: Figure | None, evidence: Evidence, trimmed: Counter[str]) -> Figure | None:
    """A figure, or a quantity in words, that stands in the quoted sentences; None when it does not."""
    if said is None:
        return None
    if isinstance(said, str):
        span = evidence.quoted(said)
        if span is not None:
            return _plain(span.exact)
    elif not isinstance(said, bool) and math.isfinite(said) and abs(said) < _LARGEST and _stands(said, evidence):
        return int(said) if said == int(said) else said
    trimmed[FIGURE] += 1
    return None


def words(said: str | None, evidence: Evidence, trimmed: Counter[str]) -> str | None:
    """Words that stand in the quoted sentences or close to them, as they stand there."""
    if said is None or not said.strip():
        return None
    span = evidence.near(said)
    if span is None:
        trimmed[WORDS] += 1
    return None if span is None else span.exact


def _item(said: ItemSaid, evidence: Evidence, trimmed: Counter[str]) -> Item | None:
    span = evidence.near(said.description) if names_something(said.description) else None
    good = good_of(span.exact) if span is not None else None
    if span is None or (good is not None and good.strength == "none"):
        trimmed[GOODS] += 1
        return None
    amount, currency = sum_of(said.amount, said.currency, evidence, trimmed)
    number = figure(said.number, evidence, trimmed)
    codes = (words(code, evidence, trimmed) for code in said.control_codes)
    return Item(
        span.exact,
        designation=_designation(said.designation, evidence, trimmed),
        category=good.category if good is not None else None,
        hs_code=words(said.hs_code, evidence, trimmed),
        control_codes=tuple(code for code in codes if code is not None),
        number=number,
        unit=words(said.unit, evidence, trimmed) if number is not None else None,
        estimated=said.estimated and (number is not None or amount is not None),
        amount=amount,
        currency=currency,
        span=span,
    )


def _designation(said: str | None, evidence: Evidence, trimmed: Counter[str]) -> str | None:
    # One F-16 of the F-16s.
    several = evidence.near(f"{said}s") if said and said.strip() else None
    return words(said, evidence, trimmed) if several is None else several.exact[:-1]


def _plain(exact: str) -> Figure:
    # "5,000" given as a string is a figure all the same.
    found = _FIGURE.fullmatch(exact)
    if found is None or found["scale"]:
        return exact
    number = float(found["figure"].replace(",", ""))
    return int(number) if number == int(number) else number


def _stands(number: float, evidence: Evidence) -> bool:
    for span in evidence.spans:
        if any(math.isclose(number, value) for value in _figures(span.exact)):
            return True
        if any(sum_.amount == number for sum_ in sums(span.exact, 0, len(span.exact))):
            return True
    terms = [word.term for word in number_words().values() if word.value == number]
    return any(evidence.quoted(term) or evidence.quoted(term.capitalize()) for term in terms)


def _figures(exact: str) -> list[float]:
    values = []
    for found in _FIGURE.finditer(exact):
        value = float(found["figure"].replace(",", ""))
        values += [value, value * 10 ** _SCALE[found["scale"].lower()]] if found["scale"] else [value]
    return values


def _signed(term: str, evidence: Evidence) -> bool:
    # A sign touches its figure ("€5m"), so it never stands alone.
    return not any(map(str.isalpha, term)) and any(term in span.exact for span in evidence.spans)


@cache
def _terms(code: str) -> tuple[str, ...]:
    return tuple(term for term, named in currencies().items() if named == code)
