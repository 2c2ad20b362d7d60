"""Lines of a text on their way to the CSV reader: zero bytes out, broken bytes marked, the last ones held."""

from __future__ import annotations

import re
from typing import Final, TextIO

LINE_LIMIT: Final = 1024 * 1024  # characters in a line; what is longer is cut and told
_BROKEN: Final = re.compile("[\ud800-\udfff]")


class Lines:
    """An iterator over a text's lines that remembers those of the record at hand.

    Args:
        text: An open text whose undecodable bytes are surrogates.
        encoding: Name of its encoding, for what is told.
    """

    def __init__(self, text: TextIO, encoding: str) -> None:
        self._text = text
        self._encoding = encoding
        self._troubles: list[str] = []
        self.held: list[str] = []

    def __iter__(self) -> Lines:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The next line, with its end."""
        line = self._text.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        if len(line) == LINE_LIMIT and not line.endswith("\n"):
            self._troubles.append(f"a line over {LINE_LIMIT:,} characters is cut")
            while (rest := self._text.readline(LINE_LIMIT)) and not rest.endswith("\n"):
                pass
            line += "\n"
        if "\0" in line:
            self._troubles.append("zero bytes are left out")
            line = line.replace("\0", "")
        if not line.isascii() and _BROKEN.search(line):
            self._troubles.append(f"bytes that are no {self._encoding.upper()} are read as \N{REPLACEMENT CHARACTER}")
            line = _BROKEN.sub("\N{REPLACEMENT CHARACTER}", line)
        self.held.append(line)
        return line

    def forget(self) -> None:
        """Forget the lines of the last record."""
        self.held = []

    def troubles(self) -> tuple[str, ...]:
        """What went wrong since this was last asked."""
        if not self._troubles:
            return ()
        told, self._troubles = tuple(dict.fromkeys(self._troubles)), []
        return told
