"""What the dossier shows of screening: leads with the terms of their score, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model.answer import Answer
from enduse.model.match import Feature, Match
from enduse.views.date import in_words
from enduse.views.dossier.enclosed import Screened
from enduse.views.explanation import measures
from enduse.views.matches import status
from enduse.views.place import country
from enduse.views.printable import printable
from enduse.views.words import listed

MOST: Final = 100
"""Parties shown with their candidates."""
_MENTIONS: Final = 12
_LONGEST: Final = 240

FeatureRow = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A listed party that may be the one asked about."""

    caption: str
    schema: str
    identifiers: str
    lists: str
    score: str
    state: str
    decision: str
    measures: tuple[str, ...]
    features: tuple[FeatureRow, ...]


@dataclass(frozen=True, slots=True)
class PartyCard:
    """Somebody named in the case, and who it may be."""

    name: str
    about: str
    claims: tuple[int, ...]
    more: int
    candidates: tuple[CandidateCard, ...]


@dataclass(frozen=True, slots=True)
class ScreeningCard:
    """The whole screening."""

    parties: tuple[PartyCard, ...]
    asked: int
    matched: int
    rejected: int
    left_out: int
    threshold: str
    screened_on: str
    lists: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def screening_card(screened: Screened, numbers: Mapping[str, int]) -> ScreeningCard:
    """The card of a screening.

    Args:
        screened: What was kept.
        numbers: Number of each claim by id.
    """
    told = [answer for answer in screened.answers if answer.matches or answer.rejected]
    ranked = sorted(told, key=lambda answer: (-_best(answer), answer.query.names[0], answer.key))
    days = {each.name: each.day for each in screened.lists}
    return ScreeningCard(
        parties=tuple(_party(answer, numbers, days) for answer in ranked[:MOST]),
        asked=len(screened.answers),
        matched=sum(bool(answer.matches) for answer in screened.answers),
        rejected=sum(bool(answer.rejected) for answer in screened.answers),
        left_out=max(0, len(ranked) - MOST),
        threshold=f"{screened.threshold:.2f}",
        screened_on=in_words(screened.screened_at[:10]),
        lists=tuple((_cut(each.title or each.name), in_words(each.day) or "undated", each.name)
                    for each in screened.lists),
        notes=tuple(map(printable, screened.notes)),
    )  # fmt: skip


def _best(answer: Answer) -> float:
    return max((match.score for match in answer.matches), default=0.0)


def _party(answer: Answer, numbers: Mapping[str, int], days: Mapping[str, str]) -> PartyCard:
    query = answer.query
    known = sorted({numbers[each.claim_id] for each in answer.mentions if each.claim_id in numbers})
    roles = listed(dict.fromkeys(each.role for each in answer.mentions if each.role))
    places = listed(country(code).removeprefix("the ") for code in query.countries)
    about = "; ".join(part for part in (places, f"named as {roles}" if roles else "") if part)
    return PartyCard(
        name=_cut(query.names[0]),
        about=_cut(about),
        claims=tuple(known[:_MENTIONS]),
        more=max(0, answer.named - min(len(known), _MENTIONS)),
        candidates=tuple(_candidate(answer, match, days) for match in (*answer.matches, *answer.rejected)),
    )


def _candidate(answer: Answer, match: Match, days: Mapping[str, str]) -> CandidateCard:
    decision = answer.decision(match)
    ids = {match.entity_id, *match.referents}
    told = ""
    if decision is not None:
        told = f"by {decision.by}, {in_words(decision.at[:10])}: {decision.why}"
    dated = (f"{name} of {in_words(days[name])}" if days.get(name) else name for name in match.datasets)
    return CandidateCard(
        caption=_cut(match.caption),
        schema=_cut(match.schema),
        identifiers=_cut(", ".join((match.entity_id, *match.referents))),
        lists=_cut(listed(dated)),
        score=f"{match.score:.2f}",
        state=status(answer, match),
        decision=_cut(told),
        measures=tuple(_cut(words) for words in measures(e for e in answer.listings if e.entity_id in ids)),
        features=tuple(map(_feature, match.features)),
    )


def _feature(feature: Feature) -> FeatureRow:
    name = feature.name.replace("_", " ")
    weight = f"{feature.weight:.2f}" if feature.weight else "only informs"
    sides = (_cut(feature.query), _cut(feature.candidate))
    return name, *sides, _cut(feature.detail), f"{feature.score:.2f}", weight


def _cut(words: str) -> str:
    plain = printable(words[: 4 * _LONGEST])
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
