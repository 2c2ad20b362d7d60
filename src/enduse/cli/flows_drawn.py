"""Answers of `enduse flows` as drawings."""

from __future__ import annotations

from collections.abc import Sequence

from enduse.tracing.countries import Estimate, Hubs, Mirror, Passing, Surge
from enduse.views.chart import Bar, Range, Row, bar_chart, line_chart, range_chart
from enduse.views.date import in_words
from enduse.views.place import country

_MOST = 16
_CAUTION = "A lead, never proof of diversion."


def draw_surges(found: Sequence[Surge]) -> str:
    """One surge over time, several as rows of ratios."""
    known = [each for each in found if each.excess is not None]
    if len(found) == 1 and known:
        return _over_time(known[0])
    rows = [Row(_label(each), _range(each.excess)) for each in known[:_MOST] if each.excess is not None]
    left = len(found) - len(rows)
    notes = [f"Over what the controls did (1: as they), with the interval of the placebos. {_CAUTION}"]
    notes += [f"{left} more rows, or rows of which nothing can be told, are not drawn."] if left else []
    return range_chart(
        f"Trade after {in_words(found[0].date)}, over what controls did",
        "; ".join(f"{row.label}: {row.after.value:.2f}" for row in rows) or "Nothing can be told.",
        rows or [Row("nothing can be told", Range(1.0))],
        names=("since the date, over the years before",),
        unit="×",
        level=1.0,
        logarithmic=True,
        notes=notes,
    )


def _over_time(surge: Surge) -> str:
    excess, gaps = surge.excess, surge.gaps
    assert excess is not None and gaps is not None and surge.band is not None  # noqa: PT018  # known by its excess
    others = "other partners" if surge.leg == "out" and surge.reporter == surge.via else "other countries"
    low, high = (f"{end:.2f}" if end is not None else "?" for end in (excess.low, excess.high))
    level = "" if excess.level is None else f"{100 * excess.level:.0f}% "
    sure = f"{level}interval {low} to {high}, p {surge.chance:.3f}"
    told = f"Since the date {excess.value:.2f} times what {others} did ({sure})."
    by = f" by {surge.basis}" if surge.basis else ""
    return line_chart(
        f"{_end(surge.source)} to {_end(surge.target)}{by}, against {others}",
        f"{told} {surge.missing[0] if surge.missing else ''}".strip(),
        gaps,
        band=surge.band,
        mark=surge.date,
        names=(
            f"{_end(surge.source)} to {_end(surge.target)}",
            f"95% of {len(surge.controls)} {others}",
            in_words(surge.date) or surge.date,
        ),
        notes=[
            told,
            f"Figures of {_end(surge.reporter)}, each month against the same month of the years before. {_CAUTION}",
        ],
    )


def draw_mirrors(found: Sequence[Mirror]) -> str:
    """Missing shares before and since the date, a row for each pair of countries."""
    rows = [
        Row(
            f"{_end(each.exporter)}{f', {each.basis}' if each.basis else ''}",
            _range(each.after.share),
            None if each.before is None else _range(each.before.share),
        )
        for each in found[:_MOST]
        if each.after is not None
    ]
    return range_chart(
        f"Exports to {_end(found[0].importer)} that are not among its imports",
        "; ".join(f"{row.label}: {100 * row.after.value:.0f}%" for row in rows) or "Nothing can be told.",
        rows or [Row("nothing can be told", Range(0.0))],
        names=(f"since {in_words(found[0].date)}", "before"),
        unit="%",
        level=0.0,
        notes=[f"Share of exports with freight; the bars are freight of 0 to 10 percent. {_CAUTION}"],
    )


def draw_passings(found: Sequence[Passing]) -> str:
    """Who sends more than is made there, and whose goods come by way of others."""
    half = _MOST // 2
    shown = found if len(found) <= _MOST else (*found[:half], *found[-half:])
    currency = found[0].currency
    bars = [
        Bar(_end(each.partner), each.consignment, each.origin, f"{each.passed / 1e6:+,.0f} m".replace("-", "\u2212"))
        for each in shown
    ]
    return bar_chart(
        f"What {_end(found[0].reporter)} imported since {in_words(found[0].date)}, in {currency}",
        "; ".join(f"{bar.label}: {bar.said} more sent from there than made there" for bar in bars),
        bars,
        names=("sent from there", "made there"),
        notes=[f"At the right: sent less made. {_CAUTION}"],
    )


def draw_hubs(found: Hubs) -> str:
    """Shares of suppliers: the largest rises and the largest falls."""
    half = _MOST // 2
    suppliers = found.suppliers
    shown = suppliers if len(suppliers) <= _MOST else (*suppliers[:half], *suppliers[-half:])
    rows = [Row(_end(each.partner), _range(each.after), _range(each.before)) for each in shown]
    by = f" by {found.basis}" if found.basis else ""
    return range_chart(
        f"Shares in what {_end(found.to)} imports{by}",
        "; ".join(f"{row.label}: {100 * row.after.value:.1f}%" for row in rows),
        rows,
        names=(f"since {in_words(found.date)}", "before"),
        unit="%",
        notes=[f"The largest rises, then the largest falls, with 95% intervals over resampled months. {_CAUTION}"],
    )


def _range(estimate: Estimate | None) -> Range:
    if estimate is None:
        return Range(1.0)
    ends = [end for end in (estimate.low, estimate.high) if end is not None]
    return Range(estimate.value, min(ends), max(ends)) if len(ends) == 2 else Range(estimate.value)


def _label(surge: Surge) -> str:
    by = f", {surge.basis}" if surge.basis else ""
    return f"{_end(surge.source)} to {_end(surge.target)}{by}"


def _end(place: str) -> str:
    name = country(place).removeprefix("the ") if place != "coalition" else place
    return name[0].upper() + name[1:]
