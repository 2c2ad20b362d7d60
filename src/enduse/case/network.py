"""The network of a case: shipments, claims and ownership brought to numbered parties, spellings joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

import duckdb

from enduse.case.joining import Groups, PartyName, groups, joins
from enduse.model import Entity
from enduse.model.errors import UsageError
from enduse.model.route import Stop
from enduse.sources.ownership import Register
from enduse.tracing.chain import Known
from enduse.tracing.network.backing import End
from enduse.tracing.network.node import COUNTRY, Node
from enduse.tracing.network.said import ClaimMovements
from enduse.tracing.records import Records
from enduse.tracing.store import Store
from enduse.tracing.store.party import plain_name

_EPOCH: Final = date(1970, 1, 1).toordinal()


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

    def stop(self, party: int) -> Stop:
        """A party as a route shows it."""
        key, name, country = self.names[party]
        others = tuple(dict.fromkeys(self.names[other][1] for other in self.spellings.get(party, ())))
        known = self.records.known.get(party)
        confidence = 1.0 if known is None else known.confidence
        return Stop(key, name, country, tuple(each for each in others if each != name), confidence)

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
        keys = (self.names[number][0] for number in (party, *self.spellings.get(party, ())))
        return End(frozenset(keys), self.names[party][2])


def network_of(store: Store | None, register: Register, said: ClaimMovements | None = None) -> Network:
    """Bring shipments, claims and ownership together.

    Parties of the store keep their numbers, those that only claims name follow, firms that only the register names
    come last; a party of several spellings goes by its lowest number.

    Args:
        store: Shipments, None when there are none.
        register: Firms, their founding and owners; empty when nothing is known.
        said: What claims tell of, None when there are none.
    """
    told = said or ClaimMovements()
    rows = _parties(store)
    numbers = {row.key: row.number for row in rows}
    nodes = [node for node in told.nodes if node.key not in numbers]
    rows += [Row(len(rows) + place, node.key, node.name, node.country, None) for place, node in enumerate(nodes)]
    firms = [entity for _, entity in sorted(register.parties.items()) if entity.caption]
    named = [PartyName(row.number, "" if row.key.startswith(COUNTRY) else row.name, row.country) for row in rows]
    named += [
        PartyName(len(rows) + place, entity.caption, country_of(entity), entity.schema)
        for place, entity in enumerate(firms)
    ]
    joined = groups(joins(named), named)
    numbers = {row.key: joined.canonical[row.number] for row in rows}
    members = {chief: each for chief, each in joined.members().items() if chief < len(rows)}
    records = Records(
        None if store is None else store.movements,
        None if store is None else store.parties,
        {row.number: joined.canonical[row.number] for row in rows if joined.canonical[row.number] != row.number},
        told.movements(numbers, 0 if store is None else store.counts().movements),
        _known(rows, firms, joined, register, nodes),
        _links(joined, firms, register, len(rows)),
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
        told.notes(),
    )


def country_of(entity: Entity) -> str | None:
    """The country of a firm, None when none or several are told."""
    told = {*entity.get("country"), *entity.get("jurisdiction"), *entity.get("mainCountry")}
    return told.pop().lower() if len(told) == 1 else None


def _parties(store: Store | None) -> list[Row]:
    if store is None:
        return []
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT party, key, coalesce(name, ''), country, first_day FROM {store.parties_table} ORDER BY party"  # noqa: S608
        ).fetchall()
    return [Row(*row) for row in found]


def _known(
    rows: Sequence[Row], firms: Sequence[Entity], joined: Groups, register: Register, nodes: Sequence[Node]
) -> dict[int, Known]:
    """What is known of every party that has several spellings, stands in the register, or that only claims name."""
    owners = _owners(register)
    found = {len(rows) - len(nodes) + place: Known(node.country) for place, node in enumerate(nodes)}
    for chief, numbers in joined.members().items():
        if chief >= len(rows):
            continue
        trade = [rows[number] for number in numbers if number < len(rows)]
        listed = [firms[number - len(rows)] for number in numbers if number >= len(rows)]
        days = [row.first_day for row in trade if row.first_day is not None]
        founded = [day for firm in listed if (day := _day(firm.first("incorporationDate"))) is not None]
        found[chief] = Known(
            next((row.country for row in trade if row.country), None),
            nameless=False,
            first_day=min(days, default=None),
            founded_day=max(founded, default=None),
            owners=frozenset().union(*(owners.get(firm.id, frozenset()) for firm in listed)) if listed else None,
            confidence=joined.confidence.get(chief, 1.0),
        )
    return found


def _owners(register: Register) -> dict[str, frozenset[str]]:
    """Countries of the owners of each firm, and of theirs."""
    above: dict[str, set[str]] = defaultdict(set)
    for stake in register.holdings:
        above[stake.asset].add(stake.owner)
    found: dict[str, frozenset[str]] = {}
    for firm, direct in above.items():
        seen: set[str] = set()
        ahead = set(direct)
        while ahead:
            seen |= ahead
            ahead = set().union(*(above.get(each, set()) for each in ahead)) - seen
        countries = (
            {*entity.get("country"), *entity.get("nationality"), *entity.get("jurisdiction")}
            for owner in seen
            if (entity := register.parties.get(owner)) is not None
        )
        found[firm] = frozenset(country.lower() for each in countries for country in each)
    return found


def _links(joined: Groups, firms: Sequence[Entity], register: Register, offset: int) -> dict[tuple[int, int], str]:
    """Firms of one owner."""
    number = {firm.id: joined.canonical[offset + place] for place, firm in enumerate(firms)}
    held: dict[str, list[str]] = defaultdict(list)
    for stake in register.holdings:
        held[stake.owner].append(stake.asset)
    found: dict[tuple[int, int], str] = {}
    for owner, assets in held.items():
        for one in assets:
            for other in assets:
                ends = number.get(one), number.get(other)
                if ends[0] is not None and ends[1] is not None and ends[0] < ends[1] < offset:
                    found[ends[0], ends[1]] = f"both owned by {register.caption(owner)}"
    return found


def _day(partial: str | None) -> int | None:
    """The first day of a partial date."""
    if not partial:
        return None
    try:
        return date.fromisoformat((partial + "-01-01")[:10]).toordinal() - _EPOCH
    except ValueError:
        return None
