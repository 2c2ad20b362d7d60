"""Conditions under which a word means a transfer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from enduse.claims.clauses import is_verbal
from enduse.claims.holders import is_holder
from enduse.reference.frames import triggers, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from enduse.reference.frames import Role

Heads = Mapping["Role", tuple[int, ...]]
Sense = Callable[["Token", Heads], bool]


# A participle before its noun means a transfer when it says more than that noun.
_DOER_AND_DONE = 2


def means_transfer(sense: str, token: Token, roles: Heads) -> bool:
    """Whether a trigger is used in the sense its table row wants.

    Args:
        sense: Name in the table's `sense` column; "" is no condition.
        token: The trigger.
        roles: What was found around it.

    Raises:
        KeyError: The table names a condition that is not defined here.
    """
    if token.dep_ == "amod" and is_verbal(token) and len(roles) < _DOER_AND_DONE:
        # "a given amount", "accepted views"; but "Soviet-supplied reactors".
        return False
    return not sense or _SENSES[sense](token, roles)


def _needs(*wanted: Role) -> Sense:
    """All of the roles are filled."""
    return lambda _token, roles: all(role in roles for role in wanted)


def _needs_goal(*wanted: Role) -> Sense:
    """The roles are filled, and either a recipient or a goal is."""
    return lambda _token, roles: all(role in roles for role in wanted) and bool({"recipient", "goal"} & roles.keys())


def _not_light(token: Token, roles: Heads) -> bool:
    """The object is a thing, not the act itself as in "gave a speech", "paid a visit"."""
    objects = [token.doc[i].lemma_.lower() for role in ("theme", "money") for i in roles.get(role, ())]
    return bool(objects or "recipient" in roles) and not any(lemma in words("light") for lemma in objects)


def _got(token: Token, roles: Heads) -> bool:
    """A thing is had from somebody ("took rifles from soldiers", not "took questions from reporters")."""
    return {"theme", "giver"} <= roles.keys() and _not_light(token, roles)


def _given(token: Token, roles: Heads) -> bool:
    """Somebody gives; a thing that "gives them an incentive" causes."""
    giver = next((token.doc[i] for i in roles.get("giver", ())), None)
    caused = giver is not None and giver.pos_ == "NOUN" and not is_holder(giver) and "recipient" in roles
    return _not_light(token, roles) and not caused


def _accepted(token: Token, roles: Heads) -> bool:
    """What is accepted is handed over by somebody ("accepted a shipment"), not agreed to ("accepted the protocol")."""
    return _not_light(token, roles) and ("giver" in roles or _object_is_transfer(token, roles))


def _offered(token: Token, roles: Heads) -> bool:
    """Something is offered, not to do something."""
    return _not_light(token, roles) and (not _has_infinitive(token) or "recipient" in roles)


def _ordered(token: Token, roles: Heads) -> bool:
    """Goods are ordered, not somebody to do something."""
    return "theme" in roles and not _has_infinitive(token)


def _has_infinitive(token: Token) -> bool:
    return any(
        child.i > token.i
        and child.dep_ in {"xcomp", "ccomp", "advcl"}
        and any(grand.tag_ == "TO" for grand in child.children)
        for child in token.children
    )


def _object_is_transfer(token: Token, roles: Heads) -> bool:
    """What is halted, licensed or accepted is itself told by a transfer noun or verb."""
    for i in roles.get("theme", ()):
        theme = token.doc[i]
        if is_verbal(theme) or any(row.pos == "noun" for row in triggers().get(theme.lemma_.lower(), ())):
            return True
    return False


def _has_route(_token: Token, roles: Heads) -> bool:
    """Goods are moved from or to somewhere."""
    return "theme" in roles and bool({"recipient", "goal", "origin"} & roles.keys())


def _to_holder(token: Token, roles: Heads) -> bool:
    """The recipient is somebody."""
    return any(is_holder(token.doc[i]) for role in ("recipient", "goal") for i in roles.get(role, ()))


def _contributed(token: Token, roles: Heads) -> bool:
    return "theme" in roles or _to_holder(token, roles)


def _has_complement(token: Token, roles: Heads) -> bool:
    """A noun says of what or to whom."""
    return "theme" in roles or any(child.lower_ in {"of", "to"} for child in token.rights)


def _supply(token: Token, _roles: Heads) -> bool:
    """Plural "supplies" are mostly stores; of something or to somebody they are deliveries."""
    return token.tag_ != "NNS" or any(child.lower_ in {"of", "to"} for child in token.rights)


def _of_arms(token: Token, _roles: Heads) -> bool:
    """Aid and support are said to be military."""
    return any(
        child.i < token.i and child.dep_ in {"amod", "compound", "nmod"} and child.lemma_.lower() in words("arms")
        for child in token.subtree
    )


def _swapped(token: Token, roles: Heads) -> bool:
    """An exchange of something or with somebody; "in exchange for" is a role of the main act."""
    return "theme" in roles or "parties" in roles or token.dep_ != "pobj"


def _deal(_token: Token, roles: Heads) -> bool:
    return "theme" in roles or "parties" in roles


_SENSES: dict[str, Sense] = {
    "never": lambda _token, _roles: False,
    "accepted": _accepted,
    "contributed": _contributed,
    "deal": _deal,
    "given": _given,
    "has_complement": _has_complement,
    "has_goods_and_giver": _got,
    "has_goods_and_recipient": _needs("theme", "recipient"),
    "has_goods_and_goal": _needs_goal("theme"),
    "has_goal": _needs_goal(),
    "has_object": _needs("theme"),
    "has_route": _has_route,
    "not_light": _not_light,
    "object_is_transfer": _object_is_transfer,
    "of_arms": _of_arms,
    "offered": _offered,
    "ordered": _ordered,
    "supply": _supply,
    "swapped": _swapped,
    "to_holder": _to_holder,
    "theme_or_recipient": lambda _token, roles: bool({"theme", "recipient"} & roles.keys()),
}
