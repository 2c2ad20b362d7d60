"""A page of what was found, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from enduse.web.api.operation import Parameter
from enduse.web.api.shape import Shape, record

Thing = TypeVar("Thing")

LIMIT: Final = 50
PAGE: Final = (
    Parameter("limit", {"type": "integer", "minimum": 0, "maximum": 500, "description": f"{LIMIT} unless told."}),
    Parameter("offset", {"type": "integer", "minimum": 0, "maximum": 10_000_000, "description": "How many to skip."}),
)


def page(things: Sequence[Thing], values: Mapping[str, Any], told: Callable[[Thing], Any]) -> dict[str, Any]:
    """A page of things as records.

    Args:
        things: Everything that was found, in order.
        values: The parameters of the request.
        told: The record of one.
    """
    limit, offset = values.get("limit", LIMIT), values.get("offset", 0)
    results = [told(each) for each in things[offset : offset + limit]]
    return {"results": results, "total": len(things), "limit": limit, "offset": offset}


def pages_of(of: Shape) -> Shape:
    """The shape of a page of these."""
    number = {"type": "integer"}
    return record(
        {"results": {"type": "array", "items": of}, "total": number, "limit": number, "offset": number},
        "results",
        "total",
        "limit",
        "offset",
    )
