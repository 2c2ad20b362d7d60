"""Web pages: the article is told from the page by trafilatura; nothing is fetched and no script is run.

The document's text is the extracted text, which every offset refers to, headed by the page's title. It is the page's
words in Unicode form NFC, one paragraph a line; non-breaking spaces are kept, other runs of white space are one space.
"""

from __future__ import annotations

import logging
import re
import warnings
from typing import TYPE_CHECKING, NamedTuple

from enduse.model.document import Document
from enduse.model.errors import UnreadableError
from enduse.sources.article import language
from enduse.sources.encoding import decoded
from enduse.sources.headed import headed
from enduse.sources.page_date import page_date
from enduse.sources.passages import passages

if TYPE_CHECKING:
    from trafilatura.settings import Document as ExtractedPage

HTML_LIMIT = 16 * 1024 * 1024  # bytes; the pages of large news sites reach two or three million
TAG_LIMIT = 250_000  # a page with more is no report; extraction takes seconds beyond it

_LANGUAGE = re.compile(r"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
# Spaces that the extractor would turn into plain ones, the ways a page writes them, and printable characters to carry
# them through, of which one that the page does not use is taken.
_KEPT_SPACES = (
    ("\u00a0", re.compile(r"&nbsp;?|&#160;?|&#x0*a0;?|\u00a0", re.IGNORECASE)),
    ("\u202f", re.compile(r"&#8239;?|&#x0*202f;?|\u202f", re.IGNORECASE)),
)
_CARRIERS = "\u2423\u237d\u2422\u2420\u2c7a\ua7f7"


class _Extract(NamedTuple):
    """What the extractor found; None and () where the page does not say."""

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    author: tuple[str, ...]


def html(content: bytes, *, origin: str, place: str) -> Document:
    """The document that a web page holds.

    Args:
        content: All bytes of the page.
        origin: As in `Document.origin`.
        place: How an error names the file.

    Raises:
        UnreadableError: The page is too large, or no article can be found on it.
    """
    if len(content) > HTML_LIMIT or content.count(b"<") > TAG_LIMIT:
        raise UnreadableError(f"{place}: web page too large; save the article alone, or give its text")
    page = decoded(content, place, declares=True)
    found = _extracted(page)
    if found is None or not found.text.strip():
        raise UnreadableError(f"{place}: no article found on the web page; give its text")
    text = headed(found.text, found.title)
    tongue = _LANGUAGE.search(page[:4096])
    return Document(
        text=text,
        title=found.title,
        url=found.url,
        publisher=found.publisher,
        author=found.author,
        language=language(tongue.group(1)) if tongue else None,
        published_at=page_date(page),
        origin=origin,
        passages=passages(text, title=found.title, author=found.author),
    )


def _extracted(page: str) -> _Extract | None:
    carried, spaces = _carrying(page)
    found = _article(
        carried if _WHOLE_PAGE.search(carried) else f"<html><body><article>{carried}</article></body></html>"
    )
    if found is None:
        return None

    def back(words: str | None) -> str | None:
        for carrier, space in spaces.items():
            words = words.replace(carrier, space) if words else words
        return words or None

    author = tuple(name.strip() for name in (back(found.author) or "").split(";") if name.strip())
    return _Extract(back(found.text) or "", back(found.title), back(found.url), back(found.sitename), author)


def _carrying(page: str) -> tuple[str, dict[str, str]]:
    """The page with its non-breaking spaces as printable characters, and which character stands for which space."""
    free = (carrier for carrier in _CARRIERS if carrier not in page)
    spaces: dict[str, str] = {}
    for space, written in _KEPT_SPACES:
        carrier = next(free, None)
        if carrier is not None and written.search(page):
            page = written.sub(carrier, page)
            spaces[carrier] = space
    return page, spaces


def _article(page: str) -> ExtractedPage | None:
    # Imported here: it takes a quarter of a second, and most reports are text.
    from trafilatura import bare_extraction  # noqa: PLC0415

    log = logging.getLogger("trafilatura")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the extractor's own, about the libraries below it
            found = bare_extraction(
                page,
                with_metadata=True,
                include_comments=False,
                include_tables=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
            return None if isinstance(found, dict) else found
    except Exception:  # noqa: BLE001  # whatever a hostile page does to the extractor, it holds no article
        return None
