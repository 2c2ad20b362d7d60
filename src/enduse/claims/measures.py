"""Measures: who sanctions, embargoes or controls whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.attribution import voice
from enduse.claims.dates import expressions
from enduse.claims.discourse import Discourse
from enduse.claims.factuality import held
from enduse.claims.frames import conjuncts
from enduse.claims.location import country_of
from enduse.claims.money import sums
from enduse.claims.parse import Sentence
from enduse.claims.parties import parties
from enduse.claims.syntax import agent, ancestors, governor, inside, passive, phrase, prepositional, subject
from enduse.model import MeasureClaim, Party
from enduse.model.claim import MeasureStage
from enduse.reference.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Instruments that are measures only with such a word before them, or aimed at somebody.
_VAGUE = frozenset(
    {
        "control",
        "restriction",
        "ban",
        "freeze",
        "penalty",
        "designation",
        "measure",
        "curb",
        "tariff",
        "blockade",
        "boycott",
        "blacklist",
    }
)
_ARMS = re.compile(
    r"export|arms|trade|asset|travel|visa|import|weapons|sanction|economic|technology|chip|financial|nuclear|punitive",
    re.IGNORECASE,
)
_LISTED = frozenset({"name", "list", "include", "add", "blacklist", "target", "sanction", "designate", "hit"})
_NAMES_MORE = frozenset({"add", "blacklist", "sanction", "designate"})
_SAME = re.compile(r"\b(?:similar|such|same|further|more|additional|new|like)\b", re.IGNORECASE)
_CURBS = frozenset({"restrict", "curb", "ban", "prohibit", "bar", "limit"})
_TRADE = frozenset({"export", "sale", "import", "trade", "shipment", "transfer", "transit"})
_LIST = re.compile(
    r"\b(?:Entity List|sanctions? list|blacklist|SDN list|Specially Designated Nationals|"
    r"export[- ]control list|military end[- ]user list|trade blacklist|export blacklist)\b",
    re.IGNORECASE,
)
_AIM = ("on", "against", "upon", "targeting")


def measures(sentence: Sentence, discourse: Discourse, document_id: str, origin: str) -> list[MeasureClaim]:
    """The measure claims of one sentence.

    Args:
        sentence: The parsed sentence.
        discourse: What the document said before; a sentence that only aims an earlier measure ("The move targets …")
            changes that measure in `discourse.measures` and yields nothing.
        document_id: `Document.id`.
        origin: The reader and its versions.
    """
    found: list[MeasureClaim] = []
    for trigger, event, stage in _triggers(sentence, discourse):
        issuer = _issuer(sentence, trigger, event, discourse)
        targets = _targets(sentence, trigger, event, discourse)
        issuing = {c for p in issuer for c in p.country}
        targets = tuple(t for t in targets if not (t.country and set(t.country) <= issuing))
        if not issuer or (not targets and not _opens(trigger, event)):
            continue
        if not issuing or any(
            f.stage == stage and {c.country for c in f.issuer} == {c.country for c in issuer} for f in found
        ):
            continue
        found.append(_claim(sentence, trigger, event, stage, issuer, targets, discourse, document_id, origin))
    if not found:
        aim_earlier(sentence, discourse)
    return found


def _triggers(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Token, Token, MeasureStage | None]]:
    """(word that names the measure, verb that does it, stage)."""
    acts, events, instruments = measure_words("act"), measure_words("event"), measure_words("instrument")
    for token in sentence.doc:
        lemma = sentence.lemma(token.i)
        if token.pos_ == "VERB" and lemma in acts and (lemma != "punish"):
            if lemma == "designate" and not (passive(token) or any(c.dep_ == "dobj" for c in token.children)):
                continue
            yield token, token, _tense(token, acts[lemma])
        elif token.pos_ == "VERB" and lemma in _CURBS and _curbs_trade(sentence, token):
            yield token, token, _tense(token, "imposed")
        elif (
            token.pos_ == "VERB"
            and lemma in ("add", "place", "put")
            and _LIST.search(sentence.text, sentence.starts[token.i], sentence.stretch.end)
        ):
            if any(c.dep_ == "prep" and c.lower_ in ("to", "on", "onto") for c in token.subtree):
                yield token, token, _tense(token, "imposed")
        elif token.pos_ in ("NOUN", "PROPN") and lemma in instruments:
            first, _ = phrase(token)
            words = sentence.words(first, token.i).exact
            again = bool(discourse.measures) and _SAME.search(words)
            if lemma in _VAGUE and not _ARMS.search(words) and not again:
                continue
            if token.dep_ in ("compound", "amod", "nmod"):
                continue
            verb = _verb(token)
            if verb is not None and verb.lemma_.lower() in events:
                yield token, verb, _tense(verb, events[verb.lemma_.lower()])


def _curbs_trade(sentence: Sentence, verb: Token) -> bool:
    """Whether what is barred or restricted is trade ("could bar sales of such engines to …")."""
    return any(c.dep_ in ("dobj", "nsubjpass") and sentence.lemma(c.i) in _TRADE for c in verb.children)


def _verb(noun: Token) -> Token | None:
    """The verb that does something to the instrument."""
    noun = governor(noun)
    for child, head in ancestors(noun):
        if head.pos_ in ("VERB", "AUX"):
            return head if child.dep_ in ("dobj", "nsubjpass", "prep", "pobj", "conj", "nsubj") else None
        if head.pos_ in ("NOUN", "PROPN") and (
            child.dep_ not in ("prep", "conj") or (child.dep_ == "prep" and child.lower_ != "of")
        ):
            return None
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return child
    return None


def _tense(verb: Token, stage: MeasureStage | None) -> MeasureStage | None:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if stage == "imposed" and aux & {"will", "wo", "'ll", "’ll"}:
        return "announced"
    if stage == "imposed" and aux & {"could", "may", "might", "would"}:
        return "threatened"
    for child, head in ancestors(verb):
        moved = measure_words("event").get(head.lemma_.lower())
        if (
            child.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "dobj")
            and moved in ("threatened", "announced")
            and stage == "imposed"
        ):
            return moved
        if child.dep_ == "xcomp" and head.lemma_ in ("vow", "promise", "pledge", "plan", "intend", "agree"):
            return "announced"
        if head.pos_ in ("VERB", "AUX"):
            break
    return stage


def _issuer(sentence: Sentence, trigger: Token, event: Token, discourse: Discourse) -> tuple[Party, ...]:
    who = agent(event) if passive(event) or event.dep_ == "acl" else subject(event)
    if who is not None and not inside(trigger, who):
        found = _all(sentence, who, discourse)
        if any(p.country for p in found):
            return found
    if trigger.i != event.i:
        by = next(prepositional(trigger, "by", "from"), None)
        for child in [*trigger.lefts, *([by] if by is not None else [])]:
            if child.dep_ in ("poss", "amod", "compound", "nmod", "pobj"):
                actor = sentence.actor(child.i)
                if actor is not None and actor.actor.country:
                    return parties(sentence, child.i, discourse) or ()
    return ()


def _targets(sentence: Sentence, trigger: Token, event: Token, discourse: Discourse) -> tuple[Party, ...]:
    heads: list[Token] = []
    if trigger.i == event.i:
        heads += [c for c in event.children if c.dep_ in ("dobj", "nsubjpass")]
    else:
        if event.lemma_ in ("hit", "target", "punish", "threaten", "slap"):
            heads += [c for c in event.children if c.dep_ in ("dobj", "nsubjpass") and not inside(trigger, c)]
        whole = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" else trigger
        for word in {w.i: w for w in (trigger, governor(trigger), whole, event)}.values():
            heads += list(prepositional(word, *_AIM))
            for child in word.children:
                if child.dep_ in ("acl", "relcl", "advcl", "conj") and child.lemma_ in (
                    "target",
                    "aim",
                    "hit",
                    "cover",
                    "include",
                    "name",
                ):
                    heads += [c for c in child.children if c.dep_ == "dobj"] + list(
                        prepositional(child, "at", "against")
                    )
        for token in conjuncts(trigger):
            heads += list(prepositional(token, "on", "against"))
    if not heads or event.lemma_ in _CURBS:
        heads = [n for word in trigger.subtree for n in prepositional(word, "to", "from")] or heads
    if not any(sentence.actor(h.i) for h in heads):
        heads += _among_them(trigger)
        heads += [
            n
            for t in sentence.doc
            if t.lower_ == "including" and t.i > trigger.i
            for n in t.children
            if n.dep_ == "pobj"
        ]
    found: list[Party] = []
    for head in heads:
        for party in _all(sentence, head, discourse, deep=True):
            if all((party.name, party.country) != (f.name, f.country) for f in found):
                found.append(party)
    return tuple(found)


def _among_them(trigger: Token) -> list[Token]:
    """Targets named after "among them" ("six companies, among them two Emirati firms")."""
    for token in trigger.doc[trigger.i :]:
        if token.lower_ == "among" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "them":
            named = (t for t in token.doc[token.i + 2 :] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound")
            return [t for t in (next(named, None),) if t is not None]
    return []


def _all(sentence: Sentence, head: Token, discourse: Discourse, *, deep: bool = False) -> tuple[Party, ...]:
    """Parties of a coordinated phrase; with `deep`, also where its nouns are ("entities in Russia, Iran and China")."""
    found: list[Party] = []
    for token in conjuncts(head):
        here = parties(sentence, token.i, discourse)
        if deep:
            inner = [n for n in prepositional(token, "in", "from", "of", "to", "with") for n in conjuncts(n)]
            located = [p for n in inner for p in parties(sentence, n.i, discourse) if p.country]
            beside = country_of(sentence, token) if not located and sentence.actor(token.i) is None else ()
            if beside and here:
                here = (replace(here[0], country=beside),)
            if located and not (sentence.actor(token.i) and any(p.country for p in here)):
                countries = tuple(dict.fromkeys(c for p in located for c in p.country))
                if here and any(p.country for p in here):
                    here = (replace(here[0], country=tuple(dict.fromkeys((*here[0].country, *countries)))),)
                elif here:
                    here = (replace(here[0], country=countries),)
                else:
                    here = tuple(located)
        found += [
            p for p in here if p.country or p.schema in ("Company", "Person", "Vessel", "Organization", "LegalEntity")
        ]
    return tuple(found)


def _opens(trigger: Token, event: Token) -> bool:
    """Whether the sentence announces a measure whose targets may follow."""
    return trigger.i != event.i and event.lemma_ in (
        "announce",
        "impose",
        "unveil",
        "adopt",
        "approve",
        "issue",
        "introduce",
    )


def _claim(
    sentence: Sentence,
    trigger: Token,
    event: Token,
    stage: MeasureStage | None,
    issuer: tuple[Party, ...],
    targets: tuple[Party, ...],
    discourse: Discourse,
    document_id: str,
    origin: str,
) -> MeasureClaim:
    speaking = voice(sentence, trigger.i, discourse)
    said = "denied" if speaking.denied else held(sentence.doc, event.i, source=speaking.source)
    attribution = speaking.attribution
    end = sentence.ends[trigger.right_edge.i]
    money = sums(sentence.text, sentence.starts[trigger.left_edge.i], min(end + 1, sentence.stretch.end))
    figures = [m for m in money if not isinstance(m.amount, str)]
    instruments = (
        [_instrument(sentence, t) for t in conjuncts(trigger)] if trigger.i != event.i else [sentence.word(trigger.i)]
    )
    when = [
        w
        for w in expressions(sentence.text, sentence.stretch.start, sentence.stretch.end, discourse.published_at)
        if abs(w.start - sentence.starts[event.i]) < 60
    ]
    return MeasureClaim(
        document_id=document_id,
        spans=(sentence.span,),
        issuer=issuer,
        targets=targets,
        instruments=tuple(dict.fromkeys(instruments)),
        amount=figures[0].amount if figures else None,  # type: ignore[arg-type]
        currency=figures[0].currency if figures else None,
        stage=stage,
        factuality=said,
        attribution=attribution,
        start_date=when[0].told if when else None,
        origin=origin,
    )


def _instrument(sentence: Sentence, token: Token) -> str:
    first, last = phrase(token)
    while (first < last and sentence.doc[first].pos_ in ("DET", "PRON")) or (
        first < last and sentence.doc[first].dep_ in ("poss", "case")
    ):
        first += 1
    return sentence.words(first, last).exact


def aim_earlier(sentence: Sentence, discourse: Discourse) -> None:
    """Add the targets a later sentence names to the last measure ("The move … targets entities in Russia")."""
    if not discourse.measures:
        return
    last = discourse.measures[-1]
    if sentence.stretch.start - last.spans[-1].end > 600:
        return
    near = sentence.stretch.start - last.spans[-1].end < 300
    for token in sentence.doc:
        lemma = token.lemma_.lower()
        who = subject(token) if token.pos_ == "VERB" else None
        if who is None:
            continue
        anaphor = who.lemma_.lower() in measure_words("anaphor") or (near and who.lower_ in ("they", "it", "these"))
        heads: list[Token] = []
        again = lemma in _NAMES_MORE or any(c.lower_ == "also" for c in token.children)
        if (
            passive(token)
            and lemma in _LISTED
            and again
            and near
            and token.i
            and not any(c.dep_ == "agent" for c in token.children)
        ):
            heads = [who]
        elif anaphor and lemma in measure_words("target"):
            heads = [c for c in token.children if c.dep_ == "dobj"] + list(prepositional(token, "at", "to", "against"))
        elif anaphor and lemma == "take" and any(c.dep_ == "dobj" and c.lower_ == "aim" for c in token.children):
            heads = [n for t in token.subtree if t.lower_ == "at" for n in t.children if n.dep_ == "pobj"]
        if not heads:
            continue
        fresh = tuple(
            p
            for h in heads
            for p in _all(sentence, h, discourse, deep=True)
            if p.country
            and p.name not in {t.name for t in last.targets}
            and not set(p.country) <= {c for i in last.issuer for c in i.country}
        )
        if fresh:
            discourse.measures[-1] = replace(last, targets=(*last.targets, *fresh), spans=(*last.spans, sentence.span))
            return
