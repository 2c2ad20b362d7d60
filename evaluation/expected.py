"""Claims an analyst expects of a report, and what a claim as read has wrong beside one.

An expected claim is a JSON object. Countries are lists of ISO 3166-1 alpha-2; lists of stages, factualities and source
chains are alternatives, and a slot that is left out is not asked for. `"required": false` marks what may be read or
left; `variant_of` another coding of the claim with that number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enduse.model import Claim, Item, MeasureClaim, Party, TransferClaim
from evaluation.wording import folded, head, naming

_FIGURE = re.compile(r"[0-9.]+")
_ENDS = ("supplier", "recipient", "intermediaries")


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim an analyst writes down.

    Args:
        number: Its number in the file.
        required: Whether a reader that leaves it has missed something.
        variant_of: Number of the claim this is another coding of, None for a main coding.
        slots: The JSON object: what the claim has to say.
    """

    number: int
    required: bool
    variant_of: int | None
    slots: Mapping[str, Any]

    @property
    def quote(self) -> str:
        """The words that carry it."""
        return str(self.slots["quote"])

    def countries(self, slot: str) -> set[str]:
        """Countries in a slot."""
        return set(self.slots.get(slot, ()))


@dataclass(frozen=True, slots=True)
class Report:
    """A report and what is expected of it.

    Args:
        path: The expected file.
        document: The report's text file.
        published: The date to read it with, None for an undated one.
        claims: In the file's order.
    """

    path: Path
    document: Path
    published: str | None
    claims: tuple[Expected, ...]


def report(path: Path) -> Report:
    """The report that an expected file describes."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    claims = tuple(
        Expected(slots.get("n", i), slots.get("required", True), slots.get("variant_of"), slots)
        for i, slots in enumerate(gold["claims"])
    )
    return Report(path, path.parent / gold["document"], gold.get("published"), claims)


def core_right(expected: Expected, claim: Claim) -> bool:
    """Whether kind and countries are those expected and at least half of the expected goods are named."""
    if isinstance(claim, MeasureClaim):
        return expected.slots["kind"] == "measure" and all(
            countries(getattr(claim, slot)) == expected.countries(slot) for slot in ("issuer", "targets")
        )
    if expected.slots["kind"] != "transfer" or not _goods_right(expected, claim.items):
        return False
    if expected.countries("parties"):
        return countries((*claim.parties, *claim.supplier, *claim.recipient)) == expected.countries("parties")
    return all(countries(getattr(claim, slot)) == expected.countries(slot) for slot in _ENDS)


def wrong_slots(expected: Expected, claim: Claim) -> list[str]:
    """What the claim has wrong beyond its core, slot and value in words; empty for a claim that is full."""
    return [*_wrong_saying(expected, claim), *_wrong_facts(expected, claim)]


def countries(parties: Iterable[Party]) -> set[str]:
    """The countries of parties."""
    return {code for party in parties for code in party.country}


def _goods_right(expected: Expected, items: Iterable[Item]) -> bool:
    wanted = expected.slots.get("items", ())
    said = [set(folded(f"{item.description} {item.designation or ''}")) for item in items]
    return 2 * sum(any(head(goods) in words for words in said) for goods in wanted) >= len(wanted)


def _wrong_saying(expected: Expected, claim: Claim) -> Iterator[str]:
    """Stage, factuality, source and day: every claim has them."""
    for slot in ("stage", "factuality"):
        if expected.slots.get(slot) and getattr(claim, slot) not in expected.slots[slot]:
            yield f"{slot} {getattr(claim, slot)}"
    sources = claim.attribution.sources
    if expected.slots.get("sources") and not _source_right(expected.slots["sources"], sources):
        yield f"source {[source.name for source in sources]}"
    if expected.slots.get("said_on") and claim.attribution.said_on != expected.slots["said_on"]:
        yield f"said_on {claim.attribution.said_on}"


def _source_right(chains: Iterable[list[str]], sources: tuple[Party, ...]) -> bool:
    """Whether the first speaker is one of those wanted, by a longer or a shorter name."""
    said = naming(sources[0].name) if sources else frozenset()
    return bool(said) and any(naming(chain[0]) <= said or said <= naming(chain[0]) for chain in chains)


def _wrong_facts(expected: Expected, claim: Claim) -> Iterator[str]:
    """Manner, date, amount, quantities and exchange, as far as the analyst states them."""
    wanted = expected.slots
    transfer = claim if isinstance(claim, TransferClaim) else None
    manner = transfer.manner if transfer else ()
    if wanted.get("manner") and not set(wanted["manner"]) & set(manner):
        yield f"manner {list(manner)}"
    if wanted.get("start_date") and not (claim.start_date or "").startswith(wanted["start_date"]):
        yield f"start_date {claim.start_date}"
    if wanted.get("amount") and isinstance(claim, MeasureClaim) and claim.amount != wanted["amount"]:
        yield f"amount {claim.amount}"
    figures = {
        float(number) for item in (transfer.items if transfer else ()) if _FIGURE.fullmatch(number := str(item.number))
    }
    for quantity in wanted.get("quantities", ()):
        if isinstance(quantity["number"], int | float) and quantity["number"] not in figures:
            yield f"number {quantity['number']} of {quantity['of']}"
    if wanted.get("exchange_with") and not (transfer and transfer.in_exchange_for):
        yield "no in_exchange_for"
