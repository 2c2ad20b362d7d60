"""Whom a description stands for: "Iranian officials", "the regime", "the two powers", "the vessel"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.discourse import Discourse, Named
from enduse.claims.location import country_of
from enduse.claims.mentions import ActorMention
from enduse.claims.parse import Sentence
from enduse.claims.pronouns import antecedent, clause_subject
from enduse.claims.syntax import named_phrase, phrase
from enduse.model import Party, Span
from enduse.reference.actors import heads
from enduse.reference.descriptions import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Kinds of body that have the country of whoever they belong to; proxies and partners have their own.
_ORGANS = frozenset({"government", "ministry", "armed_force", "agency", "leader", "leader_office"})
_TWO = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)
_THREE = re.compile(r"\bthree\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:the|a|an|both|its|his|her|their|our|this|that|these|those)(?:\s+same)?\s+", re.IGNORECASE)
_SEATED = re.compile(r"^[A-Z][\w’' .-]{1,30}[-\u2010\u2011](?:based|registered|headquartered)[\s\u00a0]+(?=[A-Z])")


def described(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[Party, ...]:
    """The parties a common noun stands for; none where it can be no party ("pressure").

    Args:
        sentence: The parsed sentence.
        token: The noun.
        discourse: What was named before.
    """
    span = sentence.words(*named_phrase(token))
    lemma = token.lemma_.lower()
    role = heads().get(lemma)
    schema = role.schema if role else "LegalEntity"
    country = country_of(sentence, token) or _owner(sentence, token, discourse)
    called = _called(sentence, token) if schema in ("Company", "Vessel") else []
    if country:
        return tuple(Party(bare_name(each.exact), schema, country, None, each) for each in called or [span])
    named = _named_beside(sentence, token, discourse)
    if named is not None:
        return (replace(named, span=span),)
    if _several(token, span.exact):
        many = 3 if _THREE.search(span.exact) else 2
        barred = clause_subject(sentence, token)
        return tuple(replace(p, span=span) for p in discourse.countries(span.start, many, barred))
    if called:
        return tuple(Party(bare_name(each.exact), schema, (), None, each) for each in called)
    found = _one(sentence, token, discourse)
    if found is not None:
        return (replace(found, span=span),)
    if role is None and lemma not in words("firm") | words("group") | words("vessel"):
        return ()
    return (Party(bare_name(span.exact), schema, (), None, span),)


def _owner(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """Countries of whoever a possessive pronoun means ("his country", "its foreign ministry")."""
    role = heads().get(token.lemma_.lower())
    if (role is None or role.kind not in _ORGANS) and token.lemma_.lower() not in words("state"):
        return ()
    own = next((c for c in token.lefts if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
    found = antecedent(sentence, own, discourse) if own is not None else None
    return found.country if found is not None else ()


def bare_name(said: str) -> str:
    """A name without its article or determiner, and without what says where it sits ("Shenzhen-based")."""
    return _SEATED.sub("", _LEADING.sub("", said))


def _a_name(known: ActorMention | None) -> bool:
    return known is None or known.actor.schema in ("Company", "Vessel")


def _called(sentence: Sentence, token: Token) -> list[Span]:
    """The proper names in apposition to firms or ships ("two Turkish companies, Bozkurt Savunma and Kara Makina")."""
    beside = (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    first = next((c for c in beside if _a_name(sentence.actor(c.i))), None)
    names = conjuncts(first) if first is not None else ()
    return [sentence.words(*phrase(name)) for name in names if name.pos_ == "PROPN" and _a_name(sentence.actor(name.i))]


def _named_beside(sentence: Sentence, token: Token, discourse: Discourse) -> Party | None:
    """Somebody known whose name stands in apposition."""
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN"):
            known = discourse.known(sentence.words(*phrase(child)).exact)
            if known is not None and known.country:
                return known
    return None


def _definite(token: Token) -> bool:
    return any(c.lower_ in words("definite") for c in token.lefts)


def _several(token: Token, said: str) -> bool:
    """Whether a plural takes up states named before; "the warring sides" or "its partners" need not."""
    lemma = token.lemma_.lower()
    if lemma not in words("states"):
        return False
    plain = token.tag_ in ("NNS", "NNPS") and _definite(token) and _bare(token) and lemma in words("sides")
    return bool(_TWO.search(said)) or plain


def _bare(token: Token) -> bool:
    """Whether nothing but an empty adjective stands before the noun."""
    return not any(
        c.dep_ in ("compound", "nmod") or (c.dep_ == "amod" and c.lower_ not in words("bare")) for c in token.lefts
    )


def _one(sentence: Sentence, token: Token, discourse: Discourse) -> Party | None:
    """The one party of its kind that a definite description takes up."""
    if not _definite(token) or any(c.lower_ in words("singled") for c in token.lefts):
        return None
    at = sentence.starts[token.left_edge.i]
    lemma = token.lemma_.lower()
    bare = _bare(token)
    if lemma in words("state") and token.tag_ not in ("NNS", "NNPS"):
        return _state(sentence, token, discourse)
    if lemma in words("place") and bare:
        return discourse.latest(at, lambda n: n.place)
    if lemma in words("group"):
        return discourse.latest(at, lambda n: n.party.schema == "Organization" and bool(n.party.country))
    if lemma in words("firm") and bare:
        return discourse.latest(at, lambda n: n.party.schema == "Company")
    if lemma in words("vessel"):
        return discourse.latest(at, lambda n: n.party.schema == "Vessel")
    return None


def _state(sentence: Sentence, token: Token, discourse: Discourse) -> Party | None:
    """The state a noun like "the regime" takes up: the one so called before, else the last one named.

    Whoever speaks, is the subject of the same clause or is only named later in the sentence is not meant.
    """
    at = sentence.starts[token.i]
    lemma = token.lemma_.lower()
    force = words("force")
    later = (m for m in sentence.named.values() if isinstance(m, ActorMention) and m.start > at)
    barred = clause_subject(sentence, token) | {c for m in later for c in m.actor.country}

    def state(n: Named) -> bool:
        return (
            n.party.schema in ("Country", "PublicBody")
            and bool(n.party.country)
            and not n.adjective
            and not barred & set(n.party.country)
        )

    found = _capital(sentence) or discourse.latest(at, lambda n: n.noun == lemma and state(n))
    if found is None and lemma in force:
        found = discourse.latest(at, lambda n: n.noun in force and state(n)) or discourse.latest(
            at, lambda n: state(n) and not n.speaks and discourse.engaged(n.party.country)
        )
    return found or discourse.latest(at, lambda n: state(n) and not n.speaks)


def _capital(sentence: Sentence) -> Party | None:
    """The state whose capital opens the sentence ("In London, the government …")."""
    if len(sentence.doc) < 3 or sentence.doc[0].lower_ not in ("in", "from"):
        return None
    place = sentence.actor(1)
    if place is None or place.actor.kind != "capital":
        return None
    return Party(sentence.word(1), "Country", place.actor.country)
