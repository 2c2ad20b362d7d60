"""Words of documents made fit for a file: UTF-8 that any program can read, XML that any parser can open."""

from __future__ import annotations

import re
from typing import Final

_LONE: Final = re.compile("[\ud800-\udfff]")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, however it is escaped (W3C, Extensible Markup Language 1.0, production 2)."""

REPLACED: Final = "\ufffd"
"""Stands for a character that the file cannot hold."""


def encodable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot hold, replaced.

    Args:
        text: Any text.
    """
    return _LONE.sub(REPLACED, text)


def xml_text(text: str) -> str:
    """The text with characters that XML cannot hold replaced, its line ends as an XML parser gives them back.

    Args:
        text: Any text.
    """
    return _NOT_XML.sub(REPLACED, text.replace("\r\n", "\n").replace("\r", "\n"))
