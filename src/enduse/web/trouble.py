"""What a browser or a program is told when something goes wrong: one line, what to do next, never a traceback."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from enduse.model.errors import CaseError, EnduseError, InputError, UnreachableError, UsageError
from enduse.views.printable import printable
from enduse.web.body import TooBigError, TooLateError
from enduse.web.desk import TooSlowError, desk_of
from enduse.web.gate import Policy
from enduse.web.rebuff import wants_page

_LOG = logging.getLogger("enduse.web")
_STATUS: tuple[tuple[type[EnduseError], int], ...] = (
    (TooBigError, 413),
    (TooLateError, 408),
    (TooSlowError, 503),
    (UsageError, 400),
    (CaseError, 500),
    (InputError, 422),
    (UnreachableError, 502),
    (EnduseError, 500),
)
_WORDS = {
    400: "The request cannot be made sense of; go back and try again.",
    403: "The form is not one of this page; load the page again and send it again.",
    404: "There is nothing at this address; start from the overview.",
    405: "This address does not take that method; the header Allow names those it takes.",
    413: "The request is too large; send less at a time.",
}
UNFORESEEN = "Something went wrong that was not foreseen; the app's own output tells more. What was kept is kept."


async def told(request: Request, error: Exception) -> Response:
    """The answer to an error that was foreseen."""
    if isinstance(error, HTTPException):
        own = error.detail if error.detail and error.detail != _phrase(error.status_code) else ""
        words = own or _WORDS.get(error.status_code, error.detail)
        return _answer(request, error.status_code, words, dict(error.headers or {}))
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    # Whoever may look at a case need not know where on the machine it lies.
    case = desk_of(request).path
    words = str(error).replace(str(case.resolve()), case.name).replace(str(case), case.name)
    return _answer(request, status, printable(words))


async def unforeseen(request: Request, error: Exception) -> Response:
    """The answer to an error that was not; its traceback goes to the log, never to the client."""
    _LOG.error("%s %s", request.method, printable(request.url.path), exc_info=error)
    # This answer is made outside of all that every other one passes.
    return _answer(request, 500, UNFORESEEN, dict(Policy.HEADERS))


def _phrase(status: int) -> str:
    return HTTPException(status).detail


def _answer(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    if wants_page(request.headers):
        from enduse.web.pages.page import error_page

        return error_page(request, status, words, headers)
    return JSONResponse({"detail": words}, status, headers)
