"""One line of a JSON Lines file of articles."""

from __future__ import annotations

import json
from typing import Any

from enduse.model.document import Document
from enduse.model.errors import UnreadableError
from enduse.sources.headed import headed
from enduse.sources.passages import passages
from enduse.sources.publication_date import metadata_date

LINE_LIMIT = 20 * 1024 * 1024  # bytes of one article's line


def article(line: bytes, *, origin: str, place: str) -> Document:
    """The document that a line holds.

    Known fields: `text` (must be there), `title`, `url`, `published_at`, `publisher`, `author` or `authors` (one name
    or a list), `language`, `retrieved_at`. Others are passed over. A title that the text does not begin with is put
    before it as its first line, so that it is read too and every offset holds.

    Args:
        line: A JSON object in UTF-8.
        origin: As in `Document.origin`.
        place: How an error names the line.

    Raises:
        UnreadableError: The line is not a JSON object with a text.
    """
    record = _record(line, place)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError(f'{place}: article without words; give it a "text"')
    title = _words(record.get("title"))
    author = _names(record.get("author") or record.get("authors"))
    text = headed(text, title)
    retrieved = _words(record.get("retrieved_at"))
    return Document(
        text=text,
        title=title,
        url=_words(record.get("url")),
        publisher=_words(record.get("publisher")),
        author=author,
        language=language(record.get("language")),
        published_at=metadata_date(record.get("published_at"), latest=metadata_date(retrieved)),
        retrieved_at=retrieved,
        origin=origin,
        passages=passages(text, title=title, author=author),
    )


def language(tag: object) -> str | None:
    """ISO 639-1 code of a language tag ("en-US" is "en"); None for anything else."""
    code = tag.replace("_", "-").partition("-")[0].strip().lower() if isinstance(tag, str) else ""
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{place}: not UTF-8 at byte {error.start} of the line; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{place}: not JSON at column {error.colno} ({error.msg}); mend the line") from None
    except (ValueError, RecursionError):
        raise UnreadableError(f"{place}: JSON too deep or with numbers too long; mend the line") from None
    if not isinstance(record, dict):
        raise UnreadableError(f"{place}: not a JSON object; write one article a line")
    return record


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
