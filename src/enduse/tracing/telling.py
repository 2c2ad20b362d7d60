"""What a search found, told as routes: names, dates, goods and the records behind each leg."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.model.route import Basis, Leg, Route, RouteTerm, Stop
from enduse.tracing.chain import Chain
from enduse.tracing.day import date_of
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.terms import term_rows

_SPEAKS: Final = 0.5
"""Value from which a term speaks for a route, so that its innocent explanation is told."""
COINCIDENCE: Final = "goods that fit in time and kind need not be the same goods: a coincidence is not proof"


@dataclass(frozen=True, slots=True)
class Support:
    """A claim that tells of a leg.

    Args:
        claim: Its id.
        disputed: Whether another source denies it.
    """

    claim: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """Where the words of a route come from.

    Args:
        question: As asked.
        stop: A party by its number.
        shipment: Ids of shipments by the numbers of their movements.
        support: Claims that tell of a leg between two parties, by its place in the chain.
        link: Why two parties are taken for linked.
        tie: What speaks for goods going on from a party to somebody in a country.
    """

    question: Question
    stop: Callable[[int], Stop]
    shipment: Mapping[int, str]
    support: Callable[[Chain, int, Sequence[Movement]], Sequence[Support]]
    link: Callable[[int, int], str]
    tie: Callable[[int, str], str]


def told(found: Iterable[Found], telling: Telling) -> tuple[Route, ...]:
    """Routes in words, in the order given."""
    return tuple(_route(each, telling) for each in found)


def _route(found: Found, telling: Telling) -> Route:
    stops = [_stop(party, found.chain, telling) for party in found.chain.parties]
    legs = tuple(_leg(found, place, stops, telling) for place in range(len(stops) - 1))
    key = "\n".join([*(stop.id for stop in stops), str(found.chain.assumed)])
    return Route(
        hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:16],
        legs,
        found.score,
        found.terms,
        (COINCIDENCE, *_innocent(found.terms)),
    )


def _stop(party: int, chain: Chain, telling: Telling) -> Stop:
    if party >= 0:
        return telling.stop(party)
    origins, destinations = telling.question.origins, telling.question.destinations
    country = origins[-1 - party] if party == chain.parties[0] else destinations[-1 - party - len(origins)]
    return Stop(f"?{country}", "", country)


def _leg(found: Found, place: int, stops: Sequence[Stop], telling: Telling) -> Leg:
    movements = found.carried.movements[place]
    source, target = stops[place], stops[place + 1]
    if place == found.chain.assumed:
        return Leg(source, target, ("assumed",), reason=_reason(found.chain, place, telling))
    support = telling.support(found.chain, place, movements)
    recorded = [each for each in movements if each.basis == "recorded"]
    basis: list[Basis] = ["recorded"] if recorded else []
    if support:
        basis.append("said")
    first = min((each.first_day for each in movements if each.first_day > EARLIEST), default=None)
    last = max((each.last_day for each in movements if each.last_day < LATEST), default=None)
    weighed = [each.kg for each in movements]
    return Leg(
        source,
        target,
        tuple(basis) or ("said",),
        tuple(sorted({each.goods for each in movements if each.goods})),
        None if first is None else date_of(first),
        None if last is None else date_of(last),
        None if None in weighed or not weighed else round(sum(kg for kg in weighed if kg is not None), 3),
        tuple(telling.shipment[each.id] for each in recorded),
        tuple(dict.fromkeys(each.claim for each in support)),
        any(each.disputed for each in support),
    )


def _reason(chain: Chain, place: int, telling: Telling) -> str:
    if place == 0:
        return "no record of this leg: the goods that went on are declared as made there"
    if place == len(chain.parties) - 2:
        country = telling.question.destinations[-1 - chain.parties[-1] - len(telling.question.origins)]
        return f"no record of this leg: {telling.tie(chain.parties[place], country)}"
    return f"no record of this leg: the two are linked ({telling.link(chain.parties[place], chain.parties[place + 1])})"


def _innocent(terms: Sequence[RouteTerm]) -> Iterable[str]:
    rows = term_rows()
    return (rows[term.name].innocent for term in terms if (term.value or 0) >= _SPEAKS and term.name in _ARGUED)


_ARGUED: Final = frozenset({"passing on", "timing", "newcomer", "tie", "concern"})
