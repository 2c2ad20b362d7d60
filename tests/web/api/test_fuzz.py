"""Every operation of the OpenAPI document asked with generated input, right and wrong: what it promises is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from enduse.web.application import application

schemathesis = pytest.importorskip("schemathesis")

from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

EXAMPLES = 12


@pytest.fixture
def openapi(whole_case: Path) -> Any:
    app = application(whole_case, hosts=None)
    config = schemathesis.Config.from_dict(
        {
            "base-url": "http://127.0.0.1",
            "seed": 1,
            "generation": {"mode": "all", "deterministic": True, "database": "none"},
            "phases": {"stateful": {"enabled": False}},
        }
    )
    return schemathesis.openapi.from_asgi("/openapi.json", app, config=config)


schema = schemathesis.pytest.from_fixture("openapi")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_its_promises(case: Any) -> None:
    response = case.call()
    assert response.status_code < 500 or (response.status_code, case.path) == (503, "/readyz"), response.text
    case.validate_response(
        response,
        checks=[
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
            negative_data_rejection,
            unsupported_method,
        ],
    )
    if response.status_code >= 400:
        detail = response.json()["detail"]
        assert detail
        assert "\n" not in detail
        assert "Traceback" not in detail


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
