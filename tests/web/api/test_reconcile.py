"""The reconciliation service against the JSON Schemas of its specification, as OpenRefine asks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from lxml import html
from referencing import Registry, Resource
from starlette.testclient import TestClient

SCHEMAS = Path(__file__).parent / "reconciliation-0.2"
OPENREFINE = "http://127.0.0.1:3333"


def _registry() -> Registry[Any]:
    contents = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")]
    # Swagger's own schema is only pointed at for services that say how to log in, which this one does not.
    swagger = {"definitions": {"securityDefinitions": {"additionalProperties": {"type": "object"}}}}
    known = [(each["$id"], each) for each in contents] + [("http://swagger.io/v2/schema.json", swagger)]
    return Registry().with_resources(
        (id_, Resource.from_contents({**each, "$schema": "http://json-schema.org/draft-07/schema#"}))
        for id_, each in known
    )


def check(name: str, value: object) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    errors = [error.message for error in Draft7Validator(schema, registry=_registry()).iter_errors(value)]
    assert errors == []


def batch(client: TestClient, queries: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    check("reconciliation-query-batch", queries)
    check("reconciliation-result-batch", answer.json())
    found: dict[str, Any] = answer.json()
    assert set(found) == set(queries)
    return found


def test_the_manifest_holds_and_points_at_what_answers(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    check("manifest", manifest)
    assert manifest["versions"] == ["0.2"]
    base = "http://127.0.0.1"
    for name, told in manifest["suggest"].items():
        answer = client.get((told["service_url"] + told["service_path"]).removeprefix(base), params={"prefix": "n"})
        assert answer.status_code == 200, name
    proposing = manifest["extend"]["propose_properties"]
    assert client.get((proposing["service_url"] + proposing["service_path"]).removeprefix(base)).status_code == 200
    page = manifest["preview"]["url"].removeprefix(base).replace("{{id}}", "in-1")
    assert client.get(page).status_code == 200


def test_candidates_come_with_score_kind_and_terms(client: TestClient) -> None:
    found = batch(
        client,
        {
            "q0": {"query": "Brightwater Optics Trading FZE", "type": "Company", "limit": 3},
            "q1": {"query": "Nordkap", "type": ["Vessel", "Airplane"], "properties": [{"pid": "flag", "v": "pa"}]},
            "q2": {"query": "Ingrid Zwillinger"},
        },
    )
    best = found["q0"]["result"][0]
    assert best["id"] == "in-1"
    assert best["score"] > 90
    assert best["match"] is True
    assert best["type"] == [{"id": "Company", "name": "Company"}]
    assert best["description"] == "the United Arab Emirates; on invented, watch"
    assert {"id": "name", "value": 1.0} in best["features"] or best["features"][0]["id"] == "name"
    assert found["q1"]["result"][0]["id"] == "in-3"
    assert not any(each["match"] for each in found["q2"]["result"])


def test_properties_help_and_those_unknown_change_nothing(client: TestClient) -> None:
    number = [{"pid": "imoNumber", "v": {"id": "1234567"}}]
    found = batch(
        client,
        {
            "number": {"properties": number},
            "born": {"query": "Tove Orlandsen", "properties": [{"pid": "birthDate", "v": ["1971-05-02", 1971]}]},
            "other": {"query": "Tove Orlandsen", "properties": [{"pid": "birthDate", "v": "1950-01-01"}]},
            "unknown": {"query": "Tove Orlandsen", "properties": [{"pid": "shoeSize", "v": 43.5}]},
            "bare": {"query": "Tove Orlandsen"},
        },
    )
    assert found["number"]["result"][0]["id"] == "in-3"
    scores = {key: each["result"][0]["score"] if each["result"] else 0 for key, each in found.items()}
    assert scores["born"] > scores["bare"] > scores["other"]
    assert found["unknown"] == found["bare"]


def test_a_cell_that_names_nobody_fails_no_table(client: TestClient) -> None:
    found = batch(client, {"a": {"query": "-"}, "b": {"query": ""}, "c": {"query": "x" * 20_000}, "d": {"query": "\0"}})
    assert all(each == {"result": []} for each in found.values())
    assert client.post("/reconcile", data={"queries": "{}"}).json() == {}


def test_a_strict_type_leaves_out_the_others(client: TestClient) -> None:
    loose = batch(client, {"q": {"query": "Nordkap Lantern", "type": "Person"}})
    strict = batch(client, {"q": {"query": "Nordkap Lantern", "type": "Person", "type_strict": "all"}})
    assert [each["id"] for each in loose["q"]["result"]] in (["in-3"], [])
    assert strict["q"]["result"] == []


def test_two_that_are_as_good_are_no_match(case_copy: Path, opened: Callable[..., TestClient]) -> None:
    from enduse.case import Case

    table = "id,name,type,country,date of birth\n" + "".join(
        f"t-{number},Lars Petter Bakkerud,Person,no,19{number}0-01-01\n" for number in (5, 7)
    )
    path = case_copy.parent / "twins.csv"
    path.write_text(table, encoding="utf-8")
    with Case.open(case_copy) as case:
        case.load_lists(path, name="twins")
    found = batch(opened(case_copy), {"q": {"query": "Lars Petter Bakkerud"}})["q"]["result"]
    assert len(found) == 2
    assert all(each["score"] >= 90 for each in found)
    assert not any(each["match"] for each in found)


def test_the_same_by_get(client: TestClient) -> None:
    queries = json.dumps({"q": {"query": "Halvorsen Marine Supply"}})
    got = client.get("/reconcile", params={"queries": queries, "_": "1699999999"})
    assert got.json() == client.post("/reconcile", data={"queries": queries}).json()


def test_suggestions_hold(client: TestClient) -> None:
    entities = client.get("/reconcile/suggest/entity", params={"prefix": "brightw"}).json()
    check("suggest-entities-response", entities)
    assert {each["id"] for each in entities["result"]} == {"in-1", "w-1"}
    assert client.get("/reconcile/suggest/entity?prefix=brightw&cursor=1").json()["result"] == entities["result"][1:]
    assert client.get("/reconcile/suggest/entity?prefix=in-2").json()["result"][0]["id"] == "in-2"
    assert client.get("/reconcile/suggest/entity").json() == {"result": []}
    types = client.get("/reconcile/suggest/type", params={"prefix": "VES"}).json()
    check("suggest-types-response", types)
    assert types == {"result": [{"id": "Vessel", "name": "Vessel"}]}
    properties = client.get("/reconcile/suggest/property", params={"prefix": "imo"}).json()
    check("suggest-properties-response", properties)
    assert properties["result"][0] == {"id": "imoNumber", "name": "IMO Number"}


def test_values_are_fetched(client: TestClient) -> None:
    query = {
        "ids": ["in-1", "in-2", "nobody"],
        "properties": [{"id": "country"}, {"id": "programs"}, {"id": "birthDate"}, {"id": "listingDates"}],
    }
    check("data-extension-query", query)
    told = client.post("/reconcile", data={"extend": json.dumps(query)}).json()
    check("data-extension-response", told)
    assert told["rows"]["in-1"]["programs"] == [{"str": "EX-A"}]
    assert told["rows"]["in-1"]["listingDates"] == [{"str": "2024-03-11"}]
    assert told["rows"]["in-2"]["birthDate"] == [{"str": "1971-05-02"}]
    assert told["rows"]["nobody"] == {"country": [], "programs": [], "birthDate": [], "listingDates": []}
    assert [each["name"] for each in told["meta"]] == ["Country", "Programmes", "Birth date", "Listed on"]


def test_properties_are_proposed_for_a_kind(client: TestClient) -> None:
    names = [each["id"] for each in client.get("/reconcile/properties?type=Vessel").json()["properties"]]
    assert "imoNumber" in names
    assert "birthDate" not in names
    assert len(client.get("/reconcile/properties?type=Person&limit=2").json()["properties"]) == 2
    assert client.get("/reconcile/properties?type=Nonsense").status_code == 200


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "give either queries or extend"),
        ({"queries": "{}", "extend": "{}"}, "give either queries or extend"),
        ({"queries": "{"}, "no JSON"),
        ({"queries": "[]"}, "queries must be an object"),
        ({"queries": '{"a": 1}'}, "queries.a must be an object"),
        ({"queries": '{"a": {"query": 5}}'}, "queries.a.query must be a string"),
        ({"queries": '{"a": {"query": "x"}, "a": {"query": "y"}}'}, "stands twice"),
        ({"queries": '{"a": {"query": "x", "limit": NaN}}'}, "no number"),
        ({"queries": '{"a": {"query": "x", "type": "Spaceship"}}'}, "no kind of party"),
        ({"queries": json.dumps({str(number): {"query": "x"} for number in range(10_000)})}, "500 is the most"),
        ({"extend": '{"ids": []}'}, "extend.properties is missing"),
        ({"extend": '{"ids": [1], "properties": []}'}, "extend.ids[0] must be a string"),
    ],
)
def test_what_cannot_be_meant_is_refused(client: TestClient, data: dict[str, str], words: str) -> None:
    answer = client.post("/reconcile", data=data or {"other": "x"})
    assert answer.status_code == 400
    assert words in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_only_openrefine_on_this_machine_may_read_from_a_page(client: TestClient) -> None:
    for path in ("/reconcile", "/reconcile/suggest/entity?prefix=n", "/reconcile/properties"):
        known = client.get(path, headers={"Origin": OPENREFINE})
        assert known.headers["access-control-allow-origin"] == OPENREFINE
        assert known.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in known.headers
        for origin in ("https://evil.example", "null", f"{OPENREFINE}.evil.example", "http://127.0.0.1:3334"):
            other = client.get(path, headers={"Origin": origin})
            assert "access-control-allow-origin" not in other.headers
            assert other.headers["cross-origin-resource-policy"] == "same-origin"
    refused = client.post("/reconcile", data={"queries": "{"}, headers={"Origin": OPENREFINE})
    assert refused.headers["access-control-allow-origin"] == OPENREFINE
    assert "access-control-allow-origin" not in client.get("/catalog", headers={"Origin": OPENREFINE}).headers


def test_jsonp_is_not_spoken(client: TestClient) -> None:
    answer = client.get("/reconcile?callback=jQuery123")
    assert answer.status_code == 400
    assert "JSONP" in answer.json()["detail"]


def test_the_preview_shows_hostile_names_harmlessly(client: TestClient) -> None:
    answer = client.get("/reconcile/preview", params={"id": "in-4"})
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert f"frame-ancestors 'self' {OPENREFINE}" in policy
    page = html.fromstring(answer.text)
    assert not page.xpath("//script")
    assert "<script>alert(1)</script>" in page.xpath("string(//h1)")
    assert "\u202e" not in answer.text
    assert client.get("/reconcile/preview?id=nobody").status_code == 404
    assert client.get("/reconcile/preview").status_code == 400


def test_a_case_without_lists_says_what_to_do(bare: TestClient) -> None:
    check("manifest", bare.get("/reconcile").json())
    answer = bare.post("/reconcile", data={"queries": '{"q": {"query": "x"}}'})
    assert answer.status_code == 404
    assert "enduse lists load" in answer.json()["detail"]
