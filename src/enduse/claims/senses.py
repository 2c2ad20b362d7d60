"""Conditions under which a word means a transfer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from enduse.claims.clauses import is_verbal
from enduse.reference.frames import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from enduse.reference.frames import Role

Heads = Mapping["Role", tuple[int, ...]]
Sense = Callable[["Token", Heads], bool]

_LIGHT = frozenset(
    "birth rise way reason thought lie place sense speech start concert interview call smile look try".split()
)
_MILITARY = frozenset(
    "military lethal arms weapon weapons weaponry defense defence security missile nuclear drone ammunition artillery material "
    "materiel technical technological tank aircraft".split()
)


def means_transfer(sense: str, token: Token, roles: Heads) -> bool:
    """Whether a trigger is used in the sense its table row wants.

    Args:
        sense: Name in the table's `sense` column; "" is no condition.
        token: The trigger.
        roles: What was found around it.

    Raises:
        KeyError: The table names a condition that is not defined here.
    """
    return not sense or _SENSES[sense](token, roles)


def _object_lemma(token: Token, roles: Heads) -> str:
    heads = roles.get("theme", ())
    return token.doc[heads[0]].lemma_.lower() if heads else ""


def _has_infinitive(token: Token) -> bool:
    return any(
        child.dep_ in {"xcomp", "ccomp", "advcl"}
        and any(grand.tag_ == "TO" for grand in child.children)
        and child.i > token.i
        for child in token.children
    )


def _object_is_transfer(token: Token, roles: Heads) -> bool:
    """The object is itself a noun of transfer, or reads as goods bound for somebody."""
    heads = roles.get("theme", ())
    if not heads:
        return False
    doc: Doc = token.doc
    lemma = doc[heads[0]].lemma_.lower()
    return any(row.pos == "noun" for row in triggers().get(lemma, ())) or is_verbal(doc[heads[0]])


def _modified(token: Token, words: frozenset[str]) -> bool:
    return any(
        child.dep_ in {"amod", "compound", "nmod"} and child.lemma_.lower() in words
        for child in token.subtree
        if child.i < token.i
    )


_SENSES: dict[str, Sense] = {
    "never": lambda _token, _roles: False,
    "has_object": lambda _token, roles: "theme" in roles,
    "has_of": lambda token, _roles: any(child.lower_ in {"of", "to"} for child in token.rights) or "theme" in _roles,
    "has_to": lambda _token, roles: bool({"recipient", "goal"} & roles.keys()),
    "has_with": lambda _token, roles: "theme" in roles and "recipient" in roles,
    "has_from": lambda _token, roles: "giver" in roles and "theme" in roles,
    "has_for": lambda _token, roles: bool({"theme", "recipient"} & roles.keys()),
    "has_for_or_to": lambda _token, roles: bool({"theme", "recipient"} <= roles.keys()),
    "has_to_for": lambda _token, roles: {"giver", "theme"} <= roles.keys(),
    "has_object_and_to": lambda _token, roles: "theme" in roles and bool({"recipient", "goal"} & roles.keys()),
    "has_object_and_from": lambda _token, roles: {"theme", "giver"} <= roles.keys(),
    "has_object_not_infinitive": lambda token, roles: "theme" in roles and not _has_infinitive(token),
    "not_infinitive": lambda token, roles: not _has_infinitive(token) or "recipient" in roles,
    "not_light": lambda token, roles: (
        bool(roles.keys() & {"theme", "recipient"}) and _object_lemma(token, roles) not in _LIGHT
    ),
    "not_plural_alone": lambda token, _roles: (
        token.tag_ != "NNS" or any(child.lower_ in {"of", "to"} for child in token.rights)
    ),
    "object_is_transfer": _object_is_transfer,
    "military": lambda token, _roles: _modified(token, _MILITARY),
    "goods_deal": lambda _token, roles: bool({"theme", "parties"} & roles.keys()),
}
