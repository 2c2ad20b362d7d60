"""Words and phrases of names that are known: legal forms, words of organisations, spellings of given names, titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from enduse.reference.table import rows
from enduse.screening.names import folding
from enduse.screening.names.sort import Sort

_WRITTEN: Final = re.compile(f"{folding.SYLLABIC.pattern}{{2,}}")
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


_MANY: Final = 200_000
_MOST: Final = {"generic": 0.3, "descriptive": 0.45, "place": 0.6}


def longest(pieces: Sequence[str], place: int, sort: Sort) -> Phrase | None:
    """The longest known phrase that starts at a place, None when none does.

    Args:
        pieces: The name, cleaned and split.
        place: Where to look.
        sort: What the name is read as: persons have titles, organisations legal forms.
    """
    for length, rest, phrase in _known(looked_up(pieces[place]), sort):
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
def syllabic() -> re.Pattern[str]:
    """Chinese and Korean writing, taken apart into known phrases where it holds them, else into characters."""
    phrases = {entry[3][0] for entries in _entries().values() for entry in entries if len(entry[3]) == 1}
    known = sorted(
        (phrase for phrase in phrases if _WRITTEN.fullmatch(phrase)), key=lambda phrase: (-len(phrase), phrase)
    )
    return re.compile("|".join((*known, folding.SYLLABIC.pattern)))


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


_Form = tuple[str, str, str, tuple[str, ...]]
_SORTS: Final = {
    "legal": frozenset((Sort.organisation, Sort.unknown)),
    "org": frozenset((Sort.organisation, Sort.unknown, Sort.vessel)),
    "title": frozenset((Sort.person, Sort.unknown)),
    "ship": frozenset((Sort.vessel, Sort.unknown)),
    "name": frozenset(Sort),
    "short": frozenset((Sort.person,)),
}


@lru_cache(maxsize=_MANY)
def _known(first: str, sort: Sort) -> tuple[tuple[int, tuple[str, ...], Phrase], ...]:
    """The phrases that begin with a piece, the longest first; an earlier table decides the kind of a form."""
    found: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for entry in _entries().get(first, ()):
        if sort in _SORTS[entry[1].partition(":")[0]]:
            found[entry[3]].append(entry)
    phrases = []
    for pieces, entries in found.items():
        kind, _, trait, _ = entries[0]
        symbols = frozenset(key for _, key, _, _ in entries)
        phrases.append((len(pieces), pieces[1:], Phrase(kind, symbols, len(pieces), _MOST.get(trait, 1.0))))
    return tuple(sorted(phrases, key=lambda phrase: -phrase[0]))


@cache
def _entries() -> dict[str, list[_Form]]:
    entries: dict[str, list[_Form]] = defaultdict(list)
    for entry in _forms():
        entries[entry[3][0]].append(entry)
    return dict(entries)


def _forms() -> Iterable[_Form]:
    """(kind, key, trait, pieces) of all tables, those first that decide the kind of a form."""
    yield from _table("legal form", "legal", "legal_forms")
    yield from _table("word", "org", "organisation_words", "kind")
    yield from (entry for entry in _table("title", "title", "titles", "ambiguous") if entry[2] == "no")
    yield from _table("title", "ship", "ship_prefixes")
    for prefix, name in (("name", "given_names"), ("short", "nicknames")):
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
