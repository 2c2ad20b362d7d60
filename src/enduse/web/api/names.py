"""Names and numbers of listed parties under the words they begin with: for typing ahead and for searching."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable
from typing import Final

from anyascii import anyascii

from enduse.screening.identifiers import normal
from enduse.screening.listed import Listed

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_WORDS: Final = 12
"""Words of a question that are looked for; the rest is passed over."""


class Names:
    """Finds parties by words of their names, by their numbers and by their identifiers on the list.

    Args:
        parties: In the order in which they are numbered.
    """

    def __init__(self, parties: Iterable[Listed]) -> None:
        # Read from several threads, which SQLite may do on one connection only in turn.
        self._lock = threading.Lock()
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute("CREATE VIRTUAL TABLE party USING fts5(words, content='', prefix='2 3')")
        rows = ((number, " ".join(_words_of(party))) for number, party in enumerate(parties))
        self._table.executemany("INSERT INTO party(rowid, words) VALUES (?, ?)", rows)

    def found(self, text: str, *, most: int) -> list[int]:
        """Numbers of the parties that have every word of a text, or one that begins so, the best first.

        Args:
            text: Words in any script; signs between them mean nothing.
            most: Numbers at most.
        """
        words = [word for word in _WORD.findall(_plain(text)) if word.isascii()][:_MOST_WORDS]
        if not words:
            return []
        asked = " ".join(f'"{word}"*' for word in words)
        with self._lock:
            rows = self._table.execute(
                "SELECT rowid FROM party WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?", (asked, most)
            ).fetchall()
        return [row[0] for row in rows]


def _words_of(party: Listed) -> Iterable[str]:
    for _, name in party.names:
        yield " ".join(_WORD.findall(_plain(name)))
    for number in party.identifiers:
        yield normal(number.value).lower()
    yield " ".join(_WORD.findall(_plain(party.id)))


def _plain(text: str) -> str:
    return anyascii(text).lower()
