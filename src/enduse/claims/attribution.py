"""Who says so: the chain of speakers above a predicate, and the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enduse.claims.dates import said_on
from enduse.claims.discourse import Discourse
from enduse.claims.parse import Sentence
from enduse.claims.parties import parties
from enduse.claims.quotes import quoted
from enduse.claims.syntax import agent, ancestors, inside, named_phrase, passive, phrase, prepositional, subject
from enduse.model import Attribution, Party
from enduse.model.claim import Factuality
from enduse.reference.attribution import Cue, noun_cues, verb_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"ccomp", "xcomp", "parataxis", "dobj", "pcomp", "oprd", "relcl", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})
_ANAPHORIC = re.compile(
    r"\b(?:official|officer|spokesman|spokeswoman|spokesperson|diplomat|minister|ambassador|president|source|analyst|report|statement|"
    r"secretary|general|commander|envoy|lawmaker|senator|person|people|investigator|expert|panel|newspaper|agency|outlet|ministry)s?$"
)
# Verbs that deny what is said but refuse what is asked ("rejected a request").
_REFUSES = frozenset({"reject", "rebuff", "dismiss"})
# Acts that are speech: who announces a package says so.
_SELF = frozenset({"announce", "unveil", "pledge", "promise", "ask", "request", "urge"})
_GOES_ON = 500  # characters within which a paragraph goes on in the words of the one it quoted
# What is cited without being anybody's word.
_EVIDENCE = frozenset(
    {
        "intelligence",
        "imagery",
        "evidence",
        "data",
        "datum",
        "information",
        "image",
        "footage",
        "concern",
        "reason",
        "need",
    }
)
_QUOTE_REACH = 1500  # characters between a quotation and the words that name its speaker
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a predicate.

    Args:
        attribution: The chain, original speaker first.
        source: Token index of the cue nearest to the predicate, None in the article's own voice.
        denied: Whether that cue denies its content.
        hedge: Factuality the cue gives its content, None when it gives none.
    """

    attribution: Attribution
    source: int | None = None
    denied: bool = False
    hedge: Factuality | None = None


def voice(sentence: Sentence, i: int, discourse: Discourse) -> Voice:
    """Whose word the predicate at token `i` is.

    Args:
        sentence: The parsed sentence.
        i: Token index of the predicate.
        discourse: Who was named and who spoke before.
    """
    above = list(_above(sentence, sentence.doc[i], discourse))
    chain: list[Party] = []
    cue: Token | None = None
    held_by: int | None = None
    denied = False
    hedge: Factuality | None = None
    for token, said, who in above:
        chain += [party for party in who if all(party.name != known.name for known in chain)]
        cue = cue or token
        if held_by is None and said.kind != "perceive":
            held_by, denied, hedge = token.i, said.kind == "deny" or token.lemma_ == "denial", said.hedge
    aside = _aside(sentence, i, discourse, exclude={t.i for t, _, _ in above})
    for token, who, original in aside:
        fresh = [party for party in who if all(party.name != known.name for known in chain)]
        chain = fresh + chain if original else chain + fresh
        cue = cue or token
    if not chain:
        label = _headline_label(sentence)
        if label is not None:
            return Voice(Attribution((label,), ":", None, label.span))
        chain, cue = _continued(sentence, i, discourse)
    if not chain:
        return Voice(Attribution(), held_by, denied, hedge)
    if cue is None:
        return Voice(Attribution(tuple(chain)), held_by, denied, hedge)
    span = sentence.words(cue.i, cue.i)
    words = "according to" if cue.lower_ == "according" else span.exact
    day = said_on(sentence, cue.i, discourse.published_at)
    return Voice(Attribution(tuple(chain), words, day, span), held_by, denied, hedge)


def _above(sentence: Sentence, token: Token, discourse: Discourse) -> Iterator[tuple[Token, Cue, tuple[Party, ...]]]:
    """The attributing words over `token`, nearest first, with their speakers."""
    content = False
    if token.lemma_ in _SELF and token.pos_ == "VERB":
        who = agent(token) if passive(token) else subject(token)
        if who is not None:
            yield token, verb_cues()["announce"][0], speaker(sentence, who, discourse)
    if token.pos_ == "NOUN":
        for child in token.children:
            if child.dep_ == "relcl" and any(c.kind == "deny" for c in verb_cues().get(child.lemma_, ())):
                who = subject(child)
                if who is not None and who.i != token.i and who.lower_ not in ("that", "which"):
                    yield child, verb_cues()[child.lemma_][0], speaker(sentence, who, discourse)
    for child, head in ancestors(token):
        lemma = head.lemma_.lower()
        if head.pos_ in _VERBS and lemma in verb_cues():
            for cue in verb_cues()[lemma]:
                if _applies(cue, child, content):
                    who = agent(head) if passive(head) and cue.kind != "accuse" else subject(head)
                    if cue.kind == "accuse" and passive(head):
                        who = agent(head)
                    if who is not None and not inside(who, child) and who.i != token.i:
                        mute = cue.kind == "perceive" and who.pos_ == "PRON"
                        yield head, cue, () if mute else speaker(sentence, who, discourse)
                        break
                    if who is None and not passive(head):
                        yield head, cue, ()
                        break
            content = False
        elif head.pos_ == "NOUN" and lemma in noun_cues() and child.dep_ in ("acl", "ccomp", "prep", "relcl", "appos"):
            if child.dep_ == "prep" and child.lower_ not in ("of", "about", "on", "over"):
                continue
            if child.dep_ == "relcl" and child.tag_ == "VBN":
                continue
            kinds = {cue.kind: cue for cue in noun_cues()[lemma]}
            if "content" in kinds:
                content = True
                owner = next((c for c in head.children if c.dep_ == "poss"), None) or next(
                    prepositional(head, "by", "from"), None
                )
                if owner is None:
                    owner = next(
                        (c for c in head.children if c.dep_ in ("compound", "amod", "nmod") and sentence.actor(c.i)),
                        None,
                    )
                if owner is not None:
                    yield head, kinds["content"], speaker(sentence, owner, discourse)


def _applies(cue: Cue, child: Token, evidence: bool) -> bool:
    if cue.kind == "accuse":
        return child.dep_ == "prep" and child.lower_ in ("of", "for", "over")
    if cue.kind == "perceive":
        return child.dep_ in ("ccomp", "xcomp") or evidence
    if cue.kind == "say" and child.dep_ == "dobj":
        return True
    if cue.kind == "deny" and child.dep_ != "dobj" and any(c.dep_ == "dobj" for c in child.head.children):
        return False  # "…; Tehran denied it": what is denied is named, and the clause beside it is somebody else's
    if cue.kind == "deny" and cue.lemma in _REFUSES:
        return child.dep_ in ("ccomp", "pcomp") or child.lemma_.lower() in noun_cues()
    if cue.kind in ("say", "deny"):
        return child.dep_ in _CONTENT or (child.dep_ == "advcl" and not any(c.dep_ == "mark" for c in child.children))
    return False


def speaker(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[Party, ...]:
    """The party a speaking noun stands for; a document gives way to whoever published it."""
    lemma = token.lemma_.lower()
    kinds = {cue.kind for cue in noun_cues().get(lemma, ())}
    if "document" in kinds and sentence.actor(token.i) is None:
        for child in token.children:
            if child.dep_ in ("acl", "relcl"):
                by = agent(child)
                if by is not None:
                    return speaker(sentence, by, discourse)
        by = next(prepositional(token, "by", "from"), None)
        if by is not None:
            return speaker(sentence, by, discourse)
    token = _last_name(sentence, token)
    first, last = phrase(token)
    definite = sentence.doc[first].lower_ in _DEFINITE and last - first <= 1
    if definite and _ANAPHORIC.search(sentence.word(token.i).lower()) and sentence.actor(token.i) is None:
        head = lemma
        for at, party in reversed(discourse.speakers):
            if at < sentence.stretch.start and head in party.name.lower():
                return (party,)
    found = parties(sentence, token.i, discourse)
    if found:
        return found
    span = sentence.words(*named_phrase(token))
    if token.pos_ in ("NOUN", "PROPN"):
        name = re.sub(r"^(?:the|a|an)\s+", "", span.exact, flags=re.IGNORECASE)
        return (Party(name, "LegalEntity", (), None, span),)
    return ()


def _aside(
    sentence: Sentence, i: int, discourse: Discourse, exclude: set[int]
) -> Iterator[tuple[Token, tuple[Party, ...], bool]]:
    """Attributions beside the clause: "according to X", "X said" cut off by the parser, "citing X"."""
    doc = sentence.doc
    predicate = doc[i]
    for token in doc:
        if token.i in exclude:
            continue
        lower = token.lower_
        if lower == "according":
            for to in token.children:
                if to.lower_ == "to":
                    for noun in to.children:
                        if noun.dep_ == "pobj":
                            yield token, speaker(sentence, noun, discourse), False
        elif lower in ("citing", "quoting", "cites", "cited", "quoted") and token.pos_ in ("VERB", "ADP"):
            for child in token.children:
                if child.dep_ in ("dobj", "pobj") and child.lemma_ not in _EVIDENCE and not inside(predicate, child):
                    yield token, speaker(sentence, child, discourse), True
        elif token.pos_ == "VERB" and token.lemma_.lower() in verb_cues() and _detached(token, predicate):
            cue = verb_cues()[token.lemma_.lower()][0]
            who = subject(token)
            if cue.kind == "say" and who is not None and who.i != i:
                yield token, speaker(sentence, who, discourse), False


def _last_name(sentence: Sentence, noun: Token) -> Token:
    """The person the parser hangs under an office ("Coordinator for Strategic Communications John Kirby")."""
    last = sentence.doc[noun.right_edge.i]
    named = sentence.actor(last.i)
    if last.i == noun.i or last.pos_ != "PROPN" or last.dep_ != "pobj" or last.head.lower_ not in ("for", "of"):
        return noun
    if named is not None:
        return last if named.actor.schema == "Person" else noun
    before = sentence.doc[last.i - 1]
    return last if before.pos_ == "PROPN" and before.dep_ == "compound" and sentence.actor(before.i) is None else noun


def _detached(token: Token, predicate: Token) -> bool:
    """Whether a verb of saying hangs below or beside the clause it reports ("…, the ministry said on Monday")."""
    if inside(predicate, token) or token.i == predicate.i:
        return False
    if token.dep_ not in ("parataxis", "ccomp", "conj", "ROOT", "advcl", "relcl") or token.lemma_ not in (
        "say",
        "add",
        "report",
        "state",
        "note",
        "tell",
        "write",
        "announce",
        "warn",
        "claim",
    ):
        return False
    if any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in token.children):
        return False
    who = next((c for c in token.children if c.dep_ == "nsubj"), None)
    return (
        who is not None
        and who.lower_ not in ("who", "which", "that")
        and (token.i > predicate.i or token.dep_ == "parataxis")
    )


def _headline_label(sentence: Sentence) -> Party | None:
    """The label of a headline: "…: White House", "…, Report Says" is read off the parse; "White House: …" likewise."""
    if sentence.stretch.kind != "headline":
        return None
    doc = sentence.doc
    colons = [t.i for t in doc if t.text == ":"]
    if not colons:
        return None
    sides = ((colons[-1] + 1, len(doc) - 1, 6), (0, colons[0] - 1, 5))
    for first, last, most in sides:
        if 0 <= last - first < most and not any(_acts(sentence, i) for i in range(first, last + 1)):
            return _label(sentence, first, last)
    return None


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether a word of a headline tells something instead of naming who says it."""
    return sentence.goods(i) is not None or (sentence.doc[i].pos_ == "VERB" and sentence.actor(i) is None)


def _label(sentence: Sentence, first: int, last: int) -> Party | None:
    span = sentence.words(first, last)
    countries = tuple(
        dict.fromkeys(c for t in range(first, last + 1) if (a := sentence.actor(t)) for c in a.actor.country)
    )
    named = sentence.actor(last)
    schema = named.actor.schema if named else "LegalEntity"
    return Party(span.exact, schema, countries[:1], None, span)


def _continued(sentence: Sentence, i: int, discourse: Discourse) -> tuple[list[Party], Token | None]:
    """The speaker of a sentence that names none: of its quotation, or of the paragraph it goes on with."""
    at = sentence.starts[i]
    paragraph = sentence.text.rfind("\n", 0, sentence.stretch.start) + 1
    if not quoted(sentence.text, at, sentence.stretch.start):
        reach = max(paragraph, sentence.stretch.start - _GOES_ON)
        before = [party for place, party in discourse.speakers if reach <= place < sentence.stretch.start]
        return (before[-1:] if before and _voiced(before[-1]) else []), None
    near = [(place, party) for place, party in discourse.speakers if abs(place - at) < _QUOTE_REACH]
    after = [party for place, party in near if place > at and "\n" not in sentence.text[at:place].strip()]
    earlier = [party for place, party in near if place < at]
    chosen = after[:1] or earlier[-1:]
    return chosen, None


def _voiced(party: Party) -> bool:
    """Whether a party is somebody, or a document, that can go on speaking."""
    return party.schema != "LegalEntity" or bool(party.country) or bool(_ANAPHORIC.search(party.name.lower()))
