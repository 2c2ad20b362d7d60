"""Which country a noun phrase belongs to, by the words around its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.parse import Sentence
from enduse.claims.syntax import prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

Countries = tuple[str, ...]

_SITED = frozenset({"base", "register", "locate", "headquarter"})
_MADE = ("made", "built", "backed", "led")


def country_of(sentence: Sentence, token: Token) -> Countries:
    """Countries of a phrase: of its possessor, adjectives, "of/in/from/based in …" or apposition; empty if untold."""
    return (
        left_country(sentence, token)
        or _complement(sentence, token)
        or _apposition(sentence, token)
        or _next_place(sentence, token)
        or _clause_place(sentence, token)
        or _apposed_to(sentence, token)
    )


def left_country(sentence: Sentence, token: Token) -> Countries:
    """Countries named before the noun: its possessor first, else its adjectives."""
    left: list[tuple[bool, Countries]] = []
    for child in token.lefts:
        for inner in child.subtree:
            found = _actor(sentence, inner)
            if found and not made(sentence, inner):
                left.append((child.dep_ != "poss", found))
    return min(left, key=lambda x: x[0])[1] if left else ()


def made(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective only says who made or backs the thing ("Russian-built", "Iran-backed")."""
    after = token.i + 2
    if after >= len(sentence.doc) or sentence.doc[token.i + 1].text not in ("-", "\u2010", "\u2011"):
        return False
    return sentence.doc[after].lower_.endswith(_MADE)


def _actor(sentence: Sentence, token: Token) -> Countries:
    named = sentence.actor(token.i)
    return named.actor.country if named is not None else ()


def _complement(sentence: Sentence, token: Token) -> Countries:
    for noun in prepositional(token, "of", "in", "from", "at"):
        found = tuple(dict.fromkeys(code for n in conjuncts(noun) for code in _actor(sentence, n)))
        if found:
            return found
    for noun in prepositional(token, "of", "in", "at", "for"):
        found = country_of(sentence, noun) if noun.pos_ != "PRON" else ()
        if found:
            return found
    return ()


def _apposition(sentence: Sentence, token: Token) -> Countries:
    for child in token.rights:
        if child.dep_ == "appos":
            found = _actor(sentence, child) or country_of(sentence, child)
            if found:
                return found
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in _SITED:
            for noun in prepositional(child, "in", "at", "near"):
                if sentence.actor(noun.i) is not None:
                    return _actor(sentence, noun)
    return ()


def _next_place(sentence: Sentence, token: Token) -> Countries:
    """The place right after the noun, wherever the parser hung it ("any side in Libya")."""
    after = token.i + 1
    if after + 1 < len(sentence.doc) and sentence.doc[after].lower_ == "based":
        after += 1
    if after >= len(sentence.doc) or sentence.doc[after].lower_ not in ("in", "of", "from"):
        return ()
    nouns = (n for noun in sentence.doc[after].children if noun.dep_ == "pobj" for n in conjuncts(noun))
    return tuple(dict.fromkeys(code for n in nouns for code in _actor(sentence, n)))


def _clause_place(sentence: Sentence, token: Token) -> Countries:
    """The place a relative clause of place is about ("Jordan, where a company offered …")."""
    clause = token.head
    if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        return _actor(sentence, clause.head)
    return ()


def _apposed_to(sentence: Sentence, token: Token) -> Countries:
    if token.dep_ != "appos" or token.head.i >= token.i:
        return ()
    return _actor(sentence, token.head) or left_country(sentence, token.head)
