"""Forms that change something: taken only from a page of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response

from enduse.web.desk import desk_of
from enduse.web.gate import VISIT, Keys

Posted = Callable[[Request, FormData], Awaitable[Response]]
FIELD = "form_key"
"""The field of every form that shows it was made by a page of ours."""


def posted(handler: Posted) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that hands a form on once it is known to come from a page of ours.

    Three things are asked: the browser does not say that another site sends it, the address it says it comes from is
    ours, and the form holds the signature of the cookie that came with its page.
    """

    async def endpoint(request: Request) -> Response:
        if _is_foreign(request.headers, request.url.scheme):
            raise HTTPException(403, "Another site sent this form; nothing was done. Send it from the page itself.")
        limits = desk_of(request).limits
        try:
            async with request.form(max_files=limits.files, max_fields=100, max_part_size=limits.body) as form:
                _check(request, str(form.get(FIELD, "")))
                return await handler(request, form)
        except MultiPartException as error:
            raise HTTPException(400, f"The form cannot be read: {error.message}.") from error

    return endpoint


def text(form: FormData, name: str, longest: int = 2_000) -> str:
    """The text of a field, without blanks at its ends; empty when the form has none."""
    value = form.get(name)
    return value.strip()[:longest] if isinstance(value, str) else ""


def _check(request: Request, given: str) -> None:
    keys: Keys = request.app.state.keys
    if not keys.is_form_key(request.cookies.get(VISIT, ""), given):
        raise HTTPException(403, "The form was not made by this page, or is too old; load the page and send it again.")


def _is_foreign(headers: Headers, scheme: str) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return True
    # Pages that send no referrer send no origin with a form either: then the browser's own word on it counts.
    if origin is None or (origin == "null" and site is not None):
        return False
    told = urlsplit(origin)
    return told.netloc.lower() != headers.get("host", "").lower() or told.scheme not in (scheme, "https")
