"""The case as JSON: the same records as the command line prints, page by page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.model.record import to_record
from enduse.views.lines import weighing_json


def got(client: TestClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(client: TestClient, path: str, status: int = 400) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"detail"}
    words: str = answer.json()["detail"]
    assert "\n" not in words
    return words


def test_claims_are_those_the_command_line_prints(client: TestClient, whole_case: Path) -> None:
    with Case.open(whole_case) as case:
        records = [to_record(each) for each in case.claims()]
    told = got(client, "/api/claims")
    assert told["total"] == len(records) > 2
    assert [{name: value for name, value in each.items() if name != "sentence"} for each in told["results"]] == records
    one = got(client, f"/api/claims/{records[0]['id']}")
    assert one == told["results"][0]
    assert one["spans"][0]["exact"]
    assert one["sentence"]


def test_claims_are_narrowed_and_paged(client: TestClient) -> None:
    every = got(client, "/api/claims")
    denied = got(client, "/api/claims?factuality=denied")
    assert 0 < denied["total"] < every["total"]
    assert {each["factuality"] for each in denied["results"]} == {"denied"}
    korean = got(client, "/api/claims?supplier=North%20Korea")
    assert {party["country"][0] for each in korean["results"] for party in each["supplier"]} == {"kp"}
    assert got(client, "/api/claims?recipient=kp")["total"] == 0
    assert got(client, "/api/claims?party=kp")["total"] == korean["total"]
    assert got(client, "/api/claims?supplier=ir&words=shahed")["total"] == 1
    pages = [got(client, f"/api/claims?limit=1&offset={place}")["results"] for place in range(every["total"] + 1)]
    assert [each for page in pages for each in page] == every["results"]
    document = every["results"][0]["document_id"]
    assert got(client, f"/api/claims?document={document}")["total"] == every["total"]
    assert got(client, "/api/claims?document=nothing")["total"] == 0


def test_flows_and_disputes_are_those_of_weigh(client: TestClient, whole_case: Path) -> None:
    with Case.open(whole_case) as case:
        weighed = [json.loads(weighing_json(each)) for each in case.weigh()]
    told = got(client, "/api/flows")
    assert [
        {name: value for name, value in each.items() if name not in ("id", "number")} for each in told["results"]
    ] == weighed
    first = told["results"][0]
    assert got(client, f"/api/flows/{first['id']}") == first == got(client, "/api/flows/1")
    disputes = got(client, "/api/disputes")
    assert disputes["total"] == sum("dispute" in each for each in weighed) == 1
    assert disputes["results"][0]["dispute"]["sentence"]
    assert got(client, "/api/flows?supplier=iran&category=aircraft")["total"] == 1
    assert got(client, "/api/flows?supplier=russia")["total"] == 0
    assert got(client, "/api/flows?recipient=ru")["total"] == told["total"]


def test_reports_with_and_without_their_text(client: TestClient) -> None:
    (listed,) = got(client, "/api/documents")["results"]
    assert "text" not in listed
    whole = got(client, f"/api/documents/{listed['id']}")
    assert len(whole["claims"]) == listed["claims"] == got(client, "/api/claims")["total"]
    claim = got(client, f"/api/claims/{whole['claims'][0]}")
    for span in claim["spans"]:
        assert whole["text"][span["start"] : span["end"]] == span["exact"]


def test_routes_answer_or_say_that_nobody_is_cleared(client: TestClient) -> None:
    told = got(client, "/api/routes?from=cn&to=ru")
    assert told["results"] == []
    assert any("clears nobody" in note for note in told["notes"])
    assert got(client, "/api/routes?from=cn,hk&from=us&to=Russia&goods=chpl&since=2022-02-24&max_hops=2")["notes"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("to=ru", "from is missing"),
        ("from=cn", "to is missing"),
        ("from=&to=ru", "no country"),
        ("from=atlantis&to=ru", "'atlantis' is no country"),
        ("from=cn&to=cn", "start and as end"),
        ("from=cn&to=ru&since=yesterday", "since"),
        ("from=cn&to=ru&since=2022-02-31", "since"),
        ("from=cn&to=ru&max_hops=9", "max_hops"),
        ("from=cn&to=ru&limit=100000", "limit"),
        ("from=cn&to=ru&goods=nonsense", "nonsense"),
        ("from=cn&to=ru&ownership=/etc/passwd", "no parameter here"),
    ],
)
def test_routes_that_cannot_be_asked(client: TestClient, query: str, words: str) -> None:
    assert words in refused(client, f"/api/routes?{query}")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/claims/nothing", 404),
        ("/api/flows/0", 404),
        ("/api/flows/999999999999999999999", 404),
        ("/api/documents/nothing", 404),
        ("/api/claims?limit=-1", 400),
        ("/api/claims?limit=1e9", 400),
        ("/api/claims?limit=5&limit=6", 400),
        ("/api/claims?stage=imagined", 400),
        ("/api/claims?no_such_parameter=1", 400),
        ("/api/flows?category=unicorns", 400),
        ("/api/claims?offset=99999999999999999999999", 400),
    ],
)
def test_what_is_not_there_or_cannot_be_meant(client: TestClient, path: str, status: int) -> None:
    refused(client, path, status)


def test_parties_are_screened_with_measures_and_decisions(client: TestClient) -> None:
    body = {
        "queries": [{"name": "Brightwater Optics Trading", "countries": ["UAE"], "id": "mine"}, {"name": "Zxqv Qq"}]
    }
    told = client.post("/api/screen", json=body).json()
    found, nobody = told["results"]
    assert found["id"] == "mine"
    assert found["results"][0]["id"] == "in-1"
    assert found["results"][0]["listings"][0]["program"] == "Example programme A"
    assert found["results"][0]["status"] == "open"
    assert nobody["results"] == []
    assert set(told["lists"]) == {"invented", "watch"}


def test_what_a_reviewer_rejected_is_set_apart(case_copy: Path, opened: Any) -> None:
    from enduse.case.decisions import Pair, decide
    from enduse.case.lists_index import ListsIndex
    from enduse.ledger.screenings import Screenings
    from enduse.model import Query

    query = Query(("Halvorsen Marine Supply",))
    with Case.open(case_copy) as case:
        lists = ListsIndex.of_case(case_copy)
        decide(
            Screenings(case.ledger), lists, Pair(query, "w-2"), "false", by="A. Reviewer", why="test", threshold=0.84
        )
    told = opened(case_copy).post("/api/screen", json={"queries": [{"name": "Halvorsen Marine Supply"}]}).json()
    assert told["results"][0]["results"] == []
    assert told["results"][0]["rejected"][0]["decision"]["by"] == "A. Reviewer"


def test_shipments_are_screened(client: TestClient) -> None:
    shipment = {
        "receiver": "Brightwater Optics Trading FZE",
        "receiver_country": "ae",
        "destination_country": "ru",
        "hs_code": "854231",
        "weight": 12.5,
        "date": "2024-05-02",
    }
    told = client.post("/api/screen/shipment", json={"shipments": [shipment, {"hs_code": "854231"}]}).json()
    first, second = told["results"]
    assert first["verdict"] == "fired"
    assert first["parties"][0]["matches"][0]["entity_id"] == "in-1"
    assert first["as_of"] == "2024-05-02"
    assert any(each["rule"] for each in first["findings"])
    assert [first["id"], second["id"]] == ["1", "2"]
    assert "parties" not in second


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/api/screen", {"queries": []}, "queries has 0 values"),
        ("/api/screen", {"queries": [{"name": "—"}]}, "no letter or digit"),
        ("/api/screen", {"queries": [{"name": "x" * 10_000}]}, "10,000 characters"),
        ("/api/screen", {"queries": [{"name": "x", "countries": ["atlantis"]}]}, "no country"),
        ("/api/screen", {"queries": [{"name": "x", "birth_dates": ["soon"]}]}, "birth_dates"),
        ("/api/screen", {"queries": [{"name": "x", "schema": "Spaceship"}]}, "schema"),
        ("/api/screen", {"queries": [{"nme": "x"}]}, "name is missing"),
        ("/api/screen", {"queries": [{"name": "x"}], "threshold": 0.2}, "0.5 is the least"),
        ("/api/screen", {"queries": [{"name": "x"}] * 501}, "500 is the most"),
        ("/api/screen/shipment", {"shipments": [{}]}, "empty"),
        ("/api/screen/shipment", {"shipments": [{"sneder": "x"}]}, "sneder is not known"),
        ("/api/screen/shipment", {"shipments": [{"date": "02/05/2024"}]}, "date"),
        ("/api/screen/shipment", {"shipments": [{"date": "2024-05-02"}]}, "shipments"),
        ("/api/screen/shipment", {"shipments": [{"hs_code": "854231", "quantity": True}]}, "quantity"),
    ],
)
def test_screening_that_cannot_be_meant(client: TestClient, path: str, body: object, words: str) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == 400, answer.text
    assert words in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]
    assert "/tmp" not in answer.json()["detail"]


def test_an_empty_case_answers_emptily(bare: TestClient) -> None:
    for path in ("/api/claims", "/api/flows", "/api/disputes", "/api/documents"):
        assert got(bare, path)["results"] == []
    assert got(bare, "/catalog")["datasets"] == []
    answer = bare.post("/api/screen", json={"queries": [{"name": "x y"}]})
    assert answer.status_code == 404
    assert "enduse lists load" in answer.json()["detail"]
    assert bare.get("/readyz").status_code == 503
    assert bare.get("/healthz").status_code == 200
    assert "enduse" in refused(bare, "/api/routes?from=cn&to=ru")
