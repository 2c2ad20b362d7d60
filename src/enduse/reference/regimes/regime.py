"""The regimes that reach beyond a list to what listed parties own, each in the periods in which it stood so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Regime:
    """One period of one regime.

    Args:
        name: Its key: ofac, eu, uk, bis.
        authority: Who made the rule.
        threshold: Percent.
        strict: True when more than the threshold is needed, False when the threshold itself is enough.
        aggregate: True when the shares of several listed owners are added.
        joint: "any" when each holder of a joint block counts as holding all of it, "all" when the text is silent:
            then only a block whose holders all count is certain.
        control: True when a test of control stands beside the share; shares cannot answer it.
        state: "in force", "suspended", or "due" when it is back by its own terms and that must be checked.
        in_force_from: First ISO day of the period.
        in_force_until: Last ISO day of the period, None while no end is known.
        citation: Where it stands.
        url: Where it can be read.
        note: What must be known beside it, in one sentence.
    """

    name: str
    authority: str
    threshold: float
    strict: bool
    aggregate: bool
    joint: Literal["any", "all"]
    control: bool
    state: Literal["in force", "suspended", "due"]
    in_force_from: str
    in_force_until: str | None
    citation: str
    url: str
    note: str

    def holds_on(self, day: str) -> bool:
        """Whether an ISO day lies in this period."""
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    @property
    def test(self) -> str:
        """The test in words: "50 % or more", "more than 50 %"."""
        return f"more than {self.threshold:g} %" if self.strict else f"{self.threshold:g} % or more"


@cache
def regimes() -> tuple[Regime, ...]:
    """All periods of all regimes, in the order of the table."""
    return tuple(_regime(row) for row in rows("regimes/regimes.csv"))


def regime_names() -> tuple[str, ...]:
    """The keys of the regimes, in the order of the table."""
    return tuple(dict.fromkeys(each.name for each in regimes()))


def regime_at(name: str, day: str) -> Regime | None:
    """The period of a regime in which a day lies; None when there is no such regime or it did not exist yet.

    A period may be a suspension: look at its `state`.

    Args:
        name: ofac, eu, uk or bis.
        day: ISO date.
    """
    return next((each for each in regimes() if each.name == name and each.holds_on(day)), None)


def _regime(row: dict[str, str]) -> Regime:
    return Regime(
        name=row["regime"],
        authority=row["authority"],
        threshold=float(row["threshold"]),
        strict=row["strict"] == "yes",
        aggregate=row["aggregate"] == "yes",
        joint=cast("Literal['any', 'all']", row["joint"]),
        control=row["control"] == "yes",
        state=cast("Literal['in force', 'suspended', 'due']", row["state"]),
        in_force_from=row["from"],
        in_force_until=row["until"] or None,
        citation=row["citation"],
        url=row["url"],
        note=row["note"],
    )
