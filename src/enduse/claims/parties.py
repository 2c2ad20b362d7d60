"""Who a noun stands for: names, offices, definite descriptions and pronouns into parties with countries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.descriptions import bare_name, described
from enduse.claims.discourse import Discourse
from enduse.claims.location import country_of
from enduse.claims.parse import Sentence
from enduse.claims.pronouns import addressed, antecedent
from enduse.claims.syntax import phrase
from enduse.model import Party
from enduse.reference.actors import heads
from enduse.reference.descriptions import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPANY = re.compile(
    r"\b(?:Ltd|LLC|L\.L\.C|Inc|Corp|Corporation|Co|Company|GmbH|AG|S\.?A|PLC|plc|Group|Trading|Industries|Industry|"
    r"Technologies|Technology|Electronics|Holdings?|Logistics|Shipping|Airlines|Aerospace|Aviation|FZE|FZCO|FZ-LLC|JSC|"
    r"OOO|OAO|A\.?S|Systems|International|Enterprises?|Bank|Export|Import)\b"
)
_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_VESSEL = re.compile(r"\b(?:ship|vessel|tanker|freighter|dhow|boat|carrier|trawler|MV|M/V|barge)\b", re.IGNORECASE)


def parties(sentence: Sentence, i: int, discourse: Discourse) -> tuple[Party, ...]:
    """The parties token `i`, head of a noun phrase, stands for.

    Args:
        sentence: The parsed sentence.
        i: Index of the head token.
        discourse: What was named before.

    Returns:
        One party, several for "the two countries", none for a noun that can be no party ("pressure").
    """
    token = sentence.doc[i]
    if _TIME.fullmatch(token.text):
        return ()
    counted = _counted(token)
    if counted is not None and counted[1] is not None:
        members = (t for t in conjuncts(counted[1]) if t.i > counted[0].i)
        return tuple(party for t in members for party in parties(sentence, t.i, discourse))
    if (token.pos_ == "PRON" and token.lower_ != "those") or (token.tag_ == "PRP$" and sentence.actor(i) is None):
        return _pronoun(sentence, token, discourse)
    named = _named(sentence, token)
    if named is not None:
        return (named,)
    if token.lower_ in ("north", "south") and any(c.lower_ == "the" for c in token.lefts):
        return _half(sentence, token, discourse)
    if token.pos_ == "NUM" or token.lower_ == "those":
        country = country_of(sentence, token)
        span = sentence.words(i, counted[0].i if counted is not None else i)
        return (Party(span.exact, "LegalEntity", country, None, span),) if country else ()
    member = _among(token)
    if member is not None:
        return tuple(p for t in conjuncts(member) for p in parties(sentence, t.i, discourse))
    if token.pos_ in ("NOUN", "ADJ") or token.lemma_.lower() in heads():
        return described(sentence, token, discourse)
    return (_proper(sentence, token, discourse),) if token.pos_ == "PROPN" else ()


def _named(sentence: Sentence, token: Token) -> Party | None:
    """The actor the gazetteer knows under the token's words."""
    mention = sentence.actor(token.i)
    if mention is None:
        return None
    actor = mention.actor
    if actor.kind == "demonym" and token.lemma_.lower() in heads():
        return None
    alone = actor.schema in ("Country", "Person")
    span = sentence.words(token.i, token.i) if alone else sentence.words(*phrase(token))
    return Party(bare_name(span.exact), actor.schema, actor.country or country_of(sentence, token), None, span)


def _pronoun(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[Party, ...]:
    span = sentence.words(token.i, token.i)
    if token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
        return parties(sentence, token.head.head.i, discourse)
    if token.lower_ in ("who", "which", "what"):
        return ()
    other = addressed(sentence, token)
    if other is not None:
        return tuple(replace(p, span=span) for p in parties(sentence, other.i, discourse)[:1])
    found = antecedent(sentence, token, discourse)
    if found is not None:
        return (replace(found, span=span),)
    return () if token.lower_ in words("empty") else (Party(span.exact, "LegalEntity", (), None, span),)


def _half(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[Party, ...]:
    """The state "the North" or "the South" is short for."""
    start = f"{token.lower_.title()} "
    found = discourse.latest(
        sentence.starts[token.i], lambda n: n.party.schema == "Country" and n.party.name.startswith(start)
    )
    return (replace(found, span=sentence.words(token.i, token.i)),) if found else ()


def _counted(token: Token) -> tuple[Token, Token | None] | None:
    """The group some are counted out of and their name beside it ("one of the companies, Acme Ltd")."""
    if token.pos_ not in ("NUM", "PRON"):
        return None
    group = next((c for of in token.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), None)
    if group is None:
        return None
    after = (c for t in (token, group) for c in t.rights if c.i > group.i and c.dep_ in ("appos", "conj"))
    return group, next((c for c in after if c.pos_ == "PROPN" and c.left_edge.nbor(-1).text == ","), None)


def _beside(name: Token) -> str | None:
    """What a name in apposition to a description is ("a Turkish company, Ege Mikro", "one of the ships, Lady R")."""
    first = next((t for t in conjuncts(name) if t.dep_ == "appos"), name)
    counted = _counted(first.head)
    role = heads().get((counted[0] if counted is not None else first.head).lemma_.lower())
    return role.schema if role is not None and first.dep_ == "appos" and role.schema in ("Company", "Vessel") else None


def _among(token: Token) -> Token | None:
    """Who is meant by a group they are said to belong to ("was among the countries that offered")."""
    if token.dep_ != "pobj":
        return None
    over = token.head.head
    if token.head.lower_ == "among" and token.lemma_.lower() in words("states"):
        return next((c for c in over.children if c.dep_ == "nsubj"), None)
    if token.head.lower_ == "of" and over.lower_ in ("one", "some") and over.dep_ == "attr":
        return next((c for c in over.head.children if c.dep_ == "nsubj"), None)
    return None


def _proper(sentence: Sentence, token: Token, discourse: Discourse) -> Party:
    """A name the gazetteer does not know: somebody introduced before, or what its words make it."""
    first, last = phrase(token)
    span = sentence.words(first, last)
    country = country_of(sentence, token)
    start = token.i
    while start > first and sentence.doc[start - 1].pos_ == "PROPN" and sentence.actor(start - 1) is None:
        start -= 1
    name = sentence.words(start, token.i).exact
    known = discourse.known(name)
    if known is not None and not country:
        return replace(known, span=span)
    return Party(name, _schema(token, name, span.exact), country, None, span)


def _schema(token: Token, name: str, said: str) -> str:
    if _VESSEL.search(said):
        return "Vessel"
    if _COMPANY.search(said):
        return "Company"
    kind = _beside(token)
    if kind is not None:
        return kind
    titled = any(c.lemma_.lower() in heads() and c.dep_ in ("compound", "nmod", "amod") for c in token.lefts)
    parts = name.split()
    full = 2 <= len(parts) <= 3 and all(p[:1].isupper() for p in parts) and not name.isupper()
    return "Person" if titled or full else "LegalEntity"
