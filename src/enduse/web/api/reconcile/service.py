"""`/reconcile`: the manifest, batches of queries, and data extension."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from enduse.web.api.counter import counter_of
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.parsing import json_of
from enduse.web.api.reconcile.candidates import QUERIES, results
from enduse.web.api.reconcile.extension import EXTENSION, extension
from enduse.web.api.reconcile.manifest import manifest
from enduse.web.api.reconcile.origin import shared
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, fault, string

_FIELDS: Final[Mapping[str, Shape]] = {
    "queries": string("JSON: queries by keys of your own.", most=2 * 1024 * 1024),
    "extend": string("JSON: ids and properties.", most=2 * 1024 * 1024),
}


async def _ask(asked: Asked) -> dict[str, Any]:
    if "callback" in asked.values:
        raise RefusalError(400, "JSONP is not spoken; OpenRefine on this machine reads the answers without it")
    if "queries" not in asked.values and "extend" not in asked.values:
        return manifest(str(asked.request.base_url).rstrip("/"))
    return await _send(asked)


async def _send(asked: Asked) -> dict[str, Any]:
    given = [name for name in _FIELDS if name in asked.values]
    if len(given) != 1:
        raise RefusalError(400, "give either queries or extend")
    value = json_of(asked.values[given[0]], given[0])
    wrong = fault(value, QUERIES if given[0] == "queries" else EXTENSION, given[0])
    if wrong is not None:
        raise RefusalError(400, wrong)
    counter = counter_of(asked.request)
    book = await counter.book()
    if given[0] == "queries":
        return await results(counter, book, value)
    return await asked.desk.work(lambda: extension(book, value))


ASK: Final = Operation(
    "GET",
    "/reconcile",
    "reconcile",
    "The manifest of the reconciliation service; with queries or extend, what the same sent as a form answers.",
    _ask,
    (
        *(Parameter(name, shape) for name, shape in _FIELDS.items()),
        Parameter("callback", string("Refused: JSONP is not spoken.")),
    ),
    returns={"type": "object"},
    missing="No list is kept in the case.",
    headers=shared,
    lenient=True,
)
SEND: Final = Operation(
    "POST",
    "/reconcile",
    "reconcile_batch",
    "Candidates for a batch of queries, or values of properties of entities.\n\nScores run from 0 to 100. `match` is "
    "true only for a candidate of 90 or more beside which no other reaches 84; it is a lead all the same.",
    _send,
    form=_FIELDS,
    returns={"type": "object"},
    missing="No list is kept in the case.",
    headers=shared,
)
