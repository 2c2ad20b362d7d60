"""Words that tell how far a transfer has come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from enduse.model.claim import TransferStage
from enduse.reference.table import rows

Role = Literal["trigger", "governor"]
Pos = Literal["verb", "noun", "adj"]


@cache
def stages(role: Role) -> Mapping[tuple[str, Pos], TransferStage]:
    """(lemma, part of speech) to stage, for words that are the act (`trigger`) or stand over it (`governor`)."""
    return {
        (row["lemma"], cast("Pos", row["pos"])): cast("TransferStage", row["stage"])
        for row in rows("stages/transfer.csv")
        if row["role"] == role
    }
