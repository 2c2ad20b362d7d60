"""Why two parties may be one, in words: what met, how, and what spoke against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enduse.model.answer import Listing
from enduse.model.match import Feature, Match
from enduse.views.date import in_words

NOBODY = "no candidate"
_LONGEST = 160
_KINDS = {
    "birth_date": "date of birth",
    "country": "country",
    "schema": "kind",
    "identifier": "number",
    "rarity": "",
    "same_party": "record",
}


def explained(match: Match) -> list[str]:
    """What agrees, and what was left out of account, in the order of the terms of the score; words in one line."""
    agreeing = [each for each in match.features if not _speaks_against(each)]
    words = "; ".join(_term(each) for each in agreeing if each.name == "word")
    told = [_term(each) for each in agreeing if each.name != "word"]
    place = sum(each.name in ("identifier", "name") for each in agreeing)
    return [*told[:place], *([f"words: {words}"] if words else []), *told[place:]]


def against(match: Match) -> list[str]:
    """What does not agree: contradictions, words that only one side has, and words too common to tell much."""
    return [_term(each) for each in match.features if _speaks_against(each)]


def measures(listings: Iterable[Listing]) -> Iterator[str]:
    """Measures in words, each once: authority, programme, date of listing, what is required, why."""
    told: dict[str, None] = {}
    for each in listings:
        dated = f"listed {in_words(each.listed_on)}" if each.listed_on else ""
        provisions = "; ".join(_cut(words) for words in each.provisions)
        ids = f"({', '.join(each.program_ids)})" if each.program_ids else ""
        program = " ".join(part for part in (each.program, ids) if part)
        said = ", ".join(part for part in (program, dated, provisions, _cut(each.reason)) if part)
        if each.authority or said:
            told[f"{each.authority}: {said}" if each.authority and said else each.authority or said] = None
    yield from told


def _speaks_against(feature: Feature) -> bool:
    if feature.name == "rarity":
        return True
    return feature.score < 0 or (feature.score == 0 and "ignored" not in feature.detail)


def _term(feature: Feature) -> str:
    sides = " = " if feature.score > 0 else " / "
    said = sides.join(_cut(side) for side in (feature.query, feature.candidate) if side)
    if feature.name == "name":
        source = f"{feature.detail}, " if feature.detail else ""
        return f"{said} ({source}{feature.score:.2f})"
    if feature.name == "word" and feature.query == feature.candidate:
        said = _cut(feature.query)
    told = " ".join(
        part for part in (said, f"({feature.detail})" if feature.detail and said else feature.detail) if part
    )
    kind = _KINDS.get(feature.name, feature.name)
    return f"{kind} {told}" if kind and feature.name != "word" else told


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
