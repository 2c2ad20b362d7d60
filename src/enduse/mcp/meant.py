"""What the words of a question mean: a country, a party's name, goods, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.model import Party
from enduse.model.errors import UsageError
from enduse.model.item import Item
from enduse.reference.goods import categories, find, within
from enduse.reference.shipments import country_of
from enduse.reference.shipments.folding import folded

_WORD: Final = re.compile(r"\w+")
_PARTIAL: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_BODIES: Final = {"eu": "eu", "european union": "eu", "un": "un", "united nations": "un"}


@dataclass(frozen=True, slots=True)
class Who:
    """A party as asked for.

    Args:
        country: The country or body the words name, None when they name none.
        words: The words, folded; a name must hold all of them.
    """

    country: str | None
    words: frozenset[str]

    @classmethod
    def of(cls, asked: str, field: str) -> Who:
        """Who some words mean.

        Raises:
            UsageError: They hold no letter or digit.
        """
        words = words_of(asked)
        if not words:
            raise UsageError(f"{field} {asked!r} holds no letter or digit; give a country or words of a name")
        plain = " ".join(asked.casefold().split())
        return cls(_BODIES.get(plain) or country_of(asked), words)

    def is_any_of(self, parties: Iterable[Party]) -> bool:
        """Whether one of some parties is meant: of that country, or with all the words in its name."""
        return any(self.country in party.country or self.words <= words_of(party.name) for party in parties)

    def is_any_end(self, ends: Iterable[str]) -> bool:
        """Whether one of the ends of a flow is meant: country codes, or names."""
        return any(end == self.country or self.words <= words_of(end) for end in ends)


@dataclass(frozen=True, slots=True)
class What:
    """Goods as asked for.

    Args:
        category: Key of the goods category the words name, None when they name none.
        words: The words, folded; a description must hold all of them.
    """

    category: str | None
    words: frozenset[str]

    @classmethod
    def of(cls, asked: str) -> What:
        """What some words mean: a category key, or words for goods.

        Raises:
            UsageError: They hold no letter or digit.
        """
        key = asked.strip().lower()
        if key in categories():
            return cls(key, words_of(asked))
        if not words_of(asked):
            raise UsageError(f"goods {asked!r} holds no letter or digit; give a category key or words for goods")
        good = find(asked)
        return cls(None if good is None else good.category, words_of(asked))

    def is_any_of(self, items: Sequence[Item]) -> bool:
        """Whether one of some goods is meant: within the category, or with all the words in its description."""
        return any(
            self.holds(item.category) or self.words <= words_of(f"{item.description} {item.designation or ''}")
            for item in items
        )

    def holds(self, category: str | None) -> bool:
        """Whether a category is the one meant or lies below it."""
        return self.category is not None and category is not None and within(category, self.category)


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when, partial ISO dates, both included; None for an open end."""

    since: str | None
    until: str | None

    @classmethod
    def of(cls, since: str | None, until: str | None) -> Period | None:
        """The period asked for, None when none is.

        Raises:
            UsageError: One of them is no partial date, or they are the wrong way round.
        """
        for field, value in (("since", since), ("until", until)):
            if value is not None and _PARTIAL.fullmatch(value) is None:
                raise UsageError(f"{field} {value!r} is no date; write 2023, 2023-02 or 2023-02-24")
        if since and until and since[: len(until)] > until:
            raise UsageError(f"since {since} lies after until {until}; turn them round")
        return cls(since, until) if since or until else None

    def may_hold(self, first: str | None, last: str | None) -> bool | None:
        """Whether something that began and ended on partial dates may lie in it; None when neither is a date."""
        dates = [date for date in (first, last) if date is not None and _PARTIAL.fullmatch(date)]
        if not dates:
            return None
        is_late_enough = self.since is None or dates[-1] >= self.since[: len(dates[-1])]
        return is_late_enough and (self.until is None or dates[0][: len(self.until)] <= self.until)


def words_of(text: str) -> frozenset[str]:
    """The words of a text without case and accents."""
    return frozenset(_WORD.findall(folded(text)))
