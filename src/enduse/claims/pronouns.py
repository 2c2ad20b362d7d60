"""Whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from enduse.claims.discourse import Discourse, Named
from enduse.claims.location import left_country
from enduse.claims.parse import Sentence
from enduse.claims.syntax import ancestors, prepositional
from enduse.model import Party
from enduse.reference.descriptions import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 400  # characters back in which a subject is still in mind


def antecedent(sentence: Sentence, token: Token, discourse: Discourse) -> Party | None:
    """The party a pronoun takes up, None when nobody fits."""
    at = sentence.starts[token.i]
    word = token.lower_
    if word in words("speaker"):
        return discourse.speaker(sentence.stretch.end)
    if word in words("person"):
        here = sentence.stretch.start
        return (
            discourse.latest(at, lambda n: n.at >= here and n.subject and n.speaks and n.party.schema != "Country")
            or discourse.latest(at, lambda n: n.party.schema == "Person")
            or discourse.speaker(at)
        )
    if word in words("it"):
        return _in_mind(sentence, token, discourse, lambda n: n.party.schema != "Person" and not n.noun.endswith("s"))
    if word in words("they"):
        return _in_mind(sentence, token, discourse, lambda n: n.party.schema != "Person" or n.noun.endswith("s"))
    return None


def addressed(sentence: Sentence, token: Token) -> Token | None:
    """Whom "its" means in "complained to Türkiye about its sales": the one complained to, not the one who complains."""
    if token.lower_ not in ("its", "their"):
        return None
    for _, head in ancestors(token):
        if head.pos_ in ("VERB", "AUX"):
            near = [c for c in head.children if c.dep_ == "dobj"] + list(prepositional(head, "to", "with"))
            return next((n for n in near if n.i < token.i and sentence.actor(n.i) is not None), None)
        if head.pos_ == "ADP" and head.lower_ not in ("about", "over", "on", "of", "for"):
            return None
    return None


def clause_subject(sentence: Sentence, token: Token) -> set[str]:
    """Countries of the subject of the token's own clause, which an object of it does not mean ("Israel sold it …")."""
    here = token
    for _ in range(6):
        if here.head.i == here.i:
            return set()
        if here.dep_ in ("acl", "relcl"):
            actor = sentence.actor(here.head.i)
            return set(actor.actor.country if actor else left_country(sentence, here.head))
        here = here.head
        own = next((c for c in here.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            if own.i == token.i or own.is_ancestor(token):
                return set()
            actor = sentence.actor(own.i)
            return set(actor.actor.country if actor else left_country(sentence, own))
    return set()


def _in_mind(sentence: Sentence, token: Token, discourse: Discourse, fits: Callable[[Named], bool]) -> Party | None:
    """The last fitting subject of this sentence or the one before, else the last fitting party."""
    for child, head in ancestors(token):
        named = sentence.actor(head.i) if child.dep_ == "relcl" else None
        if named is not None:
            return Party(sentence.word(head.i), named.actor.schema, named.actor.country, None, None)
    at = sentence.starts[token.i]
    here = sentence.stretch.start
    bound = set() if token.tag_ == "PRP$" else clause_subject(sentence, token)

    def free(n: Named) -> bool:
        return fits(n) and not bound & set(n.party.country)

    return (
        discourse.latest(at, lambda n: n.at >= here and n.subject and free(n))
        or (discourse.latest(at, lambda n: n.at >= here and free(n) and bool(n.party.country)) if bound else None)
        or discourse.latest(here, lambda n: n.at >= here - _REACH and n.subject and free(n))
        or discourse.latest(at, lambda n: free(n) and bool(n.party.country))
    )
