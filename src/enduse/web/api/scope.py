"""Which of the listed parties are asked for: by list, kind, topic and country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from enduse.model import Match, Query
from enduse.reference.schemata import lineage, schemata
from enduse.screening.listed import Listed
from enduse.web.api.book import EVERYTHING, Book
from enduse.web.api.operation import Parameter
from enduse.web.api.shape import Shape, array, refused, string

KIND: Final[Shape] = {"type": "string", "enum": sorted(schemata()), "description": "A FollowTheMoney schema."}
DATASET: Final = Parameter("dataset", string("A list by its name in /catalog; `default` for all of them."), "path")
PARAMETERS: Final = (
    DATASET,
    Parameter("include_dataset", array(string("A list."), "Only these lists.", most=100)),
    Parameter("exclude_dataset", array(string("A list."), "Not these lists.", most=100)),
    Parameter("exclude_schema", array(KIND, "Not these kinds, nor what belongs to them.", most=100)),
    Parameter("topics", array(string("A topic."), "Only parties with one of these topics.", most=100)),
    Parameter("changed_since", refused("lists do not say when an entry changed.")),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which parties are asked for.

    Args:
        datasets: Only on one of these; empty for all lists.
        without_datasets: On none of these.
        without_schemata: Of none of these kinds.
        topics: With one of these; empty for any or none.
        schema: Of this kind; None for all.
        countries: Of one of these; empty for any or none.
        without_ids: None of these.
    """

    datasets: frozenset[str] = frozenset()
    without_datasets: frozenset[str] = frozenset()
    without_schemata: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    schema: str | None = None
    countries: frozenset[str] = frozenset()
    without_ids: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether nobody is left out."""
        return self == Scope()

    def has(self, party: Listed) -> bool:
        """Whether a party is asked for."""
        kinds = lineage(party.schema)
        return not (
            (self.datasets and self.datasets.isdisjoint(party.datasets))
            or (self.without_datasets and self.without_datasets.issuperset(party.datasets))
            or (self.without_schemata and not self.without_schemata.isdisjoint(kinds))
            or (self.topics and self.topics.isdisjoint(party.topics))
            or (self.schema is not None and self.schema not in kinds)
            or (self.countries and self.countries.isdisjoint(party.countries))
            or party.id in self.without_ids
        )

    def kept(self, query: Query, match: Match, book: Book, least: float) -> Match | None:
        """A match, where need be by another record of the same party; None when none of its records is asked for.

        Args:
            query: The party asked about.
            match: A match with the records taken for the same party.
            book: The lists.
            least: Least score.
        """
        chosen = [one for one in (match.entity_id, *match.referents) if self.has(book.listed(one))]
        if match.entity_id in chosen:
            return match
        scored = [book.lists.screener.score(query, one, threshold=least) for one in chosen]
        return max((each for each in scored if each.match), key=lambda each: each.score, default=None)


def scope_of(values: Mapping[str, Any], book: Book) -> Scope:
    """The scope that parameters ask for.

    Raises:
        RefusalError: There is no such list.
    """
    dataset = values.get("dataset", "default")
    book.check(dataset)
    included = values.get("include_dataset", [])
    for name in included:
        book.check(name)
    named = frozenset([dataset, *included]) - {*EVERYTHING} if dataset not in EVERYTHING else frozenset(included)
    schema = values.get("schema")
    return Scope(
        named,
        frozenset(values.get("exclude_dataset", ())),
        frozenset(values.get("exclude_schema", ())),
        frozenset(values.get("topics", ())),
        None if schema == "Thing" else schema,
        frozenset(code.lower() for code in values.get("countries", ())),
        frozenset(values.get("exclude_entity_ids", ())),
    )
