"""`/api/flows` and `/api/disputes`: what claims amount to, as `enduse weigh -f jsonl` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from enduse.model.position import Weighing
from enduse.reference.goods import categories
from enduse.reference.goods.category import within
from enduse.reference.shipments import country_of
from enduse.views.lines import weighing_json
from enduse.web.api.case.paged import PAGE, page, pages_of
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, record, string
from enduse.web.snapshot import Snapshot

_FLOW: Final[Shape] = record(
    {
        "id": {"type": "string", "description": "Its name in addresses; holds while more is read."},
        "number": {"type": "integer", "description": "Its place among the flows as they are now."},
        "flow": {"type": "object"},
        "positions": {"type": "array", "items": {"type": "object"}},
        "sentence": {"type": "string"},
    },
    "id",
    "number",
    "flow",
    "positions",
    "sentence",
    about="Who says what of one flow; never a verdict.",
)
_PARAMETERS: Final = (
    Parameter("supplier", string("Country by code or name, or words of a name.")),
    Parameter("recipient", string("Likewise.")),
    Parameter("category", {"type": "string", "enum": sorted(categories()), "description": "And what belongs to it."}),
    *PAGE,
)


async def _flows(asked: Asked) -> dict[str, Any]:
    return await _page(asked, disputed=False)


async def _disputes(asked: Asked) -> dict[str, Any]:
    return await _page(asked, disputed=True)


async def _page(asked: Asked, *, disputed: bool) -> dict[str, Any]:
    snapshot = await asked.desk.snapshot()
    values = asked.values

    def told() -> dict[str, Any]:
        found = [
            place
            for place, each in enumerate(snapshot.weighings)
            if (each.dispute is not None or not disputed) and _fits(each, values)
        ]
        return page(found, values, lambda place: _record(snapshot, place))

    return await asked.desk.work(told)


def _fits(weighing: Weighing, values: Any) -> bool:  # noqa: ANN401  # parameters
    flow = weighing.flow
    if values.get("supplier") and not _is(flow.supplier, values["supplier"]):
        return False
    if values.get("recipient") and not _is(flow.recipient or flow.supplier, values["recipient"]):
        return False
    wanted = values.get("category")
    return wanted is None or (flow.category is not None and within(flow.category, wanted))


def _is(ends: Iterable[str], words: str) -> bool:
    code = country_of(words)
    return any(end == code or words.strip().casefold() in end.casefold() for end in ends)


def _record(snapshot: Snapshot, place: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(weighing_json(snapshot.weighings[place]))
    return {"id": snapshot.names.name(place), "number": place + 1, **told}


async def _flow(asked: Asked) -> dict[str, Any]:
    snapshot = await asked.desk.snapshot()
    place = snapshot.names.place(asked.values["id"])
    if place is None:
        raise RefusalError(404, "there is no such flow in the case; /api/flows lists them")
    return await asked.desk.work(lambda: _record(snapshot, place))


FLOWS: Final = Operation(
    "GET",
    "/api/flows",
    "flows",
    "Flows with who says what of each, disputed ones first.",
    _flows,
    _PARAMETERS,
    returns=pages_of(_FLOW),
)
DISPUTES: Final = Operation(
    "GET",
    "/api/disputes",
    "disputes",
    "Flows on which sources differ.",
    _disputes,
    _PARAMETERS,
    returns=pages_of(_FLOW),
)
FLOW: Final = Operation(
    "GET",
    "/api/flows/{id}",
    "flow",
    "One flow, by its id or its number.",
    _flow,
    (Parameter("id", string("Id or number of the flow."), "path"),),
    returns=_FLOW,
    missing="There is no such flow.",
)
