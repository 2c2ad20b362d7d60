"""Transfer frames of a sentence: which word hands over, and who plays which part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enduse.claims.clauses import is_verbal
from enduse.claims.coordination import conjuncts
from enduse.claims.roles import roles_of
from enduse.claims.senses import means_transfer
from enduse.reference.frames import Role, Trigger, triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True)
class Frame:
    """One transfer, as far as the sentence tells it.

    Args:
        name: FrameNet's name of the frame, or `Seizing`, `Licensing`, `Halting` for what is done to a transfer.
        trigger: Index in the document of the word that evokes it.
        roles: Role → indices of argument heads in the document, of coordinated arguments the first (`conjuncts` has the
            rest). giver, recipient, theme, via (intermediary or carrier), exchanged (given in return), money, purpose,
            origin, goal; parties where no direction is said.
    """

    name: str
    trigger: int
    roles: Mapping[Role, tuple[int, ...]]


def frames(sentence: Doc | Span, *, loose: bool = False) -> tuple[Frame, ...]:
    """All transfer frames of a parsed sentence, in order of their triggers.

    Args:
        sentence: One parsed sentence.
        loose: Take every word of the tables at its word, whatever its arguments; for callers that test goods and ends
            themselves.
    """
    return tuple(_found(sentence, loose=loose))


def _found(sentence: Doc | Span, *, loose: bool) -> Iterator[Frame]:
    table = triggers()
    for token in sentence:
        rows = table.get(token.lemma_.lower())
        if rows is None:
            continue
        for row in rows:
            if not _fits(token, row):
                continue
            roles = roles_of(sentence, token.i, row)
            if loose or means_transfer(row.sense, token, roles):
                yield Frame(row.frame, token.i, roles)
                break


def _fits(token: Token, row: Trigger) -> bool:
    """Whether word class and particle are those of the row."""
    if row.particle:
        return is_verbal(token) and any(child.lower_ == row.particle for child in token.children)
    if row.pos == "verb":
        return (
            is_verbal(token)
            and token.dep_ not in {"prep", "aux"}
            and not any(child.dep_ == "prt" for child in token.children)
        )
    if row.pos == "adj":
        return token.pos_ == "ADJ" or token.tag_ in {"VBN", "VBD"}
    return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and (token.tag_ == "NNPS" or token.is_sent_start is True))


__all__ = ["Frame", "conjuncts", "frames", "roles_of"]
