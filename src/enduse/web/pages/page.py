"""One page: its template filled, with what all pages share."""

from __future__ import annotations

import secrets
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from enduse import __version__
from enduse.views.date import in_words
from enduse.views.printable import printable
from enduse.web.assets import stamp
from enduse.web.gate import VISIT, Keys

_LONGEST = 300


def page(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **told: object
) -> Response:
    """A page of the app, or a part of one.

    Args:
        request: What was asked.
        template: Name of the template, without its ending.
        status: HTTP status.
        headers: Further headers.
        told: What the template tells.
    """
    keys: Keys = request.app.state.keys
    known = request.cookies.get(VISIT, "")
    visit = known or secrets.token_urlsafe(18)
    filled = _environment().get_template(f"{template}.html.j2").render(
        path=request.url.path,
        case=printable(request.app.state.desk.path.resolve().name),
        form_key=keys.form_key(visit),
        may_leave=keys.asks_for_token,
        version=__version__,
        stamp=stamp(),
        **told,
    )  # fmt: skip
    response = HTMLResponse(filled, status, headers)
    if not known:
        response.set_cookie(VISIT, visit, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


def error_page(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """The page of an error: one line, and the way back; only the line where a part of a page was asked for."""
    return page(request, "trouble" if is_part(request) else "error", status=status, headers=headers, words=words)


def weighing_page(request: Request) -> Response:
    """What is shown while the claims are being weighed; it comes again by itself."""
    return page(request, "weighing", headers={"Retry-After": "1"})


def made_ready() -> None:
    """Compile the templates and read what goes with them, so that the first page does not wait for it."""
    stamp()
    environment = _environment()
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


def is_part(request: Request) -> bool:
    """Whether htmx asks for a part of a page, to be put into the one that is shown."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-boosted") != "true"


def shown(words: str | None, longest: int = _LONGEST) -> str:
    """Words of a document or a list fit for a page: one line, no marks that reorder letters, not too long."""
    plain = printable(words or "")
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}\u2026"


def shown_piece(words: str) -> str:
    """As `shown` for a piece of a longer text: the blank at either end stays."""
    plain = printable(words)
    return f"{' ' if words[:1].isspace() else ''}{plain}{' ' if plain and words[-1:].isspace() else ''}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("enduse.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "shown_piece": shown_piece, "day": in_words, "figure": "{:,}".format}
    return environment
