"""Ends told outside an act's own clause: by the verb above it, the partners of a deal, a gift returned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from enduse.claims.acts import takes
from enduse.claims.discourse import Discourse
from enduse.claims.draft import Draft, Parties, countries, overlap
from enduse.claims.ends import ends
from enduse.claims.syntax import SUBJECT, ancestors, is_reduced, prepositional, subject
from enduse.reference.stages import Pos, stages
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = frozenset({"halted", "licensed", "offered", "considered", "agreed", "negotiated"})
_RETURN = re.compile(r"\b(?:in return|in exchange)\b(?! for)", re.IGNORECASE)


def find_counterparts(draft: Draft, discourse: Discourse) -> None:
    """Fill in ends that the act's surroundings tell."""
    _talking(draft, discourse)
    _asker(draft, discourse)
    _borrow_subject(draft, discourse)
    _sides(draft, discourse)
    _in_return(draft, discourse)


def _borrow_subject(draft: Draft, discourse: Discourse) -> None:
    """A nominal act without an end takes it from the verb above ("Germany approved the delivery of tanks")."""
    trigger = draft.trigger
    reduced = is_reduced(trigger)
    if (trigger.pos_ in ("VERB", "AUX") and not reduced) or draft.sides or draft.directed:
        return
    verb = _verb_above(trigger.head if reduced else trigger)
    who = subject(verb) if verb is not None else None
    if verb is None or who is None or who.i == trigger.i:
        return
    found = ends(draft.sentence, (who.i,), discourse)
    lemma = verb.lemma_.lower()
    if countries(found) and (not reduced or lemma in words("doer")):
        _assign(draft, lemma, found)


def _assign(draft: Draft, lemma: str, found: Parties) -> None:
    moved = stages("governor").get((lemma, "verb"))
    if draft.frame.name == "Request" and moved in ("halted", "licensed") and draft.taker:
        draft.giver = () if overlap(draft.taker, found) else found
    elif takes(draft.trigger):
        if draft.taker and not draft.giver and not overlap(draft.taker, found):
            draft.giver = draft.taker
        draft.taker = draft.taker if overlap(draft.giver, found) else found
    elif lemma in words("taker") and not draft.taker:
        draft.taker = () if overlap(draft.giver, found) else found
    elif not draft.giver and (lemma in words("doer") or moved in _ACTING):
        draft.giver = () if overlap(draft.taker, found) else found


def _verb_above(noun: Token) -> Token | None:
    """The verb whose object, or whose object's complement, a noun is."""
    for child, head in ancestors(noun):
        if head.pos_ in ("VERB", "AUX"):
            return None if child.dep_ in SUBJECT else head
        if child.dep_ not in ("pobj", "prep", "conj", "compound"):
            return None
    return None


def _talking(draft: Draft, discourse: Discourse) -> None:
    """Who is talked with, where one end is missing ("is in talks with Kyiv about handing over its jets")."""
    if bool(draft.giver) == bool(draft.taker):
        return
    for _, head in ancestors(draft.trigger):
        pos: Pos = "verb" if head.pos_ in ("VERB", "AUX") else "noun"
        if stages("governor").get((head.lemma_.lower(), pos)) != "negotiated":
            continue
        partner = ends(draft.sentence, (n.i for n in prepositional(head, "with")), discourse)
        if countries(partner) and not overlap(partner, draft.giver or draft.taker):
            draft.giver, draft.taker = draft.giver or partner, draft.taker or partner
        return


def _asker(draft: Draft, discourse: Discourse) -> None:
    """Who would act, told by the noun over an infinitive or the verb's object ("a German request to pass on …")."""
    trigger = draft.trigger
    if trigger.pos_ != "VERB" or trigger.dep_ not in ("acl", "xcomp", "advcl") or trigger.tag_ not in ("VB", "VBG"):
        return
    urged = _urged(trigger)
    if urged is not None:
        found = ends(draft.sentence, (urged.i,), discourse)
        if countries(found) and not overlap(found, draft.taker):
            draft.giver = found
    elif not draft.giver and trigger.dep_ == "acl" and trigger.head.pos_ == "NOUN":
        owners = (c.i for c in trigger.head.lefts if c.dep_ == "amod" and draft.sentence.actor(c.i) is not None)
        found = ends(draft.sentence, owners, discourse)
        draft.giver = () if overlap(found, draft.taker) else found


def _urged(trigger: Token) -> Token | None:
    """In "called on Iran to stop sending drones" it is Iran that sends."""
    for child, head in ancestors(trigger):
        if child.dep_ not in ("xcomp", "advcl", "ccomp", "acl", "pcomp"):
            return None
        if head.lemma_ in words("urges"):
            return next((n for n in prepositional(head, "on", "upon", "to") if n.i < trigger.i), None)
    return None


def _sides(draft: Draft, discourse: Discourse) -> None:
    """A deal without ends has those who work, talk or agree "with" each other on it."""
    one = len(countries(draft.sides)) > 1
    if draft.giver or draft.taker or one or draft.trigger.pos_ in ("VERB", "AUX"):
        return
    verb = next((head for _, head in ancestors(draft.trigger) if head.pos_ in ("VERB", "AUX")), None)
    who = subject(verb) if verb is not None else None
    if verb is None or who is None:
        return
    found = ends(draft.sentence, (who.i, *(n.i for n in prepositional(verb, "with"))), discourse)
    found += tuple(p for p in draft.sides if not overlap((p,), found))
    draft.sides = found if len(countries(found)) > 1 else ()


def _in_return(draft: Draft, discourse: Discourse) -> None:
    """Who hands over "in return" is whoever was told to receive just before."""
    if not discourse.told or bool(draft.giver) == bool(draft.taker) or not _RETURN.search(draft.sentence.span.exact):
        return
    told = discourse.told[-1]
    if draft.taker and overlap(draft.taker, told.giver) and not overlap(draft.taker, told.taker):
        draft.giver = told.taker
    elif draft.giver and overlap(draft.giver, told.taker) and not overlap(draft.giver, told.giver):
        draft.taker = told.giver
