"""The goods of an act: coordinated, packed into one another, hedged one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.items import Goods, goods
from enduse.claims.parse import Sentence
from enduse.claims.syntax import prepositional
from enduse.model.claim import Factuality
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 2  # packages within packages
_MODIFIERS = frozenset({"advmod", "amod", "nmod", "quantmod", "dep", "compound"})


def lot_of(sentence: Sentence, heads: Iterable[int], depth: int = 0) -> list[Goods]:
    """All goods under some theme heads, in order, each once.

    Args:
        sentence: The parsed sentence.
        heads: Token indices of first conjuncts; packages are looked into ("a package that includes …").
        depth: How many packages were opened already.
    """
    lot: list[Goods] = []
    for i in heads:
        for token in conjuncts(_antecedent(sentence.doc[i])):
            found = goods(sentence, token.i)
            vague = found is None or found.good.strength != "strong"
            inside = _contents(token) if vague and depth < _DEEPEST else ()
            if inside:
                _add(lot, lot_of(sentence, inside, depth + 1))
            elif found is not None:
                _add(lot, [found])
                if found.head != token.i:
                    others = (goods(sentence, other.i) for other in conjuncts(sentence.doc[found.head]))
                    _add(lot, [other for other in others if other is not None])
    return lot


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for ("missiles *that* Iran had sold")."""
    relative = token.lower_ in ("that", "which", "who") and token.head.dep_ == "relcl"
    return token.head.head if relative else token


def by_hedge(sentence: Sentence, lot: list[Goods]) -> list[tuple[list[Goods], Factuality | None]]:
    """Goods split where a hedge begins to govern only what follows it ("…, and possibly attack helicopters")."""
    groups: list[tuple[list[Goods], Factuality | None]] = []
    for one in sorted(lot, key=lambda g: g.head):
        own = _hedge(sentence.doc[one.head])
        if groups and own in (None, groups[-1][1]):
            groups[-1][0].append(one)
        else:
            groups.append(([one], own))
    return groups


def _add(lot: list[Goods], more: Iterable[Goods]) -> None:
    for one in more:
        if all(one.head != known.head for known in lot):
            lot.append(one)


def _contents(container: Token) -> tuple[int, ...]:
    """Heads of what a package is said to hold."""
    told = [
        inner.i
        for child in container.children
        if child.dep_ in ("relcl", "acl") and child.lemma_ in words("holds")
        for inner in child.children
        if inner.dep_ in ("dobj", "pobj")
    ]
    return (*told, *(n.i for n in prepositional(container, "including", "containing")))


def _hedge(noun: Token) -> Factuality | None:
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS:
            if child.lower_ in words("possible"):
                return "possible"
            if child.lower_ in words("probable"):
                return "probable"
    return None
