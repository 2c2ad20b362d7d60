"""The network of a case: shipments, claims and ownership brought to numbered parties, spellings joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import duckdb

from enduse.case.joining import Groups, PartyName, groups, joins
from enduse.model import Entity
from enduse.model.route import Stop
from enduse.sources.ownership import Register
from enduse.tracing.chain import Known
from enduse.tracing.records import Records
from enduse.tracing.store import Store

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Network:
    """Everything a search and its telling need.

    Args:
        records: What is searched.
        store: The shipments, None when there are none.
        names: Parties by number: key, name, country.
        spellings: Number of a party to those of its other spellings.
        notes: What was left out or could not be told.
    """

    records: Records
    store: Store | None
    names: Mapping[int, tuple[str, str, str | None]]
    spellings: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def stop(self, party: int) -> Stop:
        """A party as a route shows it."""
        key, name, country = self.names[party]
        others = tuple(dict.fromkeys(self.names[other][1] for other in self.spellings.get(party, ())))
        known = self.records.known.get(party)
        confidence = 1.0 if known is None else known.confidence
        return Stop(key, name, country, tuple(each for each in others if each != name), confidence)


def network_of(store: Store | None, register: Register) -> Network:
    """Bring shipments and ownership together.

    Args:
        store: Shipments, None when there are none.
        register: Firms, their founding and owners; empty when nothing is known.
    """
    rows = _parties(store)
    firms = [entity for _, entity in sorted(register.parties.items()) if entity.caption]
    named = [PartyName(number, name or "", country) for number, _, name, country, _ in rows]
    named += [
        PartyName(len(rows) + place, entity.caption, country_of(entity), entity.schema)
        for place, entity in enumerate(firms)
    ]
    joined = groups(joins(named), named)
    names: dict[int, tuple[str, str, str | None]] = {row[0]: (row[1], row[2] or "", row[3]) for row in rows}
    spellings = {
        chief: tuple(number for number in members if number != chief and number < len(rows))
        for chief, members in joined.members().items()
        if chief < len(rows)
    }
    known = _known(rows, firms, joined, register)
    links = _links(joined, firms, register, len(rows))
    moved = {number: joined.canonical[number] for number, *_ in rows if joined.canonical[number] != number}
    records = Records(
        None if store is None else store.movements,
        None if store is None else store.parties,
        moved,
        (),
        known,
        links,
    )
    return Network(records, store, names, spellings)


def country_of(entity: Entity) -> str | None:
    """The country of a firm, None when none or several are told."""
    told = {*entity.get("country"), *entity.get("jurisdiction"), *entity.get("mainCountry")}
    return told.pop().lower() if len(told) == 1 else None


def _parties(store: Store | None) -> list[tuple[int, str, str | None, str | None, int | None]]:
    if store is None:
        return []
    with duckdb.connect() as connection:
        return connection.execute(
            f"SELECT party, key, name, country, first_day FROM {store.parties_table} ORDER BY party"  # noqa: S608
        ).fetchall()


def _known(
    rows: Sequence[tuple[int, str, str | None, str | None, int | None]],
    firms: Sequence[Entity],
    joined: Groups,
    register: Register,
) -> dict[int, Known]:
    """What is known of every party that has several spellings or stands in the register."""
    owners = _owners(register)
    found: dict[int, Known] = {}
    members = joined.members()
    for chief, numbers in members.items():
        if chief >= len(rows):
            continue
        trade = [rows[number] for number in numbers if number < len(rows)]
        listed = [firms[number - len(rows)] for number in numbers if number >= len(rows)]
        days = [row[4] for row in trade if row[4] is not None]
        founded = [day for firm in listed if (day := _day(firm.first("incorporationDate"))) is not None]
        found[chief] = Known(
            next((row[3] for row in trade if row[3]), None),
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
