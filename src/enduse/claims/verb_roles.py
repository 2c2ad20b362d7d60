"""The roles around a verb of transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.clauses import antecedent, is_passive
from enduse.claims.complements import Complements, Phrase, leading_holder, of_verb, phrases
from enduse.claims.holders import is_actor_name, is_holder, is_nationality
from enduse.claims.phrase_roles import Roles, add_via, phrase_role, put
from enduse.reference.frames import Pattern, Trigger, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_ADVERBS = frozenset({"there", "here", "abroad", "overseas", "elsewhere"})
_MOVING = frozenset({"Sending", "Bringing", "Transfer", "Delivery"})
_NAMING = frozenset({"npadvmod", "compound", "nsubj", "amod"})


def verb_roles(verb: Token, row: Trigger) -> Roles:
    """The fillers of a verb's roles.

    Args:
        verb: The trigger.
        row: The table row that gives its grammar.
    """
    if verb.dep_ == "amod":
        return _participle_roles(verb, row.pattern)
    around = of_verb(verb)
    found: Roles = {}
    carrier = (
        row.frame == "Bringing" and around.subject is not None and around.subject.lemma_.lower() in words("carrier")
    )
    put(found, "via" if carrier else row.pattern.subject, around.subject)
    _add_objects(found, verb, row.pattern, around)
    _add_phrases(found, row.pattern, around.phrases)
    add_via(found, verb, around.phrases)
    _add_goal(found, verb, row)
    return found


def _add_objects(found: Roles, verb: Token, pattern: Pattern, around: Complements) -> None:
    done = around.object
    if pattern.object == "theme" and pattern.prepositions.get("with") == "theme" and done is not None:
        provided = next((p for p in around.phrases if p.preposition == "with" and _admits_with(p, pattern)), None)
        if provided is not None:
            put(found, pattern.second, done)
            put(found, "theme", provided.object)
            return
    second = around.second
    if second is None and pattern.second is not None and done is not None:
        if pattern.object == "money" and is_holder(done):
            # "paid Pasadena": without a sum the object is who is paid.
            put(found, pattern.second, done)
            return
        if pattern.prepositions.get("with") == "theme" and is_actor_name(done):
            # "supplying Kyiv": states are not what is supplied.
            put(found, pattern.second, done)
            return
        if not is_passive(verb):
            second = leading_holder(verb, done)
    put(found, pattern.second, second)
    put(found, pattern.object, done)


def _add_phrases(found: Roles, pattern: Pattern, around: tuple[Phrase, ...]) -> None:
    for phrase in around:
        role = phrase_role(phrase, pattern) if phrase.preposition not in {"by", "of"} else None
        if role is None or role in found or phrase.object in found.values():
            continue
        if phrase.preposition != "with" or _admits_with(phrase, pattern):
            found[role] = phrase.object


def _admits_with(phrase: Phrase, pattern: Pattern) -> bool:
    """Whether "with" is the verb's: on the verb, or on those it provides for, not inside the thing provided."""
    return not phrase.distance or pattern.object != "theme" or is_holder(phrase.host)


def _add_goal(found: Roles, verb: Token, row: Trigger) -> None:
    """Adds the place people are sent to, or "there"."""
    if row.frame not in _MOVING:
        return
    theme = found.get("theme")
    if (
        row.frame == "Sending"
        and "recipient" in found
        and theme is not None
        and theme.pos_ == "NOUN"
        and is_holder(theme)
    ):
        found["goal"] = found.pop("recipient")
    if "recipient" not in found:
        put(found, "goal", next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ in _PLACE_ADVERBS), None))


def _participle_roles(verb: Token, pattern: Pattern) -> Roles:
    """Roles of a participle before its noun ("Soviet-supplied reactors").

    What looks the same but has its doer right before it is a clause the parser missed ("the army procured drones").
    """
    found: Roles = {}
    before = verb.nbor(-1) if verb.i else None
    if before is not None and before.dep_ in {"nsubj", "nsubjpass"} and before.head.i >= verb.i:
        put(found, pattern.subject, antecedent(before))
        put(found, pattern.object, verb.head)
        _add_phrases(found, pattern, tuple(p for p in phrases(verb.head) if not p.distance))
        return found
    put(found, pattern.object, verb.head)
    named = [child for child in verb.children if child.dep_ in _NAMING and child.text[:1].isupper()]
    if not named and before is not None and is_nationality(before):
        named = [before]
    put(found, pattern.subject, named[0] if named else None)
    return found
