"""Our figures beside the reported ones."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.reference.indicators import eu_members
from enduse.reference.tracing_countries import cif_fob, usd
from enduse.tracing.countries import Mirror, Surge, mirrors, panel, surges
from evaluation.armenia.figures import DATE, flows, year

_SOURCE_RATE = 1.07
"""Dollars for a euro in 2023 as the source has it; the European Central Bank's average is 1.0813."""


@dataclass(frozen=True, slots=True)
class Found:
    """One row of the comparison.

    Args:
        key: Of the reported figure.
        ours: The same figure, computed from the same data.
        said: Where we differ, and why.
    """

    key: str
    ours: str
    said: str


def findings() -> list[Found]:
    """Every reported figure with ours, in the order of the table."""
    return [*_growth(), _gap_2023(), _exports(), _to_russia(), _lost()]


def neighbours() -> dict[str, Surge]:
    """EU exports in 2022 against 2021, by country, compared with the other partners."""
    found = surges(panel(flows("eu_exports_yearly")), "ru", "2022")
    return {surge.via: surge for surge in found}


def to_russia() -> Surge:
    """Armenian exports to Russia since the embargo, against its exports to others."""
    return next(surge for surge in surges(panel(flows("armenia")), "ru", DATE) if surge.leg == "out")


def gaps() -> dict[str, Mirror]:
    """EU exports to Armenia against Armenian imports, by basis."""
    found = mirrors(panel([*flows("armenia"), *flows("eu_to_armenia_monthly")]), "am", DATE)
    return {str(mirror.basis): mirror for mirror in found}


def lost_share(basis: str) -> float:
    """Of what the EU exported more in 2022 than in 2021, the share that Armenia did not record more of.

    Both with freight, in dollars at the average rates of the years.
    """
    usual = cif_fob()["usual"].factor
    sent = {
        each: year(flows("eu_to_armenia_monthly"), each) * (usd("EUR", each) or 0.0) * usual for each in (2021, 2022)
    }
    got = {each: _imports(each, basis) for each in (2021, 2022)}
    return 1 - (got[2022] - got[2021]) / (sent[2022] - sent[2021])


def source_gap_2023() -> float:
    """The source's sum for 2023: imports of one month less exports of twelve, Czechia lost in the join by name."""
    exports = year(flows("eu_to_armenia_monthly"), 2023) - year(flows("czechia_to_armenia_2023"), 2023)
    czech = year(flows("armenia"), 2023, flow="import", basis="origin", partner="cz")
    return _imports(2023, "origin") - czech - exports * _SOURCE_RATE


def _imports(wanted: int, basis: str) -> float:
    return sum(year(flows("armenia"), wanted, flow="import", basis=basis, partner=each) for each in eu_members())


def _growth() -> list[Found]:
    found = []
    known = neighbours()
    for key in ("kg", "am", "tt", "kz", "uz"):
        surge = known[key]
        excess = surge.excess
        assert excess is not None and surge.growth is not None and surge.chance is not None  # noqa: PT018
        ends = f"[{excess.low:.2f}, {excess.high:.2f}]"
        against = f"over the median of {len(surge.controls)} other partners ×{excess.value:.2f} {ends}"
        word = "beyond" if surge.verdict == "fired" else "not beyond"
        said = f"the same; {against}, p {surge.chance:.3f}: {word} what partners vary"
        found.append(Found(key, f"{100 * (surge.growth - 1):.1f}%", said))
    return found


def _gap_2023() -> Found:
    month = [each for each in flows("eu_to_armenia_monthly") if each.period == "2023-01"]
    sent = (month[0].value or 0.0) * (usd("EUR", 2023) or 0.0)
    honest = _imports(2023, "origin") - sent
    said = (
        "reproduced, and not a year: the Armenian table ends with January 2023 and calls that month its year, so one "
        "month of imports stands against twelve of exports, and Czechia is lost in a join by name; January alone is "
        f"{honest / 1e9:.3f} bn USD"
    )
    return Found("gap_2023", f"{source_gap_2023() / 1e9:.2f} bn USD", said)


def _exports() -> Found:
    before, after = (year(flows("armenia"), each, flow="export") for each in (2021, 2022))
    said = f"{before / 1e9:.2f} to {after / 1e9:.2f} billion USD; reported in round figures"
    return Found("exports", f"{100 * (after / before - 1):.1f}%", said)


def _to_russia() -> Found:
    before, after = (year(flows("armenia"), each, flow="export", partner="ru") for each in (2021, 2022))
    surge = to_russia()
    excess = surge.excess
    assert excess is not None  # the table has five years before the date
    said = (
        f"the same; since the embargo, over {len(surge.controls)} other partners of Armenia, ×{excess.value:.2f} "
        f"[{excess.low:.2f}, {excess.high:.2f}], p {surge.chance:.3f}: the rest is a rise of all its exports"
    )
    return Found("to_russia", f"{100 * (after / before - 1):.1f}%", said)


def _lost() -> Found:
    known = gaps()
    parts = []
    for basis in ("origin", "consignment"):
        mirror = known[basis]
        assert mirror.before is not None and mirror.after is not None and mirror.change is not None  # noqa: PT018
        before, after, shift = mirror.before.share.value, mirror.after.share.value, mirror.change
        ends = f"[{100 * (shift.low or 0):+.0f}, {100 * (shift.high or 0):+.0f}]"
        sides = f"missing {100 * before:.0f}% before, {100 * after:.0f}% since"
        parts.append(f"{basis}: {sides} ({100 * shift.value:+.0f} {ends} points)")
    ours = f"{100 * lost_share('origin'):.0f}% by origin, {100 * lost_share('consignment'):.0f}% by consignment"
    return Found("lost", ours, "EU to Armenia alone, 2022 over 2021. " + "; ".join(parts))
