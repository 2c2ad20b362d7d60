"""What customs administrations let be seen of a world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from enduse.reference.simulation import Country, countries, goods
from enduse.simulation.calendar import iso
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm
from enduse.simulation.spelling import respelled
from enduse.simulation.trade import Trade
from enduse.simulation.world import World

Side = Literal["E", "I"]
DIGITS: Final[Mapping[str, int]] = {
    "ru": 10, "kz": 10, "kg": 10, "am": 10, "cn": 10, "tr": 10, "us": 10, "in": 8, "vn": 8, "hk": 8, "de": 8,
    "nl": 8, "it": 8, "fr": 8, "pl": 8,
}  # fmt: skip
"""Figures of a commodity code by administration; six elsewhere."""
_CIF: Final = (1.03, 1.09)  # freight and insurance: about 1.06, as IMF, Direction of Trade Statistics Yearbook 2017
_CAPITALS: Final = frozenset({"ru", "hk", "cn", "vn", "us", "kz", "uz"})
_RATES: Final[Mapping[str, float]] = {
    "USD": 1.0,
    "EUR": 0.93,
    "CNY": 6.9,
}  # to the US dollar; an assumption


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a consignment by one administration.

    Args:
        id: Administration, side, year and number.
        trade: Place of its consignment in `World.trades`.
        side: "E" recorded on the way out, "I" on the way in.
        date: ISO date.
        sender: As spelled there.
        receiver: Likewise.
        respelled: Whether one of them is spelled otherwise than registered.
        origin: Country of origin, empty where the record tells none.
        hs: Commodity code with as many figures as the administration writes.
        description: Words for the goods.
        kg: Net weight.
        amount: Value.
        currency: Of the value.
    """

    id: str
    trade: int
    side: Side
    date: str
    sender: str
    receiver: str
    respelled: bool
    origin: str
    hs: str
    description: str
    kg: float
    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What can be seen of a world, and what cannot.

    Args:
        records: What is at hand, by date.
        hidden: Records of planted routes that were left out, by date.
    """

    records: tuple[Record, ...]
    hidden: tuple[Record, ...]


def published(world: World) -> Publication:
    """The records of a world.

    Every consignment that crosses a border is recorded by one side at least. Of the last legs of planted routes all
    records, or each by itself, are then left out, as the settings say; a domestic detour, whose leg between its two
    hubs nobody records, keeps its last one.

    Args:
        world: What is true.
    """
    settings = world.settings
    firms = {firm.id: firm for firm in world.firms}
    records = _numbered(world.trades, firms, Chance(settings.seed, "seen"))
    records = _spelled(records, settings.noise, Chance(settings.seed, "noise"))
    hidden = _hidden(world, records)
    return Publication(
        tuple(record for record in records if record.id not in hidden),
        tuple(record for record in records if record.id in hidden),
    )


def _numbered(trades: Sequence[Trade], firms: Mapping[str, Firm], chance: Chance) -> list[Record]:
    draws = chance.numbers.random((len(trades), 6))
    found: list[tuple[int, float, int, Side]] = []
    for place, (trade, draw) in enumerate(zip(trades, draws.tolist(), strict=True)):
        if trade.domestic:
            continue
        source, target = countries()[firms[trade.source].country], countries()[firms[trade.target].country]
        found += [(day, draw[5], place, side) for day, side in _sides(trade, source, target, draw)]
    found.sort()
    steps = chance.numbers.integers(1, 9, len(found)).tolist()
    last: dict[str, int] = {}
    records = []
    for (day, _, place, side), step in zip(found, steps, strict=True):
        trade = trades[place]
        home = firms[trade.source if side == "E" else trade.target].country
        date = iso(day)
        counter = f"{home.upper()}-{side}-{date[2:4]}"
        last[counter] = last.get(counter, 1000) + step
        draw = draws[place]
        records.append(_record(f"{counter}-{last[counter]:07}", place, side, date, home, trade, firms, draw))
    return records


def _sides(trade: Trade, source: Country, target: Country, draw: Sequence[float]) -> list[tuple[int, Side]]:
    seen: list[tuple[int, Side]] = []
    if draw[0] < source.seen_exports:
        seen.append((trade.shipped, "E"))
    if draw[1] < target.seen_imports:
        seen.append((trade.arrived, "I"))
    if not seen:
        odds = source.seen_exports / (source.seen_exports + target.seen_imports)
        seen.append((trade.shipped, "E") if draw[2] < odds else (trade.arrived, "I"))
    return seen


def _record(
    key: str, place: int, side: Side, date: str, home: str, trade: Trade, firms: Mapping[str, Firm], draw: np.ndarray
) -> Record:
    source, target = firms[trade.source], firms[trade.target]
    sender, receiver = source.name, target.name
    if home in _CAPITALS:
        sender, receiver = sender.upper(), receiver.upper()
    words = goods()[trade.declared].descriptions
    tells_origin = draw[3] < (0.25 if side == "E" else 0.85)
    weight = trade.kg if side == "E" else round(trade.kg * (0.99 + 0.02 * float(draw[4])), 2)
    usd = trade.usd if side == "E" else trade.usd * (_CIF[0] + (_CIF[1] - _CIF[0]) * float(draw[4]))
    currency = countries()[source.country].currency
    return Record(
        id=key, trade=place, side=side, date=date, sender=sender, receiver=receiver, respelled=False,
        origin=trade.claimed_origin if tells_origin else "",
        hs=trade.declared.ljust(DIGITS.get(home, 6), "0"),
        description=words[int(source.id[-6:], 16) % len(words)],
        kg=weight, amount=round(usd * _RATES[currency], 2), currency=currency,
    )  # fmt: skip


def _spelled(records: Sequence[Record], noise: float, chance: Chance) -> list[Record]:
    """Let a share of the records spell one party another way; more noise keeps what less has changed."""
    draws = chance.numbers.random((len(records), 2)).tolist()
    seeds = chance.numbers.integers(0, 2**31, len(records)).tolist()
    return [
        _changed(record, seed, sender=draw[1] < 0.5) if draw[0] < noise else record
        for record, draw, seed in zip(records, draws, seeds, strict=True)
    ]


def _changed(record: Record, seed: int, *, sender: bool) -> Record:
    chance = Chance(seed, "noise")
    changes = {
        "sender" if sender else "receiver": respelled(record.sender if sender else record.receiver, chance),
        "respelled": True,
    }
    return Record(**{**{name: getattr(record, name) for name in Record.__slots__}, **changes})


def _hidden(world: World, records: Sequence[Record]) -> set[str]:
    """Records of last legs that are left out."""
    settings = world.settings
    chance = Chance(settings.seed, "missing")
    by_route = dict(zip((route.id for route in world.routes), chance.numbers.random(len(world.routes)), strict=True))
    last = {
        trade.id: route for route in world.routes if route.kind != "domestic detour" for trade in route.legs[-1].trades
    }
    found: set[str] = set()
    for record in records:
        route = last.get(world.trades[record.trade].id)
        if route is None:
            continue
        draw = chance.numbers.random()
        if (by_route[route.id] if settings.missing_by == "route" else draw) < settings.missing:
            found.add(record.id)
    return found
