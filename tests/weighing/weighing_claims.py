"""Short claims for tests of weighing: who gives what to whom, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from enduse.model import Attribution, Item, Party, Span, TransferClaim
from enduse.model.claim import Factuality, TransferStage

US = ("us",)
KIRBY = Party("John Kirby", "Person", US)
WHITE_HOUSE = Party("White House", "PublicBody", US)
SPIEGEL = Party("Der Spiegel", "Organization", ("de",))
REUTERS = Party("Reuters", "Organization", ("gb",))
TEHRAN = Party("Iran", "Country", ("ir",))


def state(code: str) -> Party:
    return Party(code.upper(), "Country", (code,))


def said(
    source: Party | Sequence[Party] | None = None,
    factuality: Factuality = "certain",
    stage: TransferStage | None = "delivered",
    *,
    goods: Sequence[str | None] = ("arms",),
    words: str = "goods of that kind",
    supplier: Sequence[str] = ("ir",),
    recipient: Sequence[str] = ("ru",),
    parties: Sequence[str] = (),
    document: str = "d1",
    on: str | None = None,
    since: str | None = None,
    until: str | None = None,
    via: Sequence[str] = (),
) -> TransferClaim:
    chain = (source,) if isinstance(source, Party) else tuple(source or ())
    return TransferClaim(
        document_id=document,
        spans=(Span(0, 4, "word"),),
        supplier=tuple(map(state, supplier)),
        recipient=tuple(map(state, recipient)),
        parties=tuple(map(state, parties)),
        intermediaries=tuple(map(state, via)),
        items=tuple(Item(f"{words} {category or ''}".strip(), category=category) for category in goods),
        stage=stage,
        factuality=factuality,
        attribution=Attribution(chain, "said" if chain else None, on),
        start_date=since,
        end_date=until,
    )
