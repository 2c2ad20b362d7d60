"""Yearly figures that stand among the months they sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from enduse.model.trade_flow import UNSPECIFIED, TradeFlow
from enduse.sources.shipments.note import Note, OnNote, OnRejected

_Key = tuple[str, str, str, str | None, str | None, str]
# Of the currency: twelve months and their sum, each rounded to a tenth of a thousand.
_ROUNDING: Final = 1000.0
_DIFFERENCE: Final = 0.001  # of the yearly figure


def settled_years(flows: Iterable[TradeFlow], on_rejected: OnRejected, on_note: OnNote) -> Iterator[TradeFlow]:
    """The months as they come, then the years that have all their months.

    A year whose months stop early (a table drawn up in February) is no year: taken for one, it would show a collapse.

    Args:
        flows: Of one reporter and one table.
        on_rejected: Told the rows of years that are cut short.
        on_note: Told where a year differs from the sum of its months.
    """
    held: list[TradeFlow] = []
    sums: dict[_Key, float] = {}
    latest: dict[str, int] = {}
    for flow in flows:
        if flow.yearly:
            held.append(flow)
            continue
        year, month = flow.period[:4], int(flow.period[5:])
        latest[year] = max(month, latest.get(year, 0))
        sums[_key(flow)] = sums.get(_key(flow), 0.0) + (flow.value or 0.0)
        yield flow
    told: set[int] = set()
    for flow in held:
        last = latest.get(flow.period, 12)
        if last < 12:
            if flow.row not in told:
                reason = f"the year {flow.period} ends with month {last} in this table; its months are read"
                on_rejected(flow.row, reason)
                told.add(flow.row)
            continue
        summed = sums.get(_key(flow), 0.0)
        # Several rows may belong to no country that is told; their months cannot be told apart.
        if (
            flow.partner != UNSPECIFIED
            and flow.value is not None
            and abs(summed - flow.value) > max(_ROUNDING, _DIFFERENCE * flow.value)
        ):
            words = f"{flow.value:,.0f} {flow.currency}, but its months sum to {summed:,.0f}"
            on_note(Note(flow.row, f"{flow.flow} of {flow.period}", "", words))
        yield flow


def _key(flow: TradeFlow) -> _Key:
    return flow.reporter, flow.partner, flow.flow, flow.basis, flow.hs, flow.period[:4]
