"""The reader that asks a model.

The main path: chunks → questions → answers → warrants → merged claims → verify.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, Final, TypeVar

from enduse import __version__
from enduse.claims.chat.chunk import Chunk, chunks
from enduse.claims.chat.conversation import Conversation
from enduse.claims.chat.endpoint import Endpoint
from enduse.claims.chat.evidence import Report
from enduse.claims.chat.merging import Warranted, merged
from enduse.claims.chat.prompt import edition, messages
from enduse.claims.chat.reply import Told
from enduse.claims.chat.schema import measure_said, transfer_said
from enduse.claims.chat.tally import FORM, SURPLUS, Tally
from enduse.claims.chat.trouble import ClosedError
from enduse.claims.chat.warrant import UnwarrantedError, Warrant
from enduse.claims.chat.wire import client
from enduse.claims.verify import verified
from enduse.model import Claim, Document
from enduse.model.errors import UnreachableError, UnreadableError

MOST_CHUNKS: Final = 50  # questions a document may cost
MOST_CLAIMS: Final = 200  # claims one answer may hold; a page of news has ten
_IN_A_ROW: Final = 3  # documents that fail before the endpoint is taken to be down
Answered = TypeVar("Answered")


class ChatReader:
    """Reads by asking a model; whatever the report does not bear out is dropped and counted in `tally`.

    Args:
        endpoint: Where the model answers.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.tally = Tally()
        self._endpoint = endpoint
        self._conversation = Conversation(endpoint)
        self._failed = 0
        self._closed = ""

    @property
    def origin(self) -> str:
        """Reader, model and questions, part of every claim."""
        return f"chat/{__version__} {self._endpoint.model} at {self._endpoint.host} questions/{edition()}"

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document in text order.

        Raises:
            UnreadableError: The document is longer than is asked about at once.
            UnreachableError: The endpoint does not answer, or answers nonsense. After it has turned everybody away, or
                failed three documents in a row, it is not asked again.
        """
        asked = chunks(document)
        if len(asked) > MOST_CHUNKS:
            words = f"would take {len(asked)} questions, the chat reader asks {MOST_CHUNKS} at most; split it"
            raise UnreadableError(f"{_name(document)}: {words}")
        answers = self._asked(document, asked) if asked else ()
        report = Report(document)
        warranted = chain.from_iterable(
            self._warranted(answer, number, Warrant(report, chunk, self.origin, self.tally))
            for number, (chunk, answer) in enumerate(zip(asked, answers, strict=True))
        )
        claims = verified(merged(warranted, self.tally), document.text)
        self.tally.kept += len(claims)
        return claims

    def _asked(self, document: Document, asked: tuple[Chunk, ...]) -> tuple[Told, ...]:
        if self._closed:
            raise UnreachableError(f"{_name(document)}: {self._endpoint.host}: not asked again: {self._closed}")
        try:
            answers = _settled(self._answers(document, asked))
        except UnreachableError as error:
            self._failed += 1
            if isinstance(error, ClosedError) or self._failed >= _IN_A_ROW:
                self._closed = str(error)
            raise UnreachableError(f"{_name(document)}: {self._endpoint.host}: {error}") from None
        self._failed = 0
        return answers

    async def _answers(self, document: Document, asked: tuple[Chunk, ...]) -> tuple[Told, ...]:
        budget = self._endpoint.budget_s
        try:
            async with asyncio.timeout(budget), client(self._endpoint) as connection:
                return tuple(
                    [
                        await self._conversation.ask(
                            connection, messages(chunk.words(document.text), document.published_at), self._count
                        )
                        for chunk in asked
                    ]
                )
        except TimeoutError:
            words = f"no answers to {len(asked)} questions within {budget:g} s in all; allow more time, or split it"
            raise UnreachableError(words) from None

    def _count(self) -> None:
        self.tally.requests += 1

    def _warranted(self, answer: Told, number: int, warrant: Warrant) -> Iterator[Warranted]:
        everything = [*answer["transfers"], *answer["measures"]]
        transfers = len(answer["transfers"])
        if len(everything) > MOST_CLAIMS:
            self.tally.dropped[SURPLUS] += len(everything) - MOST_CLAIMS
        for at, told in enumerate(everything[:MOST_CLAIMS]):
            try:
                yield _transfer(told, number, warrant) if at < transfers else _measure(told, warrant)
            except UnwarrantedError as error:
                self.tally.dropped[str(error)] += 1


def _transfer(told: object, number: int, warrant: Warrant) -> Warranted:
    said = transfer_said(told)
    if said is None:
        raise UnwarrantedError(FORM)
    links = tuple((number, key) for key in said.in_exchange_for)
    return Warranted(warrant.transfer(said), (number, said.key), links)


def _measure(told: object, warrant: Warrant) -> Warranted:
    said = measure_said(told)
    if said is None:
        raise UnwarrantedError(FORM)
    return Warranted(warrant.measure(said))


def _settled(asking: Coroutine[Any, Any, Answered]) -> Answered:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(asking)
    # Called from a notebook or a server, whose loop must not be entered twice.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, asking).result()


def _name(document: Document) -> str:
    return document.origin or "the document"
