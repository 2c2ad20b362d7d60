"""Red flags in declared values, weights and numbers."""

from __future__ import annotations

import math

from enduse.model.indicator import Indicator
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.codes import dotted
from enduse.tracing.indicators.sample import Sample
from enduse.tracing.indicators.subject import Money, Subject

_UNTOLD = Money(0, "")


def priced(subject: Subject, flag: Indicator) -> Answer:
    """Whether the value per kilogram is far above, or far below, that of the same code in the same currency."""
    code, value = _only(subject), subject.value or _UNTOLD
    sample = subject.context.prices.get((code, value.currency))
    if sample is None or sample.count < flag.number("least_records"):
        return None, _few(sample, code, value.currency)
    price = value.amount / (subject.weight or 1)
    away = sample.distance(value.amount, subject.weight or 1) * (1 if flag.word("side") == "above" else -1)
    far = away >= math.log(flag.number("least_factor")) and away / sample.spread > flag.number("robust_z")
    told = f"{price:,.2f} {value.currency} a kilogram of {dotted(code)}; the median of {sample.count:,} is "
    return far, f"{told}{sample.median:,.2f}"


def weighed(subject: Subject, flag: Indicator) -> Answer:
    """Whether a piece weighs far more or less than a piece of the same code."""
    code = _only(subject)
    unit = subject.shipment.items[0].unit or ""
    sample = subject.context.pieces.get((code, unit))
    if sample is None or sample.count < flag.number("least_records"):
        return None, _few(sample, code, unit or "pieces")
    each = (subject.weight or 0) / (subject.pieces or 1)
    away = sample.distance(subject.weight or 1, subject.pieces or 1)
    told = f"{each:,.4g} kg a piece of {dotted(code)}; the median of {sample.count:,} is {sample.median:,.4g}"
    return abs(away) / sample.spread > flag.number("robust_z"), told


def one_off(subject: Subject, flag: Indicator) -> Answer:
    """Whether the only record of a receiver is among the dearest of its goods."""
    profile, value, code = subject.profile, subject.value or _UNTOLD, _only(subject)
    if profile.received != 1:
        return False, f"{profile.received:,} records of {profile.name!r}"
    sample = subject.context.amounts.get((code, value.currency))
    if sample is None or sample.count < flag.number("least_records"):
        return None, _few(sample, code, value.currency)
    rank = sample.rank(value.amount)
    told = (
        f"the only record of {profile.name!r}: {value.amount:,.0f} {value.currency}, above {rank:.0%} of {dotted(code)}"
    )
    return rank >= flag.number("least_rank"), told


def _only(subject: Subject) -> str:
    return (subject.codes or ("",))[0]


def _few(sample: Sample | None, code: str, kind: str) -> str:
    return f"too few records of {dotted(code)} in {kind} to compare with ({sample.count if sample else 0})"
