"""One document to read: what a worker is sent, and what it sends back."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from enduse import __version__, sources
from enduse.claims.reader import Reader
from enduse.model import Claim, Document, EnduseError, Failure
from enduse.model.errors import PipelineError, UnreadableError, UsageError
from enduse.sources import Pointer
from enduse.sources.content import part, whole

Opening = Callable[[], Reader]
"""Opens the reader; picklable when the work is shared out."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read.

    Args:
        pointer: Where it is.
        published: Its date as stated by the user, None when not stated.
        document: The document, when it has been parsed before; None to parse it.
        keeps: Whether the bytes are wanted back, to be kept.
    """

    pointer: Pointer
    published: str | None = None
    document: Document | None = None
    keeps: bool = False

    @property
    def terms(self) -> str:
        """All that decides, beside the bytes, which document they give."""
        pointer = self.pointer
        form = "line" if pointer.line is not None else PurePath(pointer.path or "-").suffix.lower()
        return json.dumps([form, self.published, f"enduse/{__version__}"])


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read.

    Args:
        task: What was asked.
        document: The document.
        claims: What the reader found in it.
        origin: The reader and its versions.
        received: The bytes it was parsed from, None when they are not wanted.
    """

    task: Task
    document: Document
    claims: tuple[Claim, ...]
    origin: str
    received: bytes | None = None


def taken(task: Task, reader: Reader) -> Taken | Failure:
    """Read one document; whatever is wrong with it is the answer, not an exception.

    Raises:
        PipelineError: No document can be read at all.
        UsageError: Likewise.
    """
    origin = task.pointer.origin
    try:
        if task.document is not None:
            return Taken(task, task.document, reader.read(task.document), reader.origin)
        # Read once: what is parsed and what is kept are the same bytes, even if the file changes meanwhile.
        content = received(task.pointer)
        document = sources.document(replace(task.pointer, content=content), published=task.published)
        claims = reader.read(document)
        return Taken(_lightened(task), document, claims, reader.origin, content if task.keeps else None)
    except (PipelineError, UsageError):
        raise
    except EnduseError as error:
        return Failure(origin, error)
    except Exception as error:  # noqa: BLE001 - a mistake of ours on one document must not cost the other 9,999
        kind = type(error).__name__
        failure = UnreadableError(f"{origin}: the reader failed on it ({kind}); leave it out, and report the mistake")
        failure.add_note(traceback.format_exc())
        return Failure(origin, failure)


def received(pointer: Pointer) -> bytes:
    """The bytes of a document as they stand now; those of its line for an article in a JSON Lines file.

    Raises:
        UnreadableError: They cannot be read.
    """
    if pointer.content is not None:
        return pointer.content
    if pointer.length is not None:
        return part(pointer.path or "", pointer.offset, pointer.length)
    return whole(pointer.path or "")


def _lightened(task: Task) -> Task:
    # The bytes need not travel back twice.
    return task if task.pointer.content is None else replace(task, pointer=replace(task.pointer, content=None))
