"""A party asked about held against one listed party: the slow plain matcher, and the only one that scores."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from enduse.model import Entity, Feature, Match, Query
from enduse.model.errors import InputError
from enduse.screening import qualifiers
from enduse.screening.identifiers import GENERIC, comparable, normal, telling, valid
from enduse.screening.listed import Listed, parties
from enduse.screening.names.agreement import Agreement, agreement
from enduse.screening.names.explanation import word_features
from enduse.screening.names.name import name_of, readings
from enduse.screening.names.sort import sort_of
from enduse.screening.thresholds import DEFAULT

_KINDS: Final = {"name": 1.0, "alias": 1.0, "previousName": 0.98, "weakAlias": 0.9}
_BY_NUMBER: Final = 0.95
_BY_DOUBTFUL_NUMBER: Final = 0.85
_OTHER_NUMBER: Final = 0.3


def compare(query: Query, entity: Entity, *, threshold: float = DEFAULT) -> Match:
    """Hold a party asked about against an entity.

    Args:
        query: The party asked about.
        entity: A listed FtM entity.
        threshold: Score from which it counts as a match.

    Raises:
        InputError: The entity is no party, or has neither a name nor an identifier.
    """
    for party in parties([entity]):
        return matched(query, party, threshold)
    raise InputError(f"{entity.id}: a {entity.schema} without a name or number cannot be compared; give a party")


def matched(query: Query, party: Listed, threshold: float) -> Match:
    """Hold a party asked about against a listed one: names, identifiers, then what qualifies them."""
    best = best_name(query, party.names, party.schema)
    features: list[Feature] = []
    score = 0.0
    if best is not None:
        agreed, factor, source = best
        score = agreed.score * factor
        features = [*word_features(agreed, score, source)]
    number = _numbers(query, party)
    if number is not None:
        features.insert(0, number)
        score = max(score, number.weight) if number.score > 0 else score * (1 - number.weight)
    for term in (
        qualifiers.kind(query.schema, party.schema),
        qualifiers.birth(query.birth_dates, party.birth_dates),
        qualifiers.country(query.countries, party.countries),
    ):
        if term is not None:
            features.append(term)
            score += term.score * term.weight if score else 0.0
    score = round(min(max(score, 0.0), 1.0), 4)
    return Match(party.id, party.caption, party.schema, party.datasets, score, score >= threshold, tuple(features))


def best_name(query: Query, names: Sequence[tuple[str, str]], schema: str) -> tuple[Agreement, float, str] | None:
    """The pair of names that agree best, with the factor for the kind of listed name and that kind."""
    best: tuple[Agreement, float, str] | None = None
    for text in chain.from_iterable(map(readings, query.names)):
        asked = name_of(text, sort_of(query.schema))
        for kind, listed in names:
            agreed, factor = agreement(asked, name_of(listed, sort_of(schema))), _KINDS.get(kind, 1.0)
            if agreed.score and (best is None or agreed.score * factor > best[0].score * best[1]):
                best = agreed, factor, kind
    return best


def _numbers(query: Query, party: Listed) -> Feature | None:
    """Identifiers held against each other; None where nothing can be compared."""
    other = None
    elsewhere = bool(query.countries and party.countries and not set(query.countries) & set(party.countries))
    for mine in query.identifiers:
        value = normal(mine.value)
        if not telling(mine.kind, value):
            continue
        for theirs in party.identifiers:
            if not comparable(mine.kind, theirs.kind) or (elsewhere and {mine.kind, theirs.kind} & GENERIC):
                continue
            if value == normal(theirs.value):
                checked = valid(theirs.kind, value)
                weight = _BY_DOUBTFUL_NUMBER if checked is False else _BY_NUMBER
                detail = {True: "check digits hold", False: "check digits do not hold", None: "same number"}[checked]
                return Feature("identifier", 1.0, weight, f"{theirs.kind}: {detail}", mine.value, theirs.value)
            if mine.kind == theirs.kind and valid(mine.kind, value) and valid(theirs.kind, normal(theirs.value)):
                detail = f"{theirs.kind}: another number"
                other = Feature("identifier", -1.0, _OTHER_NUMBER, detail, mine.value, theirs.value)
    return other
