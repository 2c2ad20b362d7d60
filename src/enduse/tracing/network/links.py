"""Pairs of firms tied by an owner, a director or an address, with the reason in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from enduse.model import Entity
from enduse.model.ownership import Influence
from enduse.reference.shipments.folding import folded
from enduse.reference.tracing.tie import ties
from enduse.tracing.day import days_of
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network.profiles import Profile, profiles_of
from enduse.tracing.network.register import Register

_PERSON: Final = "Person"
_STATE: Final = frozenset({"Country", "PublicBody"})
_WORD: Final = re.compile(r"[^\W_]+")
_LEAST: Final = 3
"""Words that an address must have to tell a place: "Moscow" and "PO Box 5" do not."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two firms that are tied.

    Args:
        one: Identifier in the register, the lower of the two.
        other: The higher.
        confidence: What the tie counts for, 0 to 1.
        reason: Why, in words.
        first_day: First day on which it may hold, in days since 1970-01-01; `EARLIEST` when open.
        last_day: Last such day; `LATEST` when open.
    """

    one: str
    other: str
    confidence: float
    reason: str
    first_day: int = EARLIEST
    last_day: int = LATEST

    def holds(self, first_day: int, last_day: int) -> bool:
        """Whether it may hold on some day of a period."""
        return self.first_day <= last_day and first_day <= self.last_day


@dataclass(frozen=True, slots=True)
class Links:
    """All ties of a register.

    Args:
        pairs: The ties, several for a pair where there are several reasons, in order of the identifiers.
        notes: Owners, directors and addresses of too many firms to tell anything, a sentence each.
    """

    pairs: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()

    def best(self) -> Mapping[tuple[str, str], Link]:
        """The surest tie of each pair."""
        found: dict[tuple[str, str], Link] = {}
        for link in self.pairs:
            known = found.get((link.one, link.other))
            if known is None or (-link.confidence, link.reason) < (-known.confidence, known.reason):
                found[link.one, link.other] = link
        return found


@dataclass(frozen=True, slots=True)
class _Hold:
    """A firm under an owner, a director or an address."""

    firm: str
    tie: str
    first_day: int = EARLIEST
    last_day: int = LATEST


def links_of(register: Register, profiles: Mapping[str, Profile] | None = None) -> Links:
    """The ties between the firms of a register; the order of its rows does not matter.

    A firm is tied to its owners, and to the firms that an owner, direct or not, a director or holder of votes, or an
    address has in common with it, where both held at one time. Persons are tied to nobody but what they own, and a
    state ties no firms. What an owner, director or address of too many firms ties is nothing, and is told.

    Args:
        register: What a register tells.
        profiles: As `profiles_of` gives them; made when they are not given.
    """
    told = profiles if profiles is not None else profiles_of(register)
    found: set[Link] = set()
    notes: list[str] = []
    for profile in told.values():
        found.update(_to_owners(profile))
    for name, holds in (*_by_owner(told, register), *_by_holder(register), *_by_address(register)):
        firms = {hold.firm for hold in holds}
        common = f"common {holds[0].tie.removeprefix('possible ')}"
        if len(firms) > ties()[common].most:
            notes.append(f"{len(firms):,} firms have a {common} ({name}): too many to tie them")
            continue
        found.update(_pairs(name, holds))
    return Links(tuple(sorted(found)), tuple(sorted(notes)))


def _to_owners(profile: Profile) -> Iterator[Link]:
    for owner in profile.owners:
        tie = ties()["owner" if owner.sure else "possible owner"]
        through = "" if owner.direct else ", through others, each of whom holds as much"
        one, other = sorted((profile.id, owner.id))
        reason = f"{owner.name} {tie.words} {profile.name}{through}"
        yield Link(one, other, tie.confidence, reason, owner.first_day, owner.last_day)


_Held = tuple[str, list[_Hold]]


def _by_owner(profiles: Mapping[str, Profile], register: Register) -> Iterator[_Held]:
    held: defaultdict[str, list[_Hold]] = defaultdict(list)
    for profile in profiles.values():
        for owner in profile.owners:
            if _is_firm(register.parties, profile.id) and not _is_state(register.parties, owner.id):
                tie = "owner" if owner.sure else "possible owner"
                held[owner.id].append(_Hold(profile.id, tie, owner.first_day, owner.last_day))
    for id_ in sorted(held):
        yield _caption(register.parties, id_), held[id_]


def _by_holder(register: Register) -> Iterator[_Held]:
    held: defaultdict[str, list[_Hold]] = defaultdict(list)
    for each in sorted(set(register.influences), key=repr):
        if each.holder not in register.unnamed and _is_firm(register.parties, each.party):
            held[each.holder].append(_hold(each))
    for id_ in sorted(held):
        yield _caption(register.parties, id_), held[id_]


def _hold(influence: Influence) -> _Hold:
    return _Hold(influence.party, "director", days_of(influence.start)[0], days_of(influence.end)[1])


def _by_address(register: Register) -> Iterator[_Held]:
    held: defaultdict[str, dict[str, _Hold]] = defaultdict(dict)
    words: dict[str, str] = {}
    for id_, entity in sorted(register.parties.items()):
        for address in entity.get("address") if _is_firm(register.parties, id_) else ():
            key = _place(address)
            if key:
                held[key][id_] = _Hold(id_, "address")
                words[key] = min(words.get(key, address), address)
    for key in sorted(held):
        yield words[key], list(held[key].values())


def _place(address: str) -> str:
    """An address as it is compared, empty where it tells no place: three words, a figure among them."""
    found = _WORD.findall(folded(address))
    has_number = any(any(map(str.isdigit, word)) for word in found)
    box = {"box", "postbox"} & set(found)
    return " ".join(found) if len(found) >= _LEAST and has_number and not (box and len(found) <= _LEAST) else ""


def _pairs(name: str, holds: list[_Hold]) -> Iterator[Link]:
    for mine, theirs in combinations(holds, 2):
        first, last = max(mine.first_day, theirs.first_day), min(mine.last_day, theirs.last_day)
        if mine.firm == theirs.firm or first > last:
            continue
        kind = max(mine.tie, theirs.tie, key=lambda tie: tie.startswith("possible"))
        tie = ties()[f"possible common {kind.removeprefix('possible ')}" if "possible" in kind else f"common {kind}"]
        one, other = sorted((mine.firm, theirs.firm))
        yield Link(one, other, tie.confidence, f"{tie.words} {name}", first, last)


def _is_firm(parties: Mapping[str, Entity], id_: str) -> bool:
    return id_ not in parties or parties[id_].schema != _PERSON


def _is_state(parties: Mapping[str, Entity], id_: str) -> bool:
    return id_ in parties and parties[id_].schema in _STATE


def _caption(parties: Mapping[str, Entity], id_: str) -> str:
    return (parties[id_].caption if id_ in parties else "") or id_
