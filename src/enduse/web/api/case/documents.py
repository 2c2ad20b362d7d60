"""`/api/documents`: the reports of the case, and what each of them says."""

from __future__ import annotations

from typing import Any, Final

from enduse.model import Document
from enduse.model.record import to_record
from enduse.web.api.case.paged import PAGE, page, pages_of
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, record, string

_LISTED: Final[Shape] = record(
    {"id": {"type": "string"}, "claims": {"type": "integer", "description": "How many claims were found in it."}},
    "id",
    "claims",
)
_WHOLE: Final[Shape] = record(
    {
        "id": {"type": "string"},
        "text": {"type": "string", "description": "As received; offsets of spans count its characters."},
        "claims": {"type": "array", "items": {"type": "string"}, "description": "Ids of its claims."},
    },
    "id",
    "claims",
)


async def _documents(asked: Asked) -> dict[str, Any]:
    holdings = await asked.desk.holdings()

    def told() -> dict[str, Any]:
        counted: dict[str, int] = {}
        for claim in holdings.claims.values():
            counted[claim.document_id] = counted.get(claim.document_id, 0) + 1
        found = list(holdings.documents.values())
        return page(found, asked.values, lambda each: _heading(each) | {"claims": counted.get(each.id, 0)})

    return await asked.desk.work(told)


def _heading(document: Document) -> dict[str, Any]:
    return {name: value for name, value in to_record(document).items() if name not in ("text", "passages")}


async def _document(asked: Asked) -> dict[str, Any]:
    holdings = await asked.desk.holdings()
    document = holdings.documents.get(asked.values["id"])
    if document is None:
        raise RefusalError(404, "there is no such report in the case; /api/documents lists them")
    claims = [each.id for each in holdings.claims.values() if each.document_id == document.id]
    return to_record(document) | {"claims": claims}


DOCUMENTS: Final = Operation(
    "GET",
    "/api/documents",
    "documents",
    "The reports of the case without their texts, in order of arrival.",
    _documents,
    PAGE,
    returns=pages_of(_LISTED),
)
DOCUMENT: Final = Operation(
    "GET",
    "/api/documents/{id}",
    "document",
    "One report: its text, its passages and the ids of its claims.",
    _document,
    (Parameter("id", string("Id of the report: SHA-256 of its text."), "path"),),
    returns=_WHOLE,
    missing="There is no such report.",
)
