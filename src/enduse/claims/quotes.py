"""Quotation marks: whether a place in the text stands between them."""

from __future__ import annotations

_OPEN = "“"
_CLOSE = "”"


def quoted(text: str, at: int, within: int) -> bool:
    """Whether offset `at` lies in a quotation, counting marks from the start of its paragraph.

    Args:
        text: The document's text.
        at: The offset asked about.
        within: Offset of the sentence's start; the paragraph is searched back from there.
    """
    start = text.rfind("\n", 0, within) + 1
    before = text[start:at]
    curly = before.count(_OPEN) - before.count(_CLOSE)
    if _OPEN in before or _CLOSE in before:
        return curly > 0
    return before.count('"') % 2 == 1
