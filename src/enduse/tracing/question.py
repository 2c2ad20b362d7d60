"""What is asked: routes of which goods, from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from enduse.model.errors import UsageError
from enduse.tracing.day import days_of

MOST_HOPS: Final = 4
MOST_ROUTES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Question:
    """A question of routes.

    Args:
        origins: Countries the goods come from, ISO 3166-1 alpha-2 in lower case.
        destinations: Countries they must not reach, likewise.
        goods: What the first recorded leg must carry, as `enduse.tracing.goods.wanted` reads it; None for any goods.
        since: ISO date from which movements are looked at, and after which a firm is a newcomer; None for all.
        via: Country code or words of a name that an intermediary must have; None for any.
        max_hops: Legs at most, 2 to 4.
        max_days: Days at most between coming and going on.
        limit: Routes at most.

    Raises:
        UsageError: One of these cannot be.
    """

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    goods: str | None = None
    since: str | None = None
    via: str | None = None
    max_hops: int = 4
    max_days: int = 120
    limit: int = 50

    def __post_init__(self) -> None:
        if not self.origins or not self.destinations:
            raise UsageError("a route needs a country to start from and one to end in; give --from and --to")
        for country in (*self.origins, *self.destinations):
            if not (len(country) == 2 and country.isascii() and country.isalpha() and country.islower()):
                raise UsageError(f"{country!r} is no country code; give two letters as ISO 3166-1 has them: cn, ru")
        both = set(self.origins) & set(self.destinations)
        if both:
            raise UsageError(f"{', '.join(sorted(both))} is asked as start and as end; leave it out of one")
        if not 2 <= self.max_hops <= MOST_HOPS:
            raise UsageError(f"--max-hops {self.max_hops}: give 2 to {MOST_HOPS}")
        if not 0 <= self.max_days <= 3650:
            raise UsageError(f"--max-days {self.max_days}: give 0 to 3650")
        if not 1 <= self.limit <= MOST_ROUTES:
            raise UsageError(f"--limit {self.limit}: give 1 to {MOST_ROUTES}")
        self.since_day()

    def since_day(self) -> int | None:
        """The day of `since` in days since 1970-01-01."""
        return None if self.since is None else _day(self.since)


@cache
def _day(since: str) -> int:
    # Kept, because a search asks for it at every movement.
    try:
        return days_of(date.fromisoformat(since).isoformat())[0]
    except ValueError:
        raise UsageError(f"--since {since}: give a day as 2022-02-24") from None
