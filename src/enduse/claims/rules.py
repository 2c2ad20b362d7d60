"""The default reader: rules over parses; offline, deterministic, on the CPU.

The main path, one step a file: sentences → mentions → parse → frames → transfers and measures → attribution → stage and
factuality → parties → verify.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from enduse import __version__
from enduse.claims.attribution import speaker
from enduse.claims.discourse import Discourse
from enduse.claims.measures import aim_earlier, measures
from enduse.claims.mentions import ActorMention, GoodsMention, mentions
from enduse.claims.parse import Sentence, parsed, pipeline_origin
from enduse.claims.parties import parties
from enduse.claims.sentences import Stretch, sentences
from enduse.claims.syntax import SUBJECT, agent, passive, subject
from enduse.claims.transfers import transfers
from enduse.claims.verify import verified
from enduse.model import Claim, Document, Party, Passage, TransferClaim
from enduse.reference.actors import heads
from enduse.reference.attribution import verb_cues
from enduse.reference.frames import triggers
from enduse.reference.table import rows

_ARMING = re.compile(r"\b(?:re)?arm(?:s|ing|ed)\b")
READ = frozenset({"headline", "body", "quotation"})
_NEAR = 1  # sentences on either side of a telling one that are parsed for who is meant and who speaks
_MEASURE = re.compile(
    r"sanction|embargo|export control|restriction|blacklist|entity list|asset freeze|designat|export ban|curbs",
    re.IGNORECASE,
)


class RulesReader:
    """Reads by rules.

    Raises:
        PipelineError: On the first read, when no English pipeline is installed.
    """

    @property
    def origin(self) -> str:
        """Reader and versions, part of every claim."""
        return f"rules/{__version__} {pipeline_origin()}"

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document in text order; none for a text that tells of no transfer or measure."""
        passages = document.passages or (Passage("body", 0, len(document.text)),)
        stretches = [s for i, p in enumerate(passages) if p.kind in READ for s in sentences(document.text, p, i)]
        telling = {i for i, stretch in enumerate(stretches) if tells(document.text, stretch)}
        if not telling:
            return ()
        near = {j for i in telling for j in range(i - _NEAR, i + _NEAR + 1)}
        wanted = [s for i, s in enumerate(stretches) if i in near]
        starts = {stretches[i].start for i in telling}
        discourse = Discourse(document.published_at)
        _name_unparsed(document.text, [s for i, s in enumerate(stretches) if i not in near], discourse)
        read = list(parsed(document.text, wanted))
        for sentence in read:
            _introduce(sentence, discourse)
        discourse.named.sort(key=lambda n: n.at)
        for sentence in read:
            if sentence.stretch.start in starts:
                for claim in transfers(sentence, discourse, document.id, self.origin):
                    if not _again(claim, discourse.claims):
                        discourse.claims.append(claim)
                discourse.measures += measures(sentence, discourse, document.id, self.origin)
            else:
                aim_earlier(sentence, discourse)
        found: list[Claim] = [*_returned(discourse.claims), *discourse.measures]
        return verified(tuple(sorted(found, key=lambda c: c.spans[0].start)), document.text)


def tells(text: str, stretch: Stretch) -> bool:
    """Whether a sentence may tell of a transfer or a measure: cheap words only, nothing parsed."""
    if _MEASURE.search(text, stretch.start, stretch.end):
        return True
    if not _triggers().search(text, stretch.start, stretch.end):
        return False
    if _ARMING.search(text, stretch.start, stretch.end):
        return True
    return any(
        isinstance(m, GoodsMention) and any(g.strength != "none" for g in m.goods)
        for m in mentions(text, stretch.start, stretch.end, headline=stretch.kind == "headline")
    )


@cache
def _triggers() -> re.Pattern[str]:
    stems = {lemma[:-1] if lemma.endswith(("e", "y")) else lemma for lemma in triggers()}
    stems |= {row["form"] for row in rows("frames/irregular.csv")}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, stems))) + r")", re.IGNORECASE)


def _name_unparsed(text: str, stretches: list[Stretch], discourse: Discourse) -> None:
    for stretch in stretches:
        for m in mentions(text, stretch.start, stretch.end, headline=stretch.kind == "headline"):
            if isinstance(m, ActorMention) and m.actor.country:
                discourse.name(m.start, Party(text[m.start : m.end], m.actor.schema, m.actor.country))


def _introduce(sentence: Sentence, discourse: Discourse) -> None:
    """Remember who is named and who speaks in a sentence."""
    for token in sentence.doc:
        if token.pos_ == "PRON":
            continue
        actor = sentence.actor(token.i)
        lemma = token.lemma_.lower()
        if (
            actor is None
            and not (token.pos_ == "PROPN" and token.dep_ not in ("compound", "amod", "nmod"))
            and lemma not in heads()
        ):
            continue
        for party in parties(sentence, token.i, discourse)[:1]:
            noun = lemma if actor is None and token.pos_ != "PROPN" else ""
            if actor is not None and " " in sentence.word(token.i):
                noun = sentence.lemma(token.i)
            subject_of = token.dep_ in SUBJECT
            speaks = subject_of and any(c.kind == "say" for c in verb_cues().get(token.head.lemma_.lower(), ()))
            discourse.name(
                sentence.starts[token.i],
                party,
                subject=subject_of,
                noun=noun,
                speaks=speaks,
                place=actor is not None and actor.actor.kind in ("city", "port", "capital"),
            )
    for token in sentence.doc:
        if token.pos_ == "VERB" and any(c.kind == "say" for c in verb_cues().get(token.lemma_.lower(), ())):
            who = agent(token) if passive(token) else subject(token)
            if who is not None and who.lower_ not in ("we", "i"):
                for party in speaker(sentence, who, discourse)[:1]:
                    discourse.speak(sentence.starts[token.i], party)
        elif token.lower_ == "according":
            for to in token.children:
                for noun in to.children:
                    if noun.dep_ == "pobj":
                        for party in speaker(sentence, noun, discourse)[:1]:
                            discourse.speak(sentence.starts[token.i], party)


_IN_RETURN = re.compile(r"\b(?:in return|in exchange|in kind|as payment)\b", re.IGNORECASE)


def _returned(claims: list[TransferClaim]) -> list[TransferClaim]:
    """Claims with "… in return" linked to the nearest earlier one that goes the other way."""
    linked = list(claims)
    for i, claim in enumerate(claims):
        if claim.in_exchange_for or not _IN_RETURN.search(claim.spans[0].exact):
            continue
        for j in range(i - 1, max(-1, i - 4), -1):
            other = claims[j]
            if _countries(claim.supplier) & _countries(other.recipient) and _countries(claim.recipient) & _countries(
                other.supplier
            ):
                linked[i] = replace(linked[i], in_exchange_for=(other.id,))
                linked[j] = replace(linked[j], in_exchange_for=(*linked[j].in_exchange_for, claim.id))
                break
    return linked


def _countries(parties_: tuple[Party, ...]) -> set[str]:
    return {c for p in parties_ for c in p.country}


def _again(claim: TransferClaim, before: list[TransferClaim]) -> bool:
    """Whether the same words told the same already, as when a page repeats its headline."""
    return any(
        claim.spans[0].exact == other.spans[0].exact
        and claim.supplier
        and [p.name for p in claim.supplier] == [p.name for p in other.supplier]
        and claim.spans[0].start != other.spans[0].start
        or (claim.spans[0].exact == other.spans[0].exact and claim.spans[0].start != other.spans[0].start)
        for other in before
    )
