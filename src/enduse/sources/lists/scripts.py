"""A name and the same name in another script, written one behind the other."""

from __future__ import annotations

import re
from typing import Final

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER: Final = r"[\u0370-\u1fff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe]"
_OTHER_LETTER = re.compile(_OTHER)
_RUN = re.compile(rf"{_OTHER}(?:[^A-Za-z\u00c0-\u024f;()]*{_OTHER})?")
_EDGES: Final = "«»‘’“”\"'` ,/–-:"
_LEAST: Final = 3  # letters that make a name


def is_other_script(words: str) -> bool:
    """Whether words hold letters of a script that is not Latin."""
    return _OTHER_LETTER.search(words) is not None


def scripts_apart(words: str) -> tuple[str, ...]:
    """A name in one script as it is; one in two, the Latin form first; letters mixed within words are left whole.

    Args:
        words: "Osama RAMADAN أسامة رمضان", "Areen foundation/مؤسسة العرين".
    """
    run = _RUN.search(words)
    if run is None or not _LATIN.search(words):
        return (words,)
    other = run[0].strip(_EDGES)
    latin = " ".join(f"{words[: run.start()]} {words[run.end() :]}".split()).strip(" ,;/–-:")
    inside_word = _touches(words, run.start() - 1) or _touches(words, run.end())
    if inside_word or len(other) < _LEAST or len(_LATIN.findall(latin)) < _LEAST or is_other_script(latin):
        return (words,)
    return (latin, other)


def _touches(words: str, place: int) -> bool:
    return 0 <= place < len(words) and words[place].isalnum()
