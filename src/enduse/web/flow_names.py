"""Names of flows in addresses: made of what a flow is, so that they hold while more is read about it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from enduse.model.position import Flow, Weighing


class FlowNames:
    """The name of each of some flows.

    Flows of the same ends and goods at different times are told apart by their order in time.

    Args:
        weighings: The flows.
    """

    def __init__(self, weighings: Sequence[Weighing]) -> None:
        told: Counter[str] = Counter()
        names = [""] * len(weighings)
        for place in sorted(range(len(weighings)), key=lambda place: (weighings[place].flow.since or "", place)):
            name = _name(weighings[place].flow)
            told[name] += 1
            names[place] = name if told[name] == 1 else f"{name}-{told[name]}"
        self._names = tuple(names)
        self._places = {name: place for place, name in enumerate(names)}
        self._of_claims = {
            claim: place
            for place, weighing in enumerate(weighings)
            for position in weighing.positions
            for claim in position.claim_ids
        }

    def name(self, place: int) -> str:
        """The name of the flow at a place in the weighings, counted from 0."""
        return self._names[place]

    def place(self, name: str) -> int | None:
        """The place of the flow of a name, or of a number counted from 1; None when there is none."""
        found = self._places.get(name)
        if found is None and name.isascii() and name.isdecimal() and 1 <= int(name[:9]) <= len(self._names):
            return int(name) - 1
        return found

    def of_claim(self, claim_id: str) -> int | None:
        """The place of the flow that a claim tells of, None when it tells of none."""
        return self._of_claims.get(claim_id)


def _name(flow: Flow) -> str:
    said = json.dumps([flow.supplier, flow.recipient, flow.category, flow.directed])
    return hashlib.sha256(said.encode()).hexdigest()[:12]
