"""Exports that one country reports against the imports the other reports: what never arrived in the figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model.finding import Verdict
from enduse.model.trade_flow import EU, Basis
from enduse.reference.indicators import eu_members
from enduse.reference.tracing_countries import cif_fob, citation, innocent
from enduse.tracing.countries.estimate import Estimate
from enduse.tracing.countries.panel import Panel, Series
from enduse.tracing.countries.period import split
from enduse.tracing.countries.side import Ratio, change, ratio

_BASES: Final[tuple[Basis | None, ...]] = ("origin", "consignment", None)


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap on one side of the date.

    Args:
        exports: Reported by the exporter, FOB, in the currency of the mirror.
        imports: Reported by the importer, CIF.
        missing: Exports with freight less imports; its ends are those of the freight, an assumption.
        share: The same as a share of the exports with freight; below 0 where more arrived than was sent.
        periods: Periods that both report.
    """

    exports: float
    imports: float
    missing: Estimate
    share: Estimate
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mirror:
    """Two countries' figures of the same trade.

    Args:
        exporter: ISO 3166-1 alpha-2, or "eu".
        importer: Likewise.
        basis: Which country the importer books under; None where its figures do not say.
        date: Of the embargo.
        currency: Of all values.
        verdict: Fired: after the date more is missing than freight explains, and more than before, beyond what periods
            vary; not fired; cannot tell.
        before: Before the date, None where there are no figures of both.
        after: After it.
        change: Share after less share before, with its interval over resampled periods.
        missing: What could not be taken into account.
        method: Where the method comes from.
        innocent_explanations: Why it may mean nothing.
    """

    exporter: str
    importer: str
    basis: Basis | None
    date: str
    currency: str
    verdict: Verdict
    before: Gap | None
    after: Gap | None
    change: Estimate | None
    missing: tuple[str, ...]
    method: str
    innocent_explanations: tuple[str, ...]


def mirrors(panel: Panel, to: str, date: str, *, source: Collection[str] = (), years: int = 3) -> tuple[Mirror, ...]:
    """What others say they sent to a country against what it says it got, the largest gap after the date first.

    Args:
        panel: Of the product group.
        to: The importer.
        date: Of the embargo.
        source: Exporters to look at; empty for all that report.
        years: Years before the date that count.
    """
    exporters = {key[0] for key in panel.series if key[1] == to and key[2] == "export"}
    found = []
    for exporter in sorted(exporters):
        if len(exporter) != 2 or (source and exporter not in source):
            continue
        sent = panel.of(exporter, to, "export")
        for basis in _BASES:
            got, notes = _imports(panel, to, exporter, basis)
            if got:
                found.append(_mirror(panel, exporter, to, basis, sent, got, date, years, notes))
    return tuple(sorted(found, key=lambda each: (-_weight(each), each.exporter, str(each.basis))))


def _weight(mirror: Mirror) -> float:
    return mirror.after.missing.value if mirror.after is not None else float("-inf")


def _imports(panel: Panel, to: str, exporter: str, basis: Basis | None) -> tuple[Series, tuple[str, ...]]:
    """What the importer says it got; from the European Union, the sum over its members."""
    stated = panel.of(to, exporter, "import", basis)
    if stated or exporter != EU:
        return stated, ()
    members = [panel.of(to, member, "import", basis) for member in sorted(eu_members())]
    periods = {period for series in members for period in series}
    sums = {period: sum(series.get(period, 0.0) for series in members) for period in sorted(periods)}
    return sums, ("imports from the European Union are the sum over its members",) if sums else ()


def _mirror(
    panel: Panel,
    exporter: str,
    importer: str,
    basis: Basis | None,
    sent: Series,
    got: Series,
    date: str,
    years: int,
    notes: tuple[str, ...],
) -> Mirror:
    sent, got = _alike(sent, got)
    before, after = split(sent.keys() & got.keys(), date, years)
    past, since = ratio(got, sent, before, 0), ratio(got, sent, after, 1)
    gone = sum(map(len, split(sent.keys() ^ got.keys(), date, years)))
    lacking = (f"{gone} periods are reported by one side only",) if gone else ()
    few = (f"{len(before)} periods before and {len(after)} after: too few to say how much they vary",)
    shift = _shift(past, since)
    gap = _gap(sent, got, after)
    return Mirror(
        exporter,
        importer,
        basis,
        date,
        panel.currency,
        _verdict(gap, shift),
        _gap(sent, got, before),
        gap,
        shift,
        (*lacking, *(few if shift is None or shift.low is None else ()), *notes, *panel.notes),
        citation("mirror"),
        innocent("mirror"),
    )


def _alike(sent: Series, got: Series) -> tuple[Series, Series]:
    """Both sides in years where one has only years; a year short of a month is missing."""
    lengths = {len(period) for series in (sent, got) for period in series}
    return (sent, got) if len(lengths) < 2 else (_years(sent), _years(got))


def _years(series: Series) -> Series:
    months: dict[str, list[float]] = {}
    for period, value in series.items():
        months.setdefault(period[:4], []).append(value)
    whole = 12 if any(len(period) == 7 for period in series) else 1
    return {year: sum(values) for year, values in months.items() if len(values) == whole}


def _gap(sent: Mapping[str, float], got: Mapping[str, float], periods: tuple[str, ...]) -> Gap | None:
    exports, imports = sum(sent[period] for period in periods), sum(got[period] for period in periods)
    if exports <= 0:
        return None
    low, usual, high = (cif_fob()[role].factor for role in ("low", "usual", "high"))
    missing = Estimate(exports * usual - imports, exports * low - imports, exports * high - imports)
    shares = [1 - imports / (exports * factor) for factor in (usual, low, high)]
    return Gap(exports, imports, missing, Estimate(*shares), periods)


def _shift(before: Ratio | None, after: Ratio | None) -> Estimate | None:
    """The change of the missing share: that of imports over exports, turned round and freight taken off."""
    found = change(before, after)
    if found is None:
        return None
    usual = cif_fob()["usual"].factor
    low = None if found.high is None else -found.high / usual
    high = None if found.low is None else -found.low / usual
    return Estimate(-found.value / usual, low, high, found.level)


def _verdict(after: Gap | None, shift: Estimate | None) -> Verdict:
    if after is None or shift is None or shift.low is None or after.share.low is None:
        return Verdict.cannot_tell
    return Verdict.fired if after.share.low > 0 and shift.low > 0 else Verdict.not_fired
