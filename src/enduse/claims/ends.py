"""Between whom an act passes: what its own roles name, and what the parser hung elsewhere in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from enduse.claims.acts import takes
from enduse.claims.coordination import conjuncts
from enduse.claims.discourse import Discourse
from enduse.claims.draft import Draft, Parties, countries, overlap
from enduse.claims.location import made
from enduse.claims.mentions import ActorMention
from enduse.claims.parse import Sentence
from enduse.claims.parties import parties
from enduse.claims.syntax import ancestors, inside, prepositional
from enduse.model import Party
from enduse.model.span import cut
from enduse.reference import descriptions
from enduse.reference.actors import heads as role_nouns
from enduse.reference.frames import triggers
from enduse.reference.transfers import WordKind, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOVING = frozenset({"Seizing", "Halting", "Sending", "Bringing", "Smuggling"})
# Acts on goods whose nationality tells where they came from, no other supplier being named.
_TELLING = frozenset({"Arriving", "Seizing", "Receiving"})


def find_ends(draft: Draft, discourse: Discourse) -> None:
    """Fill in the ends an act's own clause tells."""
    roles = draft.frame.roles
    sentence = draft.sentence
    draft.giver = ends(sentence, roles.get("giver", ()), discourse)
    draft.taker = ends(sentence, roles.get("recipient", ()), discourse)
    draft.sides = ends(sentence, roles.get("parties", ()), discourse)
    draft.via = tuple(p for p in ends(sentence, roles.get("via", ()), discourse) if p.country or p.name[:1].isupper())
    if draft.frame.name == "Arriving":
        draft.giver = _nationality(draft)
    _origin(draft, discourse)
    draft.taker = draft.taker or ends(sentence, roles.get("goal", ()), discourse)
    if not draft.taker and draft.trigger.pos_ == "VERB":
        draft.taker = _first_object(draft, discourse)
    _beside_goods(draft, discourse)
    _more_takers(draft, discourse)
    _stops(draft, discourse)
    _stray(draft, discourse)
    _route(draft, discourse)
    if not draft.giver and draft.frame.name in _TELLING:
        draft.giver = _nationality(draft)


def ends(sentence: Sentence, heads: Iterable[int], discourse: Discourse) -> Parties:
    """The parties under some role heads, each once; goods and words of make are none."""
    found: list[Party] = []
    vessels = descriptions.words("vessel")
    for i in heads:
        for token in conjuncts(sentence.doc[i]):
            goods = sentence.goods(token.i) is not None and token.lemma_.lower() not in vessels and not _store(token)
            if (goods and sentence.actor(token.i) is None) or made(sentence, token):
                continue
            for party in parties(sentence, token.i, discourse):
                if all((party.name, party.country) != (f.name, f.country) for f in found):
                    found.append(party)
    return tuple(found)


def _store(token: Token) -> bool:
    """Whether goods leave from where they are kept ("from Croatian stockpiles")."""
    return token.dep_ == "pobj" and token.head.lower_ == "from" and token.lemma_.lower() in descriptions.words("store")


def _under(draft: Draft, preposition: Token, discourse: Discourse) -> Parties:
    return ends(draft.sentence, (c.i for c in preposition.children if c.dep_ == "pobj"), discourse)


def _origin(draft: Draft, discourse: Discourse) -> None:
    """Where goods leave from: the supplier where none is named or a mere carrier is, else a stop on the way."""
    places = tuple(p for p in ends(draft.sentence, draft.frame.roles.get("origin", ()), discourse) if p.country)
    if not places:
        return
    if not draft.giver or draft.trigger.lemma_ in words("carrier"):
        draft.giver = places
    elif not overlap(draft.giver, places) and not draft.via:
        draft.via = places


def _first_object(draft: Draft, discourse: Discourse) -> Parties:
    """The first of two objects where the parser took it for part of the second ("offered the army weapons")."""
    rows = triggers().get(draft.trigger.lemma_, ())
    if "giver" not in draft.frame.roles or not rows or rows[0].pattern.second != "recipient":
        return ()
    for i in draft.frame.roles.get("theme", ()):
        for one, other in pairwise(draft.sentence.doc[i].lefts):
            named = draft.sentence.actor(other.i) is not None or other.lemma_.lower() in role_nouns()
            if one.dep_ == "det" and other.dep_ in ("compound", "nmod", "amod") and named:
                return tuple(p for p in parties(draft.sentence, other.i, discourse) if p.country)
    return ()


def _beside_goods(draft: Draft, discourse: Discourse) -> None:
    """Ends told beside goods that are the subject ("weapons from China were being imported")."""
    for i in draft.frame.roles.get("theme", ()):
        theme = draft.sentence.doc[i]
        if theme.i > draft.trigger.i:
            continue
        origin = ends(draft.sentence, (n.i for n in prepositional(theme, "from", "of")), discourse)
        goal = ends(draft.sentence, (n.i for n in prepositional(theme, "for", "to")), discourse)
        if countries(origin) and not draft.giver and not overlap(origin, draft.taker):
            draft.giver = origin
        if countries(goal) and not draft.taker and not overlap(goal, draft.giver):
            draft.taker = goal


def _more_takers(draft: Draft, discourse: Discourse) -> None:
    """Further recipients told by a preposition of their own ("to Russia, to the Houthis and to militias in Iraq")."""
    if not draft.taker or draft.sides:
        return
    for token in draft.trigger.subtree:
        before = token.nbor(-1).lower_ if token.i else ""
        if token.lower_ != "to" or before not in (",", "and") or token.i < draft.trigger.i:
            continue
        end = _under(draft, token, discourse)
        if countries(end) and not overlap(draft.taker, end) and not overlap(draft.giver, end):
            draft.taker = (*draft.taker, *end)


def _stops(draft: Draft, discourse: Discourse) -> None:
    """Stops on the way ("through Poti and then across Armenia", "by way of Georgia")."""
    for token in draft.trigger.subtree:
        if token.pos_ != "ADP" or token.i < draft.trigger.i:
            continue
        if not (_clausemates(draft.trigger, token) or _tells_way(draft.trigger, token.head)):
            continue
        nouns = [c for c in token.children if c.dep_ == "pobj"]
        if token.lower_ == "by" and nouns and nouns[0].lower_ == "way":
            nouns = list(prepositional(nouns[0], "of"))
        elif token.lower_ not in ("through", "via", "across"):
            continue
        stop = tuple(p for p in ends(draft.sentence, (n.i for n in nouns), discourse) if p.country)
        if stop and not any(overlap(known, stop) for known in (draft.via, draft.taker, draft.giver)):
            draft.via = (*draft.via, *stop)


def _tells_way(trigger: Token, verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.head.i == trigger.i and verb.lemma_ in words("routing")


def _stray(draft: Draft, discourse: Discourse) -> None:
    """Ends whose preposition the parser hung on another word of the clause ("arms worth … euros *to Israel*")."""
    trigger = draft.trigger
    for token in draft.sentence.doc[trigger.i + 1 :]:
        if draft.sides or draft.directed:
            return
        word = token.lower_
        landed = word in ("at", "in") and trigger.lemma_ in words("lands")
        bought = word == "in" and not draft.giver and takes(trigger)
        if token.pos_ != "ADP" or not (landed or bought or word in ("to", "from", "for", "by", "onto", "into")):
            if token.pos_ == "VERB" and token.dep_ not in ("amod", "acl", "xcomp") and not inside(trigger, token):
                return
            continue
        end = _under(draft, token, discourse) if _clausemates(trigger, token) else ()
        if not countries(end):
            continue
        if bought:
            draft.giver = () if overlap(draft.taker, end) else end
        elif (landed or word in ("to", "for", "onto", "into")) and not draft.taker and not overlap(draft.giver, end):
            draft.taker = end
        elif (word == "from" or (word == "by" and trigger.pos_ == "NOUN")) and not draft.giver:
            draft.giver = () if overlap(draft.taker, end) else end


def _clausemates(trigger: Token, token: Token) -> bool:
    """Whether no other verb stands between a preposition and the clause of the act."""
    path = {trigger.i}
    for child, head in ancestors(trigger):
        if child.pos_ in ("VERB", "AUX") and child.dep_ not in ("xcomp", "pcomp"):
            break
        path.add(head.i)
    for _, head in ancestors(token):
        if head.i in path:
            return True
        reduced = head.dep_ == "acl" and head.tag_ == "VBN"
        crossed = reduced and (head.lemma_ in ("arm", "equip") or head.lemma_ not in triggers())
        if head.pos_ in ("VERB", "AUX") and not crossed:
            return False
    return False


def _bound(draft: Draft, discourse: Discourse) -> Parties:
    """Where what carries the goods left for ("left Bandar Abbas for Astrakhan, carrying missiles")."""
    for _, head in ancestors(draft.trigger):
        if head.pos_ == "VERB" and head.lemma_ in words("departs"):
            found = ends(draft.sentence, (n.i for n in prepositional(head, "for")), discourse)
            return tuple(party for party in found if party.country)
    return ()


def _route(draft: Draft, discourse: Discourse) -> None:
    """Where goods came from and were bound for, told beside the act ("… that were on their way to Yemen")."""
    if draft.frame.name not in _MOVING:
        return
    text = draft.sentence.text
    for mention in draft.sentence.named.values():
        if not isinstance(mention, ActorMention) or not mention.actor.country:
            continue
        before = text[max(draft.sentence.stretch.start, mention.start - 60) : mention.start]
        span = cut(text, mention.start, mention.end)
        party = Party(span.exact, mention.actor.schema, mention.actor.country, None, span)
        if not draft.giver and _phrase("leaves").search(before):
            draft.giver = (party,)
        elif not draft.taker and _phrase("bound").search(before):
            draft.taker = (party,)
    draft.taker = draft.taker or _bound(draft, discourse)


@cache
def _phrase(kind: WordKind) -> re.Pattern[str]:
    """The phrases of a class right before a place, its article, "port of" or "Houthi-held"."""
    said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words(kind), key=len, reverse=True))
    return re.compile(rf"\b(?:{said})\s+(?:the\s+)?(?:[a-z]+\s+port\s+of\s+|\w+-[a-z]+\s+)?$", re.IGNORECASE)


def _nationality(draft: Draft) -> Parties:
    """The state whose adjective stands before the goods."""
    sentence = draft.sentence
    for i in draft.frame.roles.get("theme", ()):
        theme = sentence.doc[i]
        packed = prepositional(theme, "of") if sentence.goods(i) is None else ()
        for noun in (theme, *packed):
            for child in noun.lefts:
                actor = sentence.actor(child.i)
                if child.dep_ in ("amod", "compound", "nmod") and actor is not None and actor.actor.country:
                    span = sentence.words(child.i, child.i)
                    return (Party(span.exact, "Country", actor.actor.country, None, span),)
    return ()
