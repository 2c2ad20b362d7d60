"""The network of a case: shipments, claims and ownership brought to numbered parties, spellings joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import duckdb

from enduse.case.joining import PartyName, groups, joins
from enduse.model.errors import UsageError
from enduse.model.route import Stop
from enduse.reference.shipments import country_of
from enduse.sources.ownership import Register
from enduse.tracing.chain import Known
from enduse.tracing.ground import Ground
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network import ClaimMovements, End, Links, Profile, links_of, profiles_of
from enduse.tracing.network.node import COUNTRY
from enduse.tracing.records import Records
from enduse.tracing.store import Store
from enduse.tracing.store.party import plain_name

MOST_NAMES: Final = 150_000
"""Names to hold against each other; two minutes of one processor."""


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
        """Parties in a country, by its letters or name, or whose name or another spelling holds some words.

        Args:
            words: "ae", "Kazakhstan", or "huaxin power".

        Raises:
            UsageError: There is nobody.
        """
        asked, place = plain_name(words), country_of(words)
        found = {
            number
            for number, (_, name, country) in self.names.items()
            if (place is not None and country == place) or (len(asked) > 2 and asked in plain_name(name))
        }
        if not found:
            raise UsageError(f"--via {words}: nobody in the records is in such a country or has such a name")
        return frozenset(self.records.joined.get(number, number) for number in found)

    def end(self, party: int) -> End:
        """A party as claims may name it."""
        group = (party, *self.spellings.get(party, ()))
        return End(frozenset(self.names[number][0] for number in group), self._country(group))


def network_of(store: Store | None, register: Register, ground: Ground, said: ClaimMovements | None = None) -> Network:
    """Bring shipments, claims and ownership together, as far as a question reaches.

    Parties of the store keep their numbers, and those that only claims name follow; a party of several spellings goes
    by its lowest number. Only parties are looked at that trade in goods which may continue those asked about, or send
    anything to a destination: no other can stand on a route.

    Args:
        store: Shipments, None when there are none.
        register: Firms, their founding and owners; empty when nothing is known.
        ground: The question.
        said: What claims tell of, None when there are none.
    """
    told = said or ClaimMovements()
    traded = {row.key: row for row in _parties(store, ground)}
    above = 0 if store is None else store.counts().parties
    nodes = [node for node in told.nodes if node.key not in traded]
    named = [Row(above + place, node.key, node.name, node.country, None) for place, node in enumerate(nodes)]
    rows = {row.number: row for row in (*traded.values(), *named)}
    profiles = profiles_of(register)
    tied = links_of(register, profiles)
    firms = [profile for _, profile in sorted(profiles.items()) if register.parties[profile.id].caption]
    spelt, notes = _spelt(rows, firms, register)
    numbers = {row.key: spelt.chief(row.number) for row in rows.values()}
    since = ground.question.since_day()
    records = Records(
        None if store is None else store.movements,
        None if store is None else store.parties,
        {number: spelt.chief(number) for number in rows if spelt.chief(number) != number},
        told.movements(numbers, 0 if store is None else store.counts().movements),
        {row.number: Known(row.country) for row in named} | _known(rows, spelt, EARLIEST if since is None else since),
        _links(spelt, tied),
    )
    return Network(
        records,
        store,
        {row.number: (row.key, row.name, row.country) for row in rows.values()},
        {chief: tuple(each for each in group if each != chief) for chief, group in spelt.spellings.items()},
        told,
        (*told.notes(), *tied.notes, *notes),
    )


@dataclass(frozen=True, slots=True)
class Spelt:
    """Which parties that trade are spellings of one, and which firms of the register they are.

    Args:
        spellings: Lowest number of a party to all its numbers, for parties of several.
        firms: Number of a party to the firms of the register that it is taken for.
        confidence: Number of a party to the lowest score on which one was joined.
        chiefs: Number to the lowest of its party, where that is another.
    """

    spellings: Mapping[int, tuple[int, ...]]
    firms: Mapping[int, tuple[Profile, ...]]
    confidence: Mapping[int, float]
    chiefs: Mapping[int, int]

    def chief(self, number: int) -> int:
        """The number a party goes by."""
        return self.chiefs.get(number, number)


def _spelt(rows: Mapping[int, Row], firms: Sequence[Profile], register: Register) -> tuple[Spelt, tuple[str, ...]]:
    order = sorted(rows)
    named = [
        PartyName(place, "" if rows[number].key.startswith(COUNTRY) else rows[number].name, rows[number].country)
        for place, number in enumerate(order)
    ]
    named += [
        PartyName(len(order) + place, firm.name, firm.country, register.parties[firm.id].schema)
        for place, firm in enumerate(firms)
    ]
    too_many = len(named) > MOST_NAMES
    note = f"{len(named):,} names are too many to be joined where they are misspelt: such a firm counts as several"
    joined = groups(joins(named, equal_only=too_many), named)
    spellings: dict[int, tuple[int, ...]] = {}
    listed: dict[int, tuple[Profile, ...]] = {}
    confidence: dict[int, float] = {}
    for first, members in joined.members().items():
        if first >= len(order):
            continue
        chief = order[first]
        trading = tuple(order[place] for place in members if place < len(order))
        if len(trading) > 1:
            spellings[chief] = trading
        listed[chief] = tuple(firms[place - len(order)] for place in members if place >= len(order))
        confidence[chief] = joined.confidence.get(first, 1.0)
    chiefs = {number: chief for chief, group in spellings.items() for number in group if number != chief}
    return Spelt(spellings, listed, confidence, chiefs), (f"{note}; ask with --goods or --since",) if too_many else ()


def _parties(store: Store | None, ground: Ground) -> list[Row]:
    """Parties of the store that may stand on a route."""
    if store is None:
        return []
    since = ground.question.since_day()
    day = "TRUE" if since is None else f"coalesce(last_day, {LATEST}) >= {since}"
    ends = ", ".join(f"'{country}'" for country in ground.question.destinations)
    moved = f"FROM {store.movements_table} WHERE {day} AND"
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT party, key, coalesce(name, ''), country, first_day "  # noqa: S608  # checked codes and numbers
            f"FROM {store.parties_table} WHERE party IN (SELECT source {moved} {ground.within_sql('goods')} "
            f"UNION ALL SELECT target {moved} {ground.within_sql('goods')} "
            f"UNION ALL SELECT source {moved} target_country IN ({ends})) ORDER BY party"
        ).fetchall()
    return [Row(*row) for row in found]


def _known(rows: Mapping[int, Row], spelt: Spelt, since: int) -> dict[int, Known]:
    """What is known of every party that has several spellings or stands in the register."""
    found: dict[int, Known] = {}
    for chief in {*spelt.spellings, *spelt.firms}:
        trade = [rows[number] for number in spelt.spellings.get(chief, (chief,))]
        days = [row.first_day for row in trade if row.first_day is not None]
        firms = spelt.firms.get(chief, ())
        founded = [day for firm in firms if (day := firm.founded_days[0]) != EARLIEST]
        owners = [told for firm in firms if (told := firm.owner_countries(since, LATEST)) is not None]
        found[chief] = Known(
            next((row.country for row in trade if row.country), None),
            nameless=False,
            first_day=min(days, default=None),
            founded_day=min(founded, default=None),
            owners=frozenset().union(*owners) if owners else None,
            confidence=spelt.confidence.get(chief, 1.0),
        )
    return found


def _links(spelt: Spelt, tied: Links) -> dict[tuple[int, int], str]:
    """Ties between parties that trade, the surest reason of each pair."""
    number = {firm.id: chief for chief, firms in spelt.firms.items() for firm in firms}
    found: dict[tuple[int, int], str] = {}
    for (one, other), link in sorted(tied.best().items(), key=lambda item: (-item[1].confidence, item[0])):
        if one in number and other in number and number[one] != number[other]:
            low, high = sorted((number[one], number[other]))
            found.setdefault((low, high), link.reason)
    return found
