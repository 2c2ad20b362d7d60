"""A reader whose answers, pace and death are written in the text it reads."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from enduse.case import Outcome
from enduse.model import Claim, Document, Failure, Party, TransferClaim
from enduse.model.errors import PipelineError, UnreachableError
from enduse.model.span import cut

Write = Callable[..., list[str]]


def suppliers(outcomes: list[Outcome]) -> list[str]:
    told = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            told.append("failed")
            continue
        (claim,) = outcome.claims
        assert isinstance(claim, TransferClaim)
        told.append(claim.supplier[0].name)
    return told


@dataclass(frozen=True)
class StubReader:
    """Finds one claim a document, its first word the supplier; `diary` gets a line for every document read."""

    diary: Path
    origin: str = "stub/1"

    def read(self, document: Document) -> tuple[Claim, ...]:
        with self.diary.open("a", encoding="utf-8") as diary:
            diary.write(f"{os.getpid()} {document.origin}\n")
        word = document.text.split()[0]
        if word == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "KILLONCE" and not self.diary.with_name("killed").exists():
            self.diary.with_name("killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "BUG":
            raise KeyError(word)
        if word == "AWAY":
            raise UnreachableError(f"{document.origin}: no answer; try again")
        if word == "NOPIPELINE":
            raise PipelineError("no pipeline; install one")
        if word == "SLOW":
            time.sleep(0.4)
        time.sleep(0.002)
        return (TransferClaim(document.id, (cut(document.text, 0, len(word)),), (Party(word),), origin=self.origin),)

    def reads(self) -> list[str]:
        if not self.diary.exists():
            return []
        return [line.partition(" ")[2] for line in self.diary.read_text(encoding="utf-8").splitlines()]

    def processes(self) -> set[int]:
        return {int(line.split()[0]) for line in self.diary.read_text(encoding="utf-8").splitlines()}
