"""Which claims a question finds, and which it must not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.mcp.claim_search import ClaimSearch, Found, found, offset_of
from enduse.mcp.meant import Period, What, Who
from enduse.model import Attribution, Claim, Document, Item, MeasureClaim, Party, TransferClaim
from enduse.model.errors import UsageError
from enduse.model.span import cut

TEXT = "Ruritania sent drones to Graustark, said Dana Speaker of the Ministry. Nigeria got none."
REPORT = Document(TEXT, "Drones", publisher="The Daily Example", published_at="2024-05-02")
UNDATED = Document(TEXT + " ", "Drones again")


def transfer(**said: Any) -> TransferClaim:
    given_: dict[str, Any] = {
        "supplier": (Party("Acme Aéro GmbH", "Company", ("de",)),),
        "recipient": (Party("Nigeria", "Country", ("ng",)),),
        "items": (Item("attack drones", category="aircraft.uav"),),
        "attribution": Attribution((Party("Dana Speaker", "Person", ("fr",)),)),
        "stage": "delivered",
    }
    return TransferClaim(REPORT.id, (cut(TEXT, 0, 35),), **(given_ | said))


CLAIM = transfer()
MEASURE = MeasureClaim(
    REPORT.id,
    (cut(TEXT, 36, 70),),
    issuer=(Party("European Union", "PublicBody", ("eu",)),),
    targets=(Party("Acme Aéro GmbH", "Company", ("de",)),),
    instruments=("asset freeze",),
    stage="imposed",
    factuality="probable",
)


def hit(*claims: Claim, **asked: Any) -> Found:
    return found(ClaimSearch(**asked), claims, {REPORT.id: REPORT, UNDATED.id: UNDATED})


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"party": "acme"},
        {"party": "GMBH Aero"},
        {"party": "Germany"},
        {"party": "de"},
        {"supplier": "German"},
        {"recipient": "ng"},
        {"recipient": "NIGERIA"},
        {"goods": "aircraft.uav"},
        {"goods": "aircraft"},
        {"goods": "drones"},
        {"goods": "attack"},
        {"source": "speaker"},
        {"source": "France"},
        {"source": "daily example"},
        {"kind": "transfer"},
        {"stage": "delivered"},
        {"factuality": "certain"},
        {"words": "ruritania graustark"},
        {"words": "Speaker"},
        {"report": REPORT.id},
        {"report": f"report://{REPORT.id}"},
        {"report": REPORT.id[:12]},
        {"since": "2024"},
        {"since": "2024-05-02", "until": "2024-05-02"},
        {"until": "2024-06"},
        {"party": "acme", "goods": "drones", "stage": "delivered", "source": "Dana"},
    ],
)
def test_what_is_asked_for_is_found(asked: dict[str, str]) -> None:
    assert hit(CLAIM, **asked).claims == (CLAIM,)


@pytest.mark.parametrize(
    "asked",
    [
        {"party": "Niger"},
        {"party": "Acme Borealis"},
        {"party": "France"},
        {"party": "speaker"},
        {"supplier": "ng"},
        {"supplier": "Nigeria"},
        {"recipient": "acme"},
        {"recipient": "ger"},
        {"goods": "missiles"},
        {"goods": "aircraft.uav.loitering"},
        {"goods": "attack helicopters"},
        {"source": "acme"},
        {"source": "daily planet"},
        {"kind": "measure"},
        {"stage": "imposed"},
        {"factuality": "denied"},
        {"words": "ruritania borealis"},
        {"words": "rurit"},
        {"report": "ffff"},
        {"since": "2024-05-03"},
        {"until": "2024-04"},
        {"until": "2023"},
        {"party": "acme", "stage": "offered"},
    ],
)
def test_what_is_not_asked_for_is_not(asked: dict[str, str]) -> None:
    assert hit(CLAIM, **asked) == Found(())


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"party": "eu"}, True),
        ({"party": "European Union"}, True),
        ({"party": "acme"}, True),
        ({"kind": "measure"}, True),
        ({"stage": "imposed"}, True),
        ({"words": "freeze"}, True),
        ({"supplier": "acme"}, False),
        ({"recipient": "eu"}, False),
        ({"goods": "drones"}, False),
        ({"factuality": "certain"}, False),
    ],
)
def test_measures_are_found_by_who_takes_them_and_against_whom(asked: dict[str, str], is_found: bool) -> None:
    assert bool(hit(MEASURE, **asked).claims) is is_found


@pytest.mark.parametrize(
    "asked",
    [
        {"party": "—"},
        {"source": ""},
        {"goods": "!"},
        {"words": " "},
        {"since": "last year"},
        {"until": "02/05/2024"},
        {"since": "2024-5"},
        {"since": "2025", "until": "2024"},
    ],
)
def test_what_cannot_be_understood_is_told(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"give|write|turn"):
        hit(CLAIM, **asked)


def test_a_claim_is_dated_by_what_it_says_before_anything_else() -> None:
    old = transfer(start_date="2019", end_date="2020-03")
    said = transfer(attribution=Attribution((), said_on="2022-01-05"))
    assert hit(old, said, CLAIM, since="2020", until="2020").claims == (old,)
    assert hit(old, said, CLAIM, since="2022", until="2022").claims == (said,)
    assert hit(old, said, CLAIM, since="2019-05", until="2019-06").claims == (old,)


def test_what_is_undated_stays_undated_and_is_counted() -> None:
    words = transfer(start_date="last year")
    bare = TransferClaim(UNDATED.id, (cut(UNDATED.text, 0, 5),))
    assert hit(words, bare, CLAIM, since="2000") == Found((CLAIM,), 2)
    assert hit(words, bare, CLAIM).undated == 0


@given(st.integers(0, 10**8))
def test_a_cursor_leads_back(offset: int) -> None:
    search = ClaimSearch(party="x")
    assert offset_of(f"{search.key}-{offset}", search) == offset


@pytest.mark.parametrize(
    "cursor", ["", "5", "x-5", f"{ClaimSearch(party='y').key}-5", f"{ClaimSearch(party='x').key}-"]
)
def test_a_cursor_of_another_question_is_refused(cursor: str) -> None:
    with pytest.raises(UsageError, match="begin at the first"):
        offset_of(cursor, ClaimSearch(party="x"))


def test_a_cursor_that_is_no_number_is_refused() -> None:
    search = ClaimSearch()
    for tail in ("-1", "1e9", "٣", "1" * 10):
        with pytest.raises(UsageError):
            offset_of(f"{search.key}-{tail}", search)


def test_a_country_is_known_by_its_code_and_a_group_by_its_name() -> None:
    assert Who.of("Tajikistan", "party").is_any_end(("tj",))
    assert Who.of("houthis", "party").is_any_end(("Houthis",))
    assert not Who.of("Niger", "party").is_any_end(("ng",))
    assert not Who.of("us", "party").is_any_end(("ru", "Russia"))


def test_no_category_holds_none() -> None:
    assert not What.of("frobnicators").holds(None)
    assert not What.of("drones").holds(None)
    assert What.of("aircraft").holds("aircraft.uav")
    assert not What.of("aircraft.uav").holds("aircraft")


def test_an_open_period_holds_every_date() -> None:
    assert Period.of(None, None) is None
    assert Period("2020", None).may_hold("2024", None) is True
    assert Period(None, "2020").may_hold(None, "2021") is False
    assert Period(None, "2020").may_hold(None, None) is None
