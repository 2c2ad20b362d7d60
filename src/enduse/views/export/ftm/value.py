"""Words as FollowTheMoney keeps them: cleaned here as its own loader would, so that nothing changes or is lost there.

After the cleaning rules of followthemoney 4.11 (sanitize_text; the types name, string, text, url, address and date). A
test holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

NAME: Final = 384
STRING: Final = 1024
TEXT: Final = 65_000
IDENTIFIER: Final = 64
ADDRESS: Final = 250
"""Most characters of a value by its type."""

_SPACES: Final = (*range(0x2000, 0x200B), 0x2028, 0x2029, 0x0A00, 0x1680, 0x202F, 0x205F, 0x3000)
_DROPPED: Final = (
    *(*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x061C),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *range(0xD800, 0xE000)),
)
_CLEANED: Final = {**dict.fromkeys(_DROPPED), **dict.fromkeys(_SPACES, " ")}
_DATE: Final = re.compile(r"[1-2]\d{3}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_BREAKS: Final = re.compile(r"<BR/?>|ESQ\.?,|;")
_COMMAS: Final = re.compile(r",\s?[,.]")
_QUOTES: Final = "\"'"


def text(words: str | None, limit: int = TEXT) -> str:
    """Running text: composed (NFC), without control characters or marks that reorder or hide letters.

    Args:
        words: Any text; None is empty.
        limit: Most characters; what is longer is cut and ends with an ellipsis.
    """
    plain = unicodedata.normalize("NFC", (words or "").translate(_CLEANED)).strip()
    return plain if len(plain) <= limit else f"{plain[: limit - 1].rstrip()}…"


def string(words: str | None) -> str:
    """A label, as `text`.

    Args:
        words: Any text; None is empty.
    """
    return text(words, STRING)


def name(words: str | None) -> str:
    """A name, on one line and without quotation marks around it.

    Args:
        words: Any text; None is empty.
    """
    plain = " ".join(text(words).split())
    while len(plain) > 1 and plain[0] in _QUOTES and plain[-1] in _QUOTES:
        plain = plain[1:-1].strip()
    return "" if plain in _QUOTES else text(plain, NAME)


def identifier(words: str | None) -> str:
    """A number that names somebody; empty when it is too long to be one.

    Args:
        words: Any text; None is empty.
    """
    plain = " ".join(text(words).split())
    return plain if len(plain) <= IDENTIFIER else ""


def address(words: str | None) -> str:
    """An address on one line, its parts joined by commas.

    Args:
        words: Any text; None is empty.
    """
    plain, before = " ".join(text(words).split()), ""
    while plain != before:
        before = plain
        plain = " ".join(_COMMAS.sub(", ", _BREAKS.sub(", ", plain)).split())
    return text(plain, ADDRESS)


def day(partial: str | None) -> str:
    """A partial ISO date; empty for words ("last year") and for days the calendar does not have.

    Args:
        partial: A partial date as in claims; None is empty.
    """
    if partial is None or not _DATE.fullmatch(partial):
        return ""
    try:
        date.fromisoformat(f"{partial}-01-01"[:10] if len(partial) < 10 else partial)
    except ValueError:
        return ""
    return partial


def url(address: str | None) -> str:
    """A web address; empty for anything else.

    Args:
        address: Any text; None is empty.
    """
    plain = (address or "").strip()
    if plain != text(plain) or any(map(str.isspace, plain)):
        return ""
    try:
        parts = urlsplit(plain)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _is_host(host):
        return ""
    return (parts if parts.path else parts._replace(path="/")).geturl()


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        *_, last = labels = host.rstrip(".").split(".")
        known = all(_LABEL.fullmatch(label) for label in labels)
        return known and (len(labels) == 1 or (len(last) > 1 and not last.isdigit()))
    return True
