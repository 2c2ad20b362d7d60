"""What hangs on a verb or noun: subject, objects and prepositional phrases, wherever the parser attached them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enduse.claims.clauses import (
    NOMINAL,
    PREPOSITIONS,
    agent,
    antecedent,
    chain,
    gap,
    is_passive,
    is_verbal,
    subject,
)
from enduse.claims.holders import is_actor_name, is_holder, is_nationality
from enduse.reference.frames import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})
# A phrase attached above the trigger counts as farther away than any inside it.
_ABOVE = 50


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase.

    Args:
        preposition: Lower-case; "exchange" for "in exchange for" and "in return for".
        object: The noun or gerund under it.
        host: The word it was attached to.
        distance: 0 on the trigger itself, more the deeper inside its arguments, most above it.
    """

    preposition: str
    object: Token
    host: Token
    distance: int

    @property
    def is_above(self) -> bool:
        """Whether it was attached to a verb above the trigger."""
        return self.distance >= _ABOVE


@dataclass(frozen=True, slots=True)
class Complements:
    """The grammatical places around a trigger; None where one is empty.

    Args:
        subject: Who acts: active subject or by-phrase.
        object: What is acted on: direct object or passive subject.
        second: The first of two objects.
        phrases: Prepositional phrases, nearest first.
    """

    subject: Token | None
    object: Token | None
    second: Token | None
    phrases: tuple[Phrase, ...]


def of_verb(verb: Token) -> Complements:
    """The complements of a verb."""
    found = phrases(verb)
    direct, second = _objects(verb)
    if is_passive(verb):
        doer = agent(verb) or _far_agent(found)
        surface = subject(verb)
        if direct is not None and direct != surface:
            return Complements(doer, direct, surface, found)
        return Complements(doer, surface, second, found)
    doer = subject(verb)
    if direct is None:
        direct = _shared_object(verb) or gap(verb)
        if direct is not None and direct == doer:
            direct = None
    elif second is None and is_holder(direct):
        # "the reactor the US sold Iran": the open place is the thing, the object in sight its recipient.
        left_out = gap(verb)
        if left_out is not None and left_out not in (direct, doer):
            return Complements(doer, left_out, direct, found)
    return Complements(doer, direct, second, found)


def _far_agent(found: tuple[Phrase, ...]) -> Token | None:
    """The by-phrase of a passive that was attached inside its object."""
    return next(
        (p.object for p in found if p.preposition == "by" and p.distance < _ABOVE and is_holder(p.object)), None
    )


def leading_holder(verb: Token, noun: Token) -> Token | None:
    """A recipient swallowed by the object after it: in "gave Ukraine tanks", Ukraine.

    Args:
        verb: A verb that takes two objects.
        noun: Its direct object.

    Returns:
        The last word of the name or noun phrase between the verb and the rest of the object, None without one.
    """
    found = None
    for token in noun.doc[verb.i + 1 : noun.i]:
        if noun not in (token.head, token.head.head):
            break
        if token.dep_ not in {"compound", "nmod", "poss", "det"}:
            break
        if (
            token.dep_ != "det"
            and not is_nationality(token)
            and (is_actor_name(token) or (token.dep_ == "nmod" and is_holder(token)))
        ):
            found = token
    return found if found is None or found.nbor(1).tag_ not in {"POS", "HYPH"} else None


def _objects(verb: Token) -> tuple[Token | None, Token | None]:
    """Direct object and, of two, the first."""
    direct = [child for child in verb.children if child.dep_ == "dobj"]
    second = next((child for child in verb.children if child.dep_ == "dative" and child.pos_ in NOMINAL), None)
    if len(direct) > 1 and second is None and verb.i < direct[0].i:
        return antecedent(direct[1]), antecedent(direct[0])
    if not direct:
        return None, antecedent(second) if second is not None else None
    return antecedent(direct[0]), antecedent(second) if second is not None else None


def _shared_object(verb: Token) -> Token | None:
    """The object of a later coordinated verb: in "buys and ships drones", the drones of "buys"."""
    here = verb
    while True:
        later = next((child for child in here.children if child.dep_ == "conj" and is_verbal(child)), None)
        if later is None or any(child.dep_ in {"nsubj", "aux", "auxpass"} for child in later.children):
            return None
        direct = next((child for child in later.children if child.dep_ == "dobj"), None)
        if direct is not None:
            return antecedent(direct)
        here = later


def phrases(trigger: Token) -> tuple[Phrase, ...]:
    """Prepositional phrases of a trigger, nearest first, with those hung inside its arguments or on the verb above."""
    found = [*_inside(trigger, trigger, 0), *_above(trigger)]
    found.sort(key=lambda phrase: (phrase.distance, phrase.object.i))
    return tuple(found)


def _inside(host: Token, trigger: Token, distance: int) -> Iterator[Phrase]:
    for child in host.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "PART", "ADV", "VERB"}:
            if host != trigger and child.i < trigger.i:
                continue
            yield from _of_preposition(child, host, trigger, distance)
        elif (
            child.i > trigger.i
            and child.dep_ not in _CLAUSES
            and child.pos_ in NOMINAL
            and child.dep_ not in {"nsubj", "poss"}
        ):
            if child.dep_ == "conj" and host.pos_ not in NOMINAL:
                continue
            yield from _inside(child, trigger, distance + 1)


def _of_preposition(preposition: Token, host: Token, trigger: Token, distance: int) -> Iterator[Phrase]:
    name = preposition.lower_
    if preposition.i and preposition.nbor(-1).lower_ in words("joined"):
        return
    if name == "for" and host.lemma_ in {"exchange", "return"} and host.head.lower_ == "in":
        name = "exchange"
    for inner in preposition.children:
        if inner.dep_ in {"pobj", "pcomp"}:
            if inner.dep_ == "pobj" and _is_time(inner):
                continue
            yield Phrase(name, antecedent(inner), host, distance)
            if inner.pos_ in NOMINAL or inner.dep_ == "pcomp":
                yield from _inside(inner, trigger, distance + 1)
        elif inner.dep_ == "prep" and not distance:
            yield from _of_preposition(inner, host, trigger, distance)


def _above(trigger: Token) -> Iterator[Phrase]:
    """Phrases after the trigger that hang on the verbs above it."""
    hosts: list[Token] = []
    if is_verbal(trigger):
        hosts = [here for here in chain(trigger) if here != trigger]
    elif trigger.dep_ == "nsubjpass" or (trigger.dep_ == "dobj" and is_verbal(trigger.head)):
        hosts = [trigger.head]
    for host in hosts:
        for child in host.children:
            if child.dep_ in PREPOSITIONS and child.i > trigger.i:
                yield from _of_preposition(child, host, trigger, _ABOVE)


def _is_time(noun: Token) -> bool:
    if noun.lemma_.lower() in words("time"):
        return True
    return noun.pos_ == "NUM" and noun.text.isdigit() and len(noun.text) == 4 and noun.text[:2] in {"18", "19", "20"}


def described(adjective: Token) -> Token | None:
    """What an adjective or participle is said of: in "a shipment bound for Yemen", the shipment."""
    if adjective.dep_ in {"amod", "acl", "relcl", "appos"} and adjective.head.pos_ in NOMINAL:
        return adjective.head
    if adjective.dep_ in {"acomp", "oprd", "xcomp"} and is_verbal(adjective.head):
        return subject(adjective.head)
    return subject(adjective)
