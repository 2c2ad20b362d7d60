"""The score of a route: a visible sum of terms, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from enduse.model.route import RouteTerm
from enduse.reference.table import rows
from enduse.tracing.carrying import Carried
from enduse.tracing.chain import Chain, Known, Legs, Turnover

FIRST_SEEN: Final = 0.7
"""Value of a party that is first seen after the date, its founding unknown: it may be old and only new here."""
BEFORE: Final = 180
"""Days the records must reach back before the date for "first seen" to mean anything."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A row of the table of terms."""

    name: str
    weight: float
    unknown: float
    meaning: str
    innocent: str


@cache
def term_rows() -> Mapping[str, TermRow]:
    """The terms by name, in the order of the table."""
    listed = (
        TermRow(row["term"], float(row["weight"]), float(row["unknown"]), row["meaning"], row["innocent"])
        for row in rows("tracing/terms.csv")
    )
    return MappingProxyType({term.name: term for term in listed})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the terms look up.

    Args:
        known: What is known of a party.
        turnover: What a party took in and sent out.
        lane: Grams that went from one party to another.
        concern: How much goods are wanted, 0 to 1.
        told: How far claims tell of a chain's legs, None when there are no claims.
        links: Pairs of linked parties, both ways, to the reason.
        origins: Countries asked from.
        destinations: Countries asked about.
        since: Day asked from, None for all.
        begins: First day of the records, None when none is dated.
    """

    known: Callable[[int], Known]
    turnover: Callable[[int], Turnover]
    lane: Callable[[int, int], int]
    concern: Callable[[str], float]
    told: Callable[[Chain, Legs], float | None] = lambda _chain, _legs: None
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    origins: frozenset[str] = frozenset()
    destinations: frozenset[str] = frozenset()
    since: int | None = None
    begins: int | None = None


def terms(chain: Chain, went: Carried, facts: Facts, max_days: int) -> tuple[RouteTerm, ...]:
    """Every term of a chain, in the order of the table."""
    goods = has_draws(chain)
    found: dict[str, tuple[float | None, str]] = {
        "passing on": _passing_on(chain, facts),
        "timing": _timing(went, max_days),
        "goods": (went.goods, _likeness(went.goods)) if goods else (None, "the leg on is assumed"),
        "quantity": _quantity(went) if goods else (None, "the leg on is assumed"),
        "origin": _origin(chain, went, facts),
        "newcomer": _newcomer(chain, facts),
        "tie": _tie(chain, facts),
        "concern": _concern(went, facts),
        "told": _told(facts.told(chain, went.movements)),
        "evidence": _evidence(chain),
        "joining": _joining(chain, facts),
    }
    return tuple(RouteTerm(name, found[name][0], row.weight, found[name][1]) for name, row in term_rows().items())


def score(found: tuple[RouteTerm, ...]) -> float:
    """Sum of value times weight over the sum of all weights; the table tells what stands for an unknown value."""
    whole = sum(term.weight for term in found)
    known = term_rows()
    values = (known[term.name].unknown if term.value is None else term.value for term in found)
    return round(sum(term.weight * value for term, value in zip(found, values, strict=True)) / whole, 6)


def score_sql(values: Mapping[str, str]) -> str:
    """`score` before rounding, as an expression of SQL.

    Args:
        values: Expressions by the names of the terms, all of them.
    """
    known = term_rows()
    whole = sum(row.weight for row in known.values())
    return f"({' + '.join(f'{row.weight} * {values[name]}' for name, row in known.items())}) / {whole}"


def has_draws(chain: Chain) -> bool:
    """Whether two recorded legs meet, directly or across an assumed one."""
    return len(chain.parties) - 1 - (chain.assumed is not None) >= 2


def passing(turnover: Turnover, on: int) -> float | None:
    """What went on as a share of all a party took in or sent out; None when no weight is known on either side."""
    heaviest = max(turnover.taken, turnover.sent)
    return min(turnover.taken, on) / heaviest if turnover.taken > 0 and turnover.sent > 0 else None


def newness(known: Known, since: int | None, begins: int | None) -> float | None:
    """1 for a party founded since, `FIRST_SEEN` for one first seen since, 0 for an older one, None if unknown."""
    if since is None:
        return None
    if known.founded_day is not None:
        return 1.0 if known.founded_day >= since else 0.0
    if known.first_day is None or begins is None or begins > since - BEFORE:
        return None
    return FIRST_SEEN if known.first_day >= since else 0.0


def _passing_on(chain: Chain, facts: Facts) -> tuple[float | None, str]:
    shares: list[float] = []
    for place, party in enumerate(chain.between, 1):
        if chain.assumed in (place - 1, place):
            continue
        turnover = facts.turnover(party)
        last = place == len(chain.parties) - 2
        on = turnover.sent_there if last else facts.lane(party, chain.parties[place + 1])
        share = passing(turnover, on)
        if share is None:
            return None, "weights are not known"
        shares.append(share)
    if not shares:
        return None, "no intermediary has both its legs recorded"
    return min(shares), f"{min(shares):.0%} of what the intermediary took in or sent out went on along the route"


def _timing(went: Carried, max_days: int) -> tuple[float | None, str]:
    if went.days is None:
        return None, "days between coming and going are not known"
    return 1 - went.days / max_days if max_days else 1.0, f"goods went on after {went.days:.0f} days on average"


def _likeness(value: float) -> str:
    return "the same goods on every leg" if value == 1 else f"goods of adjacent legs are alike by {value:.2f}"


def _quantity(went: Carried) -> tuple[float | None, str]:
    if went.share is None:
        return None, "weights are not known"
    return went.share, f"{(went.grams or 0) / 1000:,.1f} kg can have gone through, {went.share:.0%} of the heaviest leg"


def _origin(chain: Chain, went: Carried, facts: Facts) -> tuple[float | None, str]:
    onward = [each.origin_country for leg in went.movements[1:] for each in leg if each.origin_country is not None]
    if not onward or chain.assumed == 0:
        return None, "no origin is declared onward"
    share = sum(country in facts.origins for country in onward) / len(onward)
    return share, f"{share:.0%} of what went on is declared as made in a country asked from"


def _newcomer(chain: Chain, facts: Facts) -> tuple[float | None, str]:
    values = [newness(facts.known(party), facts.since, facts.begins) for party in chain.between]
    told = [value for value in values if value is not None]
    if not told:
        return None, "no date to ask from" if facts.since is None else "nothing tells how old an intermediary is"
    best = max(told)
    words = {1.0: "founded since the date", 0.0: "older than the date"}
    return best, f"an intermediary was {words.get(best, 'first seen since the date')}" if best else (
        "the intermediaries are older than the date"
    )


def _tie(chain: Chain, facts: Facts) -> tuple[float | None, str]:
    looked = False
    for party in chain.between:
        for end in (chain.parties[0], chain.parties[-1]):
            reason = facts.links.get((party, end))
            if reason is not None:
                return 1.0, reason
        owners = facts.known(party).owners
        looked = looked or owners is not None
        owned_there = sorted((owners or frozenset()) & facts.destinations)
        if owned_there:
            return 1.0, f"an intermediary is owned from {', '.join(owned_there)}"
    return (0.0, "no tie of ownership is known") if looked else (None, "nothing is known of who owns them")


def _concern(went: Carried, facts: Facts) -> tuple[float | None, str]:
    first = next(leg for leg in went.movements if leg)
    goods = max({movement.goods for movement in first}, key=lambda each: (facts.concern(each), each))
    value = facts.concern(goods)
    sought = f"sought for weapons, {value:.1f} of 1" if value else "on no list of goods sought for weapons"
    return value, f"{goods or 'unknown goods'}: {sought}"


def _told(value: float | None) -> tuple[float | None, str]:
    return (
        value,
        "no claims were given"
        if value is None
        else f"claims tell of {value:.0%} of the legs; disputed ones count by half",
    )


def _evidence(chain: Chain) -> tuple[float | None, str]:
    legs = len(chain.parties) - 1
    missing = int(chain.assumed is not None)
    return (legs - missing) / legs, "every leg is recorded or told" if not missing else "one leg is assumed"


def _joining(chain: Chain, facts: Facts) -> tuple[float | None, str]:
    least = min(facts.known(party).confidence for party in chain.parties)
    return least, "no spelling was joined with doubt" if least == 1 else f"spellings joined at {least:.2f}"
