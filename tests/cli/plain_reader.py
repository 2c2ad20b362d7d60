"""A reader of plain sentences, so that the command line is tested without a language pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from enduse.model import Attribution, Claim, Document, Item, Party, TransferClaim
from enduse.model.span import cut

SENTENCE = re.compile(r"(?P<who>\w+) says (?P<giver>\w+) (?P<verb>sent|did not send) (?P<goods>\w+) to (?P<taker>\w+)")
CODES = {"China": "cn", "Russia": "ru", "Iran": "ir"}


class PlainReader:
    """Reads "X says A sent G to B", so that the command line is tested without a language pipeline."""

    origin = "plain/1"

    def read(self, document: Document) -> tuple[Claim, ...]:
        return tuple(_claim(document, found) for found in SENTENCE.finditer(document.text))


def _claim(document: Document, found: re.Match[str]) -> Claim:
    def state(name: str) -> Party:
        return Party(name, "Country", (CODES[name],)) if name in CODES else Party(name, "Company")

    return TransferClaim(
        document.id,
        (cut(document.text, *found.span()),),
        (state(found["giver"]),),
        (state(found["taker"]),),
        items=(Item(found["goods"], category="missile"),),
        stage="delivered",
        factuality="certain" if found["verb"] == "sent" else "denied",
        attribution=Attribution((Party(found["who"], "Organization"),), "says"),
        origin=PlainReader.origin,
    )


@dataclass
class Told:
    code: int
    out: str
    err: str


Enduse = Callable[..., Told]
