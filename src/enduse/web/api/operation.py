"""One thing that can be asked over HTTP: declared once, then served, checked and documented from the declaration."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from enduse.model.errors import EnduseError
from enduse.views.printable import printable
from enduse.web.api.parsing import json_of, parameters_of
from enduse.web.api.refusal import RefusalError, status_of
from enduse.web.api.shape import Shape, fault
from enduse.web.desk import Desk, desk_of

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_FIELDS = 20


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation.

    Args:
        name: Its name.
        shape: What its value must look like; a list may be given several times.
        where: Where it stands.
        required: Whether it must be given; one in the path always is.
    """

    name: str
    shape: Shape
    where: Literal["query", "path"] = "query"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that has passed every check.

    Args:
        request: The request.
        values: Its parameters, of a form its fields too; those not given are missing.
        body: Its JSON, None when it has none.
    """

    request: Request
    values: Mapping[str, Any]
    body: Any = None

    @property
    def desk(self) -> Desk:
        """Where the case is got at."""
        return desk_of(self.request)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked.

    Args:
        method: GET or POST.
        path: As Starlette writes it ("/entities/{id:path}").
        name: What it is called in the OpenAPI document.
        about: What it answers: a line, and more lines where there is more to say.
        answer: Answers it; what is no `Response` is sent as JSON.
        parameters: Its parameters.
        body: The shape of its JSON, None when it takes none.
        form: The shapes of the fields of its form, None when it takes none.
        returns: The shape of its answer; a word is the type of an answer that is no JSON.
        missing: What a 404 says, None when it cannot be.
        also: Other statuses it answers with, and what they mean.
        headers: Sent with every answer, refusals too.
        lenient: Whether parameters that are not known are passed over, for clients that add their own.
    """

    method: Literal["GET", "POST"]
    path: str
    name: str
    about: str
    answer: Callable[[Asked], Awaitable[Any]]
    parameters: Sequence[Parameter] = ()
    body: Shape | None = None
    form: Mapping[str, Shape] | None = None
    returns: Shape | str = field(default_factory=dict)
    missing: str | None = None
    also: Mapping[int, str] = field(default_factory=dict)
    headers: Callable[[Request], Mapping[str, str]] | None = None
    lenient: bool = False


def route(operations: Sequence[Operation]) -> Route:
    """The route of the operations at one path."""
    by_method = {each.method: each for each in operations}

    async def endpoint(request: Request) -> Response:
        return await _answered(by_method["POST" if request.method == "POST" else "GET"], request)

    return Route(operations[0].path, endpoint, methods=sorted(by_method))


def answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A value as an answer in JSON; halves of letters that were sent to us are sent back as question marks."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, headers, JSON)


async def _answered(operation: Operation, request: Request) -> Response:
    headers = operation.headers(request) if operation.headers is not None else {}
    try:
        found = await operation.answer(await _asked(operation, request))
    except EnduseError as error:
        return answer({"detail": printable(str(error))}, status_of(error), headers)
    if not isinstance(found, Response):
        return answer(found, headers=headers)
    found.headers.update(headers)
    return found


async def _asked(operation: Operation, request: Request) -> Asked:
    known = {each.name: each.shape for each in operation.parameters}
    places = {each.name for each in operation.parameters if each.where == "path"}
    given = [(name, text) for name, text in request.query_params.multi_items() if name not in places]
    if operation.lenient:
        given = [pair for pair in given if pair[0] in known]
    values = parameters_of([*request.path_params.items(), *given], known)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = None
    if operation.form is not None:
        values |= await _fields(operation.form, request, kind)
    elif operation.body is not None:
        if kind != JSON and not kind.endswith("+json"):
            raise RefusalError(415, f"the body must be JSON; send it with `Content-Type: {JSON}`")
        body = json_of(await request.body(), "the body")
        wrong = fault(body, operation.body, "body")
        if wrong is not None:
            raise RefusalError(400, wrong)
    missing = [each.name for each in operation.parameters if each.required and each.name not in values]
    if missing:
        raise RefusalError(400, f"{missing[0]} is missing; give it as a parameter of the address")
    return Asked(request, values, body)


async def _fields(known: Mapping[str, Shape], request: Request, kind: str) -> dict[str, Any]:
    if kind not in (FORM, "multipart/form-data"):
        raise RefusalError(415, f"the body must be a form; send it with `Content-Type: {FORM}`")
    async with request.form(max_fields=_FIELDS, max_files=0) as form:
        given = [(name, text) for name, text in form.multi_items() if name in known and isinstance(text, str)]
    return parameters_of(given, known)
