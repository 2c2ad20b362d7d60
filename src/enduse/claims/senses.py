"""Conditions under which a word means a transfer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from enduse.claims.clauses import is_verbal
from enduse.claims.holders import is_holder
from enduse.reference.frames import triggers, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from enduse.reference.frames import Role

Heads = Mapping["Role", tuple[int, ...]]
Sense = Callable[["Token", Heads], bool]

def means_transfer(sense: str, token: Token, roles: Heads) -> bool:
    """Whether a trigger is used in the sense its table row wants.

    Args:
        sense: Name in the table's `sense` column; "" is no condition.
        token: The trigger.
        roles: What was found around it.

    Raises:
        KeyError: The table names a condition that is not defined here.
    """
    if token.dep_ == "amod" and is_verbal(token) and "giver" not in roles:
        # "a given amount", "accepted views"; but "Soviet-supplied reactors".
        return False
    return not sense or _SENSES[sense](token, roles)


def _not_light(token: Token, roles: Heads) -> bool:
    """The object is a thing, not the act itself as in "gave a speech", "paid a visit"."""
    objects = [token.doc[i].lemma_.lower() for role in ("theme", "money") for i in roles.get(role, ())]
    return bool(objects or "recipient" in roles) and not any(lemma in words("light") for lemma in objects)


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


def _gives_to_holder(token: Token, roles: Heads) -> bool:
    heads = roles.get("recipient", roles.get("goal", ()))
    return bool(heads) and is_holder(token.doc[heads[0]])


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
        bool(roles.keys() & {"theme", "recipient"}) and _object_lemma(token, roles) not in words("light")
    ),
    "not_plural_alone": lambda token, _roles: (
        token.tag_ != "NNS" or any(child.lower_ in {"of", "to"} for child in token.rights)
    ),
    "object_is_transfer": _object_is_transfer,
    "has_object_or_holder": lambda token, roles: "theme" in roles or _gives_to_holder(token, roles),
    "has_to_holder": _gives_to_holder,
    "offered": lambda token, roles: _not_light(token, roles) and (not _has_infinitive(token) or "recipient" in roles),
    "swapped": lambda token, roles: "theme" in roles or "parties" in roles or token.dep_ != "pobj",
    "military": lambda token, _roles: _modified(token, words("arms")),
    "goods_deal": lambda _token, roles: bool({"theme", "parties"} & roles.keys()),
}
