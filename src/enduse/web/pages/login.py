"""Logging in with the token, and leaving."""

from __future__ import annotations

import anyio
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from enduse.web.gate import SESSION, Keys
from enduse.web.pages.form import text
from enduse.web.pages.page import page

_PAUSE = 0.5  # seconds that a wrong token costs


async def login(request: Request) -> Response:
    """The form."""
    return page(request, "login", is_wrong=False)


async def enter(request: Request, form: FormData) -> Response:
    """Let in who knows the token; what the browser keeps is a signature of this process, not the token."""
    keys: Keys = request.app.state.keys
    if not keys.is_token(text(form, "token")):
        await anyio.sleep(_PAUSE)
        return page(request, "login", status=401, is_wrong=True)
    response = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    response.set_cookie(SESSION, keys.session(), httponly=True, samesite="strict", secure=secure)
    return response


async def leave(_: Request, __: FormData) -> Response:
    """Forget that this browser was let in."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(SESSION, httponly=True, samesite="strict")
    return response
