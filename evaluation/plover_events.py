"""AID and SANCTION events of a sentence, in the sense of PLOVER, from the layers below claims.

Transfer frames tell what is handed over and measures what is imposed; further acts ("expelled two diplomats", "granted
asylum to") stand in plover_acts.csv, the classes of words they ask for in plover_words.csv. An act must be told as
done, going on or decided: PLOVER types a threat, a demand or a refusal by what is done with words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from enduse.claims.clauses import agent, is_passive, subject
from enduse.claims.coordination import conjuncts
from enduse.claims.discourse import Discourse, Named
from enduse.claims.factuality import held
from enduse.claims.frames import Frame, frames
from enduse.claims.holders import is_holder
from enduse.claims.measures import measures
from enduse.claims.mentions import Marked
from enduse.claims.parse import Sentence, parsed
from enduse.claims.parties import parties
from enduse.claims.sentences import Stretch
from enduse.claims.stage import stage
from enduse.model import Party
from evaluation.table import rows

_GIVING = frozenset(
    {
        "Supply",
        "Arming",
        "Giving",
        "Sending",
        "Delivery",
        "Transfer",
        "Bringing",
        "Assistance",
        "Lending",
        "Redirecting",
    }
)
_DONE = frozenset({"delivered", "shipped", None})
_UNDONE = frozenset({"threatened", "lifted"})
_BESIDE = ("to", "with", "for", "from", "out", "in", "into", "against", "between", "on", "at")
_GOING_DOWN = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event read in a sentence.

    Args:
        kind: "AID" or "SANCTION".
        layer: What tells it: a transfer frame, a measure, or a row of plover_acts.csv.
        source: Who acts.
        target: On whom; empty when it is not told.
    """

    kind: str
    layer: Literal["frame", "measure", "act"]
    source: tuple[Party, ...]
    target: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A row of plover_acts.csv."""

    event: str
    lemma: str
    pos: str
    particle: str
    noun: str
    place: str
    target: str


def events(text: str) -> tuple[Event, ...]:
    """The AID and SANCTION events of one sentence."""
    found: list[Event] = []
    for sentence in parsed([Marked(text, Stretch(0, len(text), "body", 0))]):
        discourse = Discourse()
        _name_subjects(sentence, discourse)
        found += _handed_over(sentence, discourse)
        found += _acts(sentence, discourse)
        found += [
            Event("SANCTION", "measure", measure.issuer, measure.targets)
            for measure in measures(sentence, discourse, "", "")
            if measure.stage not in _UNDONE and measure.factuality == "certain"
        ]
    return tuple(found)


def _name_subjects(sentence: Sentence, discourse: Discourse) -> None:
    """Let "it had halted aid" find who "it" is."""
    for token in sentence.doc:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON":
            for party in parties(sentence, token.i, discourse)[:1]:
                discourse.name(Named(sentence.starts[token.i], party, subject=True))


def _handed_over(sentence: Sentence, discourse: Discourse) -> Iterator[Event]:
    for frame in frames(sentence.doc):
        trigger = sentence.doc[frame.trigger]
        if frame.name not in _GIVING or stage(trigger) not in _DONE or not _is_done(trigger):
            continue
        source = _filling(sentence, frame, discourse, "giver")
        target = _filling(sentence, frame, discourse, "recipient", "goal")
        if source and target and _is_material(sentence, frame):
            yield Event("AID", "frame", source, target)


def _is_material(sentence: Sentence, frame: Frame) -> bool:
    """Whether goods, money, aid or anything else that is a thing is handed over; not people."""
    themes = [i for role in ("theme", "money") for i in frame.roles.get(role, ())]
    return bool(themes) and not any(sentence.actor(i) or is_holder(sentence.doc[i]) for i in themes)


def _filling(sentence: Sentence, frame: Frame, discourse: Discourse, *roles: str) -> tuple[Party, ...]:
    heads = [i for role, filled in frame.roles.items() if role in roles for i in filled]
    return _parties(sentence, [token for i in heads for token in conjuncts(sentence.doc[i])], discourse)


def _parties(sentence: Sentence, heads: Sequence[Token], discourse: Discourse) -> tuple[Party, ...]:
    found = [party for token in heads for party in parties(sentence, token.i, discourse)]
    return tuple(party for party in found if party.country or party.schema not in {"LegalEntity", "Thing"})


def _acts(sentence: Sentence, discourse: Discourse) -> Iterator[Event]:
    for token in sentence.doc:
        for act in acts().get(token.lemma_.lower(), ()):
            done_to = _done_to(token, act)
            if done_to is None or not _of_class(sentence, done_to, act.noun) or not _is_done(token):
                continue
            source = _doer(sentence, token, act, done_to, discourse)
            if act.target == "object":
                target = _parties(sentence, conjuncts(done_to), discourse) or _beside(
                    sentence, [done_to], discourse, "of"
                )
            else:
                target = _beside(sentence, [*_down(done_to), token], discourse, *_BESIDE)
            yield Event(act.event, "act", source, target)
            break


def _done_to(token: Token, act: Act) -> Token | None:
    """The noun the act is done to (or, for one who arrives, the one who does it)."""
    if act.pos == "noun":
        return (
            next((n for c in token.children if c.lower_ == "of" for n in c.children), None)
            if token.pos_ == "NOUN"
            else None
        )
    if token.pos_ != "VERB" or (act.particle and not any(c.lower_ == act.particle for c in token.children)):
        return None
    if act.place == "subject":
        return subject(token)
    wanted = "nsubjpass" if is_passive(token) else "dobj"
    return next((child for child in token.children if child.dep_ == wanted), None)


def _of_class(sentence: Sentence, noun: Token, wanted: str) -> bool:
    if not wanted:
        return True
    return any(
        sentence.lemma(token.i) in words(wanted) or (wanted == "aid" and sentence.goods(token.i))
        for token in _down(noun)
    )


def _down(noun: Token) -> Iterator[Token]:
    """The noun and those that say what it is of: "part of a military aid program"."""
    for token in conjuncts(noun):
        yield token
        for child in token.children:
            if child.dep_ in _GOING_DOWN:
                yield from _down(child)
            elif child.lower_ == "of":
                for inner in child.children:
                    yield from _down(inner)


def _doer(sentence: Sentence, token: Token, act: Act, done_to: Token, discourse: Discourse) -> tuple[Party, ...]:
    """Who does it; of people sent home by nobody named, those who sent them."""
    verb = token
    while verb.pos_ == "NOUN" and verb.head.i != verb.i:
        verb = verb.head
    who = agent(verb) if is_passive(verb) else subject(verb)
    if act.place == "subject" or (who is None and is_passive(verb) and act.noun == "presence"):
        own = _parties(sentence, [done_to], discourse)
        return own or _parties(sentence, [inner for inner in _down(done_to) if sentence.actor(inner.i)], discourse)
    return _parties(sentence, conjuncts(who), discourse) if who is not None else ()


def _beside(sentence: Sentence, words: Sequence[Token], discourse: Discourse, *prepositions: str) -> tuple[Party, ...]:
    """Parties of the first phrase beside the words that names one."""
    for preposition in prepositions:
        for word in words:
            for child in word.children:
                if child.lower_ != preposition:
                    continue
                inner = [n for c in child.children for n in (c.children if c.dep_ == "prep" else (c,))]
                found = _parties(sentence, [n for noun in inner for n in conjuncts(noun)], discourse)
                if any(party.country for party in found):
                    return found
    return ()


def _is_done(token: Token) -> bool:
    """Whether the act is told as done, going on or decided."""
    if held(token.doc, token.i) != "certain" or any(child.dep_ == "neg" for child in token.children):
        return False
    will = False
    here = token
    while True:
        modal = {child.lower_ for child in here.children if child.dep_ == "aux" and child.tag_ == "MD"}
        if modal - {"will", "would"} or any(child.lower_ in {"if", "unless"} for child in here.subtree):
            return False
        will |= bool(modal)
        if here.head.i == here.i or here.dep_ in {"relcl", "acl", "advcl"}:
            return not will
        here = here.head
        if here.lemma_.lower() in words("undone"):
            return False
        if here.lemma_.lower() in words("decided"):
            return True


@cache
def acts() -> dict[str, tuple[Act, ...]]:
    """The further acts by lemma."""
    table: dict[str, tuple[Act, ...]] = {}
    for row in rows("plover_acts.csv"):
        act = Act(*(row[name] for name in ("event", "lemma", "pos", "particle", "noun", "place", "target")))
        table[act.lemma] = (*table.get(act.lemma, ()), act)
    return table


@cache
def words(wanted: str) -> frozenset[str]:
    """Lemmas of a class."""
    return frozenset(row["lemma"] for row in rows("plover_words.csv") if row["class"] == wanted)
