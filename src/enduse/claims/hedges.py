"""What stands beside an event: its auxiliaries, negations, adverbs, determiners and adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enduse.model.claim import Factuality
from enduse.reference.factuality import Effect, modifiers

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CLAUSAL = frozenset({"nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg"})
_ABILITY = frozenset({"can", "could"})


def beside(token: Token, incoming: Factuality, below: Token | None = None) -> Factuality:
    """What is held of an event, given what is held of it from above and the words beside it.

    Args:
        token: The event's verb, noun or adjective.
        incoming: What its governors leave of its certainty.
        below: The word that the reading goes down to; what empties that word ("no *evidence*") is told there.
    """
    return _changed(incoming, list(effects(token, below)))


def _changed(incoming: Factuality, words: list[tuple[Token, Effect]]) -> Factuality:
    if any(effect == "denied" for _, effect in words):
        return "denied"
    state = incoming
    if state in ("certain", "probable", "possible"):
        for effect in ("unknown", "possible", "probable"):
            if any(found == effect for _, found in words) and not (effect == "probable" and state == "possible"):
                state = effect
                break
    negations = sum(effect == "negated" for _, effect in words)
    if negations % 2 == 0:
        return state
    if state in ("possible", "unknown") and any(word.norm_ in _ABILITY for word, _ in words):
        return "denied"
    flipped: dict[Factuality, Factuality] = {
        "certain": "denied",
        "probable": "denied",
        "possible": "unknown",
        "denied": "certain",
    }
    return flipped.get(state, state)


def shared(token: Token, incoming: Factuality, conjunct: Token) -> Factuality:
    """What a later conjunct takes over from the first: all that governs it, and the modifiers that reach both.

    A conjunct with a subject or auxiliary of its own shares no modifier, nor one that "but" sets against a negation; a
    negation inside the first one's object stays there.

    Args:
        token: The first conjunct.
        incoming: What its governors leave of its certainty.
        conjunct: The later one.
    """
    if negated_by_nor(conjunct) or any(c.dep_ in _CLAUSAL for c in conjunct.lefts):
        return incoming
    words = [(w, effect) for w, effect in effects(token) if w.i < token.i and w.dep_ not in ("dobj", "attr")]
    linked = {c.lower_ for c in token.rights if c.dep_ == "cc" and c.i < conjunct.i}
    if linked & {"but", "yet"}:
        words = [(w, effect) for w, effect in words if effect != "negated"]
    if conjunct.tag_[0] == "V" and conjunct.tag_ != token.tag_ and "or" not in linked:
        return incoming
    return _changed(incoming, words)


def effects(token: Token, below: Token | None = None) -> Iterator[tuple[Token, Effect]]:
    """The modifying words of `token` that reach it, each with its effect; a negation is told once."""
    if token.tag_[:1] in ("V", "M"):
        yield from _verbal(token, below)
    else:
        yield from _nominal(token)
    if negated_by_nor(token):
        yield token, "negated"


def negated_by_nor(token: Token) -> bool:
    """Whether the word is a later conjunct after "nor"."""
    if token.dep_ != "conj":
        return False
    return any(c.lower_ == "nor" and token.head.i < c.i < token.i for c in token.head.rights)


def _verbal(verb: Token, below: Token | None) -> Iterator[tuple[Token, Effect]]:
    negated = False
    table = modifiers()
    for child in verb.children:
        word = child.norm_.lower()
        dep = child.dep_
        if dep == "aux":
            yield from _auxiliary(verb, child, word)
        elif dep == "neg" or word in ("neither", "nor"):
            if not negated and not (word == "nor" and child.i > verb.i) and not _merely(child):
                negated = True
                yield child, "negated"
        elif dep in ("advmod", "amod", "npadvmod"):
            if word == "longer" and any(c.lower_ == "no" for c in child.lefts):
                yield child, "negated"
                continue
            found = table.get((word, "governor"))
            if found is not None and reaches(child, verb):
                yield child, found.effect
        elif dep in _SUBJECT or dep in ("dobj", "attr"):
            if dep in _SUBJECT and child.i < verb.i:
                yield from _fronted(child)
            none = _none(child) if child != below else None
            if none is not None and not negated:
                negated = True
                yield none, "negated"
    if below is None and _under_condition(verb):
        yield verb, "possible"


def _nominal(noun: Token) -> Iterator[tuple[Token, Effect]]:
    table = modifiers()
    for child in noun.lefts:
        found = table.get((child.lower_, "noun"))
        if found is None and child.dep_ in ("advmod", "neg", "npadvmod"):
            found = table.get((child.lower_, "governor"))
        if found is not None:
            yield child, found.effect
    before = noun.left_edge
    if before.i > before.doc[0].i:
        word = before.nbor(-1)
        found = table.get((word.lower_, "governor"))
        if found is not None and found.terminators and word.head != noun and _opens_conjunct(word, found.terminators):
            yield word, found.effect


def reaches(adverb: Token, verb: Token) -> bool:
    """Whether an adverb covers its verb, and not only the phrase that follows the adverb ("possibly next week")."""
    if adverb.i < verb.i:
        return True
    found = modifiers().get((adverb.lower_, "governor"))
    if found is None or not found.terminators:
        return True
    if _opens_conjunct(adverb, found.terminators) or adverb.i + 1 >= len(adverb.doc):
        return adverb.i + 1 >= len(adverb.doc)
    return adverb.nbor(1).is_punct or adverb.nbor(1).tag_[0] == "V"


def _opens_conjunct(adverb: Token, terminators: frozenset[str]) -> bool:
    return adverb.i > 0 and adverb.nbor(-1).lower_ in terminators


def _auxiliary(verb: Token, auxiliary: Token, word: str) -> Iterator[tuple[Token, Effect]]:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    if word == "must" and perfect:
        yield auxiliary, "probable"
        return
    found = modifiers().get((word, "governor"))
    if found is not None:
        yield auxiliary, found.effect


def _none(argument: Token) -> Token | None:
    """The word that empties an argument: "no weapons", "nobody", "neither side", None when there is none."""
    if _empties(argument):
        return argument
    return next(
        (c for c in argument.lefts if c.dep_ in ("det", "preconj", "cc", "advmod", "neg") and _empties(c)), None
    )


def _empties(word: Token) -> bool:
    found = modifiers().get((word.lower_, "noun"))
    return found is not None and found.effect == "negated"


def _fronted(subject: Token) -> Iterator[tuple[Token, Effect]]:
    for child in subject.lefts:
        found = modifiers().get((child.lower_, "governor"))
        if found is not None and found.terminators and child.dep_ == "advmod":
            yield child, found.effect


def _merely(negation: Token) -> bool:
    """Whether a "not" belongs to "not only", "not just"."""
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in ("only", "just", "merely", "simply")


def _under_condition(verb: Token) -> bool:
    """Whether the verb is the consequence of an if-clause."""
    if not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts):
        return False
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for clause in clauses for m in clause.lefts)
