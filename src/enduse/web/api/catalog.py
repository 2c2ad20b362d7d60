"""`GET /catalog`, `/algorithms`, `/healthz` and `/readyz`, as `yente` does them."""

from __future__ import annotations

from typing import Any, Final

from enduse.web.api.book import EVERYTHING, Book
from enduse.web.api.counter import counter_of
from enduse.web.api.match import ALGORITHM, ALGORITHMS, matcher
from enduse.web.api.operation import Asked, Operation
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import record

_OK: Final = record({"status": {"type": "string"}}, "status")


async def _catalog(asked: Asked) -> dict[str, Any]:
    try:
        book = await counter_of(asked.request).book()
    except RefusalError:
        return {"datasets": [], "current": [], "outdated": [], "index_stale": False}
    return await asked.desk.work(lambda: _told(book))


def _told(book: Book) -> dict[str, Any]:
    names = [state.name for state in book.lists.states]
    known = {vintage.name: vintage.card for vintage in book.lists.vintages}
    lists: list[dict[str, Any]] = [
        {
            "name": state.name,
            "title": state.title,
            "publisher": {"name": known[state.name].publisher} if known[state.name].publisher else None,
            "version": known[state.name].checksum[:16],
            "index_version": known[state.name].checksum[:16],
            "index_current": True,
            "load": True,
            "entity_count": known[state.name].entities,
            "thing_count": known[state.name].parties,
            "updated_at": known[state.name].received_at,
            "last_export": _moment(known[state.name].day),
            "tags": [],
            "children": [],
        }
        for state in book.lists.states
    ]
    whole = {
        "name": EVERYTHING[0],
        "title": "All lists of the case",
        "version": book.lists.key,
        "index_version": book.lists.key,
        "index_current": True,
        "load": False,
        "thing_count": book.size,
        "children": names,
    }
    parts = [
        {"name": name, "title": f"{name}, part of a list", "version": book.lists.key, "load": False, "children": []}
        for name in book.datasets
        if name not in names
    ]
    return {"datasets": [whole, *lists, *parts], "current": names, "outdated": [], "index_stale": False}


def _moment(day: str) -> str | None:
    """A whole day as a moment; None for a month or a year, which no client could parse."""
    return f"{day}T00:00:00" if len(day) == 10 else None


async def _algorithms(asked: Asked) -> dict[str, Any]:
    del asked
    words = "Names aligned word by word, then numbers, dates and countries; every term of a score is told."
    told = {"name": ALGORITHM, "description": words, "features": matcher(), "docs": matcher()}
    return {"algorithms": [told], "default": ALGORITHM, "best": ALGORITHM}


async def _health(asked: Asked) -> dict[str, str]:
    del asked
    return {"status": "ok"}


async def _ready(asked: Asked) -> dict[str, str]:
    if not counter_of(asked.request).is_ready_or_soon():
        raise RefusalError(503, "the lists of the case are not ready to be asked; try again, or load some")
    return {"status": "ok"}


CATALOG: Final = Operation(
    "GET",
    "/catalog",
    "catalog",
    "The lists kept in the case, and which states of them are asked.",
    _catalog,
    returns=record(
        {
            "datasets": {"type": "array", "items": record({"name": {"type": "string"}}, "name")},
            "current": {"type": "array", "items": {"type": "string"}},
            "outdated": {"type": "array", "items": {"type": "string"}},
            "index_stale": {"type": "boolean"},
        },
        "datasets",
        "current",
        "outdated",
        "index_stale",
    ),
)
ALGORITHM_LIST: Final = Operation(
    "GET",
    "/algorithms",
    "algorithms",
    f"The matchers: {' and '.join(ALGORITHMS)} are one and the same.",
    _algorithms,
    returns=record(
        {
            "algorithms": {"type": "array", "items": record({"name": {"type": "string"}}, "name")},
            "default": {"type": "string"},
            "best": {"type": "string"},
        },
        "algorithms",
        "default",
        "best",
    ),
)
HEALTH: Final = Operation("GET", "/healthz", "healthz", "Whether the app is up.", _health, returns=_OK)
READY: Final = Operation(
    "GET",
    "/readyz",
    "readyz",
    "Whether the lists are ready to be asked; asking has them made ready.",
    _ready,
    returns=_OK,
    also={503: "They are not ready."},
)
