"""The parties of an answer, held against the report and the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

from enduse.claims.chat.evidence import Evidence, names_something
from enduse.claims.chat.schema import PartySaid
from enduse.claims.chat.tally import COUNTRY
from enduse.model import Party, Span
from enduse.reference.actors import Actor, actor_of, actors


def ends(
    said: tuple[PartySaid, ...], evidence: Evidence, found: Callable[[str], Span | None], trimmed: Counter[str]
) -> tuple[Party, ...] | None:
    """The parties in the words of the report.

    What the gazetteer knows of a name outweighs what the model says of it. A country the model adds counts only
    when the report names that country.

    Args:
        said: As the model tells them.
        evidence: What the claim rests on.
        found: Where a name may stand.
        trimmed: Counts countries left out.

    Returns:
        None when one of them is not named where it should be.
    """
    parties: dict[Span, Party] = {}
    for party in said:
        span = found(party.name) if names_something(party.name) else None
        if span is None:
            return None
        parties.setdefault(span, _party(party, span, evidence, trimmed))
    return tuple(parties.values())


def _party(said: PartySaid, span: Span, evidence: Evidence, trimmed: Counter[str]) -> Party:
    known = _known(span.exact)
    if known is not None and known.country:
        return Party(span.exact, known.schema, known.country, span=span)
    country = []
    for code in dict.fromkeys(code.strip().lower() for code in said.country):
        if code in _codes() and code in evidence.report.countries:
            country.append(code)
        else:
            trimmed[COUNTRY] += 1
    return Party(span.exact, known.schema if known is not None else said.schema, tuple(country), span=span)


def _known(name: str) -> Actor | None:
    actor = actor_of(name)
    return None if actor is None or actor.ambiguous or actor.kind == "lookalike" else actor


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for actor in actors().values() for code in actor.country)
