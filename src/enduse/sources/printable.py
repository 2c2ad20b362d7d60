"""Names and snippets from outside, made fit for one line of a message or a log."""

from __future__ import annotations

LIMIT = 300  # characters


def printable(words: str) -> str:
    r"""The words with everything invisible written out, and cut when very long.

    Control characters, line ends, direction overrides, zero-width characters and undecodable bytes are written as
    escapes (`\x00`, `\u202e`), so that a hostile file name cannot forge a second message or reorder a line.

    Args:
        words: A file name, or words from a file.
    """
    shown = "".join(_escaped(character) for character in words[: LIMIT + 1])
    return shown if len(words) <= LIMIT else f"{shown[:LIMIT]}…"


def _escaped(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
