"""How trade over one leg of a route changed with a date: the figures, and the judgement of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp
from typing import Final, Literal

from enduse.model.finding import Verdict
from enduse.model.trade_flow import Basis
from enduse.reference.tracing_countries import citation, innocent
from enduse.tracing.countries.difference import Difference, difference
from enduse.tracing.countries.estimate import Estimate
from enduse.tracing.countries.panel import Series
from enduse.tracing.countries.period import split, year_before

Leg = Literal["in", "out"]
_SURE: Final = 0.05
_LEAST_SHARE: Final = 0.0005  # of all trade compared; below that a single delivery moves a logarithm


@dataclass(frozen=True, slots=True)
class Surge:
    """How trade over one leg of a route changed with a date.

    Args:
        leg: "in": from the coalition to the country; "out": from the country to the destination.
        via: The country, ISO 3166-1 alpha-2.
        source: Who sends: a country, or "coalition".
        target: Who receives.
        reporter: Whose figures these are: the exporter's or the importer's.
        basis: Which country the imports are booked under; None for exports and where it is not told.
        date: Of the embargo.
        verdict: Fired: it rose more than 95 percent of the controls did; not fired; cannot tell, and why in `missing`.
        currency: Of the values.
        growth: Mean of a period after the date over the mean of a period before; None where one side is missing.
        excess: The same over what the controls did (1 = as they), with its interval; None where it cannot be told.
        chance: Permutation p, None likewise.
        earlier: The excess that the same sum finds for a date one year earlier; far from 1, the rise began before.
        before: Mean value of a period before the date, in `currency`.
        after: Mean after it.
        periods: First and last period that count.
        controls: Countries compared with.
        gaps: For a drawing: period → excess over the controls.
        band: Period → where 95 percent of the controls lie.
        missing: What could not be taken into account, a sentence each.
        method: Where the method comes from.
        innocent_explanations: Why it may mean nothing.
    """

    leg: Leg
    via: str
    source: str
    target: str
    reporter: str
    basis: Basis | None
    date: str
    verdict: Verdict
    currency: str
    growth: float | None = None
    excess: Estimate | None = None
    chance: float | None = None
    earlier: float | None = None
    before: float | None = None
    after: float | None = None
    periods: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    gaps: Mapping[str, float] | None = None
    band: Mapping[str, tuple[float, float]] | None = None
    missing: tuple[str, ...] = ()
    method: str = ""
    innocent_explanations: tuple[str, ...] = ()


def judged(base: Surge, treated: Series, controls: Mapping[str, Series], years: int, notes: tuple[str, ...]) -> Surge:
    """A leg with its figures.

    Args:
        base: Its ends and date.
        treated: Its series.
        controls: Series it is compared with, by country; those too small to be a yardstick are left out.
        years: Years before the date that count.
        notes: What the figures already lack.
    """
    every = {period for series in (treated, *controls.values()) for period in series}
    length = max(map(len, treated), default=7)
    before, after = split((period for period in every if len(period) == length), base.date, years)
    heavy = _heavy(controls, (*before, *after))
    past, since = _mean(treated, before), _mean(treated, after)
    told = replace(
        base,
        growth=since / past if past and since is not None else None,
        before=past,
        after=since,
        missing=notes,
        method=f"{citation('difference')}; {citation('placebo')}",
        innocent_explanations=innocent("surge"),
    )
    found = difference(treated, heavy, before, after)
    if isinstance(found, str):
        within = base.date[:4] in treated and not after
        hint = f"; {base.date[:4]} lies on both sides: the date {base.date[:4]} counts it as after" if within else ""
        return replace(told, missing=(found + hint, *notes))
    gone = len(before) + len(after) - len(found.before) - len(found.after)
    lacking = (f"{gone} periods have no figure above zero",) if gone else ()
    return replace(
        told,
        verdict=_verdict(found),
        excess=_ratio(found.effect),
        chance=found.chance,
        earlier=_earlier(treated, heavy, before, base.date),
        periods=(found.before[0], found.after[-1]),
        controls=found.controls,
        gaps={period: exp(gap) for period, gap in found.gaps.items()},
        band={period: (exp(low), exp(high)) for period, (low, high) in found.band.items()},
        missing=(*lacking, *_few(found), *notes),
    )


def _heavy(controls: Mapping[str, Series], periods: tuple[str, ...]) -> dict[str, Series]:
    sums = {key: sum(series.get(period, 0.0) for period in periods) for key, series in controls.items()}
    least = _LEAST_SHARE * sum(sums.values())
    return {key: series for key, series in controls.items() if sums[key] >= least}


def _mean(series: Series, periods: tuple[str, ...]) -> float | None:
    known = [series[period] for period in periods if period in series]
    return sum(known) / len(known) if known else None


def _ratio(effect: Estimate) -> Estimate:
    low = exp(effect.low) if effect.low is not None else None
    high = exp(effect.high) if effect.high is not None else None
    return Estimate(exp(effect.value), low, high, effect.level)


def _verdict(found: Difference) -> Verdict:
    least = 1 / (len(found.controls) + 1)
    if found.effect.value <= 0:
        return Verdict.not_fired
    if found.chance <= _SURE:
        return Verdict.fired
    return Verdict.cannot_tell if found.chance <= least + 1e-9 else Verdict.not_fired


def _few(found: Difference) -> tuple[str, ...]:
    count = len(found.controls)
    if 1 / (count + 1) <= _SURE:
        return ()
    return (f"{count} controls only: the chance can be no smaller than {1 / (count + 1):.2f}",)


def _earlier(treated: Series, controls: Mapping[str, Series], before: tuple[str, ...], date: str) -> float | None:
    """What the same sum gives for a date one year earlier, told from the periods before the date alone."""
    past, since = split(before, year_before(date), 999)
    found = difference(treated, controls, past, since)
    return None if isinstance(found, str) else exp(found.effect.value)
