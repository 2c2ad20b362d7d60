"""Claims turned into movements: who is said to have sent what to whom, through whom, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from enduse.model import Claim, Document, Item, Party, TransferClaim
from enduse.reference.tracing.fate import certainties, fates
from enduse.tracing.network.denial import Denials, Told
from enduse.tracing.network.node import Node, nodes_of
from enduse.tracing.network.period import period_of
from enduse.tracing.network.repetition import once
from enduse.tracing.network.said import ClaimMovements, LeftOut, Said
from enduse.tracing.network.way import legs_of

_UNTOLD = "goods"


def movements_of(
    claims: Iterable[Claim], documents: Iterable[Document] = (), voices: Mapping[str, str] | None = None
) -> ClaimMovements:
    """The movements that claims tell of; their order does not matter, nor how often a claim is given.

    A claim makes a leg from each supplier to the first intermediary, between intermediaries in their order, and from
    the last to each recipient, for each kind of goods. Where an end is not told the legs remain that are. Which stages
    count, and for how much, stands in `reference/tracing/stages.csv`; denials are no movements, they dispute those of
    others. What one source says of one leg at one time counts once, in however many reports.

    Args:
        claims: Claims of any kind; measures move nothing and are passed over in silence.
        documents: The reports they were read from, for their dates and publishers.
        voices: Id of a claim to the key of its original source; where it has none, the name of the first speaker, else
            the publisher, else the report.
    """
    known = {document.id: document for document in documents}
    transfers = {claim.id: claim for claim in claims if isinstance(claim, TransferClaim)}
    told: dict[str, Told] = {}
    left: list[LeftOut] = []
    for id_ in sorted(transfers):
        claim = transfers[id_]
        document = known.get(claim.document_id)
        told[id_] = _told(id_, claim, document, (voices or {}).get(id_) or _voice(claim, document))
    against = Denials(told[id_] for id_, claim in transfers.items() if _counts_against(claim))
    found: list[Said] = []
    for id_, each in told.items():
        claim = transfers[id_]
        why = _why_not(claim)
        if why:
            left.append(LeftOut(id_, why))
            continue
        legs, missing = legs_of(each.sources, [nodes_of(party) for party in claim.intermediaries], each.targets)
        left += [LeftOut(id_, why) for why in missing]
        weight = fates()[claim.stage].weight * certainties()[claim.factuality].weight
        for goods in each.goods or ("",):
            denials = against.of(replace(each, goods=(goods,)))
            found += [
                Said(source, target, goods, each.first_day, each.last_day, each.voice, (id_,), weight, denials)
                for source, target in legs
            ]
    return ClaimMovements(tuple(once(found)), tuple(left))


def _told(id_: str, claim: TransferClaim, document: Document | None, voice: str) -> Told:
    first, last = period_of(claim, document)
    goods = tuple(sorted({key for item in claim.items if (key := _goods(item))}))
    has_moved = fates()[claim.stage].kind == "moved"
    return Told(id_, voice, _nodes(claim.supplier), _nodes(claim.recipient), goods, first, last, has_moved)


def _nodes(parties: Iterable[Party]) -> tuple[Node, ...]:
    found = {node.key: node for party in parties for node in nodes_of(party)}
    return tuple(found.values())


def _goods(item: Item) -> str:
    digits = "".join(filter(str.isdigit, item.hs_code or ""))[:6]
    if len(digits) == 6:
        return digits
    return "" if item.category in (None, _UNTOLD) else str(item.category)


def _voice(claim: TransferClaim, document: Document | None) -> str:
    """The first speaker, else the publisher, else the report; who is only described is another one in each report."""
    publisher = document.publisher if document else None
    name = claim.attribution.sources[0].name if claim.attribution.sources else publisher
    if not name:
        return f"document:{claim.document_id}"
    folded = "name:" + " ".join(name.casefold().split())
    return f"{folded}@{claim.document_id}" if name == name.lower() != name.upper() else folded


def _counts_against(claim: TransferClaim) -> bool:
    """Whether its source denies a movement, or a deal; that nothing was planned or halted denies none."""
    return certainties()[claim.factuality].against and fates()[claim.stage].weight > 0


def _why_not(claim: TransferClaim) -> str:
    """Why a claim makes no movement at all, empty when it may."""
    certainty, fate = certainties()[claim.factuality], fates()[claim.stage]
    if certainty.against:
        return certainty.why
    if not fate.weight:
        return fate.why
    if claim.parties and not (claim.supplier or claim.recipient):
        return "no direction is told"
    return ""
