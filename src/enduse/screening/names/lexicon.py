"""Words and phrases of names that are known: legal forms, words of organisations, spellings of given names, titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from enduse.reference.table import rows
from enduse.screening.names import folding
from enduse.screening.names.sort import Sort

_LATIN: Final = re.compile("[a-z\u00df-\u024f]")
_BREAKS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known phrase at some place of a name.

    Args:
        kind: "legal form", "title" or "word".
        symbols: Keys of the clusters it belongs to.
        length: Number of pieces it takes.
        most: The most it can weigh: what an organisation does or where it is says little about which one it is.
    """

    kind: str
    symbols: frozenset[str]
    length: int
    most: float = 1.0


_MOST: Final = {"generic": 0.3, "descriptive": 0.45, "place": 0.6}


def longest(pieces: Sequence[str], place: int, sort: Sort) -> Phrase | None:
    """The longest known phrase that starts at a place, None when none does.

    Args:
        pieces: The name, cleaned and split.
        place: Where to look.
        sort: What the name is read as: persons have titles, organisations legal forms.
    """
    for length, rest, phrase in _phrases(sort).get(looked_up(pieces[place]), ()):
        if length == 1 or tuple(map(looked_up, pieces[place + 1 : place + length])) == rest:
            return phrase
    return None


def looked_up(piece: str) -> str:
    """A piece of a name as it is looked up: in Latin letters where it has any, else as it is written."""
    return piece if piece.isascii() or not _LATIN.search(piece) else folding.latin(piece)


@cache
def particles() -> frozenset[str]:
    """Words that stand or fall with little meaning: al, bin, van, de."""
    return frozenset((*_treated("droppable"), *_treated("filiation")))


@cache
def attached() -> tuple[str, ...]:
    """Articles written on the word they stand before, in the scripts that do so."""
    return tuple(_treated("attached"))


@cache
def titles() -> frozenset[str]:
    """Words that stand before or behind the names of persons."""
    entries = _table("title", "title", "titles", "ambiguous")
    return frozenset(" ".join(pieces) for _, _, ambiguous, pieces in entries if ambiguous == "no")


@cache
def binding() -> dict[str, str]:
    """Words that make one name with the next, and the key that stands for all spellings: abdul → abd."""
    table = (row for row in rows("names/particles.csv") if row["treatment"] == "binding")
    return {form: row["key"] for row in table for form in row["forms"].split("|") if len(form) > 1}


@cache
def servants() -> tuple[str, ...]:
    """The binding words of scripts that write the article on the word."""
    return tuple(form for form in binding() if folding.is_abjad(form))


def _treated(treatment: str) -> Iterable[str]:
    return (
        form for row in rows("names/particles.csv") if row["treatment"] == treatment for form in row["forms"].split("|")
    )


_Entries = dict[str, tuple[tuple[int, tuple[str, ...], Phrase], ...]]


@cache
def _phrases(sort: Sort) -> _Entries:
    kinds: dict[tuple[str, ...], str] = {}
    most: dict[tuple[str, ...], float] = {}
    symbols: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind, key, trait, pieces in _forms(sort):
        kinds.setdefault(pieces, kind)
        symbols[pieces].add(key)
        most.setdefault(pieces, _MOST.get(trait, 1.0))
    entries: dict[str, list[tuple[int, tuple[str, ...], Phrase]]] = defaultdict(list)
    for pieces, kind in kinds.items():
        phrase = Phrase(kind, frozenset(symbols[pieces]), len(pieces), most[pieces])
        entries[pieces[0]].append((len(pieces), pieces[1:], phrase))
    return {first: tuple(sorted(found, key=lambda entry: -entry[0])) for first, found in entries.items()}


_Form = tuple[str, str, str, tuple[str, ...]]


def _forms(sort: Sort) -> Iterable[_Form]:
    """(kind, key, trait, pieces) of the tables that serve a sort; an earlier table decides the kind of a form."""
    if sort in (Sort.organisation, Sort.unknown):
        yield from _table("legal form", "legal", "legal_forms")
    if sort is not Sort.person:
        yield from _table("word", "org", "organisation_words", "kind")
    if sort in (Sort.person, Sort.unknown):
        yield from (entry for entry in _table("title", "title", "titles", "ambiguous") if entry[2] == "no")
    names = (("name", "given_names"), ("short", "nicknames"))
    for prefix, name in names if sort is Sort.person else names[:1]:
        # Names written apart are left out: alignment joins their parts where that helps.
        yield from (entry for entry in _table("word", prefix, name, "strength") if len(entry[3]) == 1)


@cache
def _table(kind: str, prefix: str, name: str, trait: str = "key") -> tuple[_Form, ...]:
    found: list[_Form] = []
    for row in rows(f"names/{name}.csv"):
        mark = row.get(trait, "")
        key = f"{prefix}:{row['key']}{'?' if mark == 'weak' else ''}"
        for form in row["forms"].split("|"):
            pieces = (form,) if form.isascii() and form.isalnum() else _pieces(form)
            if pieces:
                found.append((kind, key, mark, pieces))
    return tuple(found)


def _pieces(form: str) -> tuple[str, ...]:
    cleaned = folding.cleaned(form).replace("'", "")
    return tuple(looked_up(piece) for piece in _BREAKS.split(cleaned) if piece)
