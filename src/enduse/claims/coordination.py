"""Coordinated words, as the parser meant them and as it should have meant them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ARGUMENT = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "dative", "appos"})


def first(token: Token) -> Token:
    """The first of the words `token` is coordinated with: of "A, B and C", A."""
    while token.dep_ == "conj" and token.head.i < token.i and (token.head.pos_ in _NOMINAL) == (token.pos_ in _NOMINAL):
        token = token.head
    return token


def conjuncts(token: Token) -> tuple[Token, ...]:
    """All words coordinated with `token`, itself included, in order of the text.

    Beyond the `conj` links of the parser: enumerations whose middle it took for an apposition ("A, B and C"), and
    the last noun of an object it hung elsewhere ("sent drones and missiles", "to Iran and to Syria").

    Args:
        token: Any one of the coordinated words.
    """
    found: dict[int, Token] = {}
    queue = [first(token)]
    while queue:
        here = queue.pop()
        if here.i in found:
            continue
        found[here.i] = here
        queue.extend(child for child in here.children if child.dep_ == "conj" and _alike(here, child))
        queue.extend(child for child in here.children if child.dep_ == "appos" and _enumerates(here, child))
        queue.extend(_stranded(here))
    return tuple(found[i] for i in sorted(found))


def _alike(one: Token, other: Token) -> bool:
    return (one.pos_ in _NOMINAL) == (other.pos_ in _NOMINAL)


def _enumerates(noun: Token, appositive: Token) -> bool:
    """Whether "noun, appositive" opens an enumeration: names of one kind of which the second is coordinated in turn."""
    if noun.pos_ != appositive.pos_ or any(child.dep_ in {"det", "poss"} for child in appositive.children):
        return False
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.lower_ == "," and any(child.dep_ == "cc" for child in appositive.children)


def _stranded(noun: Token) -> list[Token]:
    """Conjuncts of `noun` that hang on its preposition or verb."""
    head = noun.head
    if noun.dep_ == "pobj":
        return [
            inner
            for prep in head.children
            if prep.dep_ == "conj" and prep.pos_ == "ADP"
            for inner in prep.children
            if inner.dep_ == "pobj"
        ]
    if noun.dep_ in _ARGUMENT and head.pos_ == "VERB" and noun.i > head.i:
        return [
            child
            for child in head.children
            if child.dep_ == "conj"
            and child.pos_ in {"NOUN", "PROPN"}
            and child.i > noun.i
            and not any(grand.dep_ in {"nsubj", "dobj", "aux"} for grand in child.children)
        ]
    return []
