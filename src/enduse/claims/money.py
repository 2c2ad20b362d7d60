"""Sums of money in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enduse.reference.goods import currencies

_SCALE = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12}
_SIGN = r"(?P<sign>US\$|A\$|C\$|[$€£¥₽₩₹])"
_NAME = (
    r"(?P<name>(?:U\.?S\.?\s+)?dollars?|euros?|pounds?(?:\s+sterling)?|yuan|rubles?|roubles?|won|rials?|"
    r"lira|rupees?|yen|crowns?|koruna|krona|zlotys?|dirhams?|riyals?|shekels?)"
)
_NUMBER = r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
_SUM = re.compile(
    rf"{_SIGN}[\s\u00a0]?{_NUMBER}(?:[\s\u00a0-]?(?P<scale>thousand|million|billion|trillion|bn|mln|m|b)\b)?"
    rf"|(?P<number2>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[\s\u00a0-](?P<scale2>thousand|million|billion|trillion|bn|mln))?[\s\u00a0-]{_NAME}\b"
    rf"|(?P<words>(?:(?:tens|hundreds|dozens)\s+of\s+)?(?:thousands|millions|billions|trillions)\s+of\s+(?P<name3>dollars|euros|pounds|rubles|yuan|won))",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"(?:about|around|some|nearly|almost|up to|at least|more than|over|roughly|approximately|"
    r"an estimated|estimated at|as much as|less than)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum.

    Args:
        start: Document offset.
        end: Offset after it.
        amount: The figure, or the words ("billions of dollars").
        currency: ISO 4217, None when the sign or name says none.
        estimated: Whether it is said to be rough.
    """

    start: int
    end: int
    amount: int | float | str
    currency: str | None
    estimated: bool


def sums(text: str, start: int, end: int) -> list[Money]:
    """The sums of money named in `text[start:end]`."""
    found = []
    for m in _SUM.finditer(text, start, end):
        currency = currencies().get((m.group("sign") or m.group("name") or m.group("name3") or "").lower())
        rough = bool(_ROUGH.search(text, max(start, m.start() - 20), m.start()))
        if m.group("words"):
            found.append(Money(m.start(), m.end(), m.group("words"), currency, estimated=True))
            continue
        number = float((m.group("number") or m.group("number2")).replace(",", ""))
        scale = _SCALE.get((m.group("scale") or m.group("scale2") or "").lower(), 1)
        amount = round(number * scale, 2)
        found.append(Money(m.start(), m.end(), int(amount) if amount == int(amount) else amount, currency, rough))
    return found
