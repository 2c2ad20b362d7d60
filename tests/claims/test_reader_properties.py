# reports print curly apostrophes; a list of words reads best in a row
from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.claims.reader import Reader
from enduse.model import Claim, Document, MeasureClaim, Passage, Span, TransferClaim
from enduse.model.document import PassageKind
from enduse.model.record import to_record

WORDS = [
    "Iran",
    "Russia",
    "China",
    "Iran’s",
    "Tehran",
    "Moscow",
    "Hezbollah",
    "Turkey",
    "the&White&House",
    "Kirby",
    "Reuters",
    "he",
    "it",
    "they",
    "who",
    "which",
    "drones",
    "missiles",
    "artillery&shells",
    "Shahed-136",
    "rifles",
    "tanks",
    "chips",
    "weapons",
    "aid",
    "sanctions",
    "embargo",
    "sent",
    "supplied",
    "has&been&supplying",
    "sold",
    "to&sell",
    "bought",
    "seized",
    "intercepted",
    "imposed",
    "denied",
    "that",
    "said",
    "according&to",
    "to",
    "from",
    "via",
    "through",
    "with",
    "in&exchange&for",
    "and",
    "or",
    "but",
    "not",
    "if",
    "may",
    "possibly",
    "no&evidence&that",
    "last&year",
    "Friday",
    "Feb.&24",
    "2021",
    "$1.2&billion",
    "hundreds&of",
    "48",
    "about",
    ".",
    ",",
    ";",
    ":",
    "—",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "(",
    ")",
    "\n",
    "\n\n",
    "\xa0",
    "…",
    "?",
]
ODD = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
ACCENTS = st.sampled_from(
    ["a\u0301", "\u0301", "\u200b", "\u202e", "\ufeff", "\u00ad", "🚀", "👩‍🚀", "إيران", "\x00", "\r\n", "\u2028"]
)
MIXED = st.lists(
    st.one_of(st.sampled_from(WORDS).map(lambda word: word.replace("&", " ")), st.sampled_from(WORDS), ODD, ACCENTS),
    max_size=45,
).map(" ".join)
TELLING = (
    "Iran sent Russia drones last year, Kirby said. ",
    "The EU imposed sanctions on Belarus. ",
    "“We have sent no missiles to Syria,” Tehran’s envoy said. ",
    "North Korea is sending shells to Russia in exchange for fighter jets. ",
    "France seized rifles from Iran bound for Yemen in January 2023. ",
)
STORY = st.lists(st.one_of(st.sampled_from(TELLING), MIXED), min_size=1, max_size=4).map("".join)
PUBLISHED = st.sampled_from([None, "2023", "2023-02", "2023-02-24"])
seldom = settings(max_examples=60, deadline=None)


def spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in spans(part)]
    if is_dataclass(value):
        return [span for part in fields(value) for span in spans(getattr(value, part.name))]
    return []


def years(claim: Claim) -> set[str]:
    dates = (claim.start_date, claim.end_date, claim.attribution.said_on)
    return {date[:4] for date in dates if date and date[:4].isdigit()}


def unplaced(value: Any, by: int) -> Any:
    """A value with its spans moved back by some characters, and without what depends on the text as a whole."""
    if isinstance(value, Span):
        return Span(value.start - by, value.end - by, value.exact)
    if isinstance(value, tuple):
        return tuple(unplaced(part, by) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        gone = {"document_id": "", "in_exchange_for": ()}
        return replace(
            value,
            **{part.name: gone.get(part.name, unplaced(getattr(value, part.name), by)) for part in fields(value)},
        )
    return value


@given(text=STORY, published=PUBLISHED)
@settings(max_examples=150, deadline=None)
def test_every_claim_holds_under_any_text(reader: Reader, text: str, published: str | None) -> None:
    document = Document(text, published_at=published)
    claims = reader.read(document)
    ids = {claim.id for claim in claims}
    for claim in claims:
        assert claim.document_id == document.id
        assert claim.origin == reader.origin
        assert claim.spans
        assert all(span.holds(text) for span in spans(claim))
        if isinstance(claim, TransferClaim):
            assert claim.items
            assert claim.supplier or claim.recipient or claim.parties
            assert not (claim.parties and (claim.supplier or claim.recipient))
            assert set(claim.in_exchange_for) <= ids - {claim.id}
        else:
            assert claim.issuer
        assert to_record(claim)


@given(text=STORY)
@seldom
def test_an_undated_report_gets_no_year_from_nowhere(reader: Reader, text: str) -> None:
    for claim in reader.read(Document(text)):
        assert all(year in text for year in years(claim))


@given(text=STORY, other=STORY, published=PUBLISHED)
@seldom
def test_reading_depends_on_the_document_alone(reader: Reader, text: str, other: str, published: str | None) -> None:
    document = Document(text, published_at=published)
    first = reader.read(document)
    reader.read(Document(other))
    assert reader.read(document) == first


@given(text=STORY, kind=st.sampled_from(["caption", "biography", "boilerplate", "dateline"]))
@seldom
def test_what_does_not_speak_for_the_story_makes_no_claims(reader: Reader, text: str, kind: PassageKind) -> None:
    assert reader.read(Document(text, passages=(Passage(kind, 0, len(text)),))) == ()


@given(text=STORY, front=st.one_of(st.sampled_from(TELLING), MIXED))
@seldom
def test_boilerplate_in_front_only_moves_the_spans(reader: Reader, text: str, front: str) -> None:
    by = len(front) + 2
    plain = reader.read(Document(text, passages=(Passage("body", 0, len(text)),)))
    whole = f"{front}\n\n{text}"
    passages = (Passage("boilerplate", 0, len(front)), Passage("body", by, len(whole)))
    assert [unplaced(c, by) for c in reader.read(Document(whole, passages=passages))] == [unplaced(c, 0) for c in plain]


# ---- What knows no example: words around a claim, one by one.


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Iran",
        "drones",
        "Iran. Russia. Drones.",
        "Iran and Russia have drones.",
        "Drones are sold.",
        "Russia shelled Kharkiv with artillery.",
        "Iran tested a missile near Iraq.",
        "Iran’s drones worry Russia.",
        "He gave them weapons.",
        "Sanctions work.",
        "The price of rifles rose in Russia.",
        "Iran sent Russia a letter about drones.",
        "Iran sent its congratulations to Russia.",
        "Germany sent doctors and medicine to Turkey.",
        "READ MORE",
        "Iran exports pistachios to Germany.",
        "Lebanon took delivery of wheat from Ukraine.",
        "Egypt and Italy signed a treaty.",
    ],
)
def test_no_claims_where_none_is_told(text: str, reader: Reader) -> None:
    assert reader.read(Document(text)) == ()


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize("blank", [" ", "\u00a0", "\n", "  ", " \n"])
def test_blanks_and_apostrophes_do_not_matter(apostrophe: str, blank: str, reader: Reader) -> None:
    text = f"Iran{apostrophe}s army has shipped artillery{blank}shells to North{blank}Korea."
    [claim] = reader.read(Document(text))
    assert isinstance(claim, TransferClaim)
    assert [party.country for party in claim.supplier] == [("ir",)]
    assert [party.country for party in claim.recipient] == [("kp",)]
    assert [item.description for item in claim.items] == [f"artillery{blank}shells"]


def test_a_measure_over_two_sentences_quotes_both(reader: Reader) -> None:
    text = "The European Union imposed new sanctions. The measures target Belarus."
    [claim] = reader.read(Document(text))
    assert isinstance(claim, MeasureClaim)
    assert [span.exact for span in claim.spans] == [
        "The European Union imposed new sanctions.",
        "The measures target Belarus.",
    ]


def test_halves_of_a_barter_name_each_other(reader: Reader) -> None:
    there, back = reader.read(Document(TELLING[3]))
    assert isinstance(there, TransferClaim)
    assert isinstance(back, TransferClaim)
    assert there.in_exchange_for == (back.id,)
    assert back.in_exchange_for == (there.id,)
