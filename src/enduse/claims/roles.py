"""The roles around one trigger, by the grammar its table row gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from enduse.claims.clauses import NOMINAL, is_verbal
from enduse.claims.complements import described, phrases
from enduse.claims.coordination import first
from enduse.claims.noun_roles import is_mutual, noun_roles
from enduse.claims.phrase_roles import Roles, put
from enduse.claims.verb_roles import verb_roles
from enduse.reference.frames import Role, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def roles_of(sentence: Doc | Span, trigger: int, row: Trigger) -> Mapping[Role, tuple[int, ...]]:
    """Argument heads of a trigger that is known to be one.

    Args:
        sentence: The parse the trigger stands in.
        trigger: Index of the trigger token in its document.
        row: The table row that gives its grammar.

    Returns:
        Role → token indices in the document; of coordinated arguments the first. Only `parties` can have several: the
        side that owns or signs a deal and the side it is made with.
    """
    token = sentence.doc[trigger]
    if row.pos == "adj":
        found = _adjective_roles(token, row)
    elif row.is_verb and (is_verbal(token) or token.dep_ in {"acl", "relcl", "amod"}):
        found = verb_roles(token, row)
    else:
        found = noun_roles(token, row)
    heads: dict[Role, tuple[int, ...]] = {role: (_head(filler, token),) for role, filler in found.items()}
    if is_mutual(row.pattern) and not row.is_verb and {"giver", "parties"} <= heads.keys():
        heads["parties"] = heads.pop("giver") + heads["parties"]
    return heads


def _head(filler: Token, trigger: Token) -> int:
    return filler.i if filler == trigger else first(filler).i


def _adjective_roles(adjective: Token, row: Trigger) -> Roles:
    """Roles of "a shipment bound for Yemen"."""
    found: Roles = {}
    put(found, row.pattern.subject, described(adjective))
    for phrase in phrases(adjective):
        role = row.pattern.prepositions.get(phrase.preposition)
        if role is not None and role not in found and phrase.object.pos_ in NOMINAL:
            found[role] = phrase.object
    return found
