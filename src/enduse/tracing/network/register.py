"""What is read of a register of ownership here, whoever holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from enduse.model import Entity
from enduse.model.ownership import Influence, Ownership


class Register(Protocol):
    """Parties, stakes and holds; `enduse.sources.ownership.Register` is one."""

    @property
    def parties(self) -> Mapping[str, Entity]:
        """Identifier to party."""

    @property
    def holdings(self) -> Sequence[Ownership]:
        """Stakes."""

    @property
    def influences(self) -> Sequence[Influence]:
        """Holds that are no shares: directors, votes."""

    @property
    def unnamed(self) -> AbstractSet[str]:
        """Identifiers that stand for owners who are not named."""
