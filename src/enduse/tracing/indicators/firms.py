"""What an ownership file tells of the firms of the records: founding dates, owners, and where these sit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from enduse.model.entity import Entity
from enduse.model.ownership import Ownership
from enduse.tracing.indicators.folding import folded

_FARTHEST = 200  # owners looked at above one firm
_NAMES = ("name", "alias", "previousName")
_FOUNDED = ("incorporationDate", "foundingDate")
_COUNTRIES = ("country", "jurisdiction", "nationality", "mainCountry", "citizenship")


class Firms:
    """Firms by name.

    A name is looked up as it stands, case, accents and punctuation aside; a name that two parties bear tells nothing.

    Args:
        holdings: Stakes.
        parties: Identifier to party.
    """

    def __init__(self, holdings: Iterable[Ownership] = (), parties: Mapping[str, Entity] | None = None) -> None:
        self._parties = dict(parties or {})
        self._owners: dict[str, list[Ownership]] = {}
        for each in holdings:
            self._owners.setdefault(each.asset, []).append(each)
        named: dict[str, set[str]] = {}
        for key, entity in self._parties.items():
            for name in {entity.caption, *(name for kind in _NAMES for name in entity.get(kind))}:
                if name:
                    named.setdefault(folded(name), set()).add(key)
        self._named = {name: next(iter(keys)) for name, keys in named.items() if len(keys) == 1}

    def party(self, name: str) -> str | None:
        """Identifier of the one party that bears a name, None when none or several do."""
        return self._named.get(folded(name))

    def founded(self, party: str) -> str | None:
        """Partial ISO date on which a party was founded, None when it is not told."""
        entity = self._parties.get(party)
        dates = [day for kind in _FOUNDED for day in entity.get(kind)] if entity else []
        return min(dates, default=None)

    def owners(self, party: str) -> tuple[str, ...]:
        """Owners of a party, direct ones first, then theirs; empty when none is told."""
        return tuple(dict.fromkeys(self._above(party)))

    def countries(self, party: str) -> frozenset[str]:
        """Countries of a party, empty when none is told."""
        entity = self._parties.get(party)
        told = (country for kind in _COUNTRIES for country in entity.get(kind)) if entity else ()
        return frozenset(country.casefold() for country in told)

    def caption(self, party: str) -> str:
        """Its name, its identifier when it has none."""
        entity = self._parties.get(party)
        return (entity.caption if entity else "") or party

    def _above(self, party: str) -> Iterator[str]:
        seen, level = {party}, [party]
        while level and len(seen) < _FARTHEST:
            above = [stake.owner for each in level for stake in self._owners.get(each, ()) if stake.owner not in seen]
            level = list(dict.fromkeys(above))
            seen.update(level)
            yield from level
