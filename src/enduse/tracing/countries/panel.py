"""Trade figures as series: one value a reporter, partner and period, nothing counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model.trade_flow import Basis, Direction, TradeFlow
from enduse.reference.tracing_countries import usd
from enduse.tracing.countries.group import Group, Line

Key = tuple[str, str, Direction, Basis | None]
"""Reporter, partner, flow, basis."""
Series = Mapping[str, float]
"""Value by period; a period nobody reported is not there."""
_SINCE: Final = "2022"  # the edition of 2022 is in force from its January (WCO)


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one product group in one currency.

    Args:
        series: By key.
        currency: Of all values.
        reported: Reporter → periods for which it has any figure of that flow.
        notes: What was left out, converted or counted through a family.
    """

    series: Mapping[Key, Series]
    currency: str
    reported: Mapping[tuple[str, Direction], frozenset[str]]
    notes: tuple[str, ...]

    def of(self, reporter: str, partner: str, flow: Direction, basis: Basis | None = None) -> Series:
        """One series, empty when there is none."""
        return self.series.get((reporter, partner, flow, basis), {})

    def partners(self, reporter: str, flow: Direction, basis: Basis | None = None) -> Mapping[str, Series]:
        """The series of a reporter by partner."""
        return {key[1]: series for key, series in self.series.items() if (key[0], *key[2:]) == (reporter, flow, basis)}


def panel(flows: Iterable[TradeFlow], group: Group | None = None) -> Panel:
    """Series of trade figures.

    Monthly figures are taken where a key has any, yearly ones elsewhere. A total is the figure over all goods, else
    the sum over the codes of the fewest digits; a code is its own figure, else the sum over the longer codes below it.
    A figure that stands twice counts once. Several currencies become US dollars at the average of the year.

    Args:
        flows: Figures, in any order.
        group: The goods; None for all.
    """
    kept: dict[tuple[Key, str], dict[str | None, float]] = defaultdict(dict)
    reported: dict[tuple[str, Direction], set[str]] = defaultdict(set)
    currencies: dict[tuple[Key, str], str] = {}
    seen: dict[tuple[Key, str, str | None], tuple[str, int]] = {}
    notes: dict[str, int] = defaultdict(int)
    for flow in flows:
        reported[flow.reporter, flow.flow].add(flow.period)
        if flow.value is None:
            notes["a figure was withheld, and is missing, not zero"] += 1
            continue
        at: tuple[Key, str] = ((flow.reporter, flow.partner, flow.flow, flow.basis), flow.period)
        first = seen.setdefault((*at, flow.hs), (flow.dataset, flow.row))
        amounts = kept[at]
        if first != (flow.dataset, flow.row):
            if flow.bilateral and flow.value != amounts.get(flow.hs):
                notes["two figures for the same trade; the first is taken"] += 1
            if flow.partner != "unspecified":
                continue
        amounts[flow.hs] = amounts.get(flow.hs, 0.0) + flow.value
        currencies[at] = flow.currency
    common, rates = _currency(currencies)
    lines, told = (None, ()) if group is None else _lines(group, kept)
    series: dict[Key, dict[str, float]] = defaultdict(dict)
    for (key, period), amounts in kept.items():
        amount = _total(amounts) if lines is None else _counted(amounts, lines)
        rate = rates.get((currencies[key, period], period[:4]))
        if amount is not None and rate is None:
            notes[f"no rate of {currencies[key, period]} for {period[:4]}; left out"] += 1
        elif amount is not None and rate is not None:
            series[key][period] = amount * rate
    counted = tuple(f"{words} ({count:,} times)" for words, count in sorted(notes.items()))
    mixed = len(set(currencies.values())) > 1
    converted = ("other currencies are converted to US dollars at the average rate of the year",) if mixed else ()
    settled = {key: _one_frequency(values) for key, values in sorted(series.items(), key=lambda each: str(each[0]))}
    by = {reporter: frozenset(periods) for reporter, periods in reported.items()}
    return Panel(settled, common, by, (*told, *counted, *converted))


def _currency(currencies: Mapping[tuple[Key, str], str]) -> tuple[str, Mapping[tuple[str, str], float | None]]:
    """The currency of all values, and what one unit of another is in it, by currency and year."""
    used = set(currencies.values())
    pairs = {(currency, period[:4]) for (_, period), currency in currencies.items()}
    if len(used) <= 1:
        return next(iter(used), "USD"), dict.fromkeys(pairs, 1.0)
    return "USD", {(currency, year): usd(currency, int(year)) for currency, year in pairs}


def _total(amounts: Mapping[str | None, float]) -> float | None:
    if None in amounts:
        return amounts[None]
    shortest = min((len(code) for code in amounts if code is not None), default=0)
    return sum(amount for code, amount in amounts.items() if code is not None and len(code) == shortest)


def _counted(amounts: Mapping[str | None, float], lines: Iterable[Line]) -> float | None:
    """The sum over the lines; None where none of their codes is reported."""
    found = [amount for line in lines for code in sorted(line.codes) for amount in _below(amounts, code)]
    return sum(found) if found else None


def _below(amounts: Mapping[str | None, float], code: str) -> Iterator[float]:
    if code in amounts:
        yield amounts[code]
        return
    under = [known for known in amounts if known is not None and len(known) > len(code) and known.startswith(code)]
    shortest = min(map(len, under), default=0)
    yield from (amounts[known] for known in under if len(known) == shortest)


def _lines(
    group: Group, kept: Mapping[tuple[Key, str], Mapping[str | None, float]]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a group that can be compared across 2022 in these figures, and what is said of them."""
    before: set[str] = set()
    spans = False
    for (_, period), amounts in kept.items():
        if period < _SINCE:
            before.update(code for code in amounts if code is not None)
        else:
            spans = True
    if not before or not spans:
        return group.lines, group.notes
    lines: list[Line] = []
    notes: list[str] = []
    for line in group.lines:
        held = any(known.startswith(code) for code in line.codes for known in before)
        if held or line.older == line.newer:
            lines.append(line)
            notes.extend([line.note] if line.note else [])
        else:
            asked, older = ", ".join(line.asked), ", ".join(line.older)
            notes.append(f"{asked}: left out; new in HS 2022, and the figures before have no {older}")
    return tuple(lines), tuple(notes)


def _one_frequency(values: Mapping[str, float]) -> Series:
    months = {period: value for period, value in values.items() if len(period) == 7}
    return dict(sorted((months or values).items()))
