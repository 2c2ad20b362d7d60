"""Phrases that name a party through a state: "China's communist regime", "Iranian officials"."""

from __future__ import annotations

import re
from typing import Final

from enduse.reference.actors.actor import Actor
from enduse.reference.actors.gazetteer import actors, heads, places
from enduse.reference.actors.surface import normalise

_ARTICLE: Final = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_OF: Final = re.compile(r"(?P<head>[A-Za-z][A-Za-z -]*?) (?:of|from|in|for|at) (?P<owner>.+)")
_SITS: Final = re.compile(r"(?P<place>.+)-(?:based|registered|headquartered|domiciled|incorporated|flagged)")
_LONGEST: Final = (
    6  # words in the longest adjective, office or leader that may open a phrase, or name that may close it
)
_LINKING: Final = frozenset({"of", "from", "in", "for", "at", "to", "by", "with", "and", "or", "against", "on"})
_NOT_PARTIES: Final = frozenset({"lookalike", "demonym"})


def actor_of(phrase: str) -> Actor | None:
    """The actor a whole noun phrase names, None when the tables do not say.

    Looked up as it stands, then without its article, then taken apart: a known actor as possessive, adjective or
    "-based" place in front of a role noun of heads.csv ("a Dubai-based trader"), or behind it after a preposition
    ("officials in Tehran"); last, a known name at its end ("Kremlin spokesman Dmitry Peskov"). A composed actor keeps
    the phrase as its name, the schema and kind of the role noun, and the countries of its owner.
    """
    plain = normalise(phrase)
    known = actors()
    if plain in known:
        return known[plain]
    bare = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    if bare in known:
        return known[bare]
    return _owned(bare) or _of(bare) or _named(bare)


def _owned(phrase: str) -> Actor | None:
    words = phrase.split(" ")
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        owner = _owner(" ".join(words[:length]))
        if owner is not None:
            return None if _LINKING & set(words[length:]) else _composed(phrase, owner, words[length:])
    return None


def _owner(words: str) -> Actor | None:
    sits = _SITS.fullmatch(words)
    if sits is not None:
        return places().get(sits["place"])
    known = actors()
    found = known.get(words) or known.get(words.removesuffix("'s")) or known.get(words.removesuffix("'"))
    return None if found is None or found.kind == "lookalike" else found


def _composed(phrase: str, owner: Actor, rest: list[str]) -> Actor | None:
    roles = heads()
    head = roles.get(" ".join(rest[-2:]).lower()) or roles.get(rest[-1].lower())
    if head is None:
        return None
    return Actor(phrase, head.schema, owner.country, head.kind, owner.ambiguous)


def _of(phrase: str) -> Actor | None:
    found = _OF.fullmatch(phrase)
    if found is None:
        return None
    owner = actor_of(found["owner"])
    if owner is None or owner.kind in _NOT_PARTIES:
        return None
    return _composed(phrase, owner, found["head"].split(" "))


def _named(phrase: str) -> Actor | None:
    words = phrase.split(" ")
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = actors().get(" ".join(words[-length:]))
        if found is not None:
            linked = _LINKING & set(words[:-length])
            return None if linked or found.kind in _NOT_PARTIES else found
    return None
