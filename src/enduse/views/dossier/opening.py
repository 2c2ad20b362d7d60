"""The first words of a dossier: what is said, in plain sentences, what is in dispute before the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enduse.views.dossier.card import ClaimCard, FlowCard

MOST: Final = 5
"""Flows told at the beginning."""
_LONGEST: Final = 260


@dataclass(frozen=True, slots=True)
class Key:
    """One of the first sentences.

    Args:
        title: What it is about; empty for a measure, whose sentence tells it.
        sentence: What is said, cut where it is long.
        standing: How the flow stands; empty for a measure.
        href: Where the whole of it is.
        flow: Number of the flow, 0 for a measure.
    """

    title: str
    sentence: str
    standing: str
    href: str
    flow: int = 0


def lead(reports: int, sources: int, flows: Sequence[FlowCard], measures: int) -> str:
    """The sentence that counts: "In 2 reports 20 sources speak of 11 supplies; on 5 of them they contradict …"."""
    told = _count(reports, "report")
    also = f"{_count(measures, 'measure')} {'is' if measures == 1 else 'are'} told" if measures else ""
    if not flows:
        return f"In {told} nobody is said to supply anybody{'; ' + also if also else ''}."
    disputed = sum(flow.standing == "disputed" for flow in flows)
    verb = "speaks" if sources == 1 else "speak"
    differ = "none of them is disputed" if len(flows) > 1 else "it is not disputed"
    if disputed:
        differ = f"on {'it' if len(flows) == 1 else f'{disputed:,} of them'} sources contradict each other"
    spoken = f"In {told} {_count(sources, 'source')} {verb} of {_count(len(flows), 'flow')} of goods; {differ}."
    return f"{spoken} {also} besides." if also else spoken


def keys(flows: Sequence[FlowCard], measures: Sequence[ClaimCard]) -> list[Key]:
    """The first sentences: disputes, then the others in their order; measures where no flow is."""
    ranked = sorted(flows, key=lambda flow: (flow.standing != "disputed", flow.number))
    found = [
        Key(flow.title, shortened(flow.dispute or flow.sentence), flow.standing, f"#flow-{flow.number}", flow.number)
        for flow in ranked[:MOST]
    ]
    if not flows:
        found = [Key("", shortened(card.sentence), "", f"#claim-{card.number}") for card in measures[:MOST]]
    return found


def shortened(sentence: str, longest: int = _LONGEST) -> str:
    """The sentence, cut at the end of a clause or a word where it is long."""
    if len(sentence) <= longest:
        return sentence
    head = sentence[:longest]
    for mark in ("; ", ", ", " "):
        place = head.rfind(mark)
        if place > longest // 2:
            return f"{head[:place]} …"
    return f"{head}…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
