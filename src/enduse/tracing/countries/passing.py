"""Imports by where goods were made against imports by where they were sent from: who passes on what others made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enduse.model.finding import Verdict
from enduse.reference.tracing_countries import citation, innocent
from enduse.tracing.countries.estimate import Estimate
from enduse.tracing.countries.panel import Panel
from enduse.tracing.countries.period import split
from enduse.tracing.countries.side import change, ratio

_LEAST: Final = 0.005  # of all imports; what a smaller place passes on is no hub


@dataclass(frozen=True, slots=True)
class Passing:
    """A partner as maker and as sender of what a country imports.

    Args:
        reporter: The importer.
        partner: The country the imports are booked under.
        date: Of the embargo.
        currency: Of the values.
        verdict: Fired: since the date more was sent from there than was made there, beyond what periods vary and by
            more than half a percent of all imports; not fired; cannot tell.
        origin: Imports since the date of goods made there.
        consignment: Imports since the date of goods sent from there.
        passed: The second less the first: above 0 for a place that passes goods on, below 0 for a maker whose goods
            come by way of others.
        ratio: Consignment over origin since the date; None where nothing was made there.
        earlier: The same before the date.
        change: The ratio since less the ratio before.
        missing: What could not be taken into account.
        method: Where the method comes from.
        innocent_explanations: Why it may mean nothing.
    """

    reporter: str
    partner: str
    date: str
    currency: str
    verdict: Verdict
    origin: float
    consignment: float
    passed: float
    ratio: Estimate | None
    earlier: Estimate | None
    change: Estimate | None
    missing: tuple[str, ...]
    method: str
    innocent_explanations: tuple[str, ...]


def passings(panel: Panel, reporter: str, date: str, *, years: int = 3) -> tuple[Passing, ...]:
    """Every partner of an importer, the one that passes on most first.

    Args:
        panel: Of the product group; the reporter's imports on both bases are needed.
        reporter: The importer.
        date: Of the embargo.
        years: Years before the date that count.
    """
    made = panel.partners(reporter, "import", "origin")
    sent = panel.partners(reporter, "import", "consignment")
    every = {period for series in (*made.values(), *sent.values()) for period in series}
    before, after = split(every, date, years)
    least = _LEAST * sum(series.get(period, 0.0) for series in sent.values() for period in after)
    found = []
    for partner in sorted(made.keys() & sent.keys()):
        if len(partner) != 2:
            continue
        origin, consignment = made[partner], sent[partner]
        both = [period for period in after if period in origin and period in consignment]
        if not both:
            continue
        past, since = ratio(consignment, origin, before, 0), ratio(consignment, origin, after, 1)
        by_origin, by_consignment = sum(origin[each] for each in both), sum(consignment[each] for each in both)
        estimate = since.estimate if since is not None else None
        lacking = (f"{len(after) - len(both)} periods since the date have no row",) if len(both) < len(after) else ()
        found.append(
            Passing(
                reporter,
                partner,
                date,
                panel.currency,
                _verdict(estimate, passed=by_consignment - by_origin >= least),
                by_origin,
                by_consignment,
                by_consignment - by_origin,
                estimate,
                past.estimate if past is not None else None,
                change(past, since),
                (*lacking, *panel.notes),
                citation("origin"),
                innocent("origin"),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.passed, each.partner)))


def _verdict(found: Estimate | None, *, passed: bool) -> Verdict:
    if found is None or found.low is None:
        return Verdict.cannot_tell
    return Verdict.fired if found.low > 1 and passed else Verdict.not_fired
