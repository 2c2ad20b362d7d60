"""Pointers to documents: the one place where a format meets its reader."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from enduse.model.document import Document
from enduse.model.errors import EnduseError, UnreadableError
from enduse.model.failure import Failure
from enduse.sources.article import article
from enduse.sources.content import FILE_LIMIT, SNIFF, part, whole
from enduse.sources.inputs import pointers
from enduse.sources.plain import plain
from enduse.sources.pointer import Pointer
from enduse.sources.publication_date import dateline_date, published_argument
from enduse.sources.signature import Format, foreign, format_of

Reader = Callable[..., Document]


def documents(inputs: Iterable[str], *, published: str | None = None) -> Iterator[Document | Failure]:
    """Every document that the inputs hold, in a settled order, one in memory at a time.

    Args:
        inputs: As for `pointers`.
        published: As for `document`.

    Yields:
        A `Document`, or a `Failure` in the place of one that cannot be read; nothing is raised for a bad input.

    Raises:
        UsageError: `published` is no date.
    """
    if published is not None:
        published_argument(published)
    for pointer in pointers(inputs):
        if isinstance(pointer, Failure):
            yield pointer
            continue
        try:
            yield document(pointer, published=published)
        except EnduseError as error:
            yield Failure(pointer.origin, error)


def document(pointer: Pointer, *, published: str | None = None) -> Document:
    """The document that a pointer points to.

    Args:
        pointer: One of `pointers`.
        published: When it was published, a partial ISO date that goes before anything the document says of itself;
            None to take the date from metadata or from the dateline, or to leave it unknown.

    Raises:
        UnreadableError: It cannot be read; the message is one line that names the file and what to do.
        UsageError: `published` is no date.
    """
    stated = published_argument(published) if published is not None else None
    found = _read(pointer)
    date = stated or found.published_at or dateline_date(found.text, found.passages)
    return found if date == found.published_at else replace(found, published_at=date)


def _read(pointer: Pointer) -> Document:
    content = _content(pointer)
    if pointer.line is not None:
        return article(content, origin=pointer.origin, place=pointer.place)
    beginning = content[:SNIFF]
    if not content.strip():
        raise UnreadableError(f"{pointer.place}: empty; leave it out, or fetch it again")
    alien = foreign(beginning)
    if alien is not None:
        what, remedy = alien
        raise UnreadableError(f"{pointer.place}: {what}, not a report; {remedy}")
    if len(content) > FILE_LIMIT:
        raise UnreadableError(f"{pointer.place}: too large for one document (over {FILE_LIMIT // 2**20} MB); split it")
    reader = _reader(format_of(beginning, pointer.path or ""))
    found = reader(content, origin=pointer.origin, place=pointer.place)
    if not found.text.strip():
        raise UnreadableError(f"{pointer.place}: holds no words; leave it out, or give its text")
    return found


def _content(pointer: Pointer) -> bytes:
    if pointer.content is not None:
        return pointer.content
    path = os.fspath(pointer.path or "")
    return whole(path) if pointer.length is None else part(path, pointer.offset, pointer.length)


def _reader(format_: Format) -> Reader:
    if format_ == "json":
        return article
    if format_ == "html":
        from enduse.sources.html import html  # noqa: PLC0415  # the extractor takes a while to import

        return html
    if format_ == "pdf":
        from enduse.sources.pdf import pdf  # noqa: PLC0415  # as above

        return pdf
    return plain
