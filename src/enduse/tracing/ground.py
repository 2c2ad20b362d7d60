"""Which movements count for a question, and where on a route they may stand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from enduse.tracing.carrying import Alike
from enduse.tracing.movement import Movement
from enduse.tracing.question import Question


@dataclass(frozen=True, slots=True)
class Ground:
    """A question with its goods made out.

    Args:
        question: As asked.
        wanted: Whether goods are those asked about.
        within: Whether goods may continue those, so that a movement of them counts at all.
        alike: Likeness of goods.
        concern: How much goods are sought, 0 to 1.
        wanted_sql: The same as `wanted`, as a predicate of SQL over the named column of tariff codes as numbers.
        within_sql: Likewise for `within`.
        near: Codes and headings, beside its own heading, that may be alike to goods; None to try every pair.
        via: Parties of which a route must pass one, None for any route.
    """

    question: Question
    wanted: Callable[[str], bool]
    within: Callable[[str], bool]
    alike: Alike
    concern: Callable[[str], float]
    wanted_sql: Callable[[str], str]
    within_sql: Callable[[str], str]
    near: Callable[[str], Collection[str]] | None = None
    via: frozenset[int] | None = None

    def counts(self, movement: Movement) -> bool:
        """Whether a movement is looked at: goods in reach, not before the date, not to oneself."""
        since = self.question.since_day()
        return (
            movement.source != movement.target
            and (since is None or movement.last_day >= since)
            and self.within(movement.goods)
        )

    def leaves(self, movement: Movement) -> bool:
        """Whether it leaves a country of origin."""
        return movement.source_country in self.question.origins

    def arrives(self, movement: Movement) -> bool:
        """Whether it comes to a destination."""
        return movement.target_country in self.question.destinations

    def from_between(self, movement: Movement) -> bool:
        """Whether its source may be an intermediary."""
        return not self.leaves(movement) and movement.source_country not in self.question.destinations

    def to_between(self, movement: Movement) -> bool:
        """Whether its target may be an intermediary."""
        return not self.arrives(movement) and movement.target_country not in self.question.origins
