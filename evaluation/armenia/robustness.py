"""Does the surge of Armenian exports to Russia hang on the date, or on how many years are the yardstick."""

from __future__ import annotations

from enduse.tracing.countries import Surge, panel, surges
from evaluation.armenia.figures import DATE, flows

_MONTH = "2022-02"
"""The month of the embargo: figures from then on are kept from questions about earlier dates."""


def false_dates() -> dict[str, Surge]:
    """The same question for dates a quarter apart before the embargo, each with eleven months after it at most."""
    return {
        date: _out(date, 3, until=min(f"{year + 1}-{month:02}", _MONTH))
        for year in (2019, 2020, 2021)
        for month in (3, 6, 9, 12)
        for date in [f"{year}-{month:02}-24"]
    }


def yardsticks() -> dict[int, Surge]:
    """The same question with two to five years before the date as the yardstick."""
    return {years: _out(DATE, years) for years in (2, 3, 4, 5)}


def told() -> str:
    """Both in two sentences."""
    false = false_dates()
    fired = sum(surge.verdict == "fired" for surge in false.values())
    least = min(surge.chance for surge in false.values() if surge.chance is not None)
    excess = [surge.excess.value for surge in yardsticks().values() if surge.excess is not None]
    asked = f"asked for {len(false)} false dates from {min(false)} to {max(false)}"
    years = f"With two to five years as the yardstick the excess since {DATE} is"
    return (
        f"Armenian exports to Russia, {asked}: {fired} fire (least p {least:.3f}). "
        f"{years} ×{min(excess):.2f} to ×{max(excess):.2f}."
    )


def _out(date: str, years: int, until: str = "9999") -> Surge:
    kept = [flow for flow in flows("armenia") if not flow.yearly and flow.period < until]
    return next(surge for surge in surges(panel(kept), "ru", date, years=years) if surge.leg == "out")
