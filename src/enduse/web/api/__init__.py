"""The programming interfaces: matching as `yente` does it, reconciliation for OpenRefine, and the case as JSON."""

from __future__ import annotations

from itertools import groupby

from starlette.routing import BaseRoute

from enduse.web.api.case import CASE
from enduse.web.api.catalog import ALGORITHM_LIST, CATALOG, HEALTH, READY
from enduse.web.api.entities import ADJACENT, ENTITY, PROPERTY
from enduse.web.api.match import MATCH
from enduse.web.api.openapi import document
from enduse.web.api.operation import Asked, Operation, route
from enduse.web.api.reconcile import RECONCILE
from enduse.web.api.search import SEARCH

_YENTE = (MATCH, SEARCH, PROPERTY, ADJACENT, ENTITY, CATALOG, ALGORITHM_LIST, HEALTH, READY)


def operations() -> tuple[Operation, ...]:
    """Everything that can be asked, those of one path side by side."""
    return (*_YENTE, *RECONCILE, *CASE, _DOCUMENT)


def routes() -> list[BaseRoute]:
    """The routes of the programming interfaces."""
    return [route(list(each)) for _, each in groupby(operations(), key=lambda operation: operation.path)]


async def _document(asked: Asked) -> dict[str, object]:
    del asked
    return document(operations())


_DOCUMENT = Operation("GET", "/openapi.json", "openapi", "This document.", _document, returns={"type": "object"})
