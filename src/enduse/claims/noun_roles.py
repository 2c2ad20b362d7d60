"""The roles around a noun of transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.clauses import agent, antecedent, is_passive, is_verbal, subject
from enduse.claims.complements import Phrase, phrases
from enduse.claims.holders import is_holder, is_nationality
from enduse.claims.phrase_roles import Roles, add_via, phrase_role, put
from enduse.reference.frames import Pattern, Role, Trigger, support_verbs, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions whose phrases belong to the noun they stand next to.
_CLOSE = frozenset({"of", "by", "with", "between"})


def noun_roles(noun: Token, row: Trigger) -> Roles:
    """The fillers of a noun's roles.

    Args:
        noun: The trigger.
        row: The table row that gives its grammar.
    """
    pattern = row.pattern
    found: Roles = {}
    around = phrases(noun)
    for phrase in around:
        role = _phrase_role(phrase, pattern)
        if role is not None and role not in found and phrase.object not in found.values():
            found[role] = phrase.object
    _add_modifiers(found, noun, pattern)
    _add_doer(found, noun, pattern)
    add_via(found, noun, around)
    if pattern.self in {"giver", "recipient"}:
        put(found, pattern.self, _named_by(noun))
    else:
        put(found, pattern.self, noun)
    return found


def is_mutual(pattern: Pattern) -> bool:
    """Whether the noun tells an act of two sides without saying who hands over ("trade", "deal")."""
    return pattern.prepositions.get("with") == "parties"


def _phrase_role(phrase: Phrase, pattern: Pattern) -> Role | None:
    if phrase.preposition in _CLOSE and phrase.distance:
        signed = phrase.is_above and phrase.preposition == "with" and is_mutual(pattern)
        # "the transfer to Hezbollah of missiles"
        parted = (
            phrase.distance == 1 and phrase.preposition == "of" and _is_stop(phrase) and not is_holder(phrase.object)
        )
        if not (signed or parted or phrase.preposition == "between"):
            return None
    return phrase_role(phrase, pattern)


def _is_stop(phrase: Phrase) -> bool:
    return phrase.host.dep_ == "pobj" and phrase.host.head.lower_ in {"to", "from", "by"} and is_holder(phrase.host)


def _add_modifiers(found: Roles, noun: Token, pattern: Pattern) -> None:
    """Adds the words before a noun, or before the noun it modifies ("nuclear supply contracts")."""
    before = list(noun.lefts)
    if noun.dep_ == "compound":
        before += [child for child in noun.head.lefts if child.i < noun.i and child.lower_ in words("topic")]
    for child in sorted(before, key=lambda token: -token.i):
        if child.dep_ == "poss":
            owner = antecedent(child)
            owned = pattern.poss == "giver" and "theme" not in found and owner.pos_ == "NOUN" and not is_holder(owner)
            put(found, "theme" if owned else pattern.poss, owner)
        elif child.dep_ in {"compound", "nmod", "amod"} and is_nationality(child):
            put(found, pattern.demonym if child.head == noun else None, child)
        elif child.dep_ in {"compound", "nmod"} or (child.dep_ == "amod" and child.lower_ in words("topic")):
            put(found, pattern.compound, child)


def _add_doer(found: Roles, noun: Token, pattern: Pattern) -> None:
    """Adds the subject of the verb that carries the noun: in "Iran made a payment", Iran."""
    verb = noun.head
    if not is_verbal(verb):
        return
    lemma = verb.lemma_.lower()
    if lemma not in support_verbs("act") and not (is_mutual(pattern) and lemma in support_verbs("deal")):
        return
    if noun.dep_ == "dobj":
        put(found, pattern.subject, agent(verb) if is_passive(verb) else subject(verb))
    elif noun.dep_ == "nsubjpass":
        put(found, pattern.subject, agent(verb))


def _named_by(noun: Token) -> Token:
    """Who a noun of role says it of: in "China became a supplier", China; else the noun itself."""
    head = noun.head
    if noun.dep_ in {"attr", "oprd"} and is_verbal(head):
        return subject(head) or noun
    if noun.dep_ == "appos":
        return head
    if noun.dep_ == "pobj" and head.lower_ == "as" and is_verbal(head.head):
        verb = head.head
        direct = next((child for child in verb.children if child.dep_ == "dobj"), None)
        return direct or subject(verb) or noun
    return noun
