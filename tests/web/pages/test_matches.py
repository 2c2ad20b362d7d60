"""Matches: screened from the page, decided on the page, and every decision a record."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.ledger.screenings import Screenings
from enduse.model.answer import Decision

FormKey = Callable[..., str]
LIST = Path(__file__).parents[3] / "examples" / "lists" / "invented.csv"


@pytest.fixture
def screened(asking: Callable[..., TestClient], case_folder: Path, form_key: FormKey) -> TestClient:
    """The pages of a case that was screened from its page."""
    with Case.open(case_folder) as case:
        case.load_lists(LIST)
    client = asking(case_folder)
    client.app.state.desk.lists_now()  # type: ignore[attr-defined]
    assert "Press “Screen now”" in client.get("/matches").text
    client.post("/matches/screen", data={"form_key": form_key(client)})
    deadline = time.monotonic() + 60
    while "hx-get" in client.get("/matches/state").text:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return client


def decisions(folder: Path) -> list[Decision]:
    with Case.open(folder, create=False) as case:
        return list(Screenings(case.ledger).decisions())


def fields(client: TestClient, form_key: FormKey, key: str = "", **told: str) -> tuple[str, dict[str, str]]:
    text = client.get("/matches").text
    (path,) = set(re.findall(r'action="(/matches/[0-9a-f]{16})"', text))
    (entity,) = set(re.findall(r'name="entity" value="([^"]+)"', text))
    given = {"entity": entity, "by": "Ada", "why": "same number", "verdict": "true"}
    return path, {"form_key": key or form_key(client, "/matches"), **given, **told}


def test_a_case_without_lists_is_told_how_to_load_one(pages: TestClient) -> None:
    assert "enduse lists load FILE" in pages.get("/matches").text


def test_what_goes_wrong_does_not_tell_where_the_case_lies(pages: TestClient, case_folder: Path) -> None:
    (party,) = re.findall(r"/parties/[0-9a-f]{12}", pages.get("/parties?kind=other").text)[:1]
    (match,) = re.findall(r"/matches/[^\"]+", pages.get(party).text)[:1]
    answer = pages.get(match)
    assert answer.status_code == 422
    assert "no lists are kept here" in answer.text
    assert str(case_folder.parent) not in answer.text


def test_a_candidate_is_shown_with_its_terms_and_where_it_is_named(screened: TestClient) -> None:
    text = screened.get("/matches").text
    assert "Kvartal-7 Design Bureau" in text
    assert "Example programme B" in text
    assert "Because" in text
    assert re.search(r"/claims/[0-9a-f]{32}", text)
    assert 'match="yes"' not in text


def test_screening_while_one_goes_on_begins_no_other(screened: TestClient) -> None:
    screening = screened.app.state.screening  # type: ignore[attr-defined]
    screening.running = type(screening.running)("asking", 3)
    assert not screening.begin()
    assert "3 parties asked so far" in screened.get("/matches/state").text


@pytest.mark.parametrize(("verdict", "state"), [("true", "confirmed"), ("false", "rejected"), ("unsure", "unsure")])
def test_a_decision_is_kept_and_shown(
    screened: TestClient, case_folder: Path, form_key: FormKey, verdict: str, state: str
) -> None:
    path, told = fields(screened, form_key, verdict=verdict, why="<b>same</b> number")
    part = screened.post(path, data=told, headers={"hx-request": "true"})
    assert part.status_code == 200
    assert "<html" not in part.text
    assert f"{state} by Ada" in part.text
    assert "&lt;b&gt;same&lt;/b&gt;" in part.text
    (kept,) = decisions(case_folder)
    assert (kept.verdict, kept.by, kept.why) == (verdict, "Ada", "<b>same</b> number")
    assert f"{state}</span>" in screened.get(f"/matches?state={state}").text
    assert 'value="Ada"' in screened.get("/matches").text


def test_without_a_script_a_decision_leads_back_to_the_party(screened: TestClient, form_key: FormKey) -> None:
    path, told = fields(screened, form_key)
    answer = screened.post(path, data=told, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert "confirmed by Ada" in screened.get(path).text


def test_a_second_decision_is_another_record(screened: TestClient, case_folder: Path, form_key: FormKey) -> None:
    path, told = fields(screened, form_key)
    screened.post(path, data=told)
    screened.post(path, data=told)
    screened.post(path, data={**told, "verdict": "false", "why": "another birthday"})
    assert [each.verdict for each in decisions(case_folder)] == ["true", "false"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"by": ""}, 400), ({"by": "  "}, 400), ({"why": ""}, 400), ({"verdict": "yes"}, 400), ({"verdict": ""}, 400),
     ({"entity": "nobody"}, 400), ({"entity": ""}, 400), ({"key": "x"}, 403)],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_not_kept(
    screened: TestClient, case_folder: Path, form_key: FormKey, wrong: dict[str, str], status: int
) -> None:
    path, told = fields(screened, form_key, **wrong)
    answer = screened.post(path, data=told, headers={"hx-request": "true"})
    assert answer.status_code == status
    assert answer.text.count("<p>") == 1
    assert decisions(case_folder) == []


def test_a_party_nobody_asked_about_has_no_page(screened: TestClient, form_key: FormKey) -> None:
    assert screened.get("/matches/0123456789abcdef").status_code == 404
    _, told = fields(screened, form_key)
    assert screened.post("/matches/0123456789abcdef", data=told).status_code == 404


def test_a_strange_name_of_a_reviewer_is_kept_whole(screened: TestClient, case_folder: Path, form_key: FormKey) -> None:
    path, told = fields(screened, form_key, by='Ада; "Ł" <x>')
    screened.post(path, data=told)
    assert decisions(case_folder)[0].by == 'Ада; "Ł" <x>'
    assert "Ада; &#34;Ł&#34; &lt;x&gt;" in screened.get("/matches").text
