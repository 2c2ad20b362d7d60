"""Bodies that arrive too slowly, or that nobody sends to their end."""

from __future__ import annotations

from collections.abc import Iterable

import anyio
import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from enduse.web.body import Bounded, TooBigError, TooLateError
from enduse.web.limits import Limits


def took(messages: Iterable[Message], *, pause: float = 0.0, path: str = "/x", **limits: float) -> bytes:
    """What an app behind the bounds gets of a body that comes in these pieces."""
    got: list[bytes] = []
    waiting = iter(messages)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        got.append(await Request(scope, receive, send).body())

    async def receive() -> Message:
        await anyio.sleep(pause)
        return next(waiting)

    async def send(_: Message) -> None: ...

    async def run() -> None:
        scope = {"type": "http", "method": "POST", "path": path, "headers": []}
        await Bounded(app, Limits(**limits))(scope, receive, send)  # type: ignore[arg-type]

    anyio.run(run)
    return b"".join(got)


def pieces(*sizes: int) -> list[Message]:
    last = len(sizes) - 1
    return [{"type": "http.request", "body": b"x" * size, "more_body": at < last} for at, size in enumerate(sizes)]


def test_what_fits_comes_through_whole() -> None:
    assert took(pieces(4, 0, 6), body=10) == b"x" * 10


def test_one_byte_too_many_is_refused() -> None:
    with pytest.raises(TooBigError, match="less at a time"):
        took(pieces(4, 0, 7), body=10)


def test_uploads_may_be_larger_than_the_rest() -> None:
    assert len(took(pieces(50), path="/reports", body=10, upload=100)) == 50
    with pytest.raises(TooBigError):
        took(pieces(50), path="/reports/", body=10, upload=100)


def test_what_comes_too_slowly_is_given_up() -> None:
    with pytest.raises(TooLateError, match="in time"):
        took(pieces(*[1] * 50), pause=0.02, receiving=0.1)


@pytest.mark.parametrize(("told", "fit"), [("40", 2), (None, 2), ("0", 9)])
def test_uploads_at_once_hold_no_more_than_their_bound(told: str | None, fit: int) -> None:
    statuses: list[int] = []
    headers = [] if told is None else [(b"content-length", told.encode())]
    scope = {"type": "http", "method": "POST", "path": "/reports", "headers": headers}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await anyio.sleep(0.05)
        await send({"type": "http.response.start", "status": 200})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        statuses.extend([message["status"]] if "status" in message else [])

    async def run() -> None:
        bounded = Bounded(app, Limits(upload=50, uploads=100))
        for _ in range(2):
            async with anyio.create_task_group() as group:
                for _ in range(9):
                    group.start_soon(bounded, scope, receive, send)

    anyio.run(run)
    assert sorted(statuses) == [200] * 2 * fit + [503] * 2 * (9 - fit)


def test_what_is_no_upload_waits_for_none() -> None:
    assert took(pieces(4), body=10, upload=1, uploads=0) == b"x" * 4


def test_whoever_goes_away_in_the_middle_is_no_error() -> None:
    assert took([pieces(1, 1)[0], {"type": "http.disconnect"}]) == b""
