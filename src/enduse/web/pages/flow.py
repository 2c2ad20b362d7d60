"""A flow as a list shows it."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.views.drawing.standing import Standing, standing
from enduse.views.words import dispute_sentence, flow_title, stands_sentence
from enduse.web.pages.page import shown
from enduse.web.snapshot import Snapshot

_LONGEST = 700


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A flow in a list.

    Args:
        id: Its name in addresses.
        number: Its number in the order of the weighings, from 1.
        title: Who to whom, what.
        sentence: What is said of it; where sources differ, how.
        standing: disputed, held, planned or against.
        claims: How many claims tell of it.
        voices: How many independent voices hold that the goods were handed over.
    """

    id: str
    number: int
    title: str
    sentence: str
    standing: Standing
    claims: int
    voices: int


def flow_row(snapshot: Snapshot, place: int) -> FlowRow:
    """The flow at a place in the weighings, counted from 0."""
    weighing = snapshot.weighings[place]
    sentence = dispute_sentence(weighing.dispute) if weighing.dispute else stands_sentence(weighing.positions)
    return FlowRow(
        id=snapshot.names.name(place),
        number=place + 1,
        title=shown(flow_title(weighing.flow)),
        sentence=shown(sentence, _LONGEST),
        standing=standing(weighing),
        claims=len({claim for position in weighing.positions for claim in position.claim_ids}),
        voices=weighing.independent,
    )
