"""Which sentences of a document are worth parsing, told by cheap words only; general news flies past."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from enduse.claims.mentions import ActorMention, GoodsMention, Marked
from enduse.claims.sentences import Stretch, sentences
from enduse.model import Document, Passage
from enduse.reference.frames import triggers
from enduse.reference.measures import measure_stems
from enduse.reference.table import rows

READ = frozenset({"headline", "body", "quotation"})
_ARMING = re.compile(r"\b(?:re)?arm(?:s|ing|ed)\b")

Weight = Literal["plain", "vague", "telling"]


def marked(document: Document) -> list[Marked]:
    """The sentences of a document that speak for the story, in text order."""
    passages = document.passages or (Passage("body", 0, len(document.text)),)
    stretches = (s for i, p in enumerate(passages) if p.kind in READ for s in sentences(document.text, p, i))
    return [Marked(document.text, stretch) for stretch in stretches]


def telling(sentences_: Iterable[Marked]) -> set[int]:
    """Indices of the sentences that may tell of a transfer or a measure.

    A sentence with a word of transfer and arms or dual-use goods tells; one with vague goods ("parts") and a named
    actor does so in a document that also names arms or a measure.
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
    if not _triggers().search(text, stretch.start, stretch.end):
        return "plain"
    goods = [good for m in sentence.names if isinstance(m, GoodsMention) for good in m.goods]
    acted = any(isinstance(m, ActorMention) for m in sentence.names)
    if any(good.strength == "strong" for good in goods):
        return "telling"
    if _ARMING.search(text, stretch.start, stretch.end):
        return "telling" if acted else "vague"
    return "vague" if acted and any(good.strength == "context" for good in goods) else "plain"


@cache
def _measure() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, measure_stems()))), re.IGNORECASE)


@cache
def _triggers() -> re.Pattern[str]:
    stems = {lemma[:-1] if lemma.endswith(("e", "y")) else lemma for lemma in triggers()}
    stems |= {row["form"] for row in rows("frames/irregular.csv")}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, stems))) + r")", re.IGNORECASE)


__all__ = ["READ", "Stretch", "marked", "telling", "weigh"]
