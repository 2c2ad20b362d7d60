"""The country that a cell of a trade record names, by code or name in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from enduse.reference.actors.tables import parted
from enduse.reference.shipments.folding import folded
from enduse.reference.table import rows

_OUTSIDE: Final = re.compile(r"[^\w\s,()]+|_")
_ARTICLE: Final = re.compile(r"^(?:the|l|la|le|les|el|los|die|der) (?=\w)| the$")
_BRACKETED: Final = re.compile(r"^(.+?)\s*\(([^()]*)\)$")
_ARTICLES: Final = frozenset({"the", "la", "le", "el", "los", "las", "les", "l", "os", "o", "a"})


@lru_cache(maxsize=65536)
def country_of(words: str) -> str | None:
    """The country a cell names, ISO 3166-1 alpha-2 in lower case; None when it names none, or could name two.

    Reads alpha-2, alpha-3 and three-digit numeric codes, names and adjectives ("Chinese"), names turned round
    ("Korea, Republic of", "Iran (Islamic Republic of)") and a code with its name ("CN - China"). Two letters are
    always read as ISO 3166, never as FIPS 10-4 or a top-level domain, but for EL, UK, XI and their like of the EU.
    "Congo" and "Korea" alone are left unresolved.

    Args:
        words: The cell.
    """
    plain = _plain(words)
    if not plain:
        return None
    known = _countries()
    for form in _readings(plain):
        if form in known:
            return known[form]
    return None


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("shipments/codes.csv"))


def is_code(words: str) -> bool:
    """Whether these are the two letters of a country in ISO 3166-1, in any case."""
    return words.casefold() in _codes()


def _readings(plain: str) -> Iterator[str]:
    """The cell's words, then the same turned round and without what stands in brackets."""
    bare = _bare(plain)
    yield bare
    bracketed = _BRACKETED.match(plain)
    if bracketed is not None:
        name, inside = _bare(bracketed[1]), _bare(bracketed[2])
        yield f"{inside} {name}"
        yield name
        if len(inside) in (2, 3) and inside not in _ARTICLES:
            yield inside
    name, comma, rest = plain.partition(",")
    if comma:
        yield _bare(f"{rest} {name}")
        yield _bare(f"{name} {rest}")
    code, _, rest = bare.partition(" ")
    known = _countries()
    if len(code) in (2, 3) and rest and known.get(code) is not None and known.get(code) == known.get(rest):
        yield code


def _bare(words: str) -> str:
    return _ARTICLE.sub("", " ".join(re.sub(r"[,()]", " ", words).split()))


def _plain(words: str) -> str:
    """Case, accents, dots, dashes and spacing made even; commas and brackets stay, they tell how a name is built."""
    letters = folded(words.replace("&", " and "))
    # A dot inside an abbreviation joins ("U.S.A."), other signs part ("Guinea-Bissau", "Côte d'Ivoire").
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)|(?<=\w)\.", "", letters)
    return " ".join(re.sub(r"\bst\b", "saint", _OUTSIDE.sub(" ", joined)).split())


@cache
def _countries() -> Mapping[str, str | None]:
    found: dict[str, str | None] = {}
    for row in rows("shipments/names.csv"):
        for name in parted(row["names"]):
            _keep(found, name, row["code"] or None)
    for row in rows("shipments/codes.csv"):
        for code in (row["code"], row["alpha3"], row["numeric"]):
            _keep(found, code, row["code"])
    for row in rows("actors/countries.csv"):
        for column in ("name", "names", "adjectives"):
            for name in parted(row[column]):
                _keep(found, name, row["code"])
    return MappingProxyType(found)


def _keep(found: dict[str, str | None], name: str, code: str | None) -> None:
    form = _bare(_plain(name))
    if form:
        found.setdefault(form, code)
