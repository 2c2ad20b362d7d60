"""Who is named in a case, and where: the parties of its claims and of its shipments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from enduse.case.fingerprint import query_key
from enduse.model import Claim, Document, Party, Query, Shipment, TransferClaim
from enduse.model.answer import Mention
from enduse.screening.shipments.parties import queries

STATES: Final = frozenset({"Country", "PublicBody"})
"""Schemata of what is a state or one of its organs: lists name parties, and measures against states are no match."""

_TRANSFER: Final = ("supplier", "recipient", "parties", "intermediaries")
_MEASURE: Final = ("issuer", "targets")
_MOST: Final = 20


@dataclass
class Named:
    """A party that is named.

    Args:
        query: How it is asked about.
        mentions: Where it is named, the first twenty places.
        count: How often it is named.
    """

    query: Query
    mentions: list[Mention] = field(default_factory=list)
    count: int = 0

    def add(self, mention: Mention) -> None:
        """Note one more place."""
        self.count += 1
        if len(self.mentions) < _MOST:
            self.mentions.append(mention)


@dataclass(frozen=True)
class Roll:
    """Everybody named in a case.

    Args:
        parties: Who is screened, by fingerprint of the query, in order of name.
        states: How many names are passed over because they are a state or an organ of one.
    """

    parties: Mapping[str, Named]
    states: int


def named_in(claims: Iterable[Claim], documents: Iterable[Document], shipments: Iterable[Shipment] = ()) -> Roll:
    """Everybody named in claims and shipments, each once.

    Parties of one name are one question, with all the countries that are told of them. Their kind is not asked: in
    running text a firm is easily taken for a person, and a listed firm would be missed for it. Speakers whom a claim is
    attributed to are no parties of it. A party that is a state or a public body is counted and passed over.

    Args:
        claims: The claims.
        documents: The documents they were read from.
        shipments: The shipments.
    """
    places = {document.id: document for document in documents}
    found: dict[str, list[tuple[Party, Mention]]] = defaultdict(list)
    states = set()
    for claim in claims:
        for role, party in _parties(claim):
            name = " ".join(party.name.split())
            if party.schema in STATES:
                states.add(name)
            elif any(map(str.isalnum, name)):
                found[name].append((party, _mention(role, claim, places.get(claim.document_id))))
    parties: dict[str, Named] = {}
    for name, mentions in sorted(found.items()):
        countries = tuple(sorted({code for party, _ in mentions for code in party.country}))
        query = Query((name,), countries=countries)
        one = parties.setdefault(query_key(query), Named(query))
        for _, mention in mentions:
            one.add(mention)
    for shipment in shipments:
        for role, query in queries(shipment):
            one = parties.setdefault(query_key(query), Named(query))
            one.add(Mention(role, title=shipment.dataset, published_at=shipment.date, shipment_id=shipment.id))
    return Roll(parties, len(states))


def _parties(claim: Claim) -> Iterator[tuple[str, Party]]:
    for role in _TRANSFER if isinstance(claim, TransferClaim) else _MEASURE:
        for party in getattr(claim, role):
            yield role, party


def _mention(role: str, claim: Claim, document: Document | None) -> Mention:
    start = claim.spans[0].start if claim.spans else 0
    quote = " … ".join(span.exact for span in claim.spans)
    if document is None:
        return Mention(role, claim.id, claim.document_id, quote=quote, start=start)
    passage = next((each.kind for each in document.passages if each.start <= start < each.end), "")
    title = document.title or ""
    return Mention(role, claim.id, document.id, title, document.published_at, document.origin, quote, start, passage)
