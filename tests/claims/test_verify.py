from __future__ import annotations

from dataclasses import replace

import pytest

from enduse.claims.verify import holds, verified
from enduse.model import Attribution, Claim, Item, MeasureClaim, Party, Span, TransferClaim
from enduse.model.span import cut

TEXT = "Iran sent drones to Russia, Kirby said."


def span(words: str) -> Span:
    return cut(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


GOOD = TransferClaim(
    document_id="d",
    spans=(span(TEXT),),
    supplier=(Party("Iran", "Country", ("ir",), None, span("Iran")),),
    recipient=(Party("Russia", "Country", ("ru",), None, span("Russia")),),
    items=(Item("drones", span=span("drones")),),
    attribution=Attribution((Party("Kirby", span=span("Kirby")),), "said", None, span("said")),
)
MEASURE = MeasureClaim(document_id="d", spans=(span("Iran"), span("Russia")), issuer=(Party("Iran"),))


@pytest.mark.parametrize("claim", [GOOD, MEASURE, replace(GOOD, supplier=(Party("Tehran"),))])
def test_claims_that_hold_pass_unchanged(claim: Claim) -> None:
    assert verified((claim,), TEXT) == (claim,)


@pytest.mark.parametrize(
    "bad",
    [
        Span(0, 4, "Irak"),
        Span(0, 5, "Iran"),
        Span(1, 5, "Iran"),
        Span(0, 0, ""),
        Span(4, 0, ""),
        Span(-4, -1, "said"),
        Span(-6, -1, "said."[:-1]),
        Span(0, 10_000, TEXT),
        Span(10_000, 10_004, "Iran"),
    ],
)
@pytest.mark.parametrize("where", ["spans", "second", "supplier", "items", "source", "cue"])
def test_one_bad_span_anywhere_drops_the_claim(bad: Span, where: str) -> None:
    said = GOOD.attribution
    claim = {
        "spans": replace(GOOD, spans=(bad,)),
        "second": replace(GOOD, spans=(*GOOD.spans, bad)),
        "supplier": replace(GOOD, supplier=(replace(GOOD.supplier[0], span=bad),)),
        "items": replace(GOOD, items=(*GOOD.items, Item("drones", span=bad))),
        "source": replace(GOOD, attribution=replace(said, sources=(Party("Kirby", span=bad),))),
        "cue": replace(GOOD, attribution=replace(said, span=bad)),
    }[where]
    assert not holds(claim, TEXT)
    assert verified((GOOD, claim, MEASURE), TEXT) == (GOOD, MEASURE)


def test_a_claim_without_spans_is_dropped() -> None:
    assert verified((replace(GOOD, spans=()),), TEXT) == ()


def test_claims_of_another_text_are_dropped() -> None:
    assert verified((GOOD, MEASURE), "Iran sent nothing.") == ()
