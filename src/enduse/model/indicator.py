"""A red flag: what an official document says to look at, told in data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["shipment", "party"]
GoodsScope = Literal["any", "priority"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One red flag.

    Args:
        id: Its key ("transit-hub").
        title: What it says, in a phrase of our own words.
        about: `shipment` when one record is asked, `party` when all records of the party that receives are.
        predicate: Name of the function that tells it.
        authority: Who issued the documents it is taken from, parted by semicolons.
        citation: The documents, parted by semicolons.
        published: ISO date (perhaps partial) of the oldest of them, None when one is kept up to date.
        needs: Fields without any one of which it cannot be told.
        goods: Whether it is meant for goods of the Common High Priority List only.
        destinations: Destinations it is meant for, ISO 3166-1 alpha-2 in lower case; empty for any.
        parameters: Thresholds by name. All of them are our reading, no document gives them.
        weight: What it adds to the score when fired, 1 to 3.
        in_force_from: ISO date from which the documents let it count, None when they name none.
        in_force_until: Likewise.
        innocent_explanations: Why it may mean nothing.
        seen: How the text of each document was checked, in the order of `citation`: whole, part, summary or no.
    """

    id: str
    title: str
    about: About
    predicate: str
    authority: str
    citation: str
    published: str | None
    needs: tuple[str, ...]
    goods: GoodsScope
    destinations: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    weight: int
    in_force_from: str | None = None
    in_force_until: str | None = None
    innocent_explanations: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def number(self, name: str) -> float:
        """A threshold as a number.

        Raises:
            KeyError: It has no parameter of that name.
        """
        return float(self.word(name))

    def word(self, name: str) -> str:
        """A parameter as written.

        Raises:
            KeyError: It has no parameter of that name.
        """
        for key, value in self.parameters:
            if key == name:
                return value
        raise KeyError(name)
