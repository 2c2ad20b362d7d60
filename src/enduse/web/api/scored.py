"""A match as `yente` tells it: the listed entity with its score and the reasons for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from enduse.model import Feature, Match
from enduse.web.api.nested import plain
from enduse.web.api.roll import Roll
from enduse.web.api.shape import Shape, array, record, string

FEATURES: Final = {
    "name": "The pair of names that agree best.",
    "word": "A word of one name and what it met in the other; below 0 where another word stands in its place.",
    "rarity": "How much the words that met tell: few or common ones tell little.",
    "identifier": "A number that both have, or two numbers of one kind that differ.",
    "schema": "Whether both are of one kind of party.",
    "birth_date": "Whether the dates of birth agree.",
    "country": "Whether the countries agree.",
    "same_party": "The best score came from a record of the same party on another list.",
}
"""Terms of a score, as `/algorithms` documents them."""

_TERM: Final = record(
    {
        "score": {"type": "number"},
        "weight": {"type": "number"},
        "detail": {"type": "string"},
        "query": {"type": "string"},
        "candidate": {"type": "string"},
    },
    "score",
    about="One reason behind a score.",
)
TIME: Final[Shape] = {"type": ["string", "null"]}
ENTITY: Final[Shape] = record(
    {
        "id": string("Identifier on the list."),
        "caption": string("The name to show.", most=10_000),
        "schema": string("FollowTheMoney schema."),
        "properties": {
            "type": "object",
            "additionalProperties": {
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Entity"}]},
            },
        },
        "datasets": array(string("A list."), "Lists it stands on.", most=1_000),
        "referents": array(string("An id."), "Records taken for the same party.", most=100_000),
        "target": {"type": "boolean", "description": "Whether a list tells a measure against it."},
        "first_seen": TIME,
        "last_seen": TIME,
        "last_change": TIME,
    },
    "id",
    "caption",
    "schema",
    "properties",
    "datasets",
    "referents",
    about="A FollowTheMoney entity.",
)
SCORED: Final[Shape] = {
    "allOf": [
        {"$ref": "#/components/schemas/Entity"},
        record(
            {
                "score": {"type": "number", "minimum": 0, "maximum": 1},
                "match": {"type": "boolean", "description": "Whether the score reaches the threshold."},
                "features": {"type": "object", "additionalProperties": {"type": "number"}},
                "explanations": {"type": "object", "additionalProperties": _TERM},
            },
            "score",
            "match",
            "features",
            "explanations",
        ),
    ],
    "description": "A listed entity that may be the party asked about: a lead, never a verdict.",
}


def scored(match: Match, roll: Roll, threshold: float) -> dict[str, Any]:
    """A match as `yente` tells it.

    Args:
        match: The match.
        roll: The entities of the lists.
        threshold: Score from which `match` is true.
    """
    told = plain(roll.entity(match.entity_id))
    told["datasets"] = list(match.datasets)
    told["referents"] = list(dict.fromkeys((*told["referents"], *match.referents)))
    terms = dict(named(match.features))
    told["score"] = match.score
    told["match"] = match.score >= threshold
    told["features"] = {name: term.score for name, term in terms.items()}
    told["explanations"] = {
        name: {
            "score": term.score,
            "weight": term.weight,
            "detail": term.detail,
            "query": term.query,
            "candidate": term.candidate,
        }
        for name, term in terms.items()
    }
    return told


def named(features: Iterable[Feature]) -> Iterable[tuple[str, Feature]]:
    """Terms under names of their own: `yente` has one term of a name, and a name here has several words.

    Args:
        features: The terms; the second "word" is called "word_2".
    """
    met: dict[str, int] = {}
    for term in features:
        met[term.name] = met.get(term.name, 0) + 1
        yield term.name if met[term.name] == 1 else f"{term.name}_{met[term.name]}", term
