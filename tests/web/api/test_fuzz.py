"""Every operation of the OpenAPI document asked with generated input, right and wrong: what it promises is kept."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from enduse.web.api import operations
from enduse.web.application import application

schemathesis = pytest.importorskip("schemathesis")

from schemathesis.generation import GenerationMode  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance, negative_data_rejection]

EXAMPLES = 25
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
KNOWN = {"dataset": "default", "id": "in-1", "prop": "sanctions"}
ASKED = [(each.method, re.sub(r":\w+}", "}", each.path)) for each in operations()]


def _means_somebody(case: Any, path: str) -> None:
    """Generated names and places mean nobody; put somebody there, and leave the rest as generated."""
    for name, value in KNOWN.items():
        if name in (case.path_parameters or {}):
            case.path_parameters[name] = value
    if path in ("/api/claims/{id}", "/api/documents/{id}"):
        (found,) = case.operation.schema.app_client.get(path.removesuffix("/{id}"), params={"limit": 1}).json()[
            "results"
        ]
        case.path_parameters["id"] = found["id"]
    elif path == "/api/flows/{id}":
        case.path_parameters["id"] = "1"
    elif path == "/reconcile/preview":
        case.query["id"] = "in-4"
    elif path == "/api/routes":
        case.query |= {"from": ["cn"], "to": ["ru"], "goods": "chpl"}
    elif path == "/reconcile" and case.method.upper() == "GET":
        case.query.pop("callback", None)
        case.query |= {"queries": json.dumps({"q": {"query": "Nordkap"}})}
        case.query.pop("extend", None)
    elif path == "/reconcile":
        case.body = {"queries": json.dumps({"q": {"query": "Nordkap Lantern"}})}
    elif path == "/match/{dataset}":
        for each in case.body["queries"].values():
            each["properties"] = {**dict(list(each["properties"].items())[:3]), "name": ["Nordkap Lantern"]}
    elif path == "/api/screen":
        for each in case.body["queries"]:
            each |= {"name": "Nordkap Lantern"}
            each.pop("countries", None)
            each.pop("birth_dates", None)
    elif path == "/api/screen/shipment":
        for each in case.body["shipments"]:
            each["receiver"] = "Nordkap Lantern"


@pytest.fixture(scope="session")
def openapi(whole_case: Path) -> Any:
    app = application(whole_case, hosts=None)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    schema.app_client = TestClient(app)
    return schema


@pytest.mark.parametrize("mode", list(GenerationMode), ids=["right", "wrong"])
@pytest.mark.parametrize(("method", "path"), ASKED)
def test_every_operation_keeps_its_promises(openapi: Any, method: str, path: str, mode: GenerationMode) -> None:
    try:
        strategy = openapi[path][method].as_strategy(generation_mode=mode)
    except Unsatisfiable:
        pytest.skip("nothing about it can be wrong")

    met: list[int] = []

    @BOUNDED
    @given(strategy)
    def kept(case: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            _means_somebody(case, path)
        response = case.call()
        met.append(response.status_code)
        assert response.status_code < 500 or (response.status_code, path) == (503, "/readyz"), response.text
        if response.status_code == 413:
            # Turned away by size before any operation is looked at, in plain text.
            assert len(response.text.splitlines()) == 1
            return
        case.validate_response(response, checks=CHECKS)
        if response.status_code >= 400:
            detail = response.json()["detail"]
            assert detail
            assert "\n" not in detail
            assert "Traceback" not in detail

    with contextlib.suppress(Unsatisfiable):
        kept()
    if mode is GenerationMode.POSITIVE and path != "/readyz":
        # Were everything turned down at the door, nothing behind it would have been tried.
        assert 200 in met


def test_the_document_is_openapi(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(names) == len(set(names)) >= 25
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            told = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
            assert all(f"{{{name}}}" in path for name in told)
            for parameter in operation["parameters"]:
                Draft202012Validator.check_schema(parameter["schema"])
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    Draft202012Validator.check_schema(content["schema"])
    assert client.get("/openapi.json").content == client.get("/openapi.json").content


def test_every_path_of_the_document_is_served_and_no_other(client: TestClient) -> None:
    from enduse.web.api import routes

    document = client.get("/openapi.json").json()
    served = {route.path_format for route in routes()}  # type: ignore[attr-defined]
    assert served == set(document["paths"])
