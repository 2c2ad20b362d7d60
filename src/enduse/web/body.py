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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app behind does, or 413 or 408."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._limits.upload if scope["path"] == UPLOAD else self._limits.body
        asked = Headers(scope=scope)
        told = asked.get("content-length", "0")
        if not told.isdecimal() or len(told) > _DIGITS or int(told) > most:
            await rebuff(asked, 413, _too_big(most), {"Connection": "close"})(scope, receive, send)
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

        try:
            await self._app(scope, bounded, send)
        except ClientDisconnect:
            return


def _too_big(most: int) -> str:
    return f"the request is larger than {most // (1024 * 1024)} MiB; send less at a time"
