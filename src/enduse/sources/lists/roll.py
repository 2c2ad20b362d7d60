"""The parties of a list while it is read, with their listings, documents and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from enduse.model.entity import Entity, Properties
from enduse.sources.lists.cleaning import NAME_LIMIT
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.listing import Rejected
from enduse.sources.lists.names import in_reading_order
from enduse.sources.printable import printable

Facts = Mapping[str, str | Iterable[str] | None]


class Roll:
    """Everything read from one list so far.

    Args:
        dataset: Identifier of the list as a dataset; a reader that finds out more sets it anew.
        columns: For a plain table, field to column; what a reader guessed is kept here.
    """

    def __init__(self, dataset: str, columns: Mapping[str, str] | None = None) -> None:
        self.dataset = dataset
        self.columns = dict(columns or {})
        self.vintage: str | None = None
        self.rows = 0
        self.empty_by_right = False
        self._whole: list[Entity] = []
        self.rejected: list[Rejected] = []
        self._parties: dict[str, Draft] = {}
        self._datasets: dict[str, tuple[str, ...]] = {}
        self._attached: dict[str, dict[str, Draft]] = {}
        self._links: list[tuple[str, str, str]] = []

    def party(self, id: str, schema: str, dataset: str = "") -> Draft:  # noqa: A002  # the word of FollowTheMoney
        """The party of an identifier: the one already there, or a new one.

        Args:
            id: Its identifier on the list.
            schema: Its schema; one already there keeps its own unless it was unknown.
            dataset: The list within the collection that it stands on; empty when the collection is one list.
        """
        draft = self._parties.get(id)
        if draft is None:
            draft = self._parties[id] = Draft(id, schema)
        elif draft.schema == "LegalEntity":
            draft.schema = schema
        if dataset and dataset not in self._datasets.get(id, ()):
            self._datasets[id] = (*self._datasets.get(id, ()), dataset)
        return draft

    def keep(self, entity: Entity) -> None:
        """Keeps an entity that is whole already, unchanged."""
        self._whole.append(entity)

    def known(self, id: str) -> Draft | None:  # noqa: A002  # as above
        """The party of an identifier, None when the list has not named it yet."""
        return self._parties.get(id)

    def unused(self, id: str) -> str:  # noqa: A002  # as above
        """The identifier, or with the least number behind it that makes it new on this list."""
        number, free = 1, id
        while free in self._parties:
            number += 1
            free = f"{id}-{number}"
        return free

    def attach(self, party: Draft, schema: str, key: str, facts: Facts, standing: Properties | None = None) -> Draft:
        """Keeps a listing, document or wallet of a party.

        Args:
            party: Whose it is.
            schema: Sanction, Passport, Identification, CryptoWallet.
            key: What tells it from the party's others of this schema.
            facts: FtM property to value or values; empty ones are left out.
            standing: What it begins with when it is new, clean already; None for nothing.
        """
        held = self._attached.setdefault(party.id, {})
        id_ = f"{party.id}-{schema.lower()}-{key}"
        draft = held.get(id_)
        if draft is None:
            draft = held[id_] = Draft(id_, schema, standing)
        for name, value in facts.items():
            if isinstance(value, str):
                draft.add(name, value)
            elif value is not None:
                draft.add(name, *value)
        return draft

    def link(self, party: Draft, name: str, role: str) -> None:
        """Remembers that the list links a party to a name, to be resolved when the whole list is read."""
        self._links.append((party.id, name, role))

    def reject(self, place: str, reason: str) -> None:
        """Refuses a row or an entry."""
        self.rejected.append(Rejected(printable(place), printable(reason)))

    def entities(self) -> tuple[Entity, ...]:
        """All of it as entities; a link whose other end is not on the list becomes a note."""
        links = list(self._linked())
        found = list(self._whole)
        for id_, party in self._parties.items():
            datasets = tuple(dict.fromkeys((self.dataset, *self._datasets.get(id_, ()))))
            if not party.has("name"):
                self.reject(f"entry {id_}", f"has no name of at most {NAME_LIMIT:,} characters; left out")
                continue
            found.append(party.entity(datasets))
            found.extend(each.entity(datasets) for each in self._attached.get(id_, {}).values())
        named = {entity.id for entity in found}
        found.extend(
            link.entity((self.dataset,)) for link in links if {*link.values("subject"), *link.values("object")} <= named
        )
        return tuple(found)

    def _linked(self) -> Iterable[Draft]:
        """Links whose ends are both on the list, each once."""
        if not self._links:
            return
        bearers = self._bearers()
        seen: set[str] = set()
        for subject, name, role in self._links:
            spellings = (name, in_reading_order(name).full)
            other = next((id_ for each in spellings if (id_ := bearers.get((_authority(subject), _key(each))))), "")
            if not other or other == subject:
                self._parties[subject].note(f"{role}: {name}")
                continue
            id_ = f"{subject}-link-{digest(other, role)}"
            if id_ not in seen:
                seen.add(id_)
                link = Draft(id_, "UnknownLink")
                link.add("subject", subject)
                link.add("object", other)
                link.add("role", role)
                yield link

    def _bearers(self) -> Mapping[tuple[str, str], str]:
        """Who bears each name among an authority's parties, which their identifiers begin with.

        Whose main name it is goes before whose other name; of two who bear it alike nobody does.
        """
        found: dict[tuple[str, str], str] = {}
        for kinds in (("name",), ("alias", "previousName"), ("weakAlias",)):
            borne: dict[tuple[str, str], str | None] = {}
            for id_, party in self._parties.items():
                for name in {_key(name) for kind in kinds for name in party.values(kind)}:
                    key = (_authority(id_), name)
                    borne[key] = id_ if borne.get(key, id_) == id_ else None
            # A name that two bear alike is not handed down to those who bear it less.
            for key, bearer in borne.items():
                found.setdefault(key, bearer or "")
        return found


def _authority(id_: str) -> str:
    return id_.partition("-")[0]


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for the parts, the same wherever and whenever they are computed."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
