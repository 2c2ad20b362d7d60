"""What became of the answers of a model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

FORM: Final = "not in the form asked for"
QUOTE: Final = "quote not in the report"
NAME: Final = "party not named near the quote"
SOURCE: Final = "source not named in the report"
GOODS: Final = "goods not named near the quote"
INSTRUMENT: Final = "measure not named near the quote"
APART: Final = "quote names neither party nor goods"
ENDLESS: Final = "nobody at either end"
SURPLUS: Final = "more claims than one answer may hold"

COUNTRY: Final = "country unknown or not named in the report"
DATE: Final = "date not in the report"
FIGURE: Final = "figure not in the quote"
WORDS: Final = "words not in the report"
LINK: Final = "exchange with a claim that is not there"


@dataclass(slots=True)
class Tally:
    """What a reader has seen so far; it grows as documents are read.

    Args:
        requests: Questions sent, repetitions included.
        kept: Claims that held.
        merged: Claims that said the same as another of their document.
        dropped: Claims that did not hold, by reason.
        trimmed: Details left out of claims that held, by reason.
    """

    requests: int = 0
    kept: int = 0
    merged: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    trimmed: Counter[str] = field(default_factory=Counter)
