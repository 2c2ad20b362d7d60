"""Who is let in: the host a request names, and the token that any but a local app asks for."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from enduse.web.rebuff import rebuff

SESSION: Final = "enduse_session"
"""The cookie of somebody who logged in."""
VISIT: Final = "enduse_visit"
"""The cookie that ties the forms of a page to the browser that asked for them."""
LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names under which an app on this machine is asked for."""
_OPEN: Final = frozenset({"/login", "/healthz", "/readyz"})
_SCHEMES: Final = ("bearer", "apikey", "token")


class Keys:
    """The token, and what is signed for a browser; nothing of it is ever written down.

    Args:
        token: What whoever asks has to know, None to let everybody in.
    """

    def __init__(self, token: str | None) -> None:
        self.asks_for_token = token is not None
        self._token = token or ""
        # Of this process: when the app starts again, everybody logs in again.
        self._secret = secrets.token_bytes(32)

    def is_token(self, given: str) -> bool:
        """Whether that is the token; takes equally long for every wrong one of a length."""
        return self.asks_for_token and _same(given, self._token)

    def session(self) -> str:
        """The value of a cookie that lets a browser in without the token being stored there."""
        return self.signed("session", secrets.token_urlsafe(18))

    def is_session(self, given: str) -> bool:
        """Whether that is a cookie of this process."""
        name, _, _ = given.rpartition(".")
        return bool(name) and hmac.compare_digest(
            given.encode("utf-8", "replace"), self.signed("session", name).encode()
        )

    def form_key(self, visit: str) -> str:
        """What a form has to carry that a browser sends: only a page of ours can know it."""
        return self.signed("form", visit).rpartition(".")[2]

    def is_form_key(self, visit: str, given: str) -> bool:
        """Whether a form was made for the browser that sends it."""
        return bool(visit) and _same(given, self.form_key(visit))

    def signed(self, purpose: str, value: str) -> str:
        """A value with its signature, a full stop between."""
        mark = hmac.new(self._secret, f"{purpose}\0{value}".encode("utf-8", "replace"), hashlib.sha256).digest()
        return f"{value}.{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"


class Gate:
    """Turns away who names another host (DNS rebinding) or lacks the token.

    Args:
        app: The app behind it.
        keys: The token and the signatures.
        hosts: Names of the app that are answered to, None for any: then the token alone keeps strangers out.
    """

    def __init__(self, app: ASGIApp, keys: Keys, hosts: Collection[str] | None) -> None:
        self._app = app
        self._keys = keys
        self._hosts = None if hosts is None else frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or turn away."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        refusal = self._refusal(connection)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, connection: HTTPConnection) -> Response | None:
        host = host_of(connection.headers)
        if host is None or (self._hosts is not None and host not in self._hosts):
            named = ", ".join(sorted(self._hosts or ()))
            words = f"This app does not answer to that host name; ask for it as {named}."
            return rebuff(connection.headers, 421, words)
        path = connection.url.path
        if not self._keys.asks_for_token or path in _OPEN or path.startswith("/static/") or self._knows(connection):
            return None
        if connection.scope["method"] == "GET" and "text/html" in connection.headers.get("accept", ""):
            return RedirectResponse("/login", 303)
        asked = {"WWW-Authenticate": 'Bearer realm="enduse"'}
        words = "The token is missing or wrong; send it as `Authorization: Bearer TOKEN`."
        return rebuff(connection.headers, 401, words, asked)

    def _knows(self, connection: HTTPConnection) -> bool:
        scheme, _, given = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() in _SCHEMES and self._keys.is_token(given.strip()):
            return True
        return self._keys.is_session(connection.cookies.get(SESSION, ""))


class Policy:
    """Puts on every answer what a browser must not do with it.

    Args:
        app: The app behind it.
    """

    HEADERS: Final = {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app behind does, with these headers where it set none of its own."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)


def host_of(headers: Headers) -> str | None:
    """The host a request names, without its port, in lower case; None when it names none or several."""
    named = headers.getlist("host")
    if len(named) != 1:
        return None
    host = named[0].strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0] or None
    return host.partition(":")[0] or None


def is_local(host: str) -> bool:
    """Whether an address to listen at is reached from this machine only."""
    if host in LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode("utf-8", "replace"))
