from __future__ import annotations

from typing import Any

import pytest
from weighing_claims import KIRBY, REUTERS, SPIEGEL, TEHRAN, WHITE_HOUSE, said

from enduse.model import Party, Position, TransferClaim
from enduse.weighing import weigh

LEMONDE = Party("Le Monde", "Organization", ("fr",))
KYIV = Party("Ukraine", "Country", ("ua",))


def _weighed(first: TransferClaim, *others: TransferClaim) -> Position:
    """The position the first claim carries."""
    weighed = weigh([first, *others])
    return next(p for w in weighed for p in w.positions if first.id in p.claim_ids)


@pytest.mark.parametrize(
    ("figure", "others"),
    [
        pytest.param(1, [said(REUTERS)], id="confirmed"),
        pytest.param(1, [said(REUTERS, goods=("missile",))], id="confirmed for part of the goods"),
        pytest.param(2, [said(REUTERS, stage="agreed")], id="another says agreed"),
        pytest.param(2, [said(REUTERS, "possible")], id="another holds it possible"),
        pytest.param(3, [], id="alone"),
        pytest.param(3, [said(SPIEGEL, document="d2", words="once more")], id="repeated by itself"),
        pytest.param(3, [said(Party("a report"))], id="an unnamed voice confirms nothing"),
        pytest.param(3, [said(None)], id="a report of no known publisher confirms nothing"),
        pytest.param(3, [said(REUTERS), said(KIRBY, "denied")], id="confirmed and denied"),
        pytest.param(4, [said(KIRBY, "denied")], id="denied by one"),
        pytest.param(4, [said(KIRBY, "denied"), said(WHITE_HOUSE, "denied")], id="denied by one government twice"),
        pytest.param(4, [said(KIRBY, "not_seen")], id="not seen by one"),
        pytest.param(5, [said(KIRBY, "denied"), said(TEHRAN, "denied")], id="denied by two"),
    ],
)
def test_figure_of_an_assertion(figure: int, others: list[Any]) -> None:
    assert _weighed(said(SPIEGEL), *others).credibility.figure == figure


def test_not_seen_bears_a_denial_out_only_in_part() -> None:
    assert _weighed(said(TEHRAN, "denied"), said(KIRBY, "not_seen")).credibility.figure == 2
    assert _weighed(said(TEHRAN, "denied"), said(KIRBY, "denied")).credibility.figure == 1
    assert _weighed(said(TEHRAN, "denied"), said(KIRBY, "not_seen"), said(SPIEGEL)).credibility.figure == 4


def test_not_seen_never_makes_improbable() -> None:
    others = [said(who, "not_seen") for who in (KIRBY, KYIV, LEMONDE)]
    assert _weighed(said(SPIEGEL), *others).credibility.figure == 4


@pytest.mark.parametrize(
    ("figure", "claim"),
    [
        (6, said(SPIEGEL, "unknown")),
        (6, said(Party("a report"))),
        (4, said(SPIEGEL, "possible")),
        (3, said(SPIEGEL, "denied")),
    ],
)
def test_figure_of_a_lone_statement(figure: int, claim: TransferClaim) -> None:
    assert _weighed(claim).credibility.figure == figure


def test_bodies_of_one_government_do_not_confirm_each_other() -> None:
    position = _weighed(said(KIRBY), said(WHITE_HOUSE), said(Party("U.S. officials", "Person", ("us",))))
    assert position.credibility.figure == 3
    assert "confirmed_by" not in {term.name for term in position.credibility.terms}


def test_terms_name_who_confirms_and_who_denies() -> None:
    position = _weighed(said(SPIEGEL), said(REUTERS), said(KIRBY, "denied"), said(KYIV, "not_seen"))
    assert {(term.name, term.sources) for term in position.credibility.terms} == {
        ("confirmed_by", ("Reuters",)),
        ("denied_by", ("John Kirby",)),
        ("not_seen_by", ("Ukraine",)),
    }


def test_contradiction_without_weight_is_told_and_changes_no_figure() -> None:
    position = _weighed(said(KIRBY), said(WHITE_HOUSE, "denied"), said(Party("a report"), "denied"))
    assert position.credibility.figure == 3
    assert {(term.name, term.sources) for term in position.credibility.terms} == {
        ("contradicted_unweighed", ("White House", "a report"))
    }


def test_denial_of_a_party_to_it_is_told() -> None:
    position = _weighed(said(TEHRAN, "denied"), said(SPIEGEL))
    assert "own_dealings" in {term.name for term in position.credibility.terms}


def test_independent_voices_counts_governments_once() -> None:
    (weighing,) = weigh([said(KIRBY), said(WHITE_HOUSE), said(SPIEGEL), said(Party("a report")), said(KYIV, "denied")])
    assert weighing.independent == 2


def test_independent_voices_counts_only_what_is_held_to_be_handed_over() -> None:
    (weighing,) = weigh([said(KIRBY, "possible"), said(SPIEGEL, stage="considered"), said(KYIV)])
    assert weighing.independent == 1
