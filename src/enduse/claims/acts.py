"""The acts of a sentence that can be transfers: frames, arrivals, and acts on acts made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from enduse.claims.coordination import conjuncts
from enduse.claims.frames import Frame, frames
from enduse.claims.parse import Sentence
from enduse.claims.syntax import negated, prepositional
from enduse.reference.frames import Role, triggers
from enduse.reference.stages import stages
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def acts(sentence: Sentence) -> list[Frame]:
    """All acts of a sentence, in order of their triggers; goods and ends are still to be tested."""
    told = (f for f in frames(sentence.doc, loose=True) if _counts(sentence.doc[f.trigger], f))
    return _merged(sentence, (*_arrivals(sentence), *_parcels(sentence), *_talks(sentence), *told))


def takes(noun: Token) -> bool:
    """Whether whoever does the act a noun names receives ("order", "purchase")."""
    return any(row.pattern.subject == "recipient" for row in triggers().get(noun.lemma_.lower(), ())[:1])


def is_role(noun: Token) -> bool:
    """Whether a noun names one end of the act ("supplier", "buyer")."""
    return any(row.pattern.self in ("giver", "recipient") for row in triggers().get(noun.lemma_.lower(), ())[:1])


def _counts(trigger: Token, frame: Frame) -> bool:
    """Whether a frame can be a transfer: goods are no act, and flying a jet hands nothing over."""
    if trigger.lemma_ == "equipment" or _first_of_compound(trigger):
        return False
    return trigger.lemma_ != "fly" or bool({"recipient", "goal", "origin"} & frame.roles.keys())


def _first_of_compound(noun: Token) -> bool:
    """Whether a noun only modifies another that is no act ("package tours", "supply problems")."""
    over = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "compound" or over.pos_ not in ("NOUN", "PROPN"):
        return False
    lemma = over.lemma_.lower()
    return lemma not in triggers() and (lemma, "noun") not in stages("governor")


def _arrivals(sentence: Sentence) -> Iterator[Frame]:
    """Goods that arrive somewhere are handed over there ("A Russian air-defence system arrived in Niamey")."""
    for token in sentence.doc:
        passing = token.lemma_ in words("passes")
        if token.pos_ != "VERB" or not (passing or _arrives(token)):
            continue
        what = next((c.i for c in token.children if c.dep_ == "nsubj"), None)
        where = [n.i for n in prepositional(token, *(("to",) if passing else ("in", "at", "to")))]
        where = where or [c.i for c in token.children if c.dep_ == "dobj" and not passing]
        origin = tuple(n.i for n in prepositional(token, "from"))[:1]
        if what is None or not (where or origin):
            continue
        roles: dict[Role, tuple[int, ...]] = {
            "theme": (what,),
            "recipient": tuple(where[:1]),
            "giver" if passing else "origin": origin,
            "via": tuple(n.i for n in prepositional(token, "through", "via")),
        }
        yield Frame(
            "Passing" if passing else "Arriving", token.i, {role: heads for role, heads in roles.items() if heads}
        )


def _arrives(verb: Token) -> bool:
    """Whether a verb tells that goods reach a place, by itself or with its particle ("ended up in")."""
    particles = (c.lower_ for c in verb.children if c.dep_ == "prt")
    return any(said in words("arrives") for said in (verb.lemma_, *(f"{verb.lemma_} {p}" for p in particles)))


def _parcels(sentence: Sentence) -> Iterator[Frame]:
    """A package told before is said to hold goods ("It includes munitions for …")."""
    for token in sentence.doc:
        if token.pos_ != "VERB" or token.lemma_ not in words("lists") or token.dep_ in ("relcl", "acl", "prep"):
            continue
        what = next((c for c in token.children if c.dep_ == "nsubj"), None)
        goods = tuple(c.i for c in token.children if c.dep_ == "dobj")
        if what is not None and goods and not negated(token) and what.lemma_.lower() in words("parcel"):
            yield Frame("Including", token.i, {"theme": goods})


def _talks(sentence: Sentence) -> Iterator[Frame]:
    """Talks about goods themselves ("are in talks over S-400 missiles")."""
    for token in sentence.doc:
        if token.pos_ == "NOUN" and stages("governor").get((token.lemma_.lower(), "noun")) == "negotiated":
            goods = tuple(
                n.i for n in prepositional(token, "over", "on", "about", "for") if sentence.goods(n.i) is not None
            )
            with_ = tuple(n.i for n in prepositional(token, "with", "between"))
            if goods:
                yield Frame("Talks", token.i, {"theme": goods, **({"parties": with_} if with_ else {})})


def _merged(sentence: Sentence, found: Iterable[Frame]) -> list[Frame]:
    """Acts whose theme is itself an act ("received shipments of …", "halted deliveries") become one."""
    by_trigger = {frame.trigger: frame for frame in found}
    gone: set[int] = set()
    for frame in list(by_trigger.values()):
        theme = _inner(sentence, frame, by_trigger, gone)
        if theme is None:
            continue
        inner = by_trigger[theme]
        roles = _joined(sentence, frame, inner)
        governor = stages("governor").get((sentence.doc[frame.trigger].lemma_.lower(), "verb"))
        if governor in ("licensed", "halted", "offered"):
            by_trigger[theme] = Frame(inner.name, theme, roles)
            gone.add(frame.trigger)
        else:
            by_trigger[frame.trigger] = Frame(frame.name, frame.trigger, roles)
            gone.add(theme)
    return [frame for trigger, frame in sorted(by_trigger.items()) if trigger not in gone]


def _inner(sentence: Sentence, frame: Frame, by_trigger: dict[int, Frame], gone: set[int]) -> int | None:
    """Trigger of the act that is this act's theme, None when its theme is no act."""
    themes = (c.i for t in frame.roles.get("theme", ()) for c in conjuncts(sentence.doc[t]))
    return next((t for t in themes if t in by_trigger and t != frame.trigger and t not in gone), None)


def _joined(sentence: Sentence, frame: Frame, inner: Frame) -> dict[Role, tuple[int, ...]]:
    """Roles of both acts, the outer's before the inner's; of an order or purchase the outer subject receives."""
    outer = {role: heads for role, heads in frame.roles.items() if role != "theme" and heads}
    own = dict(inner.roles)
    if takes(sentence.doc[inner.trigger]) and "giver" in outer:
        if "recipient" in own and "giver" not in own:
            own["giver"] = own.pop("recipient")
        outer["recipient"] = outer.pop("giver")
    theme = inner.roles.get("theme") or (inner.trigger,)
    return cast("dict[Role, tuple[int, ...]]", {**own, **outer, "theme": theme})
