"""What tests of exports are made of: a few claims, and as many as one likes with names nobody should trust."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from views_claims import CHINA, DENIED, DOCUMENT, DUBAI, KIRBY, MEASURE, RUSSIA, SHIPPED, SPIEGEL, WEIGHING

from enduse.model import Attribution, Claim, Document, Item, MeasureClaim, Party, TransferClaim
from enduse.model.span import Span
from enduse.views.export import Holdings, papers

UNDIRECTED = TransferClaim(
    DOCUMENT.id, SHIPPED.spans, parties=(RUSSIA, CHINA), items=(Item("arms", category="arms"),), stage="agreed"
)
ONE_END = TransferClaim(DOCUMENT.id, SHIPPED.spans, recipient=(RUSSIA,), items=(Item("tanks", category="armour.tank"),))
CLAIMS: tuple[Claim, ...] = (SHIPPED, DENIED, MEASURE, UNDIRECTED, ONE_END)
HELD = Holdings(CLAIMS, papers([DOCUMENT]), (WEIGHING,))

HOSTILE_NAMES = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\u202eevil\u202c \u2066reversed\u2069",
    "nul\x00 bell\x07 escape\x1b[31m delete\x7f next\x85",
    "line\r\nbreak\rreturn\ntab\t, \"quote\"; 'single'",
    "]]> &amp; &lt; <!-- --> <![CDATA[x]]>",
    "lone \ud800 surrogate \udfff",
    "\ufffe\uffff\ufdd0 not characters",
    "\U0001f680 e\u0301 \u200b\u200d\ufeff soft\u00adhyphen",
    "x" * 500,
    "é" * 500,
    "'quoted'",
    "\"'nested'\"",
    '"',
    "'",
    "\u3000ideographic\u2003spaces\u2028lines\u2029",
    "a" * 2_000,
    "\u0344\u200dm\u0323\u0307 composed anew",
    "\u202e",
)


def transfer(name: str, document: Document = DOCUMENT) -> TransferClaim:
    """A claim in which everything that can be is that name."""
    party = Party(name, "Company", ("cn",))
    return TransferClaim(
        document.id,
        (Span(0, len(name), name),),
        (party,),
        (Party(f"{name} b", "LegalEntity"),),
        intermediaries=(Party(f"{name} c", "Person", ("ae", "hk")),),
        items=(Item(name, name, "armour.tank", number=name, amount=name, currency=name),),
        stage="delivered",
        manner=("covert",),
        end_use=name,
        attribution=Attribution((party, KIRBY), name, name),
        start_date=name,
        end_date=name,
        origin=name,
    )


def measure(name: str, document: Document = DOCUMENT) -> MeasureClaim:
    """Likewise a measure."""
    return replace(MEASURE, document_id=document.id, targets=(Party(name),), instruments=(name, name), currency=name)


def document(name: str) -> Document:
    """A document of which everything is that name."""
    return Document(f"text of {name}", name, name, name, (name, name), name, name, name, f"/home/somebody/{name}")


def hostile_holdings(names: tuple[str, ...] = HOSTILE_NAMES) -> Holdings:
    """Claims and documents of such names."""
    documents = [document(name) for name in names]
    pairs = list(zip(names, documents, strict=True))
    claims = [claim for name, told in pairs for claim in (transfer(name, told), measure(name, told))]
    return Holdings(tuple(claims), papers(documents))


anything = st.text(st.characters(), max_size=40) | st.sampled_from(HOSTILE_NAMES)

__all__ = ["CHINA", "CLAIMS", "DUBAI", "HELD", "KIRBY", "RUSSIA", "SPIEGEL", "anything", "hostile_holdings", "transfer"]
