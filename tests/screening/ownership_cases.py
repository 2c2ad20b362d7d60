"""What tests of ownership share: short ways to write holdings, and strategies."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime, regime_at
from enduse.screening.ownership import Closure, close

DAY = "2026-01-15"


def regime(name: str, day: str = DAY) -> Regime:
    found = regime_at(name, day)
    assert found is not None
    return found


OFAC, EU, UK = regime("ofac"), regime("eu"), regime("uk")


def owns(owner: str, asset: str, share: float | tuple[float, float], **more: object) -> Ownership:
    low, high = share if isinstance(share, tuple) else (share, share)
    return replace(Ownership(owner, asset, low, high), origin=f"{owner}>{asset}", **more)  # type: ignore[arg-type]


def closed(text: str, listed: str = "X", under: Regime = OFAC, day: str = DAY) -> Closure:
    """The closure of holdings written `X 50 A, A 25-60 B`, with every listed party a letter."""
    holdings = []
    for each in text.split(","):
        owner, share, asset = each.split()
        low, _, high = share.partition("-")
        holdings.append(owns(owner, asset, (float(low), float(high or low))))
    return close(holdings, listed.split(), under, day)


def statuses(closure: Closure) -> dict[str, str]:
    return {party: closure.status(party).value for party in closure}


PARTIES = st.sampled_from([f"p{number}" for number in range(6)])
SHARES = st.sampled_from([0.0, 10.0, 24.9, 25.0, 33.333333, 49.999999, 50.0, 50.0, 50.000001, 60.0, 100.0])
EXACT = SHARES.map(lambda share: (share, share))
INTERVALS = st.one_of(EXACT, EXACT, st.tuples(SHARES, SHARES).map(lambda pair: (min(pair), max(pair))))
DATES = st.sampled_from([*[None] * 15, "2020", "2026", "2026-01", "2026-01-15", "2027-02-01"])


@st.composite
def holdings(draw: st.DrawFn, *, plain: bool = False) -> list[Ownership]:
    """Some holdings; `plain` without joint blocks, nominees and dates, and each pair of parties once."""
    rows: dict[object, Ownership] = {}
    for number in range(draw(st.integers(2, 18))):
        low, high = draw(INTERVALS)
        row = Ownership(draw(PARTIES), draw(PARTIES), low, high, origin=f"row {number}")
        if not plain:
            nominee = draw(st.sampled_from([False, False, False, False, False, True]))
            row = replace(
                row,
                start=draw(DATES),
                end=draw(DATES),
                joint=draw(st.sampled_from([None, None, None, None, None, "j1", "j2"])),
                nominee=nominee,
                nominator=draw(st.one_of(st.none(), PARTIES)) if nominee else None,
            )
        rows[(row.owner, row.asset) if plain else number] = row
    return list(rows.values())


LISTED = st.frozensets(PARTIES, min_size=1, max_size=3)
REGIMES = st.sampled_from([OFAC, EU, UK, regime("ofac", "2010-01-01"), regime("eu", "2023-01-01")])
