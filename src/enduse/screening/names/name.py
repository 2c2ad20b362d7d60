"""A name taken apart into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enduse.reference.names import numbers
from enduse.screening.names import folding, lexicon
from enduse.screening.names.sort import Sort
from enduse.screening.names.word import Kind, Word, word_of

MOST_WORDS: Final = 24
"""Words of a name that are compared; later ones are cut off."""

_MANY: Final = 100_000
_WORDS: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEVERAL: Final = re.compile(r"[;()\[\]]|\s/|/\s|\b[af]\.?\s?k\.?\s?a\b\.?", re.IGNORECASE)
_ENDINGS: Final = "st|nd|rd|th|\u0439|\u044f|\u044b\u0439|\u0438\u0439|\u0430\u044f|\u043e\u0439|\u0433\u043e|\u0435"
_ORDINAL: Final = re.compile(f"([0-9]{{1,4}})(?:{_ENDINGS})?$")
_TENS: Final = 20
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
_LATIN: Final = re.compile("[A-Za-z]{2}")
_SHORTEST: Final = 4
_MOST_READINGS: Final = 5
_ABD: Final = re.compile(r"^abd(?:[aeiou]l(?=[^aeiou])|[aeou](?=([rsnzdt])\1))")
_SERVANT: Final = "abd"
_ROMAN: Final = {
    roman: str(number)
    for number, roman in enumerate(
        [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
            "xvi",
            "xvii",
            "xviii",
            "xix",
            "xx",
        ],
        start=1,
    )
}


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as it is compared.

    Args:
        text: As given.
        words: Its words in order, titles and legal forms among them.
        weight: Sum of the weights of the words.
        sort: What it was read as.
    """

    text: str
    words: tuple[Word, ...]
    weight: float
    sort: Sort

    @property
    def letters(self) -> str:
        """All its words written together."""
        return "".join(word.form for word in self.words)


@lru_cache(maxsize=_MANY)
def name_of(text: str, sort: Sort = Sort.unknown) -> Name:
    """The name `text`, taken apart. A text without letters and figures gives a name without words."""
    words = tuple(_words(_pieces(text), sort))[:MOST_WORDS]
    return Name(text, words, sum(word.weight for word in words), sort)


@lru_cache(maxsize=_MANY)
def readings(text: str) -> tuple[str, ...]:
    """The name as given, and where it holds several, each: in brackets, behind a semicolon, a stroke or "a.k.a.".

    A name written once in Latin and once in Arabic letters holds two.
    """
    if text.isascii() and not _SEVERAL.search(text):
        return (text,)
    bracketed = _BRACKETS.findall(text)
    parts = [part for whole in (_BRACKETS.sub(" ", text), *bracketed) for part in _SEVERAL.split(whole)]
    if _ARABIC.search(text) and _LATIN.search(text):
        parts += [_ARABIC.sub(" ", _BRACKETS.sub(" ", text)), " ".join(_ARABIC.findall(text))]
    kept = [part.strip(" ()[]") for part in parts if sum(map(str.isalnum, part)) >= _SHORTEST]
    return tuple(dict.fromkeys((text, *kept)))[:_MOST_READINGS]


def _pieces(text: str) -> list[str]:
    cleaned = folding.cleaned(text)
    if not cleaned.isascii():
        cleaned = lexicon.syllabic().sub(_apart, cleaned)
    pieces = [piece.replace("'", "") for piece in _WORDS.findall(cleaned)][: 2 * MOST_WORDS]
    return pieces if cleaned.isascii() else folding.undisguised(pieces)


def _apart(met: re.Match[str]) -> str:
    return f" {met.group()} "


def _words(pieces: list[str], sort: Sort) -> Iterator[Word]:
    place = 0
    while place < len(pieces):
        number, length = (0, 0) if sort is Sort.person else _number(pieces, place)
        if length:
            yield word_of(str(number), Kind.number)
            place += length
            continue
        phrase = lexicon.longest(pieces, place, sort)
        if phrase is None or not _holds(phrase, pieces, place):
            yield from _plain(pieces[place], sort, first=not place, last=place == len(pieces) - 1)
            place += 1
            continue
        text = " ".join(pieces[place : place + phrase.length])
        yield word_of(text, Kind(phrase.kind), phrase.symbols, phrase.most)
        place += phrase.length


def _holds(phrase: lexicon.Phrase, pieces: list[str], place: int) -> bool:
    """Whether a known phrase is meant: not a letter, nor letters among others, nor a particle or "abdul…"."""
    if phrase.length == 1:
        piece = pieces[place]
        return not (len(piece) == 1 and piece.isascii()) and piece not in lexicon.particles() and not _parts(piece)[0]
    run = pieces[place : place + phrase.length]
    if any(len(piece) > 1 for piece in run):
        return True
    around = pieces[max(place - 1, 0) : place] + pieces[place + phrase.length : place + phrase.length + 1]
    return all(len(piece) > 1 for piece in around)


def _number(pieces: list[str], place: int) -> tuple[int, int]:
    """The number that words at a place say and how many words say it, (0, 0) where none does."""
    values = numbers.values()
    piece = pieces[place]
    ordinal = _ORDINAL.match(piece)
    if ordinal:
        return int(ordinal.group(1)), 1
    tens = values.get(piece, 0)
    if not tens:
        return 0, 0
    units = values.get(pieces[place + 1], 0) if place + 1 < len(pieces) else 0
    return (tens + units, 2) if _TENS <= tens < 10 * _TENS // 2 and 0 < units < _TENS // 2 else (tens, 1)


def _plain(piece: str, sort: Sort, *, first: bool, last: bool) -> Iterator[Word]:
    if piece.isdigit():
        yield word_of(piece.lstrip("0") or "0", Kind.number)
        return
    if sort is not Sort.person and piece in _ROMAN and len(piece) > 1:
        yield word_of(_ROMAN[piece], Kind.number)
        return
    letter = len(piece) == 1 and piece.isalpha() and not folding.is_syllable(piece)
    if piece in lexicon.particles() and not last and not (letter and first):
        yield word_of(piece, Kind.particle)
    elif letter:
        yield word_of(piece, Kind.initial)
    elif piece in lexicon.binding():
        yield word_of(lexicon.binding()[piece], Kind.binding)
    else:
        servant, bare = _parts(piece)
        if servant:
            yield word_of(servant, Kind.binding)
        phrase = lexicon.longest([bare], 0, sort) if bare != piece else None
        yield word_of(bare, Kind.plain, phrase.symbols) if phrase else word_of(bare)


@lru_cache(maxsize=_MANY)
def _parts(piece: str) -> tuple[str, str]:
    """The word for servant that a piece begins with ("abdul"), empty when none, and the rest without an article."""
    if not folding.is_abjad(piece):
        met = _ABD.match(piece)
        return (_SERVANT, piece[met.end() :]) if met and len(piece) - met.end() > _SHORTEST - 2 else ("", piece)
    bare = _without_article(piece)
    servant = next((part for part in lexicon.servants() if bare.startswith(part)), "")
    rest = _without_article(bare[len(servant) :])
    return (lexicon.binding()[servant], rest) if servant and len(rest) > 2 else ("", bare)


def _without_article(piece: str) -> str:
    article = next((part for part in lexicon.attached() if piece.startswith(part)), "")
    return piece[len(article) :] if len(piece) > len(article) + 2 else piece
