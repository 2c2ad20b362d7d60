"""Which parties are spellings of one, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from enduse.case.joining.chief import find, unite
from enduse.case.joining.firm_name import firm_name
from enduse.case.joining.join import Join, PartyName
from enduse.case.joining.same_firm import Words, edits, words_of
from enduse.case.joining.spelling import Spelling, candidates, may_meet, spellings
from enduse.model import Feature, Match, Query
from enduse.screening import THRESHOLDS
from enduse.screening.listed import Listed
from enduse.screening.matching import matched

STRICT: Final = THRESHOLDS["wide"]
"""Least score of the matcher for a join: screening's widest, for the strictness lies in the words (see `same_firm`)."""

MARGIN: Final = 0.05
"""What a party without country must fit one country's firm better than any other's."""

_COMPONENT: Final = 400
_FORM_LEFT_OUT: Final = 0.98
_OTHER_FORM: Final = 0.95


def joins(parties: Sequence[PartyName], *, threshold: float = STRICT, equal_only: bool = False) -> tuple[Join, ...]:
    """Which parties are spellings of one, the surest first; the order of the parties does not matter.

    Args:
        parties: Numbers and names; a party whose name has no letter or figure is joined to nobody.
        threshold: Least score of the matcher.
        equal_only: Join equal words alone, whatever their legal form, for more names than can be held together.
    """
    told = spellings(parties)
    if equal_only:
        return tuple(join for spelling in told for join in _equals(spelling))
    words = words_of({spelling.name.words: spelling.name for spelling in told}.values())
    alike: dict[tuple[int, int], Match] = {}
    for one, other in candidates(told):
        if may_meet(told[one], told[other]):
            match = _match(told[one], told[other], words, threshold)
            if match is not None:
                alike[one, other] = match
    alike = _unambiguous(told, alike)
    found = [join for spelling in told for join in _equals(spelling)]
    found += [
        Join(told[one].chief.number, told[other].chief.number, match.score, match.features)
        for (one, other), match in sorted(alike.items(), key=lambda item: (-item[1].score, item[0]))
    ]
    found += [
        Join(told[one].chief.number, told[other].chief.number, 0.0, (), "near")
        for one, other in _near(told, alike, words)
    ]
    return tuple(found)


def _equals(spelling: Spelling) -> Iterator[Join]:
    for party in spelling.others:
        mine, theirs = spelling.name.legal, firm_name(party.name).legal
        score, detail = 1.0, "same words"
        if mine != theirs:
            score, detail = (
                (_OTHER_FORM, "other legal form") if mine and theirs else (_FORM_LEFT_OUT, "legal form ignored")
            )
        feature = Feature("name", score, 1.0, detail, party.name, spelling.chief.name)
        yield Join(spelling.chief.number, party.number, score, (feature,), "equal")


def _match(one: Spelling, other: Spelling, words: Words, threshold: float) -> Match | None:
    apart = edits(one.name, other.name, words)
    if apart is None:
        return None
    match = min((_asked(one, other), _asked(other, one)), key=lambda match: (match.score, match.entity_id))
    if not apart and one.name.is_latin == other.name.is_latin:
        match = replace(match, score=max(match.score, _OTHER_FORM))
    return match if match.score >= threshold else None


def _asked(one: Spelling, other: Spelling) -> Match:
    """Screening's answer; a party of a trade record whose kind is not told is read as a firm."""
    mine, theirs = (_schema(spelling.chief) for spelling in (one, other))
    query = Query((one.chief.name,), mine, countries=(one.country,) if one.country else ())
    countries = (other.country,) if other.country else ()
    name = other.chief.name
    return matched(query, Listed(name, name, theirs, (("name", name),), countries=countries), 0.0)


def _schema(party: PartyName) -> str:
    return "Company" if party.kind in (None, "LegalEntity") else str(party.kind)


def _unambiguous(told: Sequence[Spelling], alike: Mapping[tuple[int, int], Match]) -> dict[tuple[int, int], Match]:
    """The pairs without those of a party of unknown country that fits firms of several countries."""
    fits: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for pair, match in alike.items():
        for one, other in (pair, pair[::-1]):
            country = told[other].country
            if told[one].country is None and country is not None:
                fits[one][country] = max(match.score, fits[one].get(country, 0.0))
    chosen: dict[int, str | None] = {}
    for one, scores in fits.items():
        best = sorted(scores, key=lambda country: (-scores[country], country))
        clear = len(best) == 1 or scores[best[0]] - scores[best[1]] > MARGIN
        chosen[one] = best[0] if clear else None
    return {
        pair: match
        for pair, match in alike.items()
        if all(
            told[one].country is not None or told[other].country is None or chosen[one] == told[other].country
            for one, other in (pair, pair[::-1])
        )
    }


def _near(told: Sequence[Spelling], alike: Mapping[tuple[int, int], Match], words: Words) -> Iterator[tuple[int, int]]:
    """Pairs that are joined through others, are not joined themselves, and may yet be misspellings of one name.

    In a throng of more spellings than is ever met of one name nothing is looked for, so that it falls apart into what
    is alike.
    """
    chief = list(range(len(told)))
    for one, other in alike:
        unite(chief, one, other)
    together: defaultdict[int, list[int]] = defaultdict(list)
    for place in sorted({place for pair in alike for place in pair}):
        together[find(chief, place)].append(place)
    for component in together.values():
        if len(component) > _COMPONENT:
            continue
        for pair in combinations(component, 2):
            mine, theirs = (told[place] for place in pair)
            if pair in alike or not may_meet(mine, theirs):
                continue
            if edits(mine.name, theirs.name, words, slack=2) is not None:
                yield pair
