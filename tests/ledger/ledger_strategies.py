"""Documents with claims that hold, over any Unicode text."""

from __future__ import annotations

from hypothesis import strategies as st

from enduse.model import Attribution, Claim, Document, Item, MeasureClaim, Party, Passage, TransferClaim
from enduse.model.span import cut

TEXTS = st.text(min_size=1, max_size=60)
DATES = st.none() | st.sampled_from(["2022", "2023-02", "2023-02-24"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    return Document(
        text=text,
        title=draw(st.none() | TEXTS),
        publisher=draw(st.none() | TEXTS),
        author=tuple(draw(st.lists(TEXTS, max_size=2))),
        published_at=draw(DATES),
        origin=draw(TEXTS),
        passages=(Passage("body", 0, len(text)),),
    )


@st.composite
def readings(draw: st.DrawFn) -> tuple[Document, tuple[Claim, ...]]:
    document = draw(documents())
    return document, tuple(_claim(draw, document) for _ in range(draw(st.integers(0, 3))))


def _claim(draw: st.DrawFn, document: Document) -> Claim:
    start = draw(st.integers(0, len(document.text) - 1))
    span = cut(document.text, start, draw(st.integers(start + 1, len(document.text))))
    party = Party(draw(TEXTS), country=("ir",), span=span)
    said = Attribution((party,), draw(st.none() | TEXTS), draw(DATES), span)
    if draw(st.booleans()):
        return MeasureClaim(
            document.id, (span,), issuer=(party,), amount=draw(st.none() | st.integers()), attribution=said
        )
    item = Item(draw(TEXTS), number=draw(st.none() | st.integers() | TEXTS), span=span)
    return TransferClaim(document.id, (span,), supplier=(party,), items=(item,), stage="sought", attribution=said)
