"""The OpenAPI 3.1 document, made from the declarations that requests are checked with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from enduse import __version__
from enduse.web.api.operation import FORM, JSON, Operation
from enduse.web.api.scored import ENTITY, SCORED
from enduse.web.api.shape import record

PROBLEM: Final = record(
    {"detail": {"type": "string", "description": "What is wrong and what to do next, in one line."}},
    "detail",
    about="A request that is turned down.",
)
_ABOUT: Final = (
    "A case asked over HTTP: what is said of who supplies whom, how it weighs, who is listed, which routes goods may "
    "take. A claim is what a source says; a match and a route are leads, never verdicts; an empty answer is no "
    "candidate, never cleared."
)
_CONVERTOR: Final = re.compile(r"\{(\w+)(?::\w+)?\}")
_TAGS: Final = {
    "match": "yente",
    "search": "yente",
    "entities": "yente",
    "catalog": "yente",
    "algorithms": "yente",
    "healthz": "yente",
    "readyz": "yente",
    "reconcile": "reconciliation",
    "api": "case",
}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The document of these operations."""
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        path = _CONVERTOR.sub(r"{\1}", each.path)
        paths.setdefault(path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "enduse", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": {"Entity": ENTITY, "ScoredEntity": SCORED, "Problem": PROBLEM},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "Only where the app asks for a token."},
                "apiKey": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "The same token as `ApiKey TOKEN`.",
                },
            },
        },
        "security": [{}, {"bearer": []}, {"apiKey": []}],
    }


def _operation(operation: Operation) -> dict[str, Any]:
    summary, _, more = operation.about.partition("\n\n")
    told: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [_TAGS.get(operation.path.split("/")[1].partition("{")[0], "case")],
        "summary": summary.removesuffix("."),
        "parameters": [_parameter(each.name, each.shape, each.where, each.required) for each in operation.parameters],
        "responses": _responses(operation),
    }
    told |= {"description": more} if more else {}
    if operation.body is not None:
        told["requestBody"] = {"required": True, "content": {JSON: {"schema": operation.body}}}
    elif operation.form is not None:
        fields = {"type": "object", "properties": dict(operation.form)}
        told["requestBody"] = {"required": True, "content": {FORM: {"schema": fields}}}
    return told


def _parameter(name: str, shape: Mapping[str, Any], where: str, required: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "in": where, "required": required or where == "path", "schema": shape}
    told |= {"description": shape["description"]} if "description" in shape else {}
    return told | ({"style": "form", "explode": True} if shape["type"] == "array" else {})


def _responses(operation: Operation) -> dict[str, Any]:
    kind, shape = JSON, operation.returns
    if isinstance(shape, str):
        kind, shape = shape, {"type": "string"}
    told = {"200": {"description": "The answer.", "content": {kind: {"schema": shape}}}}
    refusals = {400: "The request cannot be made sense of.", 503: "Too much is asked at once; ask again."}
    if operation.missing is not None:
        refusals[404] = operation.missing
    if operation.body is not None or operation.form is not None:
        refusals |= {413: "The body is too large.", 415: "The body is of another type."}
    refusals |= operation.also
    for status, words in sorted(refusals.items()):
        content = {} if status < 400 else {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        told[str(status)] = {"description": words, **content}
    return told
