"""A party's name as joining holds it: the words that tell it from others, its legal form apart.

Screening asks "may this be the listed one?" and lets much pass that only may be silent: a numeral, an initial, a word
more. Joining asks "is this the same one?", so here every word counts except connectives and the legal form at the
beginning or the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from enduse.reference.names import frequency
from enduse.reference.names.legal_forms import family
from enduse.reference.table import rows
from enduse.screening.names import folding, lexicon
from enduse.screening.names.sort import Sort

MOST_WORDS: Final = 24
"""Words of a name that are looked at; a name of more is compared with all of its text."""

TELLING: Final = 0.8
"""Weight of the words of a name that tells one firm: a word that is not common."""

_PIECES: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MANY: Final = 200_000
_CONNECTING: Final = ("y", "the", "of")
_LEGAL: Final = "legal form"
_NUMERAL: Final = re.compile("[ivx]+")


@dataclass(frozen=True, slots=True)
class FirmName:
    """A name taken apart.

    Args:
        text: As given.
        words: Latin small letters, in order; letters that stand alone side by side are one word ("K. G. P." → "kgp").
        legal: The words of its legal form, in order, empty when it has none.
        forms: The classes of its legal form, those that only narrow one made it ("jsc_public" is "jsc").
        meanings: For each of `words` the key under which words of one meaning meet ("elektronik", "electronics"),
            the word itself for all others.
        weights: How much each of `words` says about who is named: 1 for a rare word, less for what a firm does or
            where it is.
    """

    text: str
    words: tuple[str, ...]
    legal: tuple[str, ...]
    forms: frozenset[str]
    meanings: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def is_telling(self) -> bool:
        """Whether its words tell one firm from others; "Gold Trading" does not."""
        return sum(self.weights) >= TELLING

    @property
    def letters(self) -> str:
        """All its words written together."""
        return "".join(self.words)


@lru_cache(maxsize=_MANY)
def firm_name(text: str) -> FirmName:
    """The name `text`, taken apart; a text without letters and figures gives a name without words."""
    pieces = _pieces(text)
    first, last = _core(pieces)
    forms = (*pieces[:first], "", *pieces[last:])
    core = _glued([piece for piece in pieces[first:last] if len(piece) == 1 or piece not in _connecting()])
    if not core:
        forms, core = (), _glued(pieces)
    latin = tuple(form for piece in core if (form := _latin(piece)))
    legal = tuple(_latin(piece) for piece in forms if piece)
    return FirmName(text, latin, legal, _classes(forms), tuple(map(_meaning, latin)), tuple(map(_weight, latin)))


def _latin(piece: str) -> str:
    """A piece in Latin letters; its figures are meant ("NXS4"), as they may not be in screening."""
    return piece if piece.isascii() else folding.latin(piece)


def _pieces(text: str) -> list[str]:
    cleaned = folding.cleaned(text)
    if not cleaned.isascii():
        cleaned = lexicon.syllabic().sub(lambda met: f" {met.group()} ", cleaned)
    pieces = [piece.replace("'", "") for piece in _PIECES.findall(cleaned)]
    if len(pieces) > MOST_WORDS:
        pieces = [*pieces[: MOST_WORDS - 1], "".join(pieces[MOST_WORDS - 1 :])]
    return pieces if cleaned.isascii() else folding.undisguised(pieces)


def _core(pieces: list[str]) -> tuple[int, int]:
    """Where the name begins and ends without its legal forms.

    A form before the name counts only where none stands behind it, and letters that stand alone there are initials
    ("K. K. Silver", "MD Technology B.V."). A numeral is no form ("Silver Star II").
    """
    first, last = 0, len(pieces)
    while last > 1 and (start := _last_form(pieces[:last])) is not None:
        last = start
    phrase = lexicon.longest(pieces, 0, Sort.organisation) if last == len(pieces) > 1 else None
    if phrase is not None and phrase.kind == _LEGAL and phrase.length < last:
        first = phrase.length if max(map(len, pieces[: phrase.length])) > 1 else 0
    return first, last


def _last_form(pieces: list[str]) -> int | None:
    """Where the longest legal form at the end begins, None when there is none or nothing before it."""
    for start in range(1, len(pieces)):
        phrase = lexicon.longest(pieces, start, Sort.organisation)
        if phrase is None or phrase.kind != _LEGAL or start + phrase.length < len(pieces):
            continue
        if phrase.length > 1 or not _NUMERAL.fullmatch(pieces[start]):
            return start
    return None


def _classes(pieces: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    place = 0
    while place < len(pieces):
        phrase = lexicon.longest(pieces, place, Sort.organisation) if pieces[place] else None
        is_form = phrase is not None and phrase.kind == _LEGAL
        if phrase is not None and is_form:
            found |= {family(key.partition(":")[2]) for key in phrase.symbols if key.startswith("legal:")}
        place += phrase.length if phrase is not None and is_form else 1
    return frozenset(found)


def _glued(pieces: list[str]) -> list[str]:
    glued: list[str] = []
    run = False
    for piece in pieces:
        alone = len(piece) == 1 and not folding.is_syllable(piece)
        if alone and run:
            glued[-1] += piece
        else:
            glued.append(piece)
        run = alone
    return glued


@cache
def _connecting() -> frozenset[str]:
    table = (row for row in rows("names/particles.csv") if row["key"] in _CONNECTING)
    return frozenset(form for row in table for form in row["forms"].split("|") if len(form) > 1)


@lru_cache(maxsize=_MANY)
def _meaning(word: str) -> str:
    phrase = lexicon.longest((word,), 0, Sort.organisation)
    keys = sorted(key for key in phrase.symbols if key.startswith("org:")) if phrase else []
    return keys[0] if keys else word


@lru_cache(maxsize=_MANY)
def _weight(word: str) -> float:
    phrase = lexicon.longest((word,), 0, Sort.organisation)
    known = frequency.weight(folding.folded(word))
    return min(phrase.most, known) if phrase else known
