"""Remembering who is named and who speaks, before any claim is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.attribution import speaker
from enduse.claims.discourse import Discourse, Named
from enduse.claims.mentions import ActorMention, Marked
from enduse.claims.parse import Sentence
from enduse.claims.parties import parties
from enduse.claims.syntax import SUBJECT, agent, passive, subject
from enduse.model import Party
from enduse.reference.actors import heads
from enduse.reference.attribution import verb_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"city", "port", "capital"})
_INNER = frozenset({"compound", "amod", "nmod"})


def name_unparsed(sentence: Marked, discourse: Discourse) -> None:
    """Remember the actors of a sentence that is not parsed."""
    for m in sentence.names:
        if isinstance(m, ActorMention) and m.actor.country:
            party = Party(sentence.text[m.start : m.end], m.actor.schema, m.actor.country)
            discourse.name(Named(m.start, party, adjective=m.actor.kind == "demonym"))


def introduce(sentence: Sentence, discourse: Discourse) -> None:
    """Remember who is named and who speaks in a parsed sentence."""
    tokens = list(sentence.doc)
    for token in tokens:
        if _names(sentence, token):
            _name(sentence, token, discourse)
    for token in tokens:
        who = _speaks(token)
        if who is not None:
            for party in speaker(sentence, who, discourse)[:1]:
                discourse.speak(sentence.starts[token.i], party)


def _names(sentence: Sentence, token: Token) -> bool:
    if token.i in sentence.named:
        return sentence.actor(token.i) is not None
    if token.pos_ == "PROPN":
        return token.dep_ not in _INNER or token.lemma_.lower() in heads()
    return token.pos_ != "PRON" and token.lemma_.lower() in heads()


def _name(sentence: Sentence, token: Token, discourse: Discourse) -> None:
    actor = sentence.actor(token.i)
    noun = token.lemma_.lower() if actor is None and token.pos_ != "PROPN" else ""
    if actor is not None and " " in sentence.word(token.i):
        noun = sentence.lemma(token.i)
    is_subject = token.dep_ in SUBJECT
    speaks = is_subject and any(c.kind == "say" for c in verb_cues().get(token.head.lemma_.lower(), ()))
    place = actor is not None and actor.actor.kind in _PLACES
    adjective = actor is not None and actor.actor.kind == "demonym"
    for party in parties(sentence, token.i, discourse)[:1]:
        at = sentence.starts[token.i]
        discourse.name(Named(at, party, is_subject, noun, speaks, place, adjective))


def _speaks(token: Token) -> Token | None:
    """Who says something by this word: subject or agent of a verb of saying, object of "according to"."""
    if token.pos_ == "VERB" and any(c.kind == "say" for c in verb_cues().get(token.lemma_.lower(), ())):
        who = agent(token) if passive(token) else subject(token)
        return who if who is not None and who.lower_ not in ("we", "i") else None
    if token.lower_ == "according":
        return next((noun for to in token.children for noun in to.children if noun.dep_ == "pobj"), None)
    return None
