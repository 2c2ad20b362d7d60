"""The network of a case: shipments, claims and ownership brought to numbered parties, spellings joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import duckdb

from enduse.case.joining import Groups, PartyName, groups, joins
from enduse.model.errors import UsageError
from enduse.model.route import Stop
from enduse.sources.ownership import Register
from enduse.tracing.chain import Known
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network import ClaimMovements, End, Links, Node, Profile, links_of, profiles_of
from enduse.tracing.network.node import COUNTRY
from enduse.tracing.records import Records
from enduse.tracing.store import Store
from enduse.tracing.store.party import plain_name


class Row(NamedTuple):
    """A party of the store, or one that only claims name."""

    number: int
    key: str
    name: str
    country: str | None
    first_day: int | None


@dataclass(frozen=True, slots=True)
class Network:
    """Everything a search and its telling need.

    Args:
        records: What is searched.
        store: The shipments, None when there are none.
        names: Parties by number: key, name, country.
        spellings: Number of a party to those of its other spellings.
        said: What claims tell of.
        notes: What was left out or could not be told.
    """

    records: Records
    store: Store | None
    names: Mapping[int, tuple[str, str, str | None]]
    spellings: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    said: ClaimMovements = field(default_factory=ClaimMovements)
    notes: tuple[str, ...] = ()

    def stop(self, party: int, uses: Mapping[int, int] | None = None) -> Stop:
        """A party as a route shows it: by its most frequent spelling.

        Args:
            party: Its number.
            uses: Records by the number of a spelling; None to take the first spelling.
        """
        group = (party, *self.spellings.get(party, ()))
        counted = uses or {}
        best = min(group, key=lambda number: (-counted.get(number, 0), number))
        name = self.names[best][1]
        others = dict.fromkeys(self.names[number][1] for number in group)
        known = self.records.known.get(party)
        confidence = 1.0 if known is None else known.confidence
        spelt = tuple(each for each in others if each != name)
        return Stop(self.names[party][0], name, self._country(group), spelt, confidence)

    def _country(self, group: Iterable[int]) -> str | None:
        return next((self.names[number][2] for number in group if self.names[number][2]), None)

    def called(self, words: str) -> frozenset[int]:
        """Parties in a country, by its two letters, or whose name or another spelling holds some words.

        Args:
            words: "ae", or "huaxin power".

        Raises:
            UsageError: There is nobody.
        """
        asked = plain_name(words)
        found = {
            number
            for number, (_, name, country) in self.names.items()
            if country == words.lower() or (len(asked) > 2 and asked in plain_name(name))
        }
        if not found:
            raise UsageError(f"--via {words}: nobody in the records is in such a country or has such a name")
        return frozenset(self.records.joined.get(number, number) for number in found)

    def end(self, party: int) -> End:
        """A party as claims may name it."""
        group = (party, *self.spellings.get(party, ()))
        return End(frozenset(self.names[number][0] for number in group), self._country(group))


def network_of(
    store: Store | None, register: Register, said: ClaimMovements | None = None, *, since: int | None = None
) -> Network:
    """Bring shipments, claims and ownership together.

    Parties of the store keep their numbers, those that only claims name follow, firms that only the register names
    come last; a party of several spellings goes by its lowest number.

    Args:
        store: Shipments, None when there are none.
        register: Firms, their founding and owners; empty when nothing is known.
        said: What claims tell of, None when there are none.
        since: Day from which owners count, in days since 1970-01-01; None for owners at any time.
    """
    told = said or ClaimMovements()
    rows = _parties(store)
    numbers = {row.key: row.number for row in rows}
    nodes = [node for node in told.nodes if node.key not in numbers]
    rows += [Row(len(rows) + place, node.key, node.name, node.country, None) for place, node in enumerate(nodes)]
    profiles = profiles_of(register)
    tied = links_of(register, profiles)
    firms = [profile for _, profile in sorted(profiles.items()) if register.parties[profile.id].caption]
    named = [PartyName(row.number, "" if row.key.startswith(COUNTRY) else row.name, row.country) for row in rows]
    named += [
        PartyName(len(rows) + place, firm.name, firm.country, register.parties[firm.id].schema)
        for place, firm in enumerate(firms)
    ]
    joined = groups(joins(named), named)
    numbers = {row.key: joined.canonical[row.number] for row in rows}
    members = {chief: each for chief, each in joined.members().items() if chief < len(rows)}
    records = Records(
        None if store is None else store.movements,
        None if store is None else store.parties,
        {row.number: joined.canonical[row.number] for row in rows if joined.canonical[row.number] != row.number},
        told.movements(numbers, 0 if store is None else store.counts().movements),
        _known(rows, firms, joined, nodes, EARLIEST if since is None else since),
        _links(joined, firms, tied, len(rows)),
    )
    return Network(
        records,
        store,
        {row.number: (row.key, row.name, row.country) for row in rows},
        {
            chief: tuple(each for each in group if each != chief and each < len(rows))
            for chief, group in members.items()
        },
        told,
        (*told.notes(), *tied.notes),
    )


def _parties(store: Store | None) -> list[Row]:
    if store is None:
        return []
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT party, key, coalesce(name, ''), country, first_day FROM {store.parties_table} ORDER BY party"  # noqa: S608
        ).fetchall()
    return [Row(*row) for row in found]


def _known(
    rows: Sequence[Row], firms: Sequence[Profile], joined: Groups, nodes: Sequence[Node], since: int
) -> dict[int, Known]:
    """What is known of every party that has several spellings, stands in the register, or that only claims name."""
    found = {len(rows) - len(nodes) + place: Known(node.country) for place, node in enumerate(nodes)}
    for chief, numbers in joined.members().items():
        if chief >= len(rows):
            continue
        trade = [rows[number] for number in numbers if number < len(rows)]
        listed = [firms[number - len(rows)] for number in numbers if number >= len(rows)]
        days = [row.first_day for row in trade if row.first_day is not None]
        founded = [day for firm in listed if (day := firm.founded_days[0]) != EARLIEST]
        owners = [told for firm in listed if (told := firm.owner_countries(since, LATEST)) is not None]
        found[chief] = Known(
            next((row.country for row in trade if row.country), None),
            nameless=False,
            first_day=min(days, default=None),
            founded_day=min(founded, default=None),
            owners=frozenset().union(*owners) if owners else None,
            confidence=joined.confidence.get(chief, 1.0),
        )
    return found


def _links(joined: Groups, firms: Sequence[Profile], tied: Links, offset: int) -> dict[tuple[int, int], str]:
    """Ties between parties that trade, the surest reason of each pair."""
    number = {firm.id: joined.canonical[offset + place] for place, firm in enumerate(firms)}
    found: dict[tuple[int, int], str] = {}
    for (one, other), link in sorted(tied.best().items(), key=lambda item: (-item[1].confidence, item[0])):
        ends = sorted((number.get(one, offset), number.get(other, offset)))
        if ends[0] < ends[1] < offset:
            found.setdefault((ends[0], ends[1]), link.reason)
    return found
