"""Names that lists write into one field taken apart: numbering, a.k.a., formerly, strokes, brackets, other scripts.

Only marks that the lists use are judged. Where a bracket may belong to the name, the whole is kept among the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from enduse.reference.lists import legal_words, name_marks
from enduse.sources.lists.brackets import NamePart, alike, bracket_parts, judged, leading_mark, outside_brackets
from enduse.sources.lists.cleaning import NAME_LIMIT, clean
from enduse.sources.lists.names import in_reading_order
from enduse.sources.lists.scripts import is_other_script, scripts_apart

_NUMBERING = re.compile(r"(?:^|(?<=[\s,;]))\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)")
_STROKE = re.compile(r"\s*/\s*(?![^()]*\))")
_COMMA = re.compile(r",\s*(?![^()]*\))")
_GOES_ON = re.compile(r"(?:and|or|of|for)\b")
_DEPTH: Final = 8  # marks behind marks; more of them are no names
_QUOTES: Final = "\"“”‘’' "


def add_names(party_schema: str, words: str) -> Iterator[NamePart]:
    """The names in a field that names a party, the main one first.

    Args:
        party_schema: The party's schema: a person's name comes apart otherwise than a firm's.
        words: "Iyad (a.k.a. Eyad) MAKHLOUF", "Areal JSC (formerly “Hylende Gold”)", "Samir Foz/Fawz".
    """
    whole, *others = several(words) or [""]
    yield from _parts(whole, "name", party_schema)
    for other in others:
        yield from other_names(party_schema, other)


def other_names(party_schema: str, words: str, kind: str = "alias") -> Iterator[NamePart]:
    """The names in a field of other names.

    Args:
        party_schema: The party's schema.
        words: Names parted by semicolons, numbered or not.
        kind: What they are when nothing else is said: alias, weakAlias, previousName.
    """
    for each in several(words):
        for part in _commas(each, party_schema):
            for found in _parts(part, kind, party_schema):
                yield judged(NamePart("alias" if found.kind == "name" else found.kind, found.name), party_schema)


def several(words: str) -> list[str]:
    """The names in a field parted by semicolons outside brackets, their numbering taken off."""
    whole = clean(words)
    whole = whole[1:-1] if whole.count('"') == 2 and whole[0] == whole[-1] == '"' else whole
    return [name for part in outside_brackets(whole, ";") for name in _numbered(part.strip())]


def _numbered(words: str) -> list[str]:
    starts = _NUMBERING.split(words)
    numbered = starts if len(starts) > 2 or (len(starts) == 2 and not starts[0]) else [words]
    return [part.strip(" ,") for part in numbered if part.strip(" ,")]


def _commas(words: str, schema: str) -> list[str]:
    """Other names parted by commas, when each piece is a name by itself."""
    pieces = [piece.strip() for piece in _COMMA.split(words)]
    if len(pieces) == 1 or not all(pieces):
        return [words]
    if schema == "Person":
        if len(pieces) == 2 and pieces[0].isupper() and not pieces[1].isupper():
            return [words]  # "ABU ZUBEYR, Muktar Abdirahman": the family name first
        spellings = all(" " not in piece for piece in pieces) and all(alike(pieces[0], each) for each in pieces[1:])
        return pieces if spellings or all(" " in piece for piece in pieces) else [words]
    # "Bureau of Science, Technology and Trade" and "Example Trading Co., Ltd." are one name each.
    goes_on = " and " in pieces[-1] if len(pieces) == 3 else False
    whole = goes_on or any(_GOES_ON.match(piece) or _is_legal_form(piece) for piece in pieces)
    return pieces if (len(pieces) > 2 and not whole) or all(_has_legal_form(piece) for piece in pieces) else [words]


def _is_legal_form(words: str) -> bool:
    return all(word.replace(".", "").casefold() in legal_words() for word in words.split())


def _has_legal_form(words: str) -> bool:
    first, *_, last = [*words.split(), ""][:1] + words.split()[-1:]
    return " " in words and any(word.strip(".,").casefold() in legal_words() for word in (first, last))


def _parts(words: str, kind: str, schema: str, depth: int = 0) -> Iterator[NamePart]:
    if len(words) > NAME_LIMIT or depth > _DEPTH:
        yield NamePart(kind, words)
        return
    # A main name may begin with such a word ("Russian Railways"); another name that does is announced by it.
    mark = leading_mark(words, bracketed=False) if kind != "name" else None
    if mark is not None:
        yield from _announced(words, mark, schema, depth)
        return
    first, *marked = _inline(words)
    for piece in _strokes(first, schema):
        for part in bracket_parts(piece, kind, schema):
            for found in scripts_apart(part.name):
                said = "alias" if part.kind == "name" and found != part.name and is_other_script(found) else part.kind
                yield NamePart(said, _said(found, schema))
    for each in marked:
        yield from _announced(each, leading_mark(each, bracketed=True) or ("alias", 0), schema, depth)


def _announced(words: str, mark: tuple[str, int], schema: str, depth: int) -> Iterator[NamePart]:
    kind, length = mark
    for script in scripts_apart(words[length:].strip(" :.,")):
        for piece in _commas(script, schema):
            yield from _parts(piece, kind, schema, depth + 1)


def _said(name: str, schema: str) -> str:
    plain = name.strip(" ,;/-–")
    plain = plain.removesuffix(")") if plain.count(")") > plain.count("(") else plain
    if plain[:1] in _QUOTES and plain[-1:] in _QUOTES:
        plain = plain.strip(_QUOTES)
    return in_reading_order(plain).full if schema == "Person" else plain


def _inline(words: str) -> list[str]:
    """A name and the others that marks outside brackets join to it ("X a.k.a. Y"), each with its mark."""
    found: list[str] = []
    start = 0
    for mark in _inline_marks().finditer(words):
        before = words[: mark.start()]
        if mark.start() > start and before.count("(") == before.count(")"):
            found.append(words[start : mark.start()].strip(" ,;"))
            start = mark.start()
    return [*found, words[start:].strip(" ,;")]


def _strokes(words: str, schema: str) -> Iterator[str]:
    """Spellings parted by strokes: whole names, or the last word of a person's name in several spellings."""
    pieces = [piece.strip() for piece in _STROKE.split(words)]
    if len(pieces) == 1 or not all(len(piece) > 1 for piece in pieces):
        yield words
        return
    if " / " in words or all(" " in piece for piece in pieces) or any(is_other_script(piece) for piece in pieces[1:]):
        yield from pieces
    elif schema == "Person" and " " in pieces[0] and all(" " not in piece for piece in pieces[1:]):
        stem = pieces[0].rpartition(" ")[0]
        yield from (pieces[0], *(f"{stem} {piece}" for piece in pieces[1:]))
    else:
        yield words


@cache
def _inline_marks() -> re.Pattern[str]:
    inline = ("a.k.a.", "a.k.a", "alias", "f.k.a.", "also known as", "formerly known as", "known as", "formerly")
    known = [each.mark for each in name_marks() if each.mark in inline]
    return re.compile(r"(?<=[\s,])(?:" + "|".join(map(re.escape, known)) + r")(?=[\s:‘“])", re.IGNORECASE)
