"""Small questions to a dependency parse (ClearNLP labels, as spaCy's English pipelines give them)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "npadvmod", "advmod", "case"}
)
_POSTS = frozenset({"mission", "ambassador", "envoy", "representative", "delegation"})  # held "to" or "for" somebody
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def subject(verb: Token) -> Token | None:
    """Who does `verb`: its own subject, or the one it shares through coordination, control or a relative clause."""
    seen = 0
    here = verb
    while seen < 8:
        own = next((c for c in here.children if c.dep_ in SUBJECT), None)
        if own is not None:
            if own.lower_ in _RELATIVE and here.dep_ == "relcl":
                return here.head
            return own
        if here.dep_ == "acl" and here.i != verb.i and verb.tag_ in ("VBD", "VBZ", "VBP"):
            # A finite verb the parser coordinated with a participle belongs to the clause above it.
            here = here.head.head
            seen += 1
            continue
        if here.dep_ in ("relcl", "acl") and here.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return here.head if here.dep_ == "relcl" or here.tag_ == "VBG" else None
        if here.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "ccomp") and here.head.i != here.i:
            here = here.head
            seen += 1
            continue
        return None
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def negated(verb: Token) -> bool:
    """Whether a "not" or "never" hangs on the verb itself."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_reduced(verb: Token) -> bool:
    """Whether the verb is a participle after its noun ("equipment sent to Russia")."""
    bare = not any(c.dep_ in SUBJECT or c.dep_ == "aux" for c in verb.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and bare


def agent(verb: Token) -> Token | None:
    """The by-phrase's noun of a passive or a participle, None when there is none."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def objects(verb: Token) -> tuple[Token, ...]:
    """Direct objects of a verb."""
    return tuple(c for c in verb.children if c.dep_ in ("dobj", "obj"))


def prepositional(head: Token, *words: str) -> Iterator[Token]:
    """Nouns that hang on `head` by one of the given prepositions."""
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in words:
            yield from (c for c in child.children if c.dep_ == "pobj")


def phrase(noun: Token) -> tuple[int, int]:
    """First and last token of the noun's phrase with what stands before it, what follows it left out."""
    first = noun.i
    for child in noun.lefts:
        if child.dep_ in _LEFT and not child.is_punct:
            first = min(first, child.left_edge.i)
    return first, noun.i


def named_phrase(noun: Token) -> tuple[int, int]:
    """As `phrase`, with the "of …" that belongs to a name or office ("panel of experts", "Ministry of Defense")."""
    first, last = phrase(noun)
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    joins = after is not None and (after.lower_ == "of" or (after.lower_ in ("to", "for") and noun.lemma_ in _POSTS))
    if after is not None and joins and after.head.i == noun.i:
        for child in noun.nbor(1).children:
            if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN"):
                last = child.i
    return first, last


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """(child, head) on the way up to the root, nearest first."""
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def governor(token: Token) -> Token:
    """The first head of a coordination: of "A, B and C", A."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def inside(token: Token, head: Token) -> bool:
    """Whether `token` is `head` or hangs below it."""
    return token.i == head.i or head.is_ancestor(token)
