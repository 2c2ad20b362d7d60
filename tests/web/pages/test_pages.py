"""Every page: what it shows, where it leads, and what it says when there is nothing to show."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

LISTS = ("/", "/claims", "/flows", "/disputes", "/parties", "/matches", "/routes", "/reports", "/search", "/dossier")
HOSTILE_RAW = ("<script>alert", "<img src=x", "\u202e", "\x1b", "onerror='", "javascript:alert")


def ids(client: TestClient, path: str, kind: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="/{kind}/([0-9a-f-]+)["#]', client.get(path).text)))


def everything(client: TestClient) -> list[str]:
    found = [*LISTS, "/search?q=drones", "/search?q=chips", "/routes?from=ir&to=ru", "/login"]
    for path in ("claims", "flows", "parties", "reports"):
        found += [f"/{path}/{id_}" for id_ in ids(client, f"/{path}", path)]
    return found


class Outline(HTMLParser):
    """Ids, links, headings and labels of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[str] = []
        self.inline: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        if told.get("id"):
            self.ids.append(told["id"] or "")
        if tag == "label":
            self.labelled.add(told.get("for") or "")
        if tag in ("input", "select", "textarea") and told.get("type") != "hidden":
            self.fields.append(told.get("id") or "")
        self.inline += [name for name in told if name == "style" or name.startswith("on")]
        if tag == "script" and not told.get("src"):
            self.inline.append("script")
        for name in ("src", "href", "action"):
            address = told.get(name) or ""
            if address.startswith(("//", "javascript:", "data:")) or (tag != "a" and address.startswith("http")):
                self.outside.append(address)


def test_every_page_answers_and_is_one_whole_page(pages: TestClient) -> None:
    paths = everything(pages)
    assert len(paths) > 25
    for path in paths:
        answer = pages.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        outline = Outline()
        outline.feed(answer.text)
        assert len(outline.ids) == len(set(outline.ids)), path
        assert outline.tags.count("h1") == 1, path
        assert outline.tags.count("main") == 1, path
        assert set(outline.fields) <= outline.labelled, path


def test_no_page_needs_anything_the_policy_forbids(pages: TestClient) -> None:
    for path in everything(pages):
        outline = Outline()
        outline.feed(pages.get(path).text)
        assert outline.inline == [], path
        assert outline.outside == [], path


def test_hostile_names_are_shown_harmlessly_on_every_page(pages: TestClient) -> None:
    shown = 0
    for path in everything(pages):
        text = pages.get(path).text
        for raw in HOSTILE_RAW:
            # A report's own text is shown as it stands; what reorders letters is kept inside it by the style.
            if raw == "\u202e" and path.startswith(("/reports/", "/claims/")):
                continue
            assert raw not in text, (path, raw)
        shown += "&lt;script&gt;" in text
    assert shown > 5


def test_a_template_in_a_name_stays_a_name(pages: TestClient) -> None:
    assert "{{ 7 * 7 }}" in unescape(pages.get("/parties").text)


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_case_is_told_what_to_do_next(asking: object, empty_folder: Path, path: str) -> None:
    client = asking(empty_folder)  # type: ignore[operator]
    text = client.get(path).text
    assert re.search(r'href="/#drop"|id="drop"|enduse lists load|Type words|Ask for a way', text), path


@pytest.mark.parametrize(
    "path",
    [
        "/claims/0",
        "/flows/ffffffffffff",
        "/flows/0",
        "/flows/999999",
        "/parties/x",
        "/reports/x",
        "/reading/x",
        "/nothing",
        "/matches/x",
        "/static/x",
        "/static/../page.py",
        "/static/..%2fpage.py",
        "/static/htmx.md",
    ],
)
def test_what_is_not_there_is_told_in_a_line_with_a_way_on(pages: TestClient, path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code in (404, 422 if path == "/matches/x" else 404)
    assert "Traceback" not in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "99999999999999999999", "٣"])
def test_a_page_that_cannot_be_is_refused(pages: TestClient, number: str) -> None:
    assert pages.get("/claims", params={"page": number}).status_code == 400


def test_a_page_beyond_the_end_leads_back(pages: TestClient) -> None:
    assert "Go to its beginning" in pages.get("/claims?page=77").text


@pytest.mark.parametrize(
    ("asked", "fit"),
    [
        ({}, 10),
        ({"party": "Iran"}, 3),
        ({"party": "ir"}, 3),
        ({"party": "nobody at all"}, 0),
        ({"goods": "drones"}, 2),
        ({"goods": "uncrewed aerial vehicles"}, 2),
        ({"goods": "aircraft"}, 2),
        ({"source": "kirby"}, 1),
        ({"stage": "delivered"}, 2),
        ({"factuality": "denied"}, 1),
        ({"kind": "measure"}, 1),
        ({"words": "TEHRAN it"}, 1),
        ({"words": "tehran chips"}, 0),
        ({"party": "Iran", "factuality": "denied", "kind": "measure"}, 0),
        ({"party": "_ran"}, 0),
        ({"party": "%"}, 1),
        ({"stage": "no stage"}, 0),
        ({"words": "' OR 1=1 --"}, 0),
    ],
)
def test_claims_are_narrowed(pages: TestClient, asked: dict[str, str], fit: int) -> None:
    text = pages.get("/claims", params=asked).text
    assert len(re.findall(r'<p class="says">', text)) == fit
    if asked:
        assert f"{fit} claim" in text


def test_a_claim_stands_in_its_passage_with_who_says_so(pages: TestClient) -> None:
    (found,) = ids(pages, "/claims?source=kirby", "claims")
    text = pages.get(f"/claims/{found}").text
    assert "<mark>Kirby said Iran delivered drones to Russia.</mark>" in text
    assert "John Kirby" in text
    assert "Drones &amp; denials" in text
    assert "/flows/" in text


def test_a_report_marks_its_claims_and_leads_to_them(pages: TestClient) -> None:
    (found, *_) = ids(pages, "/search?q=denies", "reports")
    text = pages.get(f"/reports/{found}").text
    assert text.count("<mark") == 3
    for claim in ids(pages, f"/reports/{found}", "claims"):
        assert f'id="claim-{claim}"' in text


def test_a_disputed_flow_tells_both_sides(pages: TestClient) -> None:
    (found,) = ids(pages, "/disputes", "flows")
    text = pages.get(f"/flows/{found}").text
    assert text == pages.get("/flows/1").text
    for words in ("Held by", "Denied or not seen by", "John Kirby", "Tehran", "matrix"):
        assert words in text


def test_a_party_leads_to_its_claims_by_role(pages: TestClient) -> None:
    text = pages.get("/parties?q=Iran").text
    (found,) = re.findall(r'href="/parties/([0-9a-f]+)">Iran<', text)
    told = pages.get(f"/parties/{found}").text
    assert "Said to hand over" in told
    assert "Said to be the target of measures" in told
    assert "lists of parties are not asked about it" in told


def test_search_marks_the_words_and_takes_marks_for_words(pages: TestClient) -> None:
    assert "<mark>drones</mark>" in pages.get("/search?q=drones").text
    for words in ('"', "AND OR NOT", "drones*", "(", "a:b", "\x00", "'; drop table words; --"):
        assert pages.get("/search", params={"q": words}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"from": "ir"}, "To: name a country"),
        ({"from": "Narnia", "to": "ru"}, "no country that is known"),
        ({"from": "ru", "to": "ru"}, "asked as start and as end"),
        ({"from": "ir", "to": "ru", "since": "soon"}, "give a day"),
        ({"from": "<b>", "to": "ru"}, "&lt;b&gt; is no country"),
    ],
)
def test_a_question_of_routes_that_cannot_be_is_told(pages: TestClient, asked: dict[str, str], words: str) -> None:
    answer = pages.get("/routes", params=asked)
    assert answer.status_code == 400
    assert words in answer.text


def test_no_route_clears_nobody(pages: TestClient) -> None:
    assert "clears nobody" in pages.get("/routes?from=fr&to=de").text


def test_the_dossier_is_downloaded_and_never_shown(pages: TestClient) -> None:
    answer = pages.get("/dossier.html", params={"title": "<i>Ours"})
    assert answer.headers["content-disposition"] == 'attachment; filename="dossier.html"'
    assert "&lt;i&gt;Ours" in answer.text


def test_pages_tell_what_is_new_once_it_is_read(pages: TestClient, case_folder: Path) -> None:
    from enduse.case import Case
    from enduse.model import Document, Party, Span, TransferClaim

    before = pages.get("/flows").text
    words = "Norway gave boats to Ghana."
    document = Document(words)
    claim = TransferClaim(document.id, (Span(0, len(words), words),), (Party("Norway", "Country", ("no",)),))
    with Case.open(case_folder) as case:
        case.ledger.add_reading(document, "test", [claim])
    pages.app.state.desk.snapshot_now()  # type: ignore[attr-defined]
    assert "Norway" not in before
    assert "Norway" in pages.get("/flows").text
    assert "Norway" in pages.get("/claims?party=no").text


def test_flows_bear_one_number_on_every_page(pages: TestClient) -> None:
    party = next(
        key for key in ids(pages, "/parties", "parties") if "Whom it is named with" in pages.get(f"/parties/{key}").text
    )
    text = pages.get(f"/parties/{party}").text
    drawn = dict(re.findall(r'href="(/flows/[0-9a-f]+)" aria-label="Flow (\d+):', text))
    assert drawn
    for address, number in drawn.items():
        flow = pages.get(address).text
        assert f"Flow {number}</p>" in flow
        assert re.findall(r'class="flow-number">(\d+)<', flow) == [number]


def test_a_party_that_is_named_in_measures_only_has_no_network(pages: TestClient) -> None:
    for key in ids(pages, "/parties", "parties"):
        text = pages.get(f"/parties/{key}").text
        supplies = any(
            role in text for role in ("Said to hand over", "Said to receive", "Said to stand", "Said to deal")
        )
        assert ("Whom it is named with" in text) is supplies
