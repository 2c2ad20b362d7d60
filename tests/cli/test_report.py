"""The dossier from the command line: what a case holds is on the page, and what it lacks is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from plain_reader import Enduse

ROUTE = {
    "id": "r1",
    "legs": [
        {
            "source": {"id": "a", "name": "Beispiel GmbH", "country": "de"},
            "target": {"id": "b", "name": "Example FZE", "country": "ae"},
            "basis": ["recorded"],
            "goods": ["854231"],
            "first": "2024-01-02",
            "last": "2024-01-02",
            "kg": 12.5,
            "shipments": ["S-1"],
        },
        {
            "source": {"id": "b", "name": "Example FZE", "country": "ae"},
            "target": {"id": "c", "name": "", "country": "ru"},
            "basis": ["assumed"],
            "reason": "nobody recorded where it went",
        },
    ],
    "score": 0.5,
    "terms": [{"name": "timing", "value": 0.5, "weight": 2.0, "detail": "three weeks between"}],
    "innocent_explanations": ["the goods stayed there"],
}


def _listed(tmp_path: Path, *names: str) -> Path:
    path = tmp_path / "watch.csv"
    path.write_text("name,country\n" + "".join(f"{name},cn\n" for name in names), encoding="utf-8")
    return path


@pytest.fixture
def named(enduse: Enduse, tmp_path: Path) -> Path:
    report = tmp_path / "c.txt"
    report.write_text("Engines\n\nReuters says Borealisoptik sent missiles to Russia.\n", encoding="utf-8")
    assert enduse("read", report, "--case", tmp_path / "named").code == 0
    return tmp_path / "named"


def _page(enduse: Enduse, case: Path, *options: str | Path) -> str:
    page = case.parent / "page.html"
    told = enduse("report", "--case", case, "-o", page, *options)
    assert told.code == 0, told.err
    return page.read_text(encoding="utf-8")


def test_checksums_of_the_reports_as_received_stand_below(enduse: Enduse, case: Path, reports: Path) -> None:
    page = _page(enduse, case)
    for path in reports.iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() in page.partition("<footer")[2]


def test_a_case_that_was_never_screened_says_how(enduse: Enduse, case: Path) -> None:
    page = _page(enduse, case)
    assert "Nobody named here was held against a sanctions list." in page
    assert "<code>enduse lists load FILE --case case</code>" in page


def test_lists_that_nobody_was_held_against_are_told(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    assert enduse("lists", "load", _listed(tmp_path, "Nobody"), "--case", case).code == 0
    page = _page(enduse, case)
    assert "enduse lists load" not in page
    assert "<code>enduse screen --case case</code>" in page
    assert hashlib.sha256((tmp_path / "watch.csv").read_bytes()).hexdigest() in page


def _screened(enduse: Enduse, named: Path, tmp_path: Path, *names: str) -> list[dict[str, object]]:
    enduse("lists", "load", _listed(tmp_path, *names), "--case", named)
    told = enduse("screen", "--case", named, "-f", "jsonl")
    return [json.loads(line) for line in told.out.splitlines()]


def test_a_candidate_stands_with_the_terms_of_its_score(enduse: Enduse, named: Path, tmp_path: Path) -> None:
    found = _screened(enduse, named, tmp_path, "Borealisoptik Ltd")
    assert any(each["results"] for each in found)
    page = _page(enduse, named)
    shown = page.partition('<section id="screening"')[2].partition("</section>")[0]
    assert "Borealisoptik Ltd" in shown
    assert '<th scope="col">Compared</th>' in shown
    assert "nobody is cleared" in shown
    assert "watch" in shown


def test_without_a_candidate_nobody_is_cleared(enduse: Enduse, named: Path, tmp_path: Path) -> None:
    _screened(enduse, named, tmp_path, "Somebody Else Entirely")
    shown = _page(enduse, named).partition('<section id="screening"')[2].partition("</section>")[0]
    assert "0 have a candidate" in shown
    assert "nobody is cleared" in shown
    assert "<article" not in shown


def test_a_decision_is_told_with_who_and_why(enduse: Enduse, named: Path, tmp_path: Path) -> None:
    found = _screened(enduse, named, tmp_path, "Borealisoptik Ltd")
    (result,) = [result for each in found for result in each["results"]]  # type: ignore[attr-defined]
    decided = enduse(
        "screen", "decide", "Borealisoptik", result["id"], "false",
        "--case", named, "--why", "another town", "--by", "Ann",
    )  # fmt: skip
    assert decided.code == 0, decided.err
    page = _page(enduse, named)
    assert "rejected" in page
    assert "by Ann, " in page
    assert "another town" in page


def test_lists_that_changed_since_are_told_and_nothing_is_asked_anew(
    enduse: Enduse, named: Path, tmp_path: Path
) -> None:
    _screened(enduse, named, tmp_path, "Borealisoptik Ltd")
    enduse("lists", "load", _listed(tmp_path, "Borealisoptik Ltd", "More"), "--case", named)
    shown = _page(enduse, named).partition('<section id="screening"')[2].partition("</section>")[0]
    assert "the lists in force are others" in shown
    assert "Borealisoptik Ltd" in shown


def test_who_was_named_after_the_screening_is_told(enduse: Enduse, named: Path, tmp_path: Path) -> None:
    _screened(enduse, named, tmp_path, "Borealisoptik Ltd")
    later = tmp_path / "d.txt"
    later.write_text("More\n\nReuters says Australmotoren sent missiles to Russia.\n", encoding="utf-8")
    enduse("read", later, "--case", named)
    assert "1 named since were not asked" in _page(enduse, named)


@pytest.mark.parametrize("as_array", [False, True])
def test_routes_that_were_traced_stand_with_their_legs(
    enduse: Enduse, case: Path, tmp_path: Path, as_array: bool
) -> None:
    path = tmp_path / "routes.json"
    path.write_text(json.dumps([ROUTE] if as_array else ROUTE), encoding="utf-8")
    shown = _page(enduse, case, "--routes", path).partition('<section id="routes"')[2].partition("</section>")[0]
    for words in (
        "Germany → United Arab Emirates → Russia",
        "1 record of 12.5 kg: S-1",
        "nobody recorded where it went",
        "somebody in Russia",
        "three weeks between",
        "the goods stayed there",
        "A route is a lead",
    ):
        assert words in shown, words


def test_without_routes_there_is_no_section_of_them(enduse: Enduse, case: Path) -> None:
    assert 'id="routes"' not in _page(enduse, case)


def test_no_route_clears_nobody(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    assert "this clears nobody" in _page(enduse, case, "--routes", tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    "content",
    [
        b"nothing of the kind",
        b"[1]",
        b'{"id": "x"}',
        b'{"id": "x", "legs": []}',
        b'{"id": 7, "legs": [{}]}',
        json.dumps({**ROUTE, "legs": [{**ROUTE["legs"][0], "basis": ["guessed"]}]}).encode(),  # type: ignore[dict-item]
        b"\xff\xfe",
        None,
    ],
)
def test_what_holds_no_routes_is_refused_in_a_line(
    enduse: Enduse, case: Path, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "routes.jsonl"
    if content is not None:
        path.write_bytes(content)
    told = enduse("report", "--case", case, "-o", tmp_path / "page.html", "--routes", path)
    assert told.code == 3
    assert len(told.err.splitlines()) == 1
    assert "routes.jsonl" in told.err
    assert not (tmp_path / "page.html").exists()


# What is read, without a case.
def test_read_writes_the_dossier_of_what_is_read(enduse: Enduse, reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "read.html"
    told = enduse("read", reports, "--html", page)
    assert told.code == 0
    assert len(told.out.splitlines()) == 2
    assert str(page) in told.err
    text = page.read_text(encoding="utf-8")
    assert "Reuters says that they were delivered; but Tass denies it." in text
    assert hashlib.sha256((reports / "a.txt").read_bytes()).hexdigest() in text


def test_read_into_a_case_shows_what_is_read_now(enduse: Enduse, case: Path, reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "read.html"
    told = enduse("read", reports / "a.txt", "--case", case, "--html", page)
    assert told.code == 0
    assert "Tass" not in page.read_text(encoding="utf-8")


def test_one_report_gives_the_page_its_title(enduse: Enduse, reports: Path, tmp_path: Path) -> None:
    enduse("read", reports / "a.txt", "--html", tmp_path / "a.html")
    assert "<title>Missiles moved</title>" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_read_twice_gives_the_same_bytes(enduse: Enduse, reports: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        enduse("read", reports, "--html", tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_page_that_cannot_be_written_is_told(enduse: Enduse, reports: Path, tmp_path: Path) -> None:
    told = enduse("read", reports, "--html", tmp_path)
    assert told.code == 3
    assert str(tmp_path) in told.err
