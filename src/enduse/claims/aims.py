"""Who takes a measure, and at whom it is aimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.discourse import Discourse
from enduse.claims.location import country_of
from enduse.claims.measure_acts import MeasureAct
from enduse.claims.parse import Sentence
from enduse.claims.parties import parties
from enduse.claims.syntax import agent, governor, inside, passive, prepositional, subject
from enduse.model import Party
from enduse.reference.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIM = ("on", "against", "upon", "targeting")
_STRUCK = frozenset({"hit", "target", "punish", "threaten", "slap"})
_NAMED = frozenset({"Company", "Person", "Vessel", "Organization", "LegalEntity"})
_REACH = 600  # characters after a measure in which a sentence may still aim it
_NEAR = 300  # and in which a pronoun or a passive may


def issuers(sentence: Sentence, act: MeasureAct, discourse: Discourse) -> tuple[Party, ...]:
    """Who takes a measure: subject or agent of its verb, else whoever the instrument or plan belongs to."""
    event, trigger = act.event, act.trigger
    who = agent(event) if passive(event) or event.dep_ == "acl" else subject(event)
    if who is not None and not inside(trigger, who):
        found = parties_of(sentence, who, discourse)
        if any(p.country for p in found):
            return found
    owners = [event.head] if event.dep_ == "acl" else []
    owners += [] if act.by_itself else [trigger]
    for owner in owners:
        for child in (*owner.lefts, *prepositional(owner, "by", "from")):
            actor = sentence.actor(child.i)
            if child.dep_ in ("poss", "amod", "compound", "nmod", "pobj") and actor is not None and actor.actor.country:
                return parties(sentence, child.i, discourse)
    return ()


def targets(sentence: Sentence, act: MeasureAct, discourse: Discourse) -> tuple[Party, ...]:
    """At whom a measure is aimed, each once."""
    heads = list(_struck(act)) if act.by_itself else list(_aimed(act))
    if not heads or act.event.lemma_ in measure_words("curb"):
        heads = [n for word in act.trigger.subtree for n in prepositional(word, "to", "from")] or heads
    if not any(sentence.actor(h.i) for h in heads):
        heads += [*_among_them(act.trigger), *_including(act.trigger)]
    found: list[Party] = []
    for head in heads:
        for party in parties_of(sentence, head, discourse, deep=True):
            if all((party.name, party.country) != (f.name, f.country) for f in found):
                found.append(party)
    return tuple(found)


def _struck(act: MeasureAct) -> Iterator[Token]:
    yield from (c for c in act.event.children if c.dep_ in ("dobj", "nsubjpass"))


def _aimed(act: MeasureAct) -> Iterator[Token]:
    """What stands behind "on", "against", "that target …" of the instrument, and the object of "hit … with"."""
    event, trigger = act.event, act.trigger
    if event.lemma_ in _STRUCK:
        yield from (c for c in _struck(act) if not inside(trigger, c))
    whole = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" else trigger
    near = {w.i: w for w in (trigger, governor(trigger), whole, *conjuncts(trigger), event)}
    for word in near.values():
        yield from prepositional(word, *_AIM)
        for child in word.children:
            if child.dep_ in ("acl", "relcl", "advcl", "conj") and child.lemma_ in measure_words("target"):
                yield from (c for c in child.children if c.dep_ == "dobj")
                yield from prepositional(child, "at", "against")


def _among_them(trigger: Token) -> list[Token]:
    """Targets named after "among them" ("six companies, among them two Emirati firms")."""
    for token in trigger.doc[trigger.i :]:
        if token.lower_ == "among" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "them":
            named = (t for t in token.doc[token.i + 2 :] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound")
            return [t for t in (next(named, None),) if t is not None]
    return []


def _including(trigger: Token) -> list[Token]:
    """Targets named after "including"."""
    words = (t for t in trigger.doc[trigger.i :] if t.lower_ == "including")
    return [noun for word in words for noun in word.children if noun.dep_ == "pobj"]


def parties_of(sentence: Sentence, head: Token, discourse: Discourse, *, deep: bool = False) -> tuple[Party, ...]:
    """Parties of a coordinated phrase; with `deep`, also where its nouns are ("entities in Russia, Iran and China")."""
    found: list[Party] = []
    for token in conjuncts(head):
        here = parties(sentence, token.i, discourse)
        found += _located(sentence, token, here, discourse) if deep else here
    return tuple(p for p in found if p.country or p.schema in _NAMED)


def _located(sentence: Sentence, token: Token, here: tuple[Party, ...], discourse: Discourse) -> tuple[Party, ...]:
    """The parties of one noun with the countries they are said to be in."""
    if sentence.actor(token.i) is not None and any(p.country for p in here):
        return here
    inner = [m for n in prepositional(token, "in", "from", "of", "to", "with") for m in conjuncts(n)]
    places = tuple(p for n in inner for p in parties(sentence, n.i, discourse) if p.country)
    codes = [c for p in places for c in p.country] or list(country_of(sentence, token))
    if not codes:
        return here
    if not here:
        return places
    return (replace(here[0], country=tuple(dict.fromkeys((*here[0].country, *codes)))),)


def aim_earlier(sentence: Sentence, discourse: Discourse) -> None:
    """Add the targets a later sentence names to the last measure ("The move … targets entities in Russia")."""
    if not discourse.measures:
        return
    last = discourse.measures[-1]
    gap = sentence.stretch.start - last.spans[-1].end
    if gap > _REACH:
        return
    issuing = {c for party in last.issuer for c in party.country}
    known = {party.name for party in last.targets}
    for token in sentence.doc:
        fresh = tuple(
            party
            for head in _later_heads(token, near=gap < _NEAR)
            for party in parties_of(sentence, head, discourse, deep=True)
            if party.country and party.name not in known and not set(party.country) <= issuing
        )
        if fresh:
            spans = (*last.spans, sentence.span)
            discourse.measures[-1] = replace(last, targets=(*last.targets, *fresh), spans=spans)
            return


def _later_heads(verb: Token, *, near: bool) -> list[Token]:
    """Nouns a later verb adds to the targets of a measure told before; none for most verbs."""
    who = subject(verb) if verb.pos_ == "VERB" else None
    if who is None:
        return []
    lemma = verb.lemma_.lower()
    also = lemma in measure_words("naming") or any(c.lower_ == "also" for c in verb.children)
    if passive(verb) and lemma in measure_words("named") and also and near and agent(verb) is None:
        return [who]
    if who.lemma_.lower() not in measure_words("anaphor") and not (near and who.lower_ in ("they", "it", "these")):
        return []
    if lemma in measure_words("target"):
        return [c for c in verb.children if c.dep_ == "dobj"] + list(prepositional(verb, "at", "to", "against"))
    if lemma == "take" and any(c.dep_ == "dobj" and c.lower_ == "aim" for c in verb.children):
        return [n for t in verb.subtree if t.lower_ == "at" for n in t.children if n.dep_ == "pobj"]
    return []
