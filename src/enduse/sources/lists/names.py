"""Names of lists taken apart: order, suffixes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from enduse.reference.lists import ranks
from enduse.sources.lists.draft import Draft

_SPELLING: Final = 70  # per cent of letters in order that two spellings of one word share at least
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})


class PersonName(NamedTuple):
    """A person's name in reading order, with its parts where the list tells them apart."""

    full: str
    last: str = ""
    first: str = ""


def in_reading_order(name: str) -> PersonName:
    """A name that lists write "LAST, First", as it is said.

    Args:
        name: "MAKHLOUF, Iyad", "HERNANDEZ, Jr., Abel", "Iyad MAKHLOUF".

    Returns:
        The name as it is said; the parts only where a comma told them apart. A name with several commas that are not
        before a suffix is left as it is: it may be anything.
    """
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return PersonName(name)
    suffix = next((part for part in parts[1:] if part.rstrip(".").casefold() in _SUFFIXES), "")
    rest = [part for part in parts if part and part is not suffix]
    if len(rest) != 2:
        return PersonName(name)
    last, first = rest
    return PersonName(" ".join(f"{first} {last} {suffix}".split()), last, first)


def add_parts(party: Draft, parts: Iterable[tuple[str, str]]) -> None:
    """Adds names taken apart to a party: the first main one stays the main one, others are other names.

    Args:
        party: Whose names they are.
        parts: Kind (a property of names, or position) and name.
    """
    for kind, name in parts:
        if kind == "position":
            party.add("position" if party.schema == "Person" else "notes", name)
        elif kind == "weakAlias" and party.schema == "Person":
            spelled = respelled(next(iter(party.values("name")), ""), name)
            party.add("alias" if spelled else kind, spelled or name)
        else:
            party.add("alias" if kind == "name" and party.has("name") else kind, name)


def respelled(name: str, word: str) -> str:
    """A name with one of its words in another spelling, "" when the word is no spelling of any of them.

    Args:
        name: "Evgeny Petrovich GRABCHAK".
        word: "Yevgeny".
    """
    tokens = name.split()
    if " " in word or len(tokens) < 2 or not tokens[0].isascii() or not word.isascii():
        return ""
    likeness = [fuzz.ratio(word.casefold(), token.casefold()) for token in tokens]
    best = max(range(len(tokens)), key=likeness.__getitem__)
    if not _SPELLING <= likeness[best] < 100:
        return ""
    return " ".join([*tokens[:best], word, *tokens[best + 1 :]])


def without_rank(name: str) -> tuple[str, str]:
    """A person's name without the rank before it, and the rank; "" when there is none."""
    for rank in ranks():
        if name.startswith(f"{rank} "):
            rest, more = without_rank(name[len(rank) :].strip())
            return rest, f"{rank} {more}".strip()
    return name, ""
