"""One page: its template filled, with what all pages share."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response


def page(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **told: object
) -> Response:
    """A page of the app.

    Args:
        request: What was asked.
        template: Name of the template, without its ending.
        status: HTTP status.
        headers: Further headers.
        told: What the template tells.
    """
    filled = _environment().get_template(f"{template}.html.j2").render(path=request.url.path, **told)
    return HTMLResponse(filled, status, headers)


def error_page(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """The page of an error: one line, and the way back."""
    return page(request, "error", status=status, headers=headers, words=words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("enduse.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
