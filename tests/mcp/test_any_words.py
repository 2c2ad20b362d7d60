"""Whatever words an agent sends, it gets an answer or one of our errors, and the answer holds to its schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.mcp.desk import Desk
from enduse.mcp.find_claims import ClaimsFound
from enduse.mcp.get_claim import ClaimRead
from enduse.mcp.screen_party import PartyScreened
from enduse.mcp.screen_shipment import ShipmentScreened
from enduse.mcp.tools import Tools
from enduse.mcp.trace_routes import RoutesTraced
from enduse.mcp.weigh_flow import FlowsWeighed
from enduse.model.errors import EnduseError

KNOWN = (
    "Iran",
    "ru",
    "China",
    "drones",
    "missiles",
    "2024",
    "2024-02-30",
    "Huaxin",
    "chpl",
    "8542.31",
    "=1+1",
    "%",
    "\0",
)
WORDS = st.one_of(st.none(), st.sampled_from(KNOWN), st.text(max_size=40))
SOME = st.one_of(st.sampled_from(KNOWN), st.text(max_size=40))
FEW = st.lists(SOME, max_size=2)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def tools(desk: Desk) -> Tools:
    return Tools(desk)


def holds(answer: Callable[[], Any], shape: type) -> None:
    try:
        told = answer()
    except EnduseError:
        return
    pydantic.TypeAdapter(shape).validate_python(told)
    pydantic.TypeAdapter(shape).dump_json(told)


@QUIET
@given(
    asked=st.dictionaries(st.sampled_from(["party", "supplier", "goods", "source", "words", "since", "until"]), WORDS)
)
def test_claims(tools: Tools, asked: dict[str, Any]) -> None:
    holds(lambda: tools.find_claims(**asked), ClaimsFound)


@QUIET
@given(cursor=WORDS, report=WORDS)
def test_cursors_and_reports(tools: Tools, cursor: str | None, report: str | None) -> None:
    holds(lambda: tools.find_claims(cursor=cursor, report=report), ClaimsFound)


@QUIET
@given(claim_id=SOME)
def test_ids(tools: Tools, claim_id: str) -> None:
    holds(lambda: tools.get_claim(claim_id), ClaimRead)


@QUIET
@given(supplier=WORDS, recipient=WORDS, goods=WORDS)
def test_flows(tools: Tools, supplier: str | None, recipient: str | None, goods: str | None) -> None:
    holds(lambda: tools.weigh_flow(supplier, recipient, goods), FlowsWeighed)


@QUIET
@given(name=SOME, others=FEW, country=FEW, born=WORDS, kind=WORDS, number=SOME)
def test_parties(
    tools: Tools, name: str, others: list[str], country: list[str], born: str | None, kind: str | None, number: str
) -> None:
    identifiers: Any = [{"value": number} | ({} if kind is None else {"kind": kind})]
    holds(
        lambda: tools.screen_party(
            name, others, country=country, birth_date=born, identifiers=identifiers if number else None
        ),
        PartyScreened,
    )


@QUIET
@given(goods=SOME, code=WORDS, codes=FEW, name=SOME, role=SOME, destination=WORDS, date=WORDS)
def test_shipments(
    tools: Tools,
    goods: str,
    code: str | None,
    codes: list[str],
    name: str,
    role: str,
    destination: str | None,
    date: str | None,
) -> None:
    parties: Any = [{"name": name, "role": role}]
    holds(
        lambda: tools.screen_shipment(goods, code, codes, parties, destination=destination, date=date),
        ShipmentScreened,
    )


@settings(parent=QUIET, max_examples=15)
@given(goods=WORDS, since=WORDS, via=WORDS, origin=SOME)
def test_routes(tools: Tools, goods: str | None, since: str | None, via: str | None, origin: str) -> None:
    holds(lambda: tools.trace_routes([origin], ["ru"], goods, since, via, limit=2), RoutesTraced)
