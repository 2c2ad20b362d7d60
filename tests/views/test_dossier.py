from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_claims import AGAINST, DENIED, DOCUMENT, FLOW, HELD, HOSTILE, MEASURE, SHIPPED, TEXT, WEIGHING, hostile

from enduse.model import Document, Feature, Flow, Match, Query, Span, TransferClaim
from enduse.model.answer import Answer, Listing, Mention
from enduse.model.position import Weighing
from enduse.views.dossier import ListVintage, Provenance, Received, Screened, dossier
from enduse.views.dossier import page as page_of_it
from enduse.views.dossier.bundle import bundles
from enduse.views.dossier.highlight import context, pieces
from enduse.views.dossier.opening import shortened

VOID = {"meta", "br", "link", "hr", "img", "input"}


class Outline(HTMLParser):
    """Every element of a page; fails on one that is not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text += data


def _outline(page: str) -> Outline:
    outline = Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    return outline


@pytest.fixture(scope="module")
def page() -> str:
    return dossier([SHIPPED, DENIED, MEASURE], [DOCUMENT], [WEIGHING], title="Drones")


@pytest.fixture(scope="module")
def hostile_page() -> str:
    document = replace(
        DOCUMENT, text=HOSTILE + TEXT, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", origin=HOSTILE
    )
    claim = replace(hostile(SHIPPED), document_id=document.id, spans=(Span(0, len(HOSTILE), HOSTILE),))
    held = replace(
        HELD, source=HOSTILE, goods=(HOSTILE,), relayed_by=(HOSTILE,), names=(HOSTILE,), claim_ids=(claim.id,)
    )
    flow = Flow((HOSTILE,), (HOSTILE,), HOSTILE)
    return dossier([claim], [document], [Weighing(flow, (held,))], title=HOSTILE)


def test_everything_is_there(page: str) -> None:
    text = " ".join(_outline(page).text.split())
    for words in (
        "A claim is what a source says, never what is.",
        "Der Spiegel says that they were shipped, through the United Arab Emirates; but Kirby denies it.",
        "the White House announced sanctions and export controls",
        "2,800,000,000 USD",
        "U.S. intelligence → told by Kirby → report 1",
        "Said by Der Spiegel → report 1",
        "uncrewed aerial vehicles",
        "24 February 2023",
        "Example Wire",
        DOCUMENT.id,
    ):
        assert words in text, words


def test_full_text_of_the_report_is_there_unchanged(page: str) -> None:
    shown = re.sub(r'<a class="ref".*?</a>', "", page.partition('id="reports"')[2])
    text = " ".join(_outline_fragment(shown).split())
    for paragraph in TEXT.split("\n\n"):
        assert paragraph in text


def _outline_fragment(fragment: str) -> str:
    outline = Outline()
    outline.handle_endtag = lambda tag: None  # type: ignore[method-assign]
    outline.feed(fragment)
    return outline.text


def test_words_of_claims_are_marked(page: str) -> None:
    assert "<mark>China shipped drones to Russia through Dubai tr" in page
    assert "<mark>Kirby denied it</mark>" in page


def test_ids_are_unique_and_inner_links_lead_somewhere(page: str) -> None:
    elements = _outline(page).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {href[1:] for _, a in elements if (href := a.get("href")) and href.startswith("#")}
    labels = {label for _, a in elements for label in (a.get("aria-labelledby") or "").split()}
    assert targets | labels <= set(ids)


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in _outline(page).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("which", ["page", "hostile_page"])
def test_policy_allows_only_this_style_and_nothing_comes_from_outside(
    which: str, request: pytest.FixtureRequest
) -> None:
    html: str = request.getfixturevalue(which)
    elements = _outline(html).elements
    (policy,) = [a["content"] or "" for tag, a in elements if a.get("http-equiv") == "Content-Security-Policy"]
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}';" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not {"link", "img", "iframe", "object", "embed", "base", "audio", "video"} & {tag for tag, _ in elements}
    assert [tag for tag, _ in elements].count("script") == 1
    assert not any(
        name.startswith("on") or name in ("src", "srcset", "style", "action") for _, a in elements for name in a
    )
    assert not any(
        word in script for word in ("fetch(", "XMLHttpRequest", "import(", "eval(", "innerHTML", "localStorage")
    )
    assert "url(http" not in style
    assert "@import" not in style


def test_hostile_words_stay_words(hostile_page: str) -> None:
    outline = _outline(hostile_page)
    assert "<script>alert(1)</script>" in outline.text
    assert "\u202e" not in hostile_page
    assert "\x1b" not in hostile_page
    assert not any((a.get("href") or "").startswith("javascript") for _, a in outline.elements)


def test_address_of_the_web_is_a_link_without_a_referrer(page: str) -> None:
    (link,) = [a for tag, a in _outline(page).elements if tag == "a" and a.get("href") == DOCUMENT.url]
    assert link["rel"] == "noopener noreferrer nofollow"


def test_order_of_claims_and_documents_changes_nothing(page: str) -> None:
    silent = Document("nothing here", published_at="2020")
    one = dossier([SHIPPED, DENIED, MEASURE], [DOCUMENT, silent], [WEIGHING])
    assert one == dossier([MEASURE, DENIED, SHIPPED, SHIPPED], [silent, DOCUMENT], [WEIGHING])
    assert dossier([SHIPPED, DENIED, MEASURE], [DOCUMENT], [WEIGHING], title="Drones") == page


def test_empty_case_is_no_finding() -> None:
    text = _outline(dossier([], [], [])).text
    assert "That is no finding" in text


def test_claim_without_its_document_shows_its_words() -> None:
    text = _outline(dossier([SHIPPED], [], [])).text
    assert SHIPPED.spans[0].exact in text
    assert "report not at hand" in text


# Marking: whatever the spans, the pieces put together are the text.
_SPANS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6)


@given(_SPANS, st.integers(0, 60), st.integers(40, len(TEXT)))
def test_pieces_are_the_text(ends: list[tuple[int, int]], start: int, stop: int) -> None:
    claims = [(n, _with_span(min(pair), max(pair))) for n, pair in enumerate(ends) if pair[0] != pair[1]]
    cut = pieces(TEXT, start, max(start, stop), claims)
    assert "".join(piece.text for piece in cut) == TEXT[start : max(start, stop)]
    assert all(piece.text for piece in cut)


def _with_span(start: int, stop: int) -> TransferClaim:
    return replace(SHIPPED, spans=(Span(start, stop, TEXT[start:stop]),))


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u2069", "\x00", "\x1b"])
def test_marks_that_turn_letters_round_are_shown_as_what_cannot_be_shown(mark: str) -> None:
    text = f"cargo {mark}exe.fdp"
    assert [piece.text for piece in pieces(text, 0, len(text), [])] == ["cargo \ufffdexe.fdp"]


def test_letters_written_from_the_right_stay_as_they_are() -> None:
    text = "\u0634\u0631\u0643\u0629 \u200fABC"
    assert "".join(piece.text for piece in pieces(text, 0, len(text), [])) == text


def test_span_that_does_not_hold_is_not_marked() -> None:
    wrong = replace(SHIPPED, spans=(Span(0, 4, "Nope"),), attribution=replace(SHIPPED.attribution, span=None))
    assert [piece.claims for piece in pieces(TEXT, 0, 10, [(1, wrong)])] == [()]


def test_long_passage_is_cut_down_around_the_words() -> None:
    text = "before " * 200 + "China shipped drones" + " after" * 200
    start = text.index("China")
    claim = replace(SHIPPED, spans=(Span(start, start + 20, "China shipped drones"),))
    (shown,) = context(Document(text), 1, claim)
    words = "".join(piece.text for piece in shown)
    assert words.startswith("\u2026 before")
    assert words.endswith("after \u2026")
    assert len(words) < 700


# The first words.
def test_the_page_opens_with_what_is_said(page: str) -> None:
    opening = " ".join(_outline(page).text.partition("In short")[2].split())
    assert opening.index("In 1 report 2 sources speak of 1 flow of goods; on it sources contradict each other.") < 400
    assert "Der Spiegel says that they were shipped" in opening[:800]


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("short", "short"),
        ("a; " + "b" * 40, "a; " + "b" * 30 + "…"),
        ("one is long enough; two " + "x" * 30, "one is long enough …"),
        ("one is long enough two " + "x" * 30, "one is long enough two …"),
    ],
)
def test_long_sentences_are_cut_where_they_may_be(sentence: str, cut: str) -> None:
    assert shortened(sentence, 33) == cut


def test_measures_stand_first_where_nobody_supplies_anybody() -> None:
    text = " ".join(_outline(dossier([MEASURE], [DOCUMENT], [])).text.split())
    assert "In 1 report nobody is said to supply anybody; 1 measure is told." in text
    assert "none names both ends" not in text


# Claims in their place.
def test_a_claim_leads_to_its_words_in_the_report(page: str) -> None:
    elements = _outline(page).elements
    marks = {a["id"] for _, a in elements if (a.get("id") or "").startswith("mark-")}
    assert {f"mark-{number}" for number in (1, 2, 3)} == marks
    assert {f"#{mark}" for mark in marks} <= {a.get("href") for _, a in elements}


def test_a_claim_of_several_passages_has_one_place() -> None:
    claim = replace(SHIPPED, spans=(Span(0, 4, TEXT[:4]), Span(12, 17, TEXT[12:17])))
    assert dossier([claim], [DOCUMENT], []).count('id="mark-1"') == 1


def test_text_over_the_bound_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_it, "_TEXT", 50)
    shown = dossier([SHIPPED, DENIED], [DOCUMENT], [WEIGHING])
    assert "The text of 1 further reports is left out" in shown
    assert "Read more" not in shown
    _resolve(shown)


def _resolve(page: str) -> None:
    elements = _outline(page).elements
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert {h[1:] for _, a in elements if (h := a.get("href")) and h.startswith("#")} <= set(ids)
    assert {a["popovertarget"] for _, a in elements if "popovertarget" in a} <= set(ids)


# What a reader can filter by.
def test_every_choice_stands_on_a_claim(page: str) -> None:
    elements = _outline(page).elements
    offered = {a["value"] for tag, a in elements if tag == "option" and a.get("value")}
    marked = {token for _, a in elements for token in (a.get("data-tokens") or "").split()}
    assert offered
    assert offered <= marked


def test_the_filter_is_hidden_until_the_script_shows_it(page: str) -> None:
    (form,) = [a for tag, a in _outline(page).elements if tag == "form"]
    assert "hidden" in form


def test_one_claim_needs_no_filter() -> None:
    assert "<form" not in dossier([SHIPPED], [DOCUMENT], [])


def test_claims_know_their_flow_and_their_report(page: str) -> None:
    told = {a["data-claim"]: (a["data-of"], a["data-in"]) for tag, a in _outline(page).elements if "data-tokens" in a}
    assert told == {"1": ("0", "1"), "2": ("1", "1"), "3": ("1", "1")}


# Leads.
SCREENED = Screened(
    (
        Answer(
            Query(("Dubai traders",), countries=("ae",)),
            "k1",
            (
                Match(
                    "x-1", "DUBAI TRADERS LLC", "Company", ("watch",), 0.91, match=True,
                    features=(Feature("name", 0.9, 1.0, "legal form ignored", "Dubai traders", "DUBAI TRADERS LLC"),),
                ),
            ),
            listings=(Listing("x-1", authority="Authority", program="Programme"),),
            mentions=(Mention("intermediaries", SHIPPED.id, DOCUMENT.id),),
            named=3,
        ),
        Answer(Query(("Nobody Known",)), "k2"),
    ),
    (ListVintage("watch", "2024-05-04", "Watch list", "Publisher", "c" * 64, "open"),),
    0.84,
    "2024-06-01T10:00:00+00:00",
    "names-1",
)  # fmt: skip


def test_candidates_stand_with_their_terms_and_the_vintage_of_the_list() -> None:
    page = dossier([SHIPPED, DENIED], [DOCUMENT], [WEIGHING], screening=SCREENED)
    text = " ".join(_outline(page).text.split())
    for words in (
        "Of 2 parties named here 1 has a candidate on the lists, with a score from 0.84 up.",
        "nobody is cleared",
        "Company, watch of 4 May 2024",
        "Authority: Programme",
        "Watch list (watch, 4 May 2024)",
        "and 2 more places",
        "c" * 64,
        "matching names-1",
    ):
        assert words in text, words
    assert "<td>legal form ignored</td><td>0.90</td><td>1.00</td>" in page
    assert "Nobody Known" not in text
    _resolve(page)


def test_hostile_candidates_stay_words() -> None:
    match = replace(
        SCREENED.answers[0].matches[0], caption=HOSTILE * 9, entity_id=HOSTILE, datasets=(HOSTILE,),
        features=(Feature(HOSTILE, 0.1, 0.0, HOSTILE, HOSTILE, HOSTILE),),
    )  # fmt: skip
    answer = replace(SCREENED.answers[0], query=Query((HOSTILE,)), matches=(match,))
    lists = (ListVintage(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),)
    page = dossier([SHIPPED], [DOCUMENT], [], screening=replace(SCREENED, answers=(answer,), lists=lists))
    assert "<script>alert" not in page
    _resolve(page)


def test_without_a_screening_the_page_says_so() -> None:
    assert "Nobody named here was held against a sanctions list." in dossier([], [], [])


def test_files_it_was_made_from_stand_with_their_checksums() -> None:
    made_from = Provenance(reports=(Received("a.txt", "d" * 64, DOCUMENT.id),), routes=(Received("r.jsonl", "e" * 64),))
    text = _outline(dossier([SHIPPED], [DOCUMENT], [], provenance=made_from)).text
    assert text.count("d" * 64) == 2  # at the report, and below
    assert "e" * 64 in text


# Large cases.
def _many(count: int) -> list[TransferClaim]:
    return [replace(SHIPPED, end_use=f"use {number}") for number in range(count)]


def test_a_long_section_is_folded_in_bundles() -> None:
    page = dossier(_many(200), [DOCUMENT], [])
    assert "<summary>Claims of transfers 17 to 116</summary>" in page
    assert "<summary>Claims of transfers 117 to 200</summary>" in page
    _resolve(page)


@pytest.mark.parametrize(("count", "opened", "sizes"), [(0, 4, []), (6, 4, [6]), (7, 4, [4, 3]), (15, 4, [4, 5, 5, 1])])
def test_bundles_hold_everything_in_order(count: int, opened: int, sizes: list[int]) -> None:
    found = bundles(list(range(count)), opened, 5)
    assert [len(bundle.cards) for bundle in found] == sizes
    assert [card for bundle in found for card in bundle.cards] == list(range(count))
    assert [bundle.is_open for bundle in found[:2]] == [True, False][: len(found)]


def test_a_large_case_grows_slowly() -> None:
    claims = _many(2_000)
    held = replace(HELD, claim_ids=tuple(claim.id for claim in claims))
    page = dossier(claims, [DOCUMENT], [Weighing(FLOW, (held, AGAINST))])
    assert len(page.encode()) / len(claims) < 1_400
    assert "With so many claims only their own words stand here" in page
    assert page.count('<article class="claim') == 2_000
    _resolve(page)
