"""Phrases that name a party through a state: "China's communist regime", "Iranian officials"."""

from __future__ import annotations

import re
from typing import Final

from enduse.reference.actors.actor import Actor
from enduse.reference.actors.gazetteer import actors, heads, places
from enduse.reference.actors.surface import normalise

_ARTICLE: Final = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_OF: Final = re.compile(r"(?P<head>[a-z][a-z -]*?) (?:of|from|in) (?P<owner>.+)")
_LONGEST: Final = 6  # words in the longest adjective, office or leader that may open a phrase


def actor_of(phrase: str) -> Actor | None:
    """The actor a whole noun phrase names, None when the tables do not say.

    Looked up as it stands, then without its article, then taken apart: a known actor as possessive, adjective or
    "-based" place in front of a role noun of heads.csv, or behind it after "of", "from" or "in". A composed actor
    keeps the phrase as its name, the schema and kind of the role noun and the countries of its owner.
    """
    plain = normalise(phrase)
    known = actors()
    if plain in known:
        return known[plain]
    bare = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    if bare in known:
        return known[bare]
    return _owned(bare) or _of(bare)


def _owned(phrase: str) -> Actor | None:
    words = phrase.split(" ")
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        owner = _owner(" ".join(words[:length]))
        if owner is not None:
            return _composed(phrase, owner, words[length:])
    return None


def _owner(words: str) -> Actor | None:
    if words.endswith("-based"):
        return places().get(words.removesuffix("-based"))
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
    owner = actors().get(_ARTICLE.sub("", found["owner"], count=1)) or actors().get(found["owner"])
    if owner is None or owner.kind == "lookalike":
        return None
    return _composed(phrase, owner, found["head"].split(" "))
