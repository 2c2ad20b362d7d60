"""Whether trade with a country rose after an embargo on its neighbour, more than trade with others did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from enduse.model.finding import Verdict
from enduse.model.trade_flow import EU, Basis, Direction
from enduse.reference.controls import destinations
from enduse.reference.tracing_countries import coalition, transit
from enduse.tracing.countries.panel import Panel, Series
from enduse.tracing.countries.rise import Surge, judged

YEARS: Final = 3
"""Years before the date that are the yardstick."""
_BASES: Final[tuple[Basis | None, ...]] = ("origin", "consignment", None)


def surges(panel: Panel, to: str, date: str, *, via: Collection[str] = (), years: int = YEARS) -> tuple[Surge, ...]:
    """Every leg that the figures show, the surest rise first.

    Args:
        panel: Of the product group.
        to: The destination under embargo.
        date: Of the embargo.
        via: Third countries to look at; empty for all.
        years: Years before the date that are the yardstick.

    Returns:
        One `Surge` a leg and third country; coalition countries are looked at only where `via` names them.
    """
    legs = (_inward, _imported, _outward, _received)
    found = [surge for leg in legs for surge in leg(panel, to, date, via, years)]
    order = {Verdict.fired: 0, Verdict.not_fired: 1, Verdict.cannot_tell: 2}
    return tuple(
        sorted(found, key=lambda each: (order[each.verdict], -_low(each), each.leg, each.via, str(each.basis)))
    )


def _low(surge: Surge) -> float:
    return surge.excess.low if surge.excess is not None and surge.excess.low is not None else surge.growth or 0.0


def _inward(panel: Panel, to: str, date: str, via: Collection[str], years: int) -> list[Surge]:
    """Exports of the coalition to third countries, the coalition's figures; other destinations are the controls."""
    senders = {key[0] for key in panel.series if key[2] == "export" and key[0] in coalition()}
    if not senders and any(key[0] == EU and key[2] == "export" for key in panel.series):
        senders = {EU}
    if not senders:
        return []
    series, notes = _together(panel, senders)
    outside = {partner: each for partner, each in series.items() if partner not in coalition() and partner != to}
    source = next(iter(senders)) if len(senders) == 1 else "coalition"
    found = []
    for country in sorted(outside):
        if via and country not in via:
            continue
        controls = _yardsticks(outside, {country, *transit()})
        base = Surge("in", country, source, country, source, None, date, Verdict.cannot_tell, panel.currency)
        found.append(judged(base, outside[country], controls, years, (*panel.notes, *notes)))
    return found


def _imported(panel: Panel, to: str, date: str, via: Collection[str], years: int) -> list[Surge]:
    """What third countries say they import from the coalition; their imports from others are the controls."""
    found = []
    for country in sorted({key[0] for key in panel.series if key[2] == "import"}):
        if len(country) != 2 or country in (to, EU) or (country in coalition() if not via else country not in via):
            continue
        for basis in _BASES:
            partners = _countries(panel.partners(country, "import", basis))
            treated: dict[str, float] = {}
            for series in (each for partner, each in partners.items() if partner in coalition()):
                for period, value in series.items():
                    treated[period] = treated.get(period, 0.0) + value
            if not treated:
                continue
            controls = _yardsticks(partners, {to, *coalition(), *transit()})
            base = Surge("in", country, "coalition", country, country, basis, date, Verdict.cannot_tell, panel.currency)
            found.append(judged(base, treated, controls, years, panel.notes))
    return found


def _outward(panel: Panel, to: str, date: str, via: Collection[str], years: int) -> list[Surge]:
    """What third countries say they send to the destination; their exports to others are the controls."""
    found = []
    reporters = sorted({key[0] for key in panel.series if key[2] == "export" and key[1] == to})
    for country in reporters:
        if len(country) != 2 or country == EU or (country in coalition() if not via else country not in via):
            continue
        partners = _countries(panel.partners(country, "export"))
        controls = _yardsticks(partners, {to})
        base = Surge("out", country, country, to, country, None, date, Verdict.cannot_tell, panel.currency)
        found.append(judged(base, partners[to], controls, years, panel.notes))
    return found


def _received(panel: Panel, to: str, date: str, via: Collection[str], years: int) -> list[Surge]:
    """What the destination says it imports from third countries; its imports from others are the controls."""
    found = []
    for basis in _BASES:
        partners = _countries(panel.partners(to, "import", basis))
        outside = {country: each for country, each in partners.items() if country not in coalition()}
        for country in sorted(outside):
            if via and country not in via:
                continue
            controls = _yardsticks(outside, {country, *transit()})
            base = Surge("out", country, country, to, to, basis, date, Verdict.cannot_tell, panel.currency)
            found.append(judged(base, outside[country], controls, years, panel.notes))
    return found


def _yardsticks(series: Mapping[str, Series], without: Collection[str]) -> dict[str, Series]:
    """Controls: countries without these, and none under broad trade controls of its own."""
    return {
        country: each for country, each in series.items() if country not in without and country not in destinations()
    }


def _countries(partners: Mapping[str, Series]) -> dict[str, Series]:
    return {partner: series for partner, series in partners.items() if len(partner) == 2 and partner != EU}


def _together(panel: Panel, senders: Collection[str]) -> tuple[dict[str, Series], tuple[str, ...]]:
    """Sums over several reporters, for the periods that all of any weight report."""
    flow: Direction = "export"
    parts = {sender: _countries(panel.partners(sender, flow)) for sender in sorted(senders)}
    finest = {
        sender: max((len(period) for each in series.values() for period in each), default=0)
        for sender, series in parts.items()
    }
    length = max(finest.values(), default=0)
    coarse = [sender for sender in parts if finest[sender] < length]
    by_sender = {sender: series for sender, series in parts.items() if sender not in coarse}
    weight = {sender: sum(sum(each.values()) for each in series.values()) for sender, series in by_sender.items()}
    heavy = [sender for sender in by_sender if weight[sender] >= 0.01 * sum(weight.values())]
    reported = {sender: panel.reported.get((sender, flow), frozenset()) for sender in by_sender}
    periods = frozenset.intersection(*(reported[sender] for sender in heavy))
    every = frozenset().union(*reported.values())
    dropped = sorted(period for period in every - periods if len(period) == length)
    sums: dict[str, dict[str, float]] = {}
    for series in by_sender.values():
        for partner, each in series.items():
            for period in each.keys() & periods:
                sums.setdefault(partner, {})[period] = sums.get(partner, {}).get(period, 0.0) + each[period]
    summed: dict[str, Series] = {partner: dict(sorted(each.items())) for partner, each in sums.items()}
    notes = [f"{', '.join(coarse)}: yearly figures only, left out of the sum"] if coarse else []
    if dropped:
        span = f"{dropped[0]} to {dropped[-1]}"
        notes.append(f"{len(dropped)} periods are left out, as not every exporter had reported ({span})")
    return summed, tuple(notes)
