"""A party's name as joining holds it: the words that tell it from others, its legal form apart.

Screening asks "may this be the listed one?" and lets much pass that only may be silent: a numeral, an initial, a word
more. Joining asks "is this the same one?", so here every word counts except connectives and the legal form at the
beginning or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

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
_PHRASE: Final = "word"
_LATIN_END: Final = 0x24F
_NUMERAL: Final = re.compile("[ivx]+")


class NameWord(NamedTuple):
    """A word of a name.

    Args:
        form: Latin small letters; letters that stand alone side by side are one word ("K. G. P." → "kgp").
        meaning: The key under which words of one meaning meet ("elektronik", "electronics"), the form for all others.
        weight: How much it says about who is named: 1 for a rare word, less for what a firm does or where it is.
    """

    form: str
    meaning: str
    weight: float


@dataclass(frozen=True, slots=True)
class FirmName:
    """A name taken apart.

    Args:
        text: As given.
        tokens: Its words in order.
        phrases: Likewise, set phrases made one word ("research and production enterprise"), as translations need it.
        legal: The words of its legal form, in order, empty when it has none.
        forms: The classes of its legal form, those that only narrow one made it ("jsc_public" is "jsc").
        is_latin: Whether it is written in Latin letters.
    """

    text: str
    tokens: tuple[NameWord, ...]
    phrases: tuple[NameWord, ...]
    legal: tuple[str, ...]
    forms: frozenset[str]
    is_latin: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The forms of its words, in order."""
        return tuple(word.form for word in self.tokens)

    @property
    def is_telling(self) -> bool:
        """Whether its words tell one firm from others; "Gold Trading" does not."""
        return sum(word.weight for word in self.tokens) >= TELLING

    @property
    def letters(self) -> str:
        """All its words written together."""
        return "".join(word.form for word in self.tokens)


@lru_cache(maxsize=_MANY)
def firm_name(text: str) -> FirmName:
    """The name `text`, taken apart; a text without letters and figures gives a name without words."""
    pieces = _pieces(text)
    first, last = _core(pieces)
    forms = (*pieces[:first], "", *pieces[last:])
    words, phrases = tuple(_single(pieces[first:last])), tuple(_phrases(pieces[first:last]))
    if not words:
        forms, words = (), tuple(_word(piece) for piece in _glued(pieces) if _latin(piece))
        phrases = words
    legal = tuple(_latin(piece) for piece in forms if piece)
    return FirmName(text, words, phrases, legal, _classes(forms), _is_latin(text))


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


def _phrases(pieces: list[str]) -> Iterator[NameWord]:
    """Words with their meanings and weights; a set phrase is one ("research and production enterprise")."""
    run: list[str] = []
    place = 0
    while place < len(pieces):
        phrase = lexicon.longest(pieces, place, Sort.organisation)
        length = phrase.length if phrase is not None and phrase.kind == _PHRASE else 1
        if length > 1 and phrase is not None and min(map(len, pieces[place : place + length])) > 1:
            yield from _single(run)
            run = []
            whole = "".join(_latin(piece) for piece in pieces[place : place + length] if piece not in _connecting())
            yield NameWord(whole, _key(phrase, whole), phrase.most)
        else:
            length = 1
            run.append(pieces[place])
        place += length
    yield from _single(run)


def _single(pieces: list[str]) -> Iterator[NameWord]:
    kept = [piece for piece in pieces if len(piece) == 1 or piece not in _connecting()]
    return (_word(piece) for piece in _glued(kept) if _latin(piece))


@lru_cache(maxsize=_MANY)
def _word(piece: str) -> NameWord:
    word = _latin(piece)
    phrase = lexicon.longest((piece,), 0, Sort.organisation) or lexicon.longest((word,), 0, Sort.organisation)
    known = frequency.weight(folding.folded(word))
    return NameWord(word, _key(phrase, word), min(phrase.most, known) if phrase else known)


def _key(phrase: lexicon.Phrase | None, word: str) -> str:
    return min((key for key in phrase.symbols if key.startswith("org:")), default=word) if phrase else word


def _is_latin(text: str) -> bool:
    return not any(letter.isalpha() for letter in text if ord(letter) > _LATIN_END)
