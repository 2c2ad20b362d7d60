from __future__ import annotations

from typing import Any

import pytest
from weighing_claims import KIRBY, SPIEGEL, TEHRAN, WHITE_HOUSE, said

from enduse.model import Dispute, Party
from enduse.weighing import weigh


def _disputes(*claims: Any) -> list[Dispute]:
    return [w.dispute for w in weigh(claims) if w.dispute]


@pytest.mark.parametrize("held", ["certain", "probable"])
@pytest.mark.parametrize("against", ["denied", "not_seen"])
def test_assertion_against_denial(held: Any, against: Any) -> None:
    (dispute,) = _disputes(said(SPIEGEL, held), said(KIRBY, against))
    assert [p.source for p in dispute.asserting] == ["Der Spiegel"]
    assert [p.source for p in dispute.against] == ["John Kirby"]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([said(SPIEGEL), said(KIRBY)], id="both assert"),
        pytest.param([said(SPIEGEL, "denied"), said(KIRBY, "not_seen")], id="both against"),
        pytest.param([said(SPIEGEL, "possible"), said(KIRBY, "denied")], id="only possible"),
        pytest.param([said(SPIEGEL, "unknown"), said(KIRBY, "denied")], id="unknown"),
        pytest.param([said(SPIEGEL, stage="considered"), said(KIRBY, "denied")], id="considered, and not delivered"),
        pytest.param([said(SPIEGEL, stage="agreed"), said(KIRBY, "not_seen", "shipped")], id="agreed, and not shipped"),
        pytest.param([said(SPIEGEL, stage="halted"), said(KIRBY, "denied")], id="halted, and not delivered"),
        pytest.param([said(SPIEGEL), said(KIRBY, "denied", "halted")], id="delivered, and not halted"),
        pytest.param([said(SPIEGEL), said(KIRBY, "not_seen", "licensed")], id="delivered, and not licensed"),
        pytest.param(
            [said(SPIEGEL, goods=("arms",)), said(KIRBY, "denied", goods=("missile",))], id="other arms may be"
        ),
        pytest.param([said(SPIEGEL, goods=("missile",)), said(KIRBY, "denied", goods=("aircraft",))], id="other goods"),
        pytest.param([said(SPIEGEL, goods=()), said(KIRBY, "denied", goods=("missile",))], id="goods not told"),
        pytest.param(
            [said(SPIEGEL, goods=(None,), words="widgets"), said(KIRBY, "denied", goods=(None,))], id="unknown goods"
        ),
        pytest.param([said(SPIEGEL), said(KIRBY, "denied", recipient=("sy",))], id="other recipient"),
        pytest.param([said(SPIEGEL, supplier=()), said(KIRBY, "denied", supplier=())], id="nobody named"),
        pytest.param(
            [said(SPIEGEL, since="2024"), said(KIRBY, "denied", on="2023-02")], id="denied before it happened"
        ),
        pytest.param(
            [said(SPIEGEL, since="2024"), said(KIRBY, "denied", since="2022", until="2023")], id="denied of other years"
        ),
        pytest.param([said(KIRBY, on="2023"), said(KIRBY, "denied", on="2022")], id="a source that changed its mind"),
        pytest.param(
            [said(KIRBY), said(Party("Kirby", "Person", ("us",)), "denied")], id="the same source by another name"
        ),
    ],
)
def test_no_dispute(claims: list[Any]) -> None:
    assert _disputes(*claims) == []


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([said(SPIEGEL, goods=("missile",)), said(KIRBY, "denied", goods=("arms",))], id="general denial"),
        pytest.param([said(SPIEGEL, goods=("missile",)), said(KIRBY, "denied", goods=())], id="denial of anything"),
        pytest.param([said(SPIEGEL, goods=("missile",)), said(KIRBY, "denied", goods=("goods",))], id="of any goods"),
        pytest.param([said(SPIEGEL, stage="shipped"), said(KIRBY, "denied", "delivered")], id="shipped is handed over"),
        pytest.param([said(SPIEGEL), said(KIRBY, "denied", "considered")], id="not even considered"),
        pytest.param([said(SPIEGEL, stage=None), said(KIRBY, "denied", None)], id="no stage told"),
        pytest.param([said(SPIEGEL, stage="halted"), said(KIRBY, "denied", "halted")], id="halted or not"),
        pytest.param([said(SPIEGEL, since="2022"), said(KIRBY, "denied", on="2023-02")], id="denied afterwards"),
        pytest.param([said(SPIEGEL), said(TEHRAN, "denied")], id="a party to it denies"),
        pytest.param([said(WHITE_HOUSE), said(KIRBY, "denied")], id="two bodies of one government"),
    ],
)  # fmt: skip
def test_dispute(claims: list[Any]) -> None:
    assert len(_disputes(*claims)) == 1


def test_dispute_over_a_deal_without_direction() -> None:
    def deal(source: Party, factuality: Any, parties: tuple[str, ...]) -> Any:
        return said(source, factuality, supplier=(), recipient=(), parties=parties)

    assert len(_disputes(deal(SPIEGEL, "certain", ("ir", "ru")), deal(KIRBY, "denied", ("ru", "ir")))) == 1


def test_ten_papers_quoting_one_spokesman_are_one_position() -> None:
    claims = [said((KIRBY, Party(f"paper {n}")), "denied", document=f"d{n}") for n in range(10)]
    (weighing,) = weigh([*claims, said(SPIEGEL)])
    assert weighing.dispute is not None
    (position,) = weighing.dispute.against
    assert len(position.documents) == len(position.claim_ids) == 10
    assert position.relayed_by == tuple(f"paper {n}" for n in range(10))
