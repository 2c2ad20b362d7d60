"""Acts against somebody: the word that names a measure, the verb that takes it, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from enduse.claims.discourse import Discourse
from enduse.claims.parse import Sentence
from enduse.claims.syntax import ancestors, governor, passive, phrase
from enduse.model.claim import MeasureStage
from enduse.reference.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAME = re.compile(r"\b(?:similar|such|same|further|more|additional|new|like)\b", re.IGNORECASE)
_FUTURE = frozenset({"will", "wo", "'ll", "\u2019ll"})
_MAYBE = frozenset({"could", "may", "might", "would"})
_INNER = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class MeasureAct:
    """One measure as its sentence tells it.

    Args:
        trigger: The word that names the measure.
        event: The verb that takes it; the trigger itself for "sanctioned".
        stage: How far it has come, None when no word tells it.
    """

    trigger: Token
    event: Token
    stage: MeasureStage | None

    @property
    def by_itself(self) -> bool:
        """Whether the verb is the measure ("blacklisted")."""
        return self.trigger.i == self.event.i


def measure_acts(sentence: Sentence, discourse: Discourse) -> Iterator[MeasureAct]:
    """The measures a sentence tells, in order of their words."""
    for token in sentence.doc:
        if token.pos_ == "VERB" and _is_act(sentence, token):
            stage = measure_words("act").get(token.lemma_.lower()) or "imposed"
            yield MeasureAct(token, token, staged(token, stage))
        elif token.pos_ in ("NOUN", "PROPN") and _is_instrument(sentence, token, discourse):
            trigger = token.head if token.dep_ == "compound" else token
            verb = _verb(trigger)
            stage_of = measure_words("event")
            if verb is not None and verb.lemma_.lower() in stage_of:
                yield MeasureAct(trigger, verb, staged(verb, stage_of[verb.lemma_.lower()]))


def _is_act(sentence: Sentence, verb: Token) -> bool:
    lemma = sentence.lemma(verb.i)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if lemma == "designate":
        return passive(verb) or bool(objects)
    if lemma in measure_words("act"):
        return lemma != "punish"
    if lemma in measure_words("curb"):
        rule = any(
            c.dep_ == "nsubj" and sentence.lemma(c.i).split()[-1] in measure_words("rule") for c in verb.children
        )
        return not rule and any(sentence.lemma(c.i) in measure_words("trade") for c in objects)
    listed = lemma in ("add", "place", "put") and _list().search(
        sentence.text, sentence.starts[verb.i], sentence.stretch.end
    )
    return bool(listed) and any(c.dep_ == "prep" and c.lower_ in ("to", "on", "onto") for c in verb.subtree)


@cache
def _list() -> re.Pattern[str]:
    names = sorted(map(re.escape, measure_words("list")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def _is_instrument(sentence: Sentence, noun: Token, discourse: Discourse) -> bool:
    lemma = sentence.lemma(noun.i)
    if lemma not in measure_words("instrument"):
        return False
    if noun.dep_ in _INNER and not (noun.dep_ == "compound" and noun.head.lemma_ in measure_words("bundle")):
        return False
    if lemma not in measure_words("vague"):
        return True
    first, _ = phrase(noun)
    said = sentence.words(first, noun.i).exact
    modified = any(word in measure_words("modifier") for word in re.findall(r"[a-z]+", said.lower())[:-1])
    return modified or bool(discourse.measures and _SAME.search(said))


def _verb(noun: Token) -> Token | None:
    """The verb that does something to the instrument."""
    noun = governor(noun)
    for child, head in ancestors(noun):
        if head.pos_ in ("VERB", "AUX"):
            return head if child.dep_ in ("dobj", "nsubjpass", "prep", "pobj", "conj", "nsubj") else None
        inside = child.dep_ == "conj" or (child.dep_ == "prep" and child.lower_ == "of")
        if head.pos_ in ("NOUN", "PROPN") and not inside:
            return None
    return next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)


def staged(verb: Token, stage: MeasureStage | None) -> MeasureStage | None:
    """The stage after the verb's auxiliaries and the verb above it ("will impose", "threatened to impose")."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if stage == "imposed" and aux & _FUTURE:
        return "announced"
    if stage == "imposed" and aux & _MAYBE:
        return "threatened"
    for child, head in ancestors(verb):
        moved = measure_words("event").get(head.lemma_.lower())
        under = child.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "dobj", "acl")
        if under and stage == "imposed" and moved in ("threatened", "announced"):
            return moved
        if child.dep_ == "xcomp" and head.lemma_ in measure_words("vow"):
            return "announced"
        if head.pos_ in ("VERB", "AUX"):
            break
    return stage
