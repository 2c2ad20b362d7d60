"""A long list a page at a time; the address holds the page and the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

from enduse.model.errors import UsageError

SIZE = 50
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Paging(Generic[Thing]):
    """One page of a list.

    Args:
        things: What stands on it.
        number: Which page, counted from 1.
        total: Things in the whole list.
        path: Address of the list.
        asked: The question in the address, without the page.
        size: Things a page.
    """

    things: Sequence[Thing]
    number: int
    total: int
    path: str
    asked: Mapping[str, str]
    size: int = SIZE

    @property
    def pages(self) -> int:
        """How many pages the list has; one when it is empty."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Number of the first thing on the page, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Number of the last thing on the page."""
        return min(self.number * self.size, self.total)

    def at(self, number: int) -> str:
        """Address of another page of the list."""
        asked = {**{name: value for name, value in self.asked.items() if value}, "page": str(number)}
        if number == 1:
            del asked["page"]
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    @property
    def headers(self) -> dict[str, str]:
        """Lets htmx show the address that holds the question, empty conditions left out."""
        return {"HX-Push-Url": self.at(self.number)}


def page_number(request: Request) -> int:
    """The page asked for, 1 when none is.

    Raises:
        UsageError: It is no number of a page.
    """
    told = request.query_params.get("page", "1")
    if not (told.isascii() and told.isdecimal() and 1 <= int(told[:9]) < 1_000_000):
        raise UsageError("there is no such page; leave the page out of the address")
    return int(told)


def cut(
    things: Sequence[Thing], number: int, path: str, asked: Mapping[str, str] | None = None, size: int = SIZE
) -> Paging[Thing]:
    """A page of a list that is at hand whole."""
    start = (number - 1) * size
    return Paging(things[start : start + size], number, len(things), path, asked or {}, size)
