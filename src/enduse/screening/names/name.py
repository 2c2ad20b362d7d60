"""A name taken apart into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enduse.screening.names import folding, lexicon
from enduse.screening.names.sort import Sort
from enduse.screening.names.word import Kind, Word, word_of

MOST_WORDS: Final = 24
"""Words of a name that are compared; later ones are cut off."""

_MANY: Final = 100_000
_WORDS: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEVERAL: Final = re.compile(r"[;()\[\]]|\s/|/\s|\b[af]\.?\s?k\.?\s?a\b\.?", re.IGNORECASE)
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


@lru_cache(maxsize=_MANY)
def name_of(text: str, sort: Sort = Sort.unknown) -> Name:
    """The name `text`, taken apart. A text without letters and figures gives a name without words."""
    words = tuple(_words(_pieces(text), sort))[:MOST_WORDS]
    return Name(text, words, sum(word.weight for word in words), sort)


@lru_cache(maxsize=_MANY)
def readings(text: str) -> tuple[str, ...]:
    """The name as given, and where it holds several, each: in brackets, behind a semicolon, a stroke or "a.k.a."."""
    if not _SEVERAL.search(text):
        return (text,)
    bracketed = _BRACKETS.findall(text)
    parts = [part for whole in (_BRACKETS.sub(" ", text), *bracketed) for part in _SEVERAL.split(whole)]
    kept = [part.strip(" ()[]") for part in parts if sum(map(str.isalnum, part)) >= _SHORTEST]
    return tuple(dict.fromkeys((text, *kept)))[:_MOST_READINGS]


def _pieces(text: str) -> list[str]:
    cleaned = folding.cleaned(text)
    if not cleaned.isascii():
        cleaned = folding.SYLLABIC.sub(r" \1 ", cleaned)
    return [piece.replace("'", "") for piece in _WORDS.findall(cleaned)][: 2 * MOST_WORDS]


def _words(pieces: list[str], sort: Sort) -> Iterator[Word]:
    place = 0
    while place < len(pieces):
        phrase = lexicon.longest(pieces, place, sort)
        if phrase is not None and (phrase.length > 1 or pieces[place] not in lexicon.particles()):
            text = " ".join(pieces[place : place + phrase.length])
            yield word_of(text, Kind(phrase.kind), phrase.symbols, phrase.most)
            place += phrase.length
            continue
        piece = pieces[place]
        if piece in lexicon.binding() and place + 1 < len(pieces):
            place += 2 if pieces[place + 1] in lexicon.particles() and place + 2 < len(pieces) else 1
            yield word_of(piece + _bare(pieces[place]))
        else:
            yield _plain(piece, sort, between=0 < place < len(pieces) - 1)
        place += 1


def _plain(piece: str, sort: Sort, *, between: bool) -> Word:
    if piece.isdigit():
        return word_of(piece.lstrip("0") or "0", Kind.number)
    if sort is not Sort.person and piece in _ROMAN and len(piece) > 1:
        return word_of(_ROMAN[piece], Kind.number)
    letter = len(piece) == 1 and piece.isalpha() and not folding.is_syllable(piece)
    if piece in lexicon.particles() and (between or not letter):
        return word_of(piece, Kind.particle)
    if letter:
        return word_of(piece, Kind.initial)
    piece = _bare(piece)
    shortened = _ABD.sub(_SERVANT, piece)
    return word_of(shortened if len(shortened) > 5 else piece)


def _bare(piece: str) -> str:
    """A word of a script that writes the article on the word, without it; also behind the word for servant."""
    if not folding.is_abjad(piece):
        return piece
    for servant in ("", *lexicon.servants()):
        if piece.startswith(servant):
            rest = piece[len(servant) :]
            article = next((part for part in lexicon.attached() if rest.startswith(part)), "")
            if article and len(rest) > len(article) + 2:
                return servant + rest[len(article) :]
    return piece
