"""Who supplies a country, before and after a date: shares, who is new, and how concentrated it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from enduse.model.finding import Verdict
from enduse.model.trade_flow import EU, Basis
from enduse.reference.tracing_countries import citation, innocent
from enduse.tracing.countries.bootstrap import LEAST, Floats, interval, resampled
from enduse.tracing.countries.estimate import Estimate
from enduse.tracing.countries.panel import Panel, Series
from enduse.tracing.countries.period import split

_ENTRY: Final = 0.01  # of all supplies: a share that makes a supplier, and below a tenth of which it was none


@dataclass(frozen=True, slots=True)
class Hub:
    """A supplier's share before and after the date.

    Args:
        partner: The supplier.
        before: Its share before the date, 0 to 1.
        after: Its share since.
        change: The difference, with its interval over resampled periods.
        entered: Whether it is new: 1 percent or more since, less than a tenth of a percent before.
        verdict: Fired: its share rose beyond what periods vary, and is 1 percent or more; cannot tell where there are
            too few periods.
        value: Of its supplies since the date.
    """

    partner: str
    before: Estimate
    after: Estimate
    change: Estimate
    entered: bool
    verdict: Verdict
    value: float


@dataclass(frozen=True, slots=True)
class Hubs:
    """All suppliers of a country.

    Args:
        to: The country supplied.
        told_by: Whose figures these are: the country itself, or "exporters" where it does not report.
        basis: As in `TradeFlow`.
        date: Of the embargo.
        currency: Of the values.
        suppliers: The largest rise of a share first.
        concentration: Herfindahl-Hirschman index before and after, 0 to 10,000, and the difference; None where one side
            has no figures.
        periods: Periods before and after.
        missing: What could not be taken into account.
        method: Where the method comes from.
        innocent_explanations: Why it may mean nothing.
    """

    to: str
    told_by: str
    basis: Basis | None
    date: str
    currency: str
    suppliers: tuple[Hub, ...]
    concentration: tuple[Estimate, Estimate, Estimate] | None
    periods: tuple[tuple[str, ...], tuple[str, ...]]
    missing: tuple[str, ...]
    method: str
    innocent_explanations: tuple[str, ...]


def hubs(panel: Panel, to: str, date: str, *, basis: Basis | None = "consignment", years: int = 3) -> Hubs:
    """Who supplies a country, by its own imports, or by what others say they sent it where it does not report.

    Args:
        panel: Of the product group.
        to: The country supplied.
        date: Of the embargo.
        basis: Which imports to take where there are both; the other, or those without a basis, where there are none.
        years: Years before the date that count.
    """
    told_by, used, suppliers = _suppliers(panel, to, date, basis, years)
    before, after = split({period for series in suppliers.values() for period in series}, date, years)
    found, concentration, lacking = _compared(suppliers, before, after)
    silent = ("the country does not report; shares are among those who do",) if told_by == "exporters" else ()
    return Hubs(
        to,
        told_by,
        used,
        date,
        panel.currency,
        found,
        concentration,
        (before, after),
        (*lacking, *silent, *panel.notes),
        f"{citation('concentration')}; {citation('bootstrap')}",
        innocent("hubs"),
    )


def _compared(
    suppliers: Mapping[str, Series], before: Sequence[str], after: Sequence[str]
) -> tuple[tuple[Hub, ...], tuple[Estimate, Estimate, Estimate] | None, tuple[str, ...]]:
    names = sorted(suppliers)
    if not before or not after or len(names) < 2:
        sides = f"{len(names)} suppliers, {len(before)} periods before the date and {len(after)} after"
        return (), None, (f"{sides}: nothing to compare",)
    past, since = _values(suppliers, names, before), _values(suppliers, names, after)
    if past.sum() <= 0 or since.sum() <= 0:
        return (), None, ("nothing was supplied on one side of the date",)
    shares = (_shares(past), _shares(since))
    draws = (_drawn(past, 0), _drawn(since, 1))
    few = draws[0] is None or draws[1] is None
    found = [_hub(names[place], place, shares, draws, float(since[place].sum())) for place in range(len(names))]
    ranked = tuple(sorted(found, key=lambda each: (-each.change.value, each.partner)))
    return ranked, _concentration(shares, draws), ("too few periods to say how much shares vary",) if few else ()


def _suppliers(
    panel: Panel, to: str, date: str, basis: Basis | None, years: int
) -> tuple[str, Basis | None, Mapping[str, Series]]:
    wanted: tuple[Basis | None, ...] = (basis, "consignment", "origin", None)
    for each in dict.fromkeys(wanted):
        own = _countries(panel.partners(to, "import", each))
        if all(split({period for series in own.values() for period in series}, date, years)):
            return to, each, own
    sent = {key[0]: series for key, series in panel.series.items() if key[1] == to and key[2] == "export"}
    return "exporters", None, _countries(sent)


def _countries(series: Mapping[str, Series]) -> Mapping[str, Series]:
    return {partner: each for partner, each in series.items() if len(partner) == 2 and partner != EU}


def _values(suppliers: Mapping[str, Series], names: Sequence[str], periods: Sequence[str]) -> Floats:
    """Suppliers by periods; what nobody reported adds nothing to a share."""
    return np.array([[suppliers[name].get(period, 0.0) for period in periods] for name in names])


def _shares(values: Floats) -> Floats:
    sums: Floats = values.sum(axis=-1)
    total = sums.sum(axis=0)
    found: Floats = np.divide(sums, total, out=np.full_like(sums, np.nan), where=total > 0)
    return found


def _drawn(values: Floats, salt: int) -> Floats | None:
    """Shares in every resample, suppliers by draws; None with too few periods."""
    if values.shape[1] < LEAST:
        return None
    return _shares(values[:, resampled(values.shape[1], salt)])


def _hub(
    name: str, place: int, shares: tuple[Floats, Floats], draws: tuple[Floats | None, Floats | None], value: float
) -> Hub:
    before, after = float(shares[0][place]), float(shares[1][place])
    past, since = draws
    if past is None or since is None:
        ends = Estimate(before), Estimate(after), Estimate(after - before)
    else:
        ends = (
            interval(before, past[place]),
            interval(after, since[place]),
            interval(after - before, since[place] - past[place]),
        )
    low = ends[2].low
    rose = low is not None and low > 0 and after >= _ENTRY
    verdict = Verdict.cannot_tell if low is None else Verdict.fired if rose else Verdict.not_fired
    return Hub(name, *ends, after >= _ENTRY and before < _ENTRY / 10, verdict, value)


def _concentration(
    shares: tuple[Floats, Floats], draws: tuple[Floats | None, Floats | None]
) -> tuple[Estimate, Estimate, Estimate]:
    before, after = (float(10_000 * (side**2).sum()) for side in shares)
    past, since = draws
    if past is None or since is None:
        return Estimate(before), Estimate(after), Estimate(after - before)
    drawn = [10_000 * (side**2).sum(axis=0) for side in (past, since)]
    return interval(before, drawn[0]), interval(after, drawn[1]), interval(after - before, drawn[1] - drawn[0])
