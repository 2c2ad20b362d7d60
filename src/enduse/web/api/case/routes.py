"""`/api/routes`: routes by which goods may reach a destination, as `enduse trace -f jsonl` prints them."""

from __future__ import annotations

from typing import Any, Final

from enduse.model.record import to_record
from enduse.reference.shipments import country_of
from enduse.tracing.question import MOST_HOPS, Question
from enduse.views.routes import NOTHING
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import array, record, string

_MOST: Final = 200
_PLACE: Final = string("A country: two letters, or an English name.", most=100)


async def _routes(asked: Asked) -> dict[str, Any]:
    values = asked.values
    question = Question(
        _countries(values["from"], "from"),
        _countries(values["to"], "to"),
        values.get("goods") or None,
        values.get("since"),
        values.get("via") or None,
        values.get("max_hops", 4),
        values.get("max_days", 120),
        values.get("limit", 50),
    )
    found = await asked.desk.ask(lambda case: case.trace(question))
    notes = [*found.notes, *(() if found.routes else (NOTHING,))]
    return {"results": [to_record(route) for route in found.routes], "found": found.found, "notes": notes}


def _countries(told: list[str], name: str) -> tuple[str, ...]:
    words = [word.strip() for each in told for word in each.split(",") if word.strip()]
    codes = dict.fromkeys(map(country_of, words))
    if None in codes or not codes:
        unknown = next((word for word in words if country_of(word) is None), "")
        raise RefusalError(400, f"{name} {unknown[:40]!r} is no country that is known; give two letters, or its name")
    return tuple(code for code in codes if code is not None)


ROUTES: Final = Operation(
    "GET",
    "/api/routes",
    "routes",
    "Routes through the claims and shipments of the case, the best first.\n\nA route is a lead, never a verdict.",
    _routes,
    (
        Parameter("from", array(_PLACE, "Where the goods come from; cn,hk or several times.", most=50), required=True),
        Parameter("to", array(_PLACE, "Where they must not go.", most=50), required=True),
        Parameter("goods", string("chpl, chpl:1, an HS code, a goods category; several parted by commas.", most=200)),
        Parameter("since", string("A day: movements from then on.", most=10, pattern=r"^\d{4}-\d{2}-\d{2}$")),
        Parameter("via", string("Only through this country or party.", most=200)),
        Parameter("max_hops", {"type": "integer", "minimum": 2, "maximum": MOST_HOPS, "description": "Legs at most."}),
        Parameter("max_days", {"type": "integer", "minimum": 0, "maximum": 3650, "description": "Days between legs."}),
        Parameter("limit", {"type": "integer", "minimum": 1, "maximum": _MOST, "description": "Routes at most."}),
    ),
    returns=record(
        {
            "results": {"type": "array", "items": record({"id": {"type": "string"}, "legs": {"type": "array"}}, "id")},
            "found": {"type": ["integer", "null"], "description": "Chains there were; null when too many to count."},
            "notes": {"type": "array", "items": {"type": "string"}, "description": "What was cut off or left out."},
        },
        "results",
        "found",
        "notes",
    ),
)
