"""Flows made for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from enduse.model.trade_flow import Basis, Direction, TradeFlow

OTHERS = (
    "al", "ao", "ar", "az", "bd", "bh", "bo", "ci", "cl", "cm", "co", "cr", "do", "dz", "ec", "eg", "et", "gh", "id",
    "jo", "ke", "kh", "lb", "lk", "ma", "md", "mk", "my", "om", "pe", "ph", "pk", "qa", "sa", "sn", "th", "tn", "uy",
    "vn", "zm",
)  # fmt: skip


def months(first: int, last: int) -> list[str]:
    return [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]


def flow(
    reporter: str,
    partner: str,
    period: str,
    value: float | None,
    *,
    direction: Direction = "export",
    hs: str | None = None,
    basis: Basis | None = None,
    currency: str = "USD",
    dataset: str = "made",
    row: int = 0,
) -> TradeFlow:
    return TradeFlow(reporter, partner, direction, period, hs, None, value, currency, None, basis, dataset, row)


def world(
    seed: int, rise: Mapping[str, float], *, reporter: str = "de", since: str = "2022-03", noise: float = 0.15
) -> list[TradeFlow]:
    """Monthly exports of one reporter to many partners, 2019 to 2023: seasons, a common shock, noise, and a rise."""
    random = np.random.default_rng(seed)
    flows = []
    common = {period: random.normal(0, 0.1) for period in months(2019, 2023)}
    for partner in (*OTHERS, *(each for each in rise if each not in OTHERS)):
        size = random.uniform(14, 18)
        season = random.normal(0, 0.2, 12)
        for period in months(2019, 2023):
            level = size + season[int(period[5:]) - 1] + common[period] + random.normal(0, noise)
            level += np.log(rise.get(partner, 1.0)) if period >= since else 0.0
            flows.append(flow(reporter, partner, period, float(np.exp(level))))
    return flows


def numbered(flows: Iterable[TradeFlow]) -> list[TradeFlow]:
    from dataclasses import replace

    return [replace(each, row=number) for number, each in enumerate(flows, 1)]
