"""Words that tell how far a transfer has come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias, cast

from enduse.model.claim import TransferStage
from enduse.reference.table import rows

Role = Literal["trigger", "governor"]
Pos = Literal["verb", "noun", "adj"]
Moved: TypeAlias = TransferStage | Literal["lifted"]


@cache
def stages(role: Role) -> Mapping[tuple[str, Pos], Moved]:
    """(lemma with its particle, part of speech) to stage, for words that are the act or stand over it (`governor`).

    `lifted` undoes a halt and is never the stage of a claim.
    """
    return {
        (row["lemma"], cast("Pos", row["pos"])): cast("Moved", row["stage"])
        for row in rows("stages/transfer.csv")
        if row["role"] == role
    }


@cache
def frame_stages() -> Mapping[str, TransferStage]:
    """What a frame tells of the stage where its word tells nothing."""
    return {row["frame"]: cast("TransferStage", row["stage"]) for row in rows("stages/frames.csv")}
