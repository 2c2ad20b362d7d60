"""A transfer claim being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enduse.claims.attribution import Voice
from enduse.claims.frames import Frame
from enduse.claims.items import Goods
from enduse.claims.parse import Sentence
from enduse.model import Attribution, Party
from enduse.model.claim import TransferStage

if TYPE_CHECKING:
    from spacy.tokens import Token

Parties = tuple[Party, ...]


@dataclass(slots=True)
class Draft:
    """What is known so far of one act.

    Args:
        sentence: Where it is told.
        frame: The act, with the token that tells it.
        giver: Suppliers.
        taker: Recipients.
        sides: Ends of a deal without direction.
        via: Intermediaries in order of travel.
        lot: Goods that move this way.
        back: Goods given in return.
        voice: Who says so.
        echo: Whether it only names again what was told before ("the shipment").
        again: Whether "such" only names an act told before; it then counts where it is denied or not seen.
        held_as: Stage taken over from the act it goes on with, None for its own.
    """

    sentence: Sentence
    frame: Frame
    giver: Parties = ()
    taker: Parties = ()
    sides: Parties = ()
    via: Parties = ()
    lot: list[Goods] = field(default_factory=list)
    back: list[Goods] = field(default_factory=list)
    voice: Voice = field(default_factory=lambda: Voice(Attribution()))
    echo: bool = False
    again: bool = False
    held_as: TransferStage | None = None

    @property
    def trigger(self) -> Token:
        """The token that tells the act."""
        return self.sentence.doc[self.frame.trigger]

    @property
    def directed(self) -> bool:
        """Whether both ends are known."""
        return bool(self.giver and self.taker)


def countries(parties: Parties) -> set[str]:
    """All countries of some parties."""
    return {code for party in parties for code in party.country}


def overlap(one: Parties, other: Parties) -> bool:
    """Whether two ends share a country or a name."""
    return bool(countries(one) & countries(other)) or bool({p.name for p in one} & {p.name for p in other})
