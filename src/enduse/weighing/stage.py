"""How far the stages of a transfer go, for comparing what sources say of it."""

from __future__ import annotations

from enduse.model.claim import TransferStage

_RANK: dict[TransferStage | None, int] = {
    "considered": 1,
    "sought": 2,
    "offered": 2,
    "negotiated": 3,
    "agreed": 4,
    "licensed": 5,
    "halted": 5,
    "seized": 6,
    "shipped": 7,
    "delivered": 7,
    None: 7,
}
HANDED_OVER = 7


def rank(stage: TransferStage | None) -> int:
    """How far a stage goes, 1 (considered) to 7 (on its way or handed over).

    "Shipped" and "delivered" weigh the same, since reports use them for each other; a supply of which no stage is
    told is taken for one that happened. A seized cargo was under way but not handed over.
    """
    return _RANK[stage]
