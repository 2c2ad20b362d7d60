"""Claims that say the same made one, and the halves of a barter tied together."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from enduse.claims.chat.tally import LINK, Tally
from enduse.model import Claim, Item, MeasureClaim, Party, TransferClaim

Place = tuple[int, str]
"""A transfer's place in the answers: number of the chunk, and the key the model gave it."""


@dataclass(frozen=True, slots=True)
class Warranted:
    """A claim that holds.

    Args:
        claim: The claim, without links.
        place: Where a link may point to it, None for a measure.
        in_exchange_for: Places of the claims given in return.
    """

    claim: Claim
    place: Place | None = None
    in_exchange_for: tuple[Place, ...] = ()


def merged(warranted: Iterable[Warranted], tally: Tally) -> tuple[Claim, ...]:
    """The claims in text order, each once, barters linked.

    Args:
        warranted: In the order of the answers.
        tally: Told of repetitions, and of links that lead nowhere.
    """
    kept: dict[Hashable, Claim] = {}
    places: dict[Place, Hashable] = {}
    links: dict[Hashable, dict[Place, None]] = {}
    for entry in warranted:
        same = _sense(entry.claim)
        tally.merged += same in kept
        kept[same] = _joined(kept[same], entry.claim) if same in kept else entry.claim
        if entry.place is not None:
            places.setdefault(entry.place, same)
        links.setdefault(same, {}).update(dict.fromkeys(entry.in_exchange_for))
    # The id of a claim leaves out its links, so they can be set last.
    ids = {place: kept[same].id for place, same in places.items()}
    linked = [_linked(claim, links[same], ids, tally) for same, claim in kept.items()]
    return tuple(sorted(linked, key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


def _joined(first: Claim, second: Claim) -> Claim:
    return replace(first, spans=tuple(sorted({*first.spans, *second.spans})))


def _linked(claim: Claim, links: Collection[Place], ids: Mapping[Place, str], tally: Tally) -> Claim:
    if isinstance(claim, MeasureClaim):
        return claim
    found = dict.fromkeys(ids[place] for place in links if place in ids and ids[place] != claim.id)
    if len(links) > len(found):
        tally.trimmed[LINK] += len(links) - len(found)
    return replace(claim, in_exchange_for=tuple(found))


def _sense(claim: Claim) -> Hashable:
    """What a claim says, wherever it stands."""
    said = (claim.stage, claim.factuality, claim.start_date, claim.end_date, _names(claim.attribution.sources))
    if isinstance(claim, TransferClaim):
        ends = (claim.supplier, claim.recipient, claim.parties, claim.intermediaries)
        goods = frozenset(_goods(item) for item in claim.items)
        return ("transfer", *map(_names, ends), goods, claim.manner, *said)
    named = frozenset(instrument.lower() for instrument in claim.instruments)
    return ("measure", _names(claim.issuer), _names(claim.targets), named, claim.amount, *said)


def _names(parties: tuple[Party, ...]) -> frozenset[Hashable]:
    return frozenset((party.name.lower(), party.country) for party in parties)


def _goods(item: Item) -> Hashable:
    return item.description.lower(), item.designation, item.number, item.amount
