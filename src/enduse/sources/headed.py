"""A text with its headline on top."""

from __future__ import annotations


def headed(text: str, title: str | None) -> str:
    """The text, beginning with its title.

    Where the source keeps the title apart from the text, the title becomes the first line and a blank line follows;
    a text that begins with the title already is left alone.

    Args:
        text: The text.
        title: The headline; None when the source gives none.
    """
    if not title or _fold(text[: 2 * len(title) + 80]).startswith(_fold(title)):
        return text
    return f"{' '.join(title.split())}\n\n{text}"


def _fold(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
