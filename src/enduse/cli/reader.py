"""Which reader reads, as the command line and the environment say."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.count import count
from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from collections import Counter

    from enduse.claims.chat.tally import Tally
    from enduse.claims.reader import Reader

URL, MODEL, KEY = "ENDUSE_CHAT_URL", "ENDUSE_CHAT_MODEL", "ENDUSE_CHAT_KEY"


class ReaderName(StrEnum):
    """Which reader reads."""

    rules = "rules"
    chat = "chat"


EndpointUrl = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar=URL,
        help=f"For chat: address of an OpenAI-compatible endpoint; its key is taken from {KEY}.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", envvar=MODEL, help="For chat: name of the model.", show_default=False),
]


def chosen(name: ReaderName, url: str | None, model: str | None) -> str | Reader:
    """The reader to read with: a name where that is enough, so that each process opens its own.

    Raises:
        UsageError: The chat reader was asked for without an endpoint or a model.
        InputError: What the chat reader is built on is not installed.
    """
    if name is ReaderName.rules:
        return name.value
    if not url or not model:
        raise UsageError(f"the chat reader needs --endpoint and --model (or {URL} and {MODEL}); without them use rules")
    from enduse.claims.chat.endpoint import Endpoint
    from enduse.claims.reader import open_reader

    return open_reader(name.value, Endpoint(url, model, os.environ.get(KEY) or None))


def dropped(reader: str | Reader) -> str:
    """What a chat reader did not believe, in a line; empty for other readers."""
    tally: Tally | None = getattr(reader, "tally", None)
    if tally is None:
        return ""
    told = [
        count(tally.requests, "question"),
        f"{count(tally.kept, 'claim')} kept",
        f"{tally.dropped.total()} dropped{_reasons(tally.dropped)}",
        f"{count(tally.trimmed.total(), 'detail')} left out{_reasons(tally.trimmed)}",
    ]
    return f"chat: {', '.join(told)}"


def _reasons(counts: Counter[str]) -> str:
    reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(counts.items()))
    return f" ({reasons})" if reasons else ""
