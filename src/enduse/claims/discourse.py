"""What a reader has in mind at a point of the story: who was named, who spoke, what was said to be handed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from enduse.model import MeasureClaim, Party, TransferClaim

Number = Literal["one", "many"]
_PERSON_NAME = re.compile(r"[\w.’'-]+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A party at a place in the text.

    Args:
        at: Document offset.
        party: Who.
        subject: Whether it was the subject of its clause.
        noun: The noun that named it ("regime"), lower case; "" for a bare name.
    """

    at: int
    party: Party
    subject: bool = False
    noun: str = ""


@dataclass(slots=True)
class Discourse:
    """Memory of one document, filled in text order.

    Args:
        published_at: Partial ISO date the report is dated with, None when undated.
    """

    published_at: str | None = None
    named: list[Named] = field(default_factory=list)
    speakers: list[tuple[int, Party]] = field(default_factory=list)
    persons: dict[str, Party] = field(default_factory=dict)
    claims: list[TransferClaim] = field(default_factory=list)
    measures: list[MeasureClaim] = field(default_factory=list)

    def name(self, at: int, party: Party, *, subject: bool = False, noun: str = "") -> None:
        """Remember that `party` was named at `at`."""
        self.named.append(Named(at, party, subject, noun))
        if party.schema == "Person":
            found = _PERSON_NAME.search(party.name)
            if found and party.country:
                self.persons.setdefault(found.group(), party)

    def speak(self, at: int, party: Party) -> None:
        """Remember that `party` was quoted at `at`."""
        self.speakers.append((at, party))
        if party.schema == "Person":
            found = _PERSON_NAME.search(party.name)
            if found:
                known = self.persons.get(found.group())
                if known is None or (party.country and not known.country):
                    self.persons[found.group()] = party

    def speaker(self, before: int) -> Party | None:
        """The last one quoted before `before`."""
        return next((party for at, party in reversed(self.speakers) if at < before), None)

    def person(self, surname: str) -> Party | None:
        """The person introduced earlier under a full name or with an office."""
        return self.persons.get(surname)

    def latest(self, before: int, fits: Callable[[Named], bool]) -> Party | None:
        """The last party named before `before` that fits, subjects of the same sentence distance first."""
        return next((n.party for n in self._back(before) if fits(n)), None)

    def countries(self, before: int, many: int) -> tuple[Party, ...]:
        """The last `many` distinct states named before `before`, in text order."""
        found: list[Party] = []
        for named in self._back(before):
            party = named.party
            if party.country and all(party.country != f.country for f in found):
                found.append(party)
            if len(found) == many:
                break
        return tuple(reversed(found)) if len(found) == many else ()

    def _back(self, before: int) -> Iterator[Named]:
        return (n for n in reversed(self.named) if n.at < before)
