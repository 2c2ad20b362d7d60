"""Asking a model, in the form its endpoint can take, and asking again within bounds."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import httpx

from enduse.claims.chat.endpoint import Endpoint
from enduse.claims.chat.prompt import Messages, with_schema
from enduse.claims.chat.reply import Told, told
from enduse.claims.chat.schema import json_schema
from enduse.claims.chat.trouble import ClosedError, LastingError, PassingError
from enduse.claims.chat.wire import Reply, post

LONGEST_PAUSE: Final = 60.0  # seconds, whatever Retry-After asks
_ANSWERED: Final = 200
_NOT_UNDERSTOOD: Final = frozenset({400, 422})
_PASSES: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_ADVICE: Final = {
    401: "the key was refused; check the key",
    402: "it wants to be paid; check the account",
    403: "the key may not do this; check the key and the model",
    404: "nothing answers there; check the address and the name of the model",
    405: "nothing answers questions there; check the address",
    429: "too many requests; wait, or ask for a higher limit",
}


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is asked for.

    Args:
        kind: By JSON Schema, as any JSON object, or in words alone.
        is_steady: Whether temperature 0 is asked for; some models refuse any temperature.
    """

    kind: Literal["json_schema", "json_object", "words"] = "json_schema"
    is_steady: bool = True


_SIMPLER: Final[dict[str, Literal["json_object", "words"]]] = {"json_schema": "json_object", "json_object": "words"}


class Conversation:
    """Asks one endpoint, and remembers which form it took.

    Args:
        endpoint: The endpoint.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._form = Form()

    async def ask(self, connection: httpx.AsyncClient, asked: Messages, counted: Callable[[], None]) -> Told:
        """The answer to a question.

        Args:
            connection: What `wire.client` made.
            asked: The question.
            counted: Called before each request.

        Raises:
            PassingError: It went wrong as often as it may.
            LastingError: It cannot go well.
            ClosedError: It cannot go well for any question.
        """
        endpoint = self._endpoint
        for attempt in range(endpoint.retries):
            try:
                return await self._answer(connection, asked, counted)
            except PassingError as trouble:
                pause = endpoint.pause_s * 2**attempt if trouble.wait_s is None else trouble.wait_s
                await asyncio.sleep(min(pause, LONGEST_PAUSE))
        return await self._answer(connection, asked, counted)

    async def _answer(self, connection: httpx.AsyncClient, asked: Messages, counted: Callable[[], None]) -> Told:
        form = self._form
        while True:
            counted()
            reply = await post(connection, self._endpoint, question(self._endpoint.model, asked, form))
            if reply.status in _NOT_UNDERSTOOD:
                form = _simpler(form, reply)
                continue
            if reply.status != _ANSWERED:
                raise _refusal(reply)
            self._form = form
            return told(reply.body)


def question(model: str, asked: Messages, form: Form) -> bytes:
    """The body of a request."""
    body: dict[str, Any] = {"model": model, "messages": asked if form.kind == "json_schema" else with_schema(asked)}
    if form.is_steady:
        body["temperature"] = 0
    if form.kind == "json_schema":
        named = {"name": "claims", "strict": True, "schema": json_schema()}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    elif form.kind == "json_object":
        body["response_format"] = {"type": "json_object"}
    return json.dumps(body).encode("ascii")


def _simpler(form: Form, reply: Reply) -> Form:
    if form.is_steady and b"temperature" in reply.body:
        return replace(form, is_steady=False)
    if form.kind not in _SIMPLER:
        raise LastingError(
            f"it does not take the question ({reply.status}); check the name and the context of the model"
        )
    return replace(form, kind=_SIMPLER[form.kind])


def _refusal(reply: Reply) -> PassingError | ClosedError | LastingError:
    # The server's own words stay out: they may repeat the key, or be meant for the reader's terminal.
    words = f"{_ADVICE.get(reply.status, 'it is out of order; look at its log')} ({reply.status})"
    if reply.status in _PASSES:
        return PassingError(words, reply.wait_s)
    return ClosedError(words) if reply.status in _ADVICE else LastingError(words)
