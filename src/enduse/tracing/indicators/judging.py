"""Red flags asked of a record or a party: findings of three values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from enduse.model.errors import UsageError
from enduse.model.finding import Finding, Verdict
from enduse.model.indicator import Indicator
from enduse.model.shipment import Shipment
from enduse.reference.indicators import red_flags
from enduse.tracing.indicators import consignee, goods, owners, records, routes, values
from enduse.tracing.indicators.answer import Predicate
from enduse.tracing.indicators.context import Context
from enduse.tracing.indicators.day import first_day, last_day
from enduse.tracing.indicators.subject import FIELDS, Subject

_MODULES = (consignee, goods, owners, records, routes, values)
_VERDICTS = {True: Verdict.fired, False: Verdict.not_fired, None: Verdict.cannot_tell}


def indicators() -> tuple[Indicator, ...]:
    """Every red flag, in the order of the table (`reference/indicators/red_flags.csv`)."""
    return red_flags()


def judge(shipment: Shipment, context: Context, *, as_of: str | None = None) -> tuple[Finding, ...]:
    """Every red flag asked of a record; those about parties are asked of its receiver.

    A field that is not told makes a flag "cannot tell", never "not fired".

    Args:
        shipment: The record.
        context: All records, this one among them.
        as_of: ISO date: only flags published by then are asked. None asks all, also of older records: the documents
            describe patterns that were there before they were written down.
    """
    subject = Subject(context, shipment)
    day = as_of or shipment.date
    return tuple(_finding(flag, subject, shipment.id, day) for flag in _asked(context.destination, as_of))


def judge_party(party: str, context: Context, *, as_of: str | None = None) -> tuple[Finding, ...]:
    """Every red flag about parties, asked of one that receives.

    Args:
        party: Its key in `context.parties` ("name:acme llc", "id:7jd1s2x").
        context: All records.
        as_of: As for `judge`.

    Raises:
        UsageError: There is no such party in the records.
    """
    if party not in context.parties:
        raise UsageError(f"{party!r} is in none of the records; give one of the keys of context.parties")
    subject = Subject(context, party=party)
    flags = (flag for flag in _asked(context.destination, as_of) if flag.about == "party")
    return tuple(_finding(flag, subject, context.parties[party].name, as_of) for flag in flags)


@lru_cache(maxsize=64)
def _asked(destination: str, as_of: str | None) -> tuple[Indicator, ...]:
    return tuple(
        flag
        for flag in red_flags()
        if (not flag.destinations or destination in flag.destinations) and (as_of is None or _in_force(flag, as_of))
    )


def _in_force(flag: Indicator, day: str) -> bool:
    begun = max(filter(None, (flag.published, flag.in_force_from)), default=None)
    return (begun is None or first_day(begun) <= last_day(day)) and (
        flag.in_force_until is None or first_day(day) <= flag.in_force_until
    )


def _finding(flag: Indicator, subject: Subject, name: str, day: str | None) -> Finding:
    missing = next((need for need in flag.needs if FIELDS[need](subject) is None), None)
    if missing is not None:
        verdict, detail = Verdict.cannot_tell, f"not told: {missing}"
    else:
        answer, detail = predicates()[flag.predicate](subject, flag)
        verdict = _VERDICTS[answer]
    return Finding(
        rule=flag.id,
        verdict=verdict,
        subject=name,
        detail=detail,
        authority=flag.authority,
        citation=flag.citation,
        in_force_from=flag.in_force_from,
        in_force_until=flag.in_force_until,
        as_of=day,
        innocent_explanations=flag.innocent_explanations if verdict is Verdict.fired else (),
    )


@cache
def predicates() -> Mapping[str, Predicate]:
    """The function of each predicate that the table names."""
    return MappingProxyType(
        {
            flag.predicate: next(vars(module)[flag.predicate] for module in _MODULES if flag.predicate in vars(module))
            for flag in red_flags()
        }
    )
