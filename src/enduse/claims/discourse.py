"""What a reader has in mind at a point of the story: who was named, who spoke, what was said to be handed over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from enduse.model import Item, MeasureClaim, Party, TransferClaim
from enduse.model.claim import TransferStage

Number = Literal["one", "many"]


@dataclass(frozen=True, slots=True)
class Named:
    """A party at a place in the text.

    Args:
        at: Document offset.
        party: Who.
        subject: Whether it was the subject of its clause.
        noun: The noun that named it ("regime"), lower case; "" for a bare name.
        place: Whether it is a city, port or other spot.
        adjective: Whether it is only the adjective of a state ("Russian").
        speaks: Whether it is named as the one who says so; such a one is seldom whom "the regime" means.
    """

    at: int
    party: Party
    subject: bool = False
    noun: str = ""
    speaks: bool = False
    place: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A transfer as told: the ends and goods that "such aid" or "them" may take up again.

    Args:
        giver: Suppliers.
        taker: Recipients.
        items: Goods.
        stage: How far it had come, None when untold.
        at: Document offset of the sentence.
    """

    giver: tuple[Party, ...]
    taker: tuple[Party, ...]
    items: tuple[Item, ...]
    stage: TransferStage | None = None
    at: int = 0


@dataclass(slots=True)
class Discourse:
    """Memory of one document, filled in text order.

    Args:
        published_at: Partial ISO date the report is dated with, None when undated.
    """

    published_at: str | None = None
    named: list[Named] = field(default_factory=list)
    speakers: list[tuple[int, Party]] = field(default_factory=list)
    introduced: dict[str, Party] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    claims: list[TransferClaim] = field(default_factory=list)
    measures: list[MeasureClaim] = field(default_factory=list)

    def name(self, named: Named) -> None:
        """Remember somebody named."""
        self.named.append(named)
        if named.party.country and named.party.schema not in ("Country", "PublicBody") and not named.noun:
            self._introduce(named.party)

    def speak(self, at: int, party: Party) -> None:
        """Remember that `party` was quoted at `at`."""
        self.speakers.append((at, party))
        if party.schema == "Person":
            self._introduce(party)

    def speaker(self, before: int) -> Party | None:
        """The last one quoted before `before`."""
        return next((party for at, party in reversed(self.speakers) if at < before), None)

    def known(self, name: str) -> Party | None:
        """The person, company or group introduced under this name, or under a longer one it shortens."""
        words = name.split()
        if name in self.introduced or len(words) < 2:
            return self.introduced.get(name)
        found = self.introduced.get(words[0]) or self.introduced.get(words[-1])
        return found if found is not None and (words[0] in found.name or found.schema == "Person") else None

    def _introduce(self, party: Party) -> None:
        words = party.name.split()
        short = words[-1] if party.schema == "Person" else words[0]
        for name in (party.name, short):
            before = self.introduced.get(name)
            if len(name) > 2 and name[:1].isupper() and (before is None or (party.country and not before.country)):
                self.introduced[name] = party

    def latest(self, before: int, fits: Callable[[Named], bool]) -> Party | None:
        """The last party named before `before` that fits, subjects of the same sentence distance first."""
        return next((n.party for n in self._back(before) if fits(n)), None)

    def engaged(self, country: tuple[str, ...]) -> bool:
        """Whether a country is an end of a transfer told so far."""
        return any(set(country) & set(p.country) for told in self.told for p in (*told.giver, *told.taker))

    def countries(self, before: int, many: int, barred: Collection[str] = ()) -> tuple[Party, ...]:
        """The last `many` distinct states named before `before`, those of `barred` codes left out, in text order."""
        found: list[Party] = []
        for named in self._back(before):
            party = named.party
            if (
                party.country
                and not set(party.country) & set(barred)
                and all(party.country != f.country for f in found)
            ):
                found.append(party)
            if len(found) == many:
                break
        return tuple(reversed(found)) if len(found) == many else ()

    def _back(self, before: int) -> Iterator[Named]:
        return (n for n in reversed(self.named) if n.at < before)
