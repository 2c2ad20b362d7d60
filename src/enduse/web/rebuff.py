"""A request turned away before any page or interface sees it: one line, as whoever asks can read it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response


def wants_page(headers: Headers) -> bool:
    """Whether whoever asks is a browser that shows the answer to a person; all others are told in JSON."""
    # What htmx asks for it puts into the page that is shown, and it says nothing of what it takes.
    return "text/html" in headers.get("accept", "") or headers.get("hx-request") == "true"


def rebuff(asked: Headers, status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that is turned away: a line for a browser, `{"detail": "…"}` for a program.

    Args:
        asked: Headers of the request.
        status: HTTP status.
        words: Why, and what to do next: one line.
        headers: Further headers of the answer.
    """
    if wants_page(asked):
        return PlainTextResponse(f"{words}\n", status, headers)
    return JSONResponse({"detail": words}, status, headers)
