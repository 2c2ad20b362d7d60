"""From a file to results, with the real screeners of parties and goods."""

import os
from pathlib import Path

import pytest

from enduse.model import Entity, Verdict
from enduse.screening import Screener
from enduse.screening.goods import GoodsScreener
from enduse.screening.shipments import ShipmentResult, Totals, screen_shipments
from enduse.sources.shipments import Tally, columns_of, read_shipments

ROOT = Path(__file__).parents[3]
KOREAN = Path(os.environ.get("ENDUSE_SHARED", "../shared")) / "data/trade/customs_kr_synthetic"

LISTED = [
    Entity("l-1", "Company", {"name": ("Obrazets Elektronika OOO",), "country": ("ru",)}, "Obrazets Elektronika OOO"),
    Entity("l-2", "Vessel", {"name": ("OLD NAME",), "imoNumber": ("1234567",)}, "OLD NAME"),
    Entity("l-3", "Company", {"name": ("Somebody Else Heavy Industries",)}, "Somebody Else Heavy Industries"),
]


def screened(path: Path, *, own_dates: bool = True) -> tuple[list[ShipmentResult], Totals, Tally]:
    columns, tally, totals = columns_of(str(path)), Tally(), Totals()
    shipments = read_shipments(str(path), columns, on_rejected=tally.reject, on_note=tally.note)
    screener = Screener.build(LISTED)
    results = screen_shipments(
        shipments, screener, GoodsScreener(), threshold=0.85, own_dates=own_dates, fields=columns.fields
    )
    return [totals.add(result) for result in results], totals, tally


def test_the_example() -> None:
    results, totals, _ = screened(ROOT / "examples" / "shipments.csv")
    matched = {result.id: [p.role for p in result.parties if p.matches] for result in results}
    # The firm by its name in another script, the ship by its IMO number under a new name.
    assert {key: roles for key, roles in matched.items() if roles} == {
        "DT-0001": ["vessel"],
        "DT-0003": ["receiver"],
        "DT-0004": ["vessel"],
    }
    verdicts = {result.id: result.verdict for result in results}
    assert verdicts["DT-0003"] is verdicts["DT-0007"] is Verdict.fired
    assert verdicts["DT-0005"] is verdicts["DT-0008"] is Verdict.not_fired
    assert verdicts["DT-0010"] is Verdict.cannot_tell
    subjects = {finding.subject for result in results for finding in result.findings if finding.rule == "ofac.ir"}
    assert subjects == {"ir (destination, port of destination, receiver)"}
    assert (totals.records, totals.listed) == (12, 3)


@pytest.mark.skipif(not KOREAN.exists(), reason="needs the declarations of ENDUSE_SHARED")
def test_fifty_four_thousand_declarations() -> None:
    rows = fired = 0
    for part in ("train", "valid", "test"):
        results, totals, tally = screened(KOREAN / f"df_syn_{part}_eng.csv")
        rows += totals.records
        fired += totals.verdicts[Verdict.fired]
        assert (totals.listed, tally.rejected) == (0, 0)  # its parties have numbers of the file's own only
        assert all(result.as_of is not None for result in results)
    # The priority list is of 2023, the declarations are of 2020 and 2021: nothing had been listed.
    assert (rows, fired) == (54_000, 0)


@pytest.mark.skipif(not KOREAN.exists(), reason="needs the declarations of ENDUSE_SHARED")
def test_old_trade_as_it_looks_now() -> None:
    results, totals, _ = screened(KOREAN / "df_syn_valid_eng.csv", own_dates=False)
    processors = [result for result in results if any(found.subject == "854231" for found in result.findings)]
    assert totals.verdicts[Verdict.fired] > 200
    assert processors
    assert all(result.verdict is Verdict.fired for result in processors)
