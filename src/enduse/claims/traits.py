"""What in a clause bears on whether its event happens: form, mood, polarity, and the words that govern it.

Each trait is a short readable name ("form past", "under intention"); `reference/factuality/weights.csv` says what each
is worth. The choice of traits follows Saurí and Pustejovsky (2012) and Lee, Artzi, Choi and Zettlemoyer (2015). Only
the chain of heads and the children of the words on it are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enduse.claims.hedges import effects
from enduse.claims.scope import Step, category, climb, predicative
from enduse.claims.verb_form import form, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUN = frozenset({"i", "we", "you", "they", "he", "she", "it", "who", "that", "which", "one"})
_APART = frozenset({"aside", "condition"})
_GOVERNED = frozenset({"content", "argument"})
_DEEP = 4


def traits(sentence: Doc | Span, predicate: int) -> Iterator[str]:
    """The names of the traits of an event; a name may stand in no table, then it is worth nothing.

    Args:
        sentence: One parsed sentence.
        predicate: Index of the event's word in it.
    """
    token = sentence[predicate]
    steps = climb(token)
    own = form(token)
    root = all(step.tie == "conjunct" for step in steps)
    yield "base"
    yield f"form {own}"
    if root:
        yield f"root {own}"
    if sentence[-1].lower_.startswith("?"):
        yield f"question {'root' if root else 'embedded'}"
    yield from _modified(token, own)
    yield from _dependents(token, own)
    yield from _governed(steps, own)
    yield from _anchored(token, steps)


def _modified(token: Token, own: str) -> Iterator[str]:
    for word, effect in effects(token):
        if effect == "negated":
            yield "negated"
            yield f"negated {own}"
        elif word.dep_ != "aux":
            yield f"beside {effect}"


def _dependents(token: Token, own: str) -> Iterator[str]:
    for child in token.children:
        word = child.lower_
        if child.dep_ in ("nsubj", "nsubjpass") and word in _PRONOUN:
            yield f"subject {word}"
            yield f"subject {word} {own}"
        elif child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("NNP", "NNPS"):
            yield "subject name"
        elif child.dep_ == "mark" or child.tag_ == "WRB":
            yield f"mark {word}"
            yield f"mark {word} {own}"
        elif child.dep_ in ("advmod", "npadvmod"):
            yield f"adverb {word}"
        elif child.dep_ == "advcl" and any(c.lower_ == "if" for c in child.lefts):
            yield "consequent"


def _governed(steps: tuple[Step, ...], own: str) -> Iterator[str]:
    """How the word is tied to its first governor, and of what kind the governors are whose content it is."""
    upper = [step for step in steps if step.tie != "conjunct"]
    if not upper:
        return
    first = upper[0]
    yield f"tie {first.tie}"
    yield f"tie {first.tie} {own}"
    if first.preposition is not None:
        yield f"preposition {first.preposition} {first.tie}"
    yield f"governor {_word(first).lemma_.lower()} {first.tie}"
    for depth, step in enumerate(upper[:_DEEP]):
        if step.tie in _APART:
            break
        kind = category(_word(step), step.preposition) if step.tie in _GOVERNED else None
        if kind is None:
            continue
        yield f"{'far ' if depth else ''}under {kind}{' negated' if _negated(step) else ''}"
        if depth == 0:
            yield f"under {kind} {step.tie} {own}"


def _anchored(token: Token, steps: tuple[Step, ...]) -> Iterator[str]:
    """The form of the finite verb a non-finite word leans on, and of the verbs above that one."""
    below = _leaning(steps)
    word = below[-1].head if below else token
    anchor = form(word)
    if below:
        negated = any(effect == "negated" for _, effect in effects(word))
        tie = next((step.tie for step in below if step.tie != "conjunct"), "conjunct")
        yield f"anchor {anchor}{' negated' if negated else ''}"
        yield f"anchor {anchor} {tie}"
    if anchor == "bare" and (not steps or word == steps[-1].head):
        yield "under command" if below else "command"
    if any(step.tie == "condition" for step in steps):
        yield "condition above"
    for found in sorted({form(step.head) for step in steps[len(below) :]}):
        if found == "bare" or found.startswith("modal"):
            yield f"above {found}"


def _leaning(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps up to the nearest finite verb."""
    below: list[Step] = []
    for step in steps:
        if is_finite(step.token) or step.tie in _APART:
            break
        below.append(step)
    return tuple(below)


def _word(step: Step) -> Token:
    adjective = predicative(step.head, step.token) if step.tie == "content" else None
    return step.head if adjective is None else adjective


def _negated(step: Step) -> bool:
    words = {step.head, _word(step)}
    return any(effect == "negated" for word in words for _, effect in effects(word, step.token))
