"""Movements that claims tell of, and claims that tell of none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from enduse.tracing.movement import Movement
from enduse.tracing.network.node import Node


@dataclass(frozen=True, slots=True)
class Said:
    """Goods that one source says went from one node to another.

    Args:
        source: Who hands over.
        target: Who receives.
        goods: Six digits where the claim states a code, else the key of a goods category, empty when unknown.
        first_day: Earliest day in days since 1970-01-01; `EARLIEST` when not told.
        last_day: Latest such day; `LATEST` when not told.
        voice: Key of the original source: ten reports that quote one speaker are one.
        claims: Ids of its claims, sorted.
        weight: What stage and certainty count for, the highest of its claims, above 0 to 1.
        denials: Ids of claims of other sources that deny it or have not seen it, sorted.
    """

    source: Node
    target: Node
    goods: str
    first_day: int
    last_day: int
    voice: str
    claims: tuple[str, ...]
    weight: float
    denials: tuple[str, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether another source denies it or has not seen it."""
        return bool(self.denials)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A transfer claim, or a part of one, that makes no movement.

    Args:
        claim: Its id.
        why: The reason in words.
    """

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimMovements:
    """What claims tell of movements.

    Args:
        said: The movements, in order of their nodes, goods, days and sources.
        left_out: Claims that make none, and why, in order of their ids.
    """

    said: tuple[Said, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Everybody at an end of a movement, by key; of several names of one key the first in the alphabet."""
        found: dict[str, Node] = {}
        for each in self.said:
            for node in (each.source, each.target):
                found[node.key] = min(found.get(node.key, node), node, key=lambda one: (one.name, one.kind or ""))
        return tuple(found[key] for key in sorted(found))

    def notes(self) -> tuple[str, ...]:
        """What was left out, a sentence for each reason, the commonest first."""
        count = Counter(each.why for each in self.left_out)
        order = sorted(count, key=lambda why: (-count[why], why))
        return tuple(f"{count[why]:,} claim{'s' if count[why] > 1 else ''} left out: {why}" for why in order)

    def movements(self, numbers: Mapping[str, int], first_id: int = 0) -> tuple[Movement, ...]:
        """The movements as edges of a network, those between one party and itself left out.

        Args:
            numbers: Key of a node to the number of its party, joined spellings to one number.
            first_id: Id of the first; the place of `said` is added, so that an id leads back to it.
        """
        return tuple(
            Movement(
                first_id + place,
                numbers[each.source.key],
                numbers[each.target.key],
                each.source.country,
                each.target.country,
                each.goods,
                each.first_day,
                each.last_day,
                basis="said",
            )
            for place, each in enumerate(self.said)
            if numbers[each.source.key] != numbers[each.target.key]
        )
