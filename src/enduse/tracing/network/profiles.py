"""What a register tells of firms: when they were founded, who owns them and from where, and whether they are listed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from enduse.model import Entity
from enduse.model.ownership import Ownership
from enduse.reference.lists import country_codes
from enduse.reference.tracing.tie import OWNER_FROM
from enduse.tracing.day import days_of
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network.register import Register
from enduse.tracing.store.party import plain_name

FARTHEST: Final = 8
"""Stakes at most between a firm and an owner that is told."""

MOST: Final = 200
"""Owners at most of one firm that are told, the nearest first."""

_YEAR: Final = re.compile("[0-9]{4}(?:-|$)")
_FOUNDED: Final = ("incorporationDate", "foundingDate")
_SEATED: Final = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who owns a firm, directly or through others.

    Args:
        id: Its identifier in the register.
        name: Its name, the identifier when none is told.
        countries: Where it sits or whose national it is, ISO 3166-1 alpha-2 in lower case, sorted; empty when unknown.
        chain: Identifiers from the firm to the owner, both included.
        sure: Whether every stake of the chain is at least `OWNER_FROM` percent; False where one only may be.
        first_day: First day on which all stakes of the chain may hold, in days since 1970-01-01; `EARLIEST` when open.
        last_day: Last such day; `LATEST` when open.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    chain: tuple[str, ...]
    sure: bool
    first_day: int = EARLIEST
    last_day: int = LATEST

    @property
    def direct(self) -> bool:
        """Whether it holds a stake in the firm itself."""
        return len(self.chain) == 2


@dataclass(frozen=True, slots=True)
class Profile:
    """A firm as a register tells of it.

    Args:
        id: Its identifier in the register.
        name: Its name.
        country: ISO 3166-1 alpha-2 in lower case, None when none or several are told.
        founded: Partial ISO date, the earliest told; None when unknown.
        owners: Its owners, the nearest first.
        listed: The lists it stands on, or why it is taken for listed; empty when it is not or nobody asked.
    """

    id: str
    name: str
    country: str | None
    founded: str | None = None
    owners: tuple[Owner, ...] = ()
    listed: str = ""

    @property
    def key(self) -> str:
        """Its key in the network, as the store of shipments has it."""
        return f"{plain_name(self.name)}|{self.country or ''}"

    @property
    def founded_days(self) -> tuple[int, int]:
        """First and last day on which it may have been founded; `EARLIEST` and `LATEST` when unknown."""
        return days_of(self.founded)

    def owners_on(self, first_day: int = EARLIEST, last_day: int = LATEST) -> tuple[Owner, ...]:
        """Its owners as of a trade: those who may have held their stakes on a day of it.

        Args:
            first_day: First day of the trade in days since 1970-01-01.
            last_day: Last day.
        """
        return tuple(each for each in self.owners if each.first_day <= last_day and first_day <= each.last_day)

    def owner_countries(self, first_day: int = EARLIEST, last_day: int = LATEST) -> frozenset[str] | None:
        """Countries of its owners as of a trade; None when of no owner a country is known.

        Args:
            first_day: First day of the trade in days since 1970-01-01.
            last_day: Last day.
        """
        found = frozenset(code for each in self.owners_on(first_day, last_day) for code in each.countries)
        return found or None


def profiles_of(register: Register, listed: Mapping[str, str] | None = None) -> Mapping[str, Profile]:
    """What a register tells of each of its parties, by identifier; the order of the stakes does not matter.

    Persons have a profile too: they trade now and then. Owners count from 25 percent, known or possible, at each step;
    nominees and those they hold for both count. Rings of owners are walked once.

    Args:
        register: What a register tells; those it does not name are passed over as owners.
        listed: Identifier to the lists a party stands on.
    """
    above: dict[str, list[Ownership]] = defaultdict(list)
    nobody = frozenset(register.unnamed)
    for stake in sorted(set(register.holdings), key=repr):
        if stake.share_max >= OWNER_FROM:
            above[stake.asset].append(stake)
    return MappingProxyType(
        {
            id_: Profile(
                id_,
                entity.caption or id_,
                country_of(entity),
                _founded(entity),
                tuple(_owners(id_, above, register.parties, nobody)),
                (listed or {}).get(id_, ""),
            )
            for id_, entity in sorted(register.parties.items())
        }
    )


def countries_of(entity: Entity) -> tuple[str, ...]:
    """Countries of a party, ISO 3166-1 alpha-2 in lower case, sorted; words that are no country are passed over."""
    told = (country_codes(words) or () for kind in _SEATED for words in entity.get(kind))
    return tuple(sorted({code for codes in told for code in codes}))


def country_of(entity: Entity) -> str | None:
    """The country of a party, None when none or several are told."""
    found = countries_of(entity)
    return found[0] if len(found) == 1 else None


def _founded(entity: Entity) -> str | None:
    told = (date for kind in _FOUNDED for date in entity.get(kind) if _YEAR.match(date))
    dates = [date for date in told if days_of(date) != (EARLIEST, LATEST)]
    return min(dates, key=lambda date: (days_of(date), date), default=None)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far up a walk has come."""

    chain: tuple[str, ...]
    sure: bool
    first_day: int
    last_day: int


def _owners(
    firm: str, above: Mapping[str, list[Ownership]], parties: Mapping[str, Entity], nobody: frozenset[str]
) -> list[Owner]:
    found: list[Owner] = []
    level = [_Reach((firm,), sure=True, first_day=EARLIEST, last_day=LATEST)]
    met = {(firm, EARLIEST, LATEST)}
    for _ in range(FARTHEST):
        ahead: list[_Reach] = []
        for reach in level:
            for stake in above.get(reach.chain[-1], ()):
                ahead += [each for each in _steps(reach, stake) if each.chain[-1] not in nobody]
        level = []
        for each in sorted(ahead, key=lambda each: (not each.sure, each.chain, each.first_day)):
            seen = (each.chain[-1], each.first_day, each.last_day)
            if seen not in met:
                met.add(seen)
                level.append(each)
                found.append(_owner(each, parties))
        if len(found) >= MOST:
            return found[:MOST]
    return found


def _steps(reach: _Reach, stake: Ownership) -> list[_Reach]:
    first = max(reach.first_day, days_of(stake.start)[0])
    last = min(reach.last_day, days_of(stake.end)[1])
    if first > last:
        return []
    sure = reach.sure and stake.share_min >= OWNER_FROM
    owners = [stake.owner] if stake.nominator is None else [stake.owner, stake.nominator]
    return [_Reach((*reach.chain, owner), sure, first, last) for owner in owners if owner not in reach.chain]


def _owner(reach: _Reach, parties: Mapping[str, Entity]) -> Owner:
    id_ = reach.chain[-1]
    entity = parties.get(id_)
    name = entity.caption if entity is not None and entity.caption else id_
    countries = countries_of(entity) if entity is not None else ()
    return Owner(id_, name, countries, reach.chain, reach.sure, reach.first_day, reach.last_day)
