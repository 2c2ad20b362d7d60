"""Which sentences of a document are worth parsing, told by cheap words only; general news flies past."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from enduse.claims.mentions import ActorMention, GoodsMention, Marked
from enduse.claims.sentences import Stretch, sentences
from enduse.model import Document, Passage
from enduse.reference.frames import irregular, triggers
from enduse.reference.measures import measure_stems
from enduse.reference.stages import stages
from enduse.reference.transfers import words

READ = frozenset({"headline", "body", "quotation"})
_ARMING = re.compile(r"\b(?:re)?arm(?:s|ing|ed)\b")

_THEM = re.compile(r"\b(?:them|those|ones)\b")  # goods named in a sentence before
_THEY = re.compile(r"\b(?:s?he|it|they)\b")

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")

Weight = Literal["plain", "vague", "telling"]


def marked(document: Document) -> list[Marked]:
    """The sentences of a document that speak for the story, in text order."""
    passages = document.passages or (Passage("body", 0, len(document.text)),)
    stretches = (s for i, p in enumerate(passages) if p.kind in READ for s in sentences(document.text, p, i))
    return [Marked(document.text, stretch) for stretch in stretches]


def telling(sentences_: Iterable[Marked]) -> set[int]:
    """Indices of the sentences that may tell of a transfer or a measure.

    A sentence with a word of transfer and arms or dual-use goods tells; so does one with vague goods and two
    states. Vague goods and one state do in a document that also names arms or a measure.
    """
    weights = [weigh(sentence) for sentence in sentences_]
    if "telling" not in weights:
        return set()
    return {i for i, weight in enumerate(weights) if weight != "plain"}


def weigh(sentence: Marked) -> Weight:
    """How much a sentence promises: nothing, something where the document is about arms, or enough by itself."""
    text, stretch = sentence.text, sentence.stretch
    if _measure().search(text, stretch.start, stretch.end):
        return "telling"
    said = text[stretch.start : stretch.end].lower()
    if _forms().isdisjoint(_WORD.findall(said)):
        return "plain"
    if _ARMING.search(said):
        return "telling"
    goods = [good for m in sentence.names if isinstance(m, GoodsMention) for good in m.goods]
    if any(good.strength == "strong" for good in goods):
        return "telling"
    named = [m.actor for m in sentence.names if isinstance(m, ActorMention)]
    acting = {actor.country or actor.name for actor in named if actor.country or actor.kind == "company"}
    if len(acting) > 1 and any(good.strength == "context" and good.kind != "service" for good in goods):
        return "telling"
    by = acting or _THEY.search(said)
    return "vague" if (by and (goods or _THEM.search(said))) or (goods and "such" in said) else "plain"


@cache
def _measure() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, measure_stems()))), re.IGNORECASE)


@cache
def _forms() -> frozenset[str]:
    """The words of transfer with their regular and irregular endings, in lower case."""
    made = set(irregular())
    talks = {lemma for (lemma, pos), stage in stages("governor").items() if pos == "noun" and stage == "negotiated"}
    arriving = {phrase.split()[0] for phrase in words("arrives")}
    for lemma in {*triggers(), *arriving, *words("passes"), *words("lists"), *talks}:
        stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
        made |= {lemma, f"{lemma}s", f"{lemma}d", f"{lemma}ing", f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
        made |= {f"{stem}{ending}" for ending in ("es", "ed", "ing", "ies", "ied")}
    return frozenset(made)


__all__ = ["READ", "Stretch", "marked", "telling", "weigh"]
