"""A transfer claim together with what its document tells of it: the day, the publisher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enduse.model.claim import Claim, TransferClaim
from enduse.model.document import Document
from enduse.weighing.period import earliest, first_day, is_date, last_day


@dataclass(frozen=True, slots=True)
class Statement:
    """One transfer claim, ready to be weighed.

    Args:
        claim: The claim.
        id: `claim.id`, computed once: it is a hash over the whole claim.
        publisher: Publisher of its document, None when unknown.
        published_at: Partial publication date of its document, None when unknown.
    """

    claim: TransferClaim
    id: str
    publisher: str | None
    published_at: str | None

    @property
    def as_of(self) -> str | None:
        """The day up to which the statement can speak: when it was said, else when it was published."""
        said_on = self.claim.attribution.said_on
        return said_on if is_date(said_on) else self.published_at

    @property
    def is_against(self) -> bool:
        """Whether the source denies the transfer or has not seen it."""
        return self.claim.factuality in ("denied", "not_seen")

    @property
    def period(self) -> tuple[str, str] | None:
        """First and last day of what is said to have happened, None when undated.

        Without an end the period reaches to the day of the statement ("since last year"), never beyond it.
        """
        start = earliest([self.claim.start_date]) or earliest([self.claim.end_date])
        if start is None:
            return None
        for end in (self.claim.end_date, self.as_of):
            if end is not None and is_date(end) and last_day(end) >= first_day(start):
                return first_day(start), last_day(end)
        return first_day(start), last_day(start)


def statements(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> tuple[Statement, ...]:
    """The transfer claims among `claims`, each once, in an order that depends on nothing but what they say.

    Args:
        claims: Claims of any kind; measures move no goods and are passed over.
        documents: Their documents; a claim whose document is not among them has no publisher or date.
    """
    known = {document.id: document for document in documents}
    found = {claim.id: claim for claim in claims if isinstance(claim, TransferClaim)}
    return tuple(_statement(id_, found[id_], known.get(found[id_].document_id)) for id_ in sorted(found))


def _statement(id_: str, claim: TransferClaim, document: Document | None) -> Statement:
    if document is None:
        return Statement(claim, id_, None, None)
    return Statement(claim, id_, document.publisher, document.published_at)
