"""Text to plain small letters, word by word, so that spellings of one name come close to each other.

Three keys of a word, each coarser than the one before: its Latin `form` (script and accents gone), the `folded`
form (romanisation systems and sound-alike spellings gone) and the `skeleton` (vowels gone), by which words of
scripts that write no vowels are met.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from enduse.reference.names import homoglyphs, romanisation

LONGEST: Final = 400
"""Characters of a name that are looked at; what stands behind them is cut off before any work is done."""

SYLLABIC: Final = re.compile("([\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3])")
"""Characters that each write one syllable."""

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]"
)
_MOJIBAKE: Final = re.compile("[ÃÂÐÑØÙ][\u0080-\u00bf]")
_LOST: Final = re.compile(r"(?<=\w)[?\ufffd]+(?=\w)")
_GREEK: Final = re.compile("[\u0391-\u03a9]")
_ONLY_GREEK: Final = re.compile("[\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a6\u03a8\u03a9\u03ac-\u03c9]")
_MARKS: Final = re.compile("['’‘ʻʼʹʺ`\u00b4\u02bf\u02be\u0640]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = str.maketrans("", "", "aeiouyw")
_LOOKING_ALIKE: Final = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN"))
_ABJADS: Final = ("ARABIC", "HEBREW", "SYRIAC")
_LETTERS_A_FIGURE: Final = 3
_MANY: Final = 200_000


def cleaned(text: str) -> str:
    """The name in small letters, compatibility forms, invisible and lost characters resolved; the script is kept."""
    text = text[:LONGEST]
    if text.isascii():
        return _LOST.sub("", text.lower().replace("`", "'"))
    if _MOJIBAKE.search(text):
        text = _repaired(text)
    text = _LOST.sub("", _INVISIBLE.sub("", text))
    if _GREEK.search(text) and not _ONLY_GREEK.search(text):
        text = text.translate(_capitals())
    return _MARKS.sub("'", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=_MANY)
def latin(word: str) -> str:
    """A word in plain Latin letters and figures; a word that mixes look-alikes of other scripts is taken as Latin."""
    if not word.isascii():
        word = _unmixed(word)
    if not word.isascii():
        word = anyascii(word).lower()
    if not word.isalnum():
        word = "".join(letter for letter in word if letter.isalnum())
    return _misread(word) if not word.isalpha() else word


@lru_cache(maxsize=_MANY)
def is_abjad(word: str) -> bool:
    """Whether the word is written in a script without vowels."""
    return not word.isascii() and any(unicodedata.name(letter, "").startswith(_ABJADS) for letter in word)


def is_syllable(word: str) -> bool:
    """Whether the word is one character of Chinese or Korean."""
    return len(word) == 1 and bool(SYLLABIC.match(word))


@lru_cache(maxsize=_MANY)
def folded(form: str) -> str:
    """The Latin form with romanisation systems and sound-alike spellings made one ("khaled", "haled" → "haled")."""
    if not form.isalpha():
        return form
    return single(romanisation.folded(single(form))) or form


@lru_cache(maxsize=_MANY)
def skeleton(folded_form: str) -> str:
    """The consonants of a folded form ("haled" → "hld"); figures stay."""
    return single(folded_form.translate(_VOWELS))


def single(form: str) -> str:
    """A word with doubled letters made single."""
    return _DOUBLED.sub(_first, form) if _DOUBLED.search(form) else form


def _first(met: re.Match[str]) -> str:
    return met.group(1)


def undisguised(pieces: list[str]) -> list[str]:
    """The words of a name with look-alikes of other scripts read as Latin, where any word mixes scripts.

    A name all in one script is left as it is. Where a word is plainly of another script, those that mix are read in it;
    else they are read as Latin, and so are words made of look-alikes only.
    """
    if not any(_is_mixed(piece) for piece in pieces):
        return pieces
    alike = _look_alikes()
    disguised = [all(letter.isascii() or ord(letter) in alike for letter in piece) for piece in pieces]
    if any(
        not hidden and not _is_mixed(piece) and not piece.isascii()
        for hidden, piece in zip(disguised, pieces, strict=True)
    ):
        return [piece.translate(_cyrillic()) if _is_mixed(piece) else piece for piece in pieces]
    return [
        piece.translate(alike) if hidden else _unmixed(piece) for hidden, piece in zip(disguised, pieces, strict=True)
    ]


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of more than one of the scripts that look alike."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return len(scripts & _LOOKING_ALIKE) > 1


def _unmixed(word: str) -> str:
    """A word that mixes scripts, read in Latin letters where that leaves none of another script, else in Cyrillic."""
    if not _is_mixed(word):
        return word
    read = word.translate(_look_alikes())
    return read if read.isascii() else word.translate(_cyrillic())


@cache
def _capitals() -> dict[int, str]:
    return str.maketrans(dict(homoglyphs.capitals()))


@cache
def _cyrillic() -> dict[int, str]:
    return str.maketrans(dict(homoglyphs.to_cyrillic()))


@cache
def _look_alikes() -> dict[int, str]:
    return str.maketrans(dict(homoglyphs.folding()))


def _misread(word: str) -> str:
    """A word with figures among its letters that a scanner put there, read as letters ("i9or" stays, "sech1n" not)."""
    figures = sum(letter.isdigit() for letter in word)
    return word.translate(_scanned()) if 0 < figures * _LETTERS_A_FIGURE <= len(word) else word


@cache
def _scanned() -> dict[int, str]:
    return str.maketrans({look: like for look, like in homoglyphs.misreadings().items() if len(look) == 1})


def _repaired(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
