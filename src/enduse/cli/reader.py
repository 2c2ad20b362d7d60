"""Which reader reads, as the command line and the environment say."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from enduse.claims.reader import Reader

KEY = "ENDUSE_API_KEY"


class ReaderName(StrEnum):
    """Which reader reads."""

    rules = "rules"
    chat = "chat"


EndpointUrl = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar="ENDUSE_ENDPOINT",
        help=f"For chat: address of an OpenAI-compatible endpoint; its key is taken from {KEY}.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", envvar="ENDUSE_MODEL", help="For chat: name of the model.", show_default=False),
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
        raise UsageError(
            "the chat reader needs --endpoint and --model (or ENDUSE_ENDPOINT and ENDUSE_MODEL); without them use rules"
        )
    from enduse.claims.chat.endpoint import Endpoint
    from enduse.claims.reader import open_reader

    return open_reader(name.value, Endpoint(url, model, os.environ.get(KEY)))


def dropped(reader: str | Reader) -> str:
    """What a chat reader did not believe, in a line; empty for other readers."""
    tally = getattr(reader, "tally", None)
    if tally is None:
        return ""
    reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(tally.dropped.items()))
    why = f" ({reasons})" if reasons else ""
    return f"chat: {tally.requests} questions, {tally.kept} claims kept, {sum(tally.dropped.values())} dropped{why}"
