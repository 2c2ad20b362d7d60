"""Bodies of requests: bounded in size, and in the time they take to arrive."""

from __future__ import annotations

import anyio
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from enduse.model.errors import EnduseError
from enduse.web.limits import Limits
from enduse.web.rebuff import rebuff

UPLOAD = "/reports"
"""Where reports are sent; there alone the larger limit holds."""
_BUSY = "many reports are being sent at once; send these again in a few seconds"
_DIGITS = 20  # of a length; Python takes long for, and then refuses, thousands


class TooBigError(EnduseError):
    """A body is larger than the app takes."""


class TooLateError(EnduseError):
    """A body did not arrive in time."""


class Bounded:
    """Lets no body through that is too big or too slow; what it holds back is never held in memory.

    Args:
        app: The app behind it.
        limits: The bounds.
    """

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits
        self._held = 0  # bytes of uploads that are being answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app behind does, or 413, 408 or 503."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._limits.upload if scope["path"] == UPLOAD else self._limits.body
        asked = Headers(scope=scope)
        told = asked.get("content-length", "0")
        if not told.isdecimal() or len(told) > _DIGITS or int(told) > most:
            await rebuff(asked, 413, _too_big(most), {"Connection": "close"})(scope, receive, send)
            return
        is_upload = scope["path"] == UPLOAD and scope["method"] == "POST"
        # Whoever does not tell the length may send as much as any.
        kept = (int(told) if "content-length" in asked else most) if is_upload else 0
        if self._held + kept > max(most, self._limits.uploads):
            await rebuff(asked, 503, _BUSY, {"Connection": "close", "Retry-After": "10"})(scope, receive, send)
            return
        counted = 0
        deadline = anyio.current_time() + self._limits.receiving
        ended = False

        async def bounded() -> Message:
            nonlocal counted, ended
            if ended:
                return await receive()
            message: Message | None = None
            with anyio.move_on_at(deadline):
                message = await receive()
            if message is None:
                raise TooLateError("the request did not arrive in time; send it again")
            counted += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if counted > most:
                raise TooBigError(_too_big(most))
            return message

        self._held += kept
        try:
            await self._app(scope, bounded, send)
        except ClientDisconnect:
            return
        finally:
            self._held -= kept


def _too_big(most: int) -> str:
    return f"the request is larger than {most // (1024 * 1024)} MiB; send less at a time"
