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

from enduse.model import Document, Flow, Span, TransferClaim
from enduse.model.position import Weighing
from enduse.views.dossier import dossier
from enduse.views.dossier.diagram import MOST, diagram, standing
from enduse.views.dossier.highlight import context, pieces

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


# The drawing.
def _weighing(supplier: str, recipient: str, *vias: tuple[str, ...], **more: Any) -> Weighing:
    positions = tuple(replace(HELD, via=via) for via in vias or ((),))
    return Weighing(replace(FLOW, supplier=(supplier,), recipient=(recipient,)), positions, **more)


def test_route_runs_through_its_intermediaries() -> None:
    drawn = diagram([_weighing("cn", "ru", ("ae", "tr"))])
    assert {node.name for node in drawn.nodes} == {"China", "United Arab Emirates \u2192 Türkiye", "Russia"}
    assert len(drawn.lines) == 2


def test_flows_between_the_same_ends_share_a_line() -> None:
    (line,) = diagram([_weighing("cn", "ru"), _weighing("cn", "ru")]).lines
    assert line.numbers == "1, 2"


def test_deal_without_direction_has_no_arrow() -> None:
    flow = Flow(("ir", "kp", "ru"), (), directed=False)
    lines = diagram([Weighing(flow, (HELD,))]).lines
    assert [line.has_arrow for line in lines] == [False, False]


def test_unnamed_end_is_drawn_as_such() -> None:
    assert "A party not named" in {node.name for node in diagram([Weighing(Flow((), ("ru",)), (HELD,))]).nodes}


def test_what_is_not_drawn_is_told() -> None:
    assert diagram([_weighing("cn", "ru")] * (MOST + 3)).left_out == 3


@given(
    st.lists(
        st.tuples(st.sampled_from(["cn", "ir", "kp", "ru"]), st.sampled_from(["ru", "sy", "ye"]), st.booleans()),
        max_size=20,
    )
)
def test_boxes_never_overlap(flows: list[tuple[str, str, bool]]) -> None:
    drawn = diagram([_weighing(a, b, ("ae",) if via else ()) for a, b, via in flows])
    boxes = [(node.x, node.y) for node in drawn.nodes]
    assert len(set(boxes)) == len(boxes)
    for x, y in boxes:
        assert not any(x == other_x and 0 < abs(y - other_y) < 40 for other_x, other_y in boxes)
        assert y + 34 <= drawn.height


@pytest.mark.parametrize(
    ("weighing", "expected"),
    [
        (WEIGHING, "disputed"),
        (Weighing(FLOW, (HELD,)), "held"),
        (Weighing(FLOW, (replace(HELD, stage="sought"),)), "planned"),
        (Weighing(FLOW, (replace(HELD, factuality="possible"),)), "planned"),
        (Weighing(FLOW, (AGAINST,)), "against"),
        (Weighing(FLOW, (AGAINST, replace(HELD, stage="considered"))), "planned"),
    ],
)
def test_standing(weighing: Weighing, expected: str) -> None:
    assert standing(weighing) == expected
