"""The roles of prepositional phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from enduse.claims.clauses import is_verbal
from enduse.claims.holders import is_holder
from enduse.reference.frames import Pattern, Role, controllers, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from enduse.claims.complements import Phrase

Roles: TypeAlias = "dict[Role, Token]"

_TOWARDS = frozenset({"to", "towards", "toward", "into", "onto"})
_THROUGH = frozenset({"through", "via"})
# Places of "for" that stand inside the object as well as on the verb.
_FAR_FOR = frozenset({"theme", "recipient", "exchanged"})


def phrase_role(phrase: Phrase, pattern: Pattern) -> Role | None:
    """The role a pattern gives a phrase, None when it has no place for it there.

    Args:
        phrase: A phrase of the trigger, perhaps attached elsewhere.
        pattern: The trigger's grammar.
    """
    if phrase.preposition == "exchange":
        return "exchanged"
    role = pattern.prepositions.get("to" if phrase.preposition in _TOWARDS else phrase.preposition)
    if phrase.preposition == "for":
        return _for_role(phrase, role)
    if is_verbal(phrase.object):
        return None
    return role if role is not None and (not phrase.distance or _admits_far(phrase)) else None


def _for_role(phrase: Phrase, role: Role | None) -> Role | None:
    """The role of "for": a recipient is told by the kind of noun, a price by its currency; else it is the purpose."""
    filler = phrase.object
    if phrase.distance and (role not in _FAR_FOR or (phrase.distance > 1 and not phrase.is_above)):
        return None
    if phrase.distance and role == "recipient":
        # Inside the object ("support for radicals") only people tell that the phrase is the verb's.
        return "recipient" if filler.pos_ == "NOUN" and is_holder(filler) else None
    if is_verbal(filler):
        return "theme" if role == "theme" else "purpose"
    if role == "recipient":
        return "recipient" if is_holder(filler) else "purpose"
    if role == "money":
        return "money" if any(child.is_currency for child in filler.children) else None
    return role


def _admits_far(phrase: Phrase) -> bool:
    """Whether a phrase attached elsewhere can still be the trigger's: "access to" keeps its "to"."""
    return phrase.preposition == "from" or phrase.host.lemma_.lower() not in words("takes_to")


def add_via(found: Roles, trigger: Token, around: tuple[Phrase, ...]) -> None:
    """Adds the intermediary: a through-phrase, or whom the verb above uses ("used a firm to ship")."""
    for phrase in around:
        if phrase.preposition in _THROUGH and not is_verbal(phrase.object):
            found["via"] = phrase.object
            return
    if "via" in found:
        return
    head = trigger.head
    if trigger.dep_ in {"xcomp", "advcl"} and controllers("verb").get(head.lemma_.lower()) == "via":
        means = next((child for child in head.children if child.dep_ == "dobj" and child.i < trigger.i), None)
        if means is not None and means != found.get("theme"):
            found["via"] = means


def put(found: Roles, role: Role | None, filler: Token | None) -> None:
    """Fills a role unless it is filled, not licensed, or nothing fills it."""
    if role is not None and filler is not None and role not in found:
        found[role] = filler
