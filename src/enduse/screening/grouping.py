"""One party on several lists answered once: a reviewer gets an alert a party, not an alert a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from enduse.model import Feature, Match
from enduse.screening import qualifiers
from enduse.screening.listed import Listed
from enduse.screening.names.agreement import agreement
from enduse.screening.names.name import Name, name_of
from enduse.screening.names.sort import Sort, sort_of

_SEVERITY: Final = ("sanction", "sanction.linked", "export.control", "debarment")
_ALIKE: Final = 0.97
_MOST_NAMES: Final = 12
_TELLING: Final = {Sort.person: 1.7, Sort.vessel: 1.5, Sort.organisation: 0.9, Sort.unknown: 1.2}
"""Weight a name must have to tell one party: two common names of persons, or one word of a ship, do not."""


def standing(party: Listed) -> tuple[int, int]:
    """Place of a listed party among those that agree equally well: the severest measure first, then most names."""
    severity = min((_SEVERITY.index(topic) for topic in party.topics if topic in _SEVERITY), default=len(_SEVERITY))
    return severity, -len(party.names)


def grouped(matches: Sequence[Match], party: Callable[[str], Listed]) -> list[Match]:
    """Matches with those of one party made one, in the order of their best.

    The record under the severest measure, among equals the one with most names, stands for the party and takes the best
    score; the term `same_party` says which record brought it.

    Args:
        matches: The best first.
        party: The listed party behind an identifier.
    """
    groups: list[list[Match]] = []
    for match in matches:
        listed = party(match.entity_id)
        for group in groups:
            if same_party(party(group[0].entity_id), listed):
                group.append(match)
                break
        else:
            groups.append([match])
    return [_one(group, party) for group in groups]


@lru_cache(maxsize=50_000)
def same_party(one: Listed, other: Listed) -> bool:
    """Whether records of two lists are taken for one party: a telling name in common and nothing against it."""
    if one.datasets == other.datasets or _contradicted(one, other):
        return False
    mine, theirs = _names(one), _names(other)
    return any(_alike(left, right) for left in mine for right in theirs)


def _names(party: Listed) -> tuple[Name, ...]:
    sort = sort_of(party.schema)
    return tuple(name_of(text, sort) for kind, text in party.names[:_MOST_NAMES] if kind != "weakAlias")


def _alike(one: Name, other: Name) -> bool:
    telling = max(_TELLING[one.sort], _TELLING[other.sort])
    if min(one.weight, other.weight) < telling or max(one.weight, other.weight) > 1.1 * min(one.weight, other.weight):
        return False
    agreed = agreement(one, other)
    return agreed.score / agreed.strength >= _ALIKE


def _contradicted(one: Listed, other: Listed) -> bool:
    terms: Iterable[Feature | None] = (
        qualifiers.birth(one.birth_dates, other.birth_dates),
        qualifiers.country(one.countries, other.countries),
    )
    sorts = {sort_of(one.schema), sort_of(other.schema)} - {Sort.unknown}
    return len(sorts) > 1 or any(term is not None and term.score < 0 for term in terms)


def _one(group: list[Match], party: Callable[[str], Listed]) -> Match:
    best = group[0]
    if len(group) == 1:
        return best
    chief = min(group, key=lambda match: (*standing(party(match.entity_id)), match.entity_id))
    others = tuple(match.entity_id for match in group if match is not chief)
    datasets = tuple(dict.fromkeys(name for match in group for name in match.datasets))
    terms = best.features
    if best is not chief:
        terms += (Feature("same_party", 1.0, 0.0, "named alike on another list", best.entity_id, chief.entity_id),)
    return replace(chief, score=best.score, match=best.match, features=terms, datasets=datasets, referents=others)
