"""Words for those who can hold goods, told by the word alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from enduse.reference.actors import actors
from enduse.reference.frames import holders

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    {
        "i",
        "me",
        "we",
        "us",
        "you",
        "he",
        "him",
        "she",
        "her",
        "they",
        "them",
        "who",
        "whom",
        "everyone",
        "anyone",
        "someone",
    }
)
_NAMES = frozenset(
    {"country", "capital", "people", "armed_group", "armed_force", "igo", "leader_office", "government", "party"}
)


def is_holder(token: Token) -> bool:
    """Whether the word can name somebody who holds goods: a name, a personal pronoun, a noun for people or bodies."""
    if token.pos_ == "PROPN":
        return True
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS
    return token.lemma_.lower() in holders()


def is_nationality(token: Token) -> bool:
    """Whether the word says whose, as an adjective of nationality does ("Chinese exports", "U.S. sales")."""
    return token.text in _last_words("demonym") or (token.text.isupper() and token.text in _last_words("names"))


def is_actor_name(token: Token) -> bool:
    """Whether the word is, or ends, a name of a state, force, group or body."""
    return token.text in _last_words("names")


@cache
def _last_words(kind: str) -> frozenset[str]:
    kinds = _NAMES if kind == "names" else frozenset({kind})
    return frozenset(
        words[-1]
        for surface, actor in actors().items()
        if actor.kind in kinds and (words := surface.split()) and words[-1][:1].isupper()
    )
