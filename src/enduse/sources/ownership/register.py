"""What an ownership file tells: stakes, other holds, the parties named, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from enduse.model.entity import Entity
from enduse.model.errors import InputError
from enduse.model.failure import Failure
from enduse.model.ownership import Influence, Ownership


@dataclass(frozen=True, slots=True)
class Register:
    """What one or several ownership files tell.

    Args:
        holdings: Stakes, in the order of the files.
        influences: Holds on parties that are no shares, which no sum can count.
        parties: Identifier to party.
        unnamed: Identifiers that stand for owners who are not named.
        failures: Rows and statements that could not be read.
    """

    holdings: tuple[Ownership, ...] = ()
    influences: tuple[Influence, ...] = ()
    parties: Mapping[str, Entity] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    failures: tuple[Failure, ...] = ()

    def caption(self, party: str) -> str:
        """The name to show for a party: its identifier when no name is told."""
        entity = self.parties.get(party)
        return (entity.caption if entity else "") or party


class Draft:
    """A register as it is being read."""

    def __init__(self) -> None:
        self.holdings: list[Ownership] = []
        self.influences: list[Influence] = []
        self.parties: dict[str, Entity] = {}
        self.unnamed: set[str] = set()
        self.failures: list[Failure] = []

    def party(self, entity: Entity) -> str:
        """Keep a party, the first name told for it standing; answers its identifier."""
        known = self.parties.get(entity.id)
        if known is None or (entity.caption and not known.caption):
            self.parties[entity.id] = entity
        return entity.id

    def fail(self, origin: str, why: str) -> None:
        """Note what could not be read."""
        self.failures.append(Failure(origin, InputError(f"{origin}: {why}")))

    def register(self) -> Register:
        """The finished register."""
        return Register(
            tuple(self.holdings),
            tuple(self.influences),
            MappingProxyType(self.parties),
            frozenset(self.unnamed),
            tuple(self.failures),
        )


def together(registers: Iterable[Register]) -> Register:
    """Several registers as one; equal identifiers are one party, its first name standing."""
    draft = Draft()
    for each in registers:
        draft.holdings += each.holdings
        draft.influences += each.influences
        draft.unnamed |= each.unnamed
        draft.failures += each.failures
        for entity in each.parties.values():
            draft.party(entity)
    return draft.register()
