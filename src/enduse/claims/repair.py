"""Attachments the small parser is known to get wrong, set right before anything is read off the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def repair(doc: Doc) -> None:
    """Reattach, in place, what the parser hung in the wrong clause."""
    for token in doc:
        if token.dep_ == "conj" and token.tag_ in _FINITE and _reduced(token.head):
            _to_clause(token)


def _reduced(verb: Token) -> bool:
    """Whether the verb is a reduced relative ("equipment sent to Russia"), which coordinates with no finite verb."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _to_clause(verb: Token) -> None:
    """Coordinate a finite verb with the finite verb of the clause around it."""
    above = verb.head
    for _ in range(6):
        above = above.head
        if above.pos_ == "VERB" and above.tag_ in _FINITE:
            verb.head = above
            return
        if above.head.i == above.i:
            return
