"""What a reader can filter by: parties, goods, sources and stages, each a short token on the claims that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model.claim import Claim, MeasureClaim
from enduse.model.party import Party
from enduse.views.goods import label
from enduse.views.place import country
from enduse.views.printable import printable
from enduse.views.words import OWN_VOICE, capital

MOST: Final = 300
"""Choices at most of a kind; rarer ones are found by their words."""
_LONGEST: Final = 60
_KINDS: Final = (("p", "Party"), ("g", "Goods"), ("s", "Source"), ("t", "Stage"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by; `token` stands on the claims that have it."""

    token: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A kind of choices, in alphabetical order."""

    kind: str
    name: str
    choices: tuple[Choice, ...]


def filters(claims: Mapping[str, Claim]) -> tuple[tuple[Filter, ...], Mapping[str, str]]:
    """What to filter by, and the tokens of each claim by its id."""
    traits = {id_: tuple(dict.fromkeys(_traits(claim))) for id_, claim in claims.items()}
    counted: Counter[tuple[str, str]] = Counter(trait for each in traits.values() for trait in each)
    found: list[Filter] = []
    tokens: dict[tuple[str, str], str] = {}
    for kind, name in _KINDS:
        frequent = sorted((item for item in counted.items() if item[0][0] == kind), key=lambda i: (-i[1], i[0]))[:MOST]
        ordered = sorted(frequent, key=lambda item: (item[0][1].casefold(), item[0]))
        choices = []
        for number, (trait, count) in enumerate(ordered, 1):
            tokens[trait] = f"{kind}{number}"
            choices.append(Choice(tokens[trait], trait[1], count))
        found.append(Filter(kind, name, tuple(choices)))
    marked = {id_: " ".join(tokens[each] for each in held if each in tokens) for id_, held in traits.items()}
    return tuple(each for each in found if len(each.choices) > 1), marked


def _traits(claim: Claim) -> Iterator[tuple[str, str]]:
    ends = (
        (*claim.issuer, *claim.targets)
        if isinstance(claim, MeasureClaim)
        else (*claim.supplier, *claim.recipient, *claim.parties, *claim.intermediaries)
    )
    yield from (("p", name) for party in ends for name in _names(party))
    if not isinstance(claim, MeasureClaim):
        yield from (("g", _cut(capital(label(item.category)))) for item in claim.items if item.category)
    first = claim.attribution.sources[0].name if claim.attribution.sources else OWN_VOICE
    yield "s", _cut(capital(printable(first)))
    yield "t", claim.stage or "not said"


def _names(party: Party) -> tuple[str, ...]:
    places = tuple(capital(country(code).removeprefix("the ")) for code in party.country)
    return places or (_cut(printable(party.name)),)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
