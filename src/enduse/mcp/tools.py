"""The tools as an agent calls them: what each takes, and what its answer looks like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enduse.mcp.claim_search import ClaimSearch
from enduse.mcp.desk import Desk
from enduse.mcp.find_claims import MOST as MOST_CLAIMS
from enduse.mcp.find_claims import ClaimsFound, find_claims
from enduse.mcp.get_claim import ClaimRead, get_claim
from enduse.mcp.party_asked import IdentifierAsked, query_of
from enduse.mcp.read_report import MOST as MOST_READ
from enduse.mcp.read_report import ReportRead, read_report
from enduse.mcp.screen_party import MOST as MOST_MATCHES
from enduse.mcp.screen_party import PartyScreened, screen_party
from enduse.mcp.screen_shipment import ShipmentParty, ShipmentScreened, screen_shipment, shipment_of
from enduse.mcp.trace_routes import MOST as MOST_ROUTES
from enduse.mcp.trace_routes import RoutesTraced, question_of, trace_routes
from enduse.mcp.weigh_flow import MOST as MOST_FLOWS
from enduse.mcp.weigh_flow import FlowsWeighed, weigh_flow
from enduse.model import Item
from enduse.model.claim import Factuality, MeasureStage, TransferStage

Words = Annotated[str | None, Field(max_length=500)]
Who = Annotated[str | None, Field(max_length=500, description="a country (ir, Iran) or words of a name")]
Goods = Annotated[
    str | None, Field(max_length=500, description="a goods category (aircraft.uav, missiles) or words: drones, chips")
]
Date = Annotated[str | None, Field(max_length=40, description="2023, 2023-02 or 2023-02-24")]
Country = Annotated[str, Field(max_length=100, description="ISO code or English name")]
Threshold = Annotated[
    str, Field(max_length=20, description="strict, default, wide, or a number from 0.5 to 1: least score of a match")
]


class Tools:
    """The tools over one case; each may be called in any thread.

    Args:
        desk: The case.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read_report(
        self,
        text: Annotated[str | None, Field(description="the report, plain text or HTML")] = None,
        path: Annotated[
            str | None, Field(max_length=4_000, description="a file below a folder the user allowed, in place of text")
        ] = None,
        published: Date = None,
        limit: Annotated[int, Field(ge=1, le=MOST_READ, description="claims at most")] = 30,
        skip: Annotated[int, Field(ge=0, description="claims left out at the beginning")] = 0,
    ) -> ReportRead:
        """Its docstring for agents is in `server`."""
        return read_report(self._desk, text, path, published, limit, skip)

    def find_claims(
        self,
        party: Who = None,
        supplier: Who = None,
        recipient: Who = None,
        goods: Goods = None,
        source: Annotated[
            str | None, Field(max_length=500, description="who says so: words of a speaker's or publisher's name")
        ] = None,
        kind: Literal["transfer", "measure"] | None = None,
        stage: TransferStage | MeasureStage | None = None,
        factuality: Factuality | None = None,
        words: Annotated[str | None, Field(max_length=500, description="all of them in the claim's words")] = None,
        report: Annotated[str | None, Field(max_length=100, description="id of a report")] = None,
        since: Date = None,
        until: Date = None,
        limit: Annotated[int, Field(ge=1, le=MOST_CLAIMS)] = 10,
        cursor: Annotated[str | None, Field(max_length=100, description="next_cursor of the page before")] = None,
    ) -> ClaimsFound:
        """Likewise."""
        search = ClaimSearch(
            party, supplier, recipient, goods, source, kind, stage, factuality, words, report, since, until
        )
        return find_claims(self._desk, search, limit, cursor)

    def get_claim(
        self, claim_id: Annotated[str, Field(max_length=100, description="id of a claim, or how it begins")]
    ) -> ClaimRead:
        """Likewise."""
        return get_claim(self._desk, claim_id)

    def weigh_flow(
        self,
        supplier: Who = None,
        recipient: Who = None,
        goods: Goods = None,
        limit: Annotated[int, Field(ge=1, le=MOST_FLOWS, description="flows at most")] = 5,
    ) -> FlowsWeighed:
        """Likewise."""
        return weigh_flow(self._desk, supplier, recipient, goods, limit)

    def screen_party(
        self,
        name: Annotated[str, Field(max_length=2_000)],
        other_names: Annotated[list[str] | None, Field(max_length=20, description="aliases, other scripts")] = None,
        schema: Annotated[
            str | None, Field(max_length=40, description="Person, Company, Organization, Vessel …; leave out if unsure")
        ] = None,
        country: Annotated[list[Country] | None, Field(max_length=20)] = None,
        birth_date: Date = None,
        identifiers: Annotated[list[IdentifierAsked] | None, Field(max_length=20)] = None,
        threshold: Threshold = "default",
        limit: Annotated[int, Field(ge=1, le=MOST_MATCHES, description="matches at most")] = 5,
    ) -> PartyScreened:
        """Likewise."""
        query = query_of((name, *(other_names or ())), schema, country or (), birth_date, identifiers or ())
        return screen_party(self._desk, query, threshold, limit)

    def screen_shipment(
        self,
        goods: Annotated[str, Field(max_length=2_000, description="the goods as declared")],
        hs_code: Annotated[str | None, Field(max_length=40, description="HS code, 6 or more digits")] = None,
        control_codes: Annotated[
            list[str] | None, Field(max_length=20, description="control codes the papers state: 3A001, EAR99")
        ] = None,
        parties: Annotated[list[ShipmentParty] | None, Field(description="everybody the papers name")] = None,
        departure: Country | None = None,
        destination: Country | None = None,
        through: Annotated[list[Country] | None, Field(max_length=20, description="countries passed through")] = None,
        date: Annotated[
            str | None, Field(max_length=40, description="day of the shipment; rules are asked as of it")
        ] = None,
        threshold: Threshold = "default",
    ) -> ShipmentScreened:
        """Likewise."""
        item = Item(goods, hs_code=hs_code, control_codes=tuple(control_codes or ()))
        places = (departure, destination, through or ())
        return screen_shipment(self._desk, shipment_of(parties or (), item, places, date), threshold)

    def trace_routes(
        self,
        origins: Annotated[list[Country], Field(min_length=1, max_length=50, description="where the goods come from")],
        destinations: Annotated[
            list[Country], Field(min_length=1, max_length=50, description="where they must not go")
        ],
        goods: Annotated[
            str | None, Field(max_length=500, description="chpl, chpl:1, an HS code, or a goods category; commas part")
        ] = None,
        since: Annotated[str | None, Field(max_length=40, description="movements from this day on: 2022-02-24")] = None,
        via: Who = None,
        max_legs: Annotated[int, Field(ge=2, le=4)] = 4,
        limit: Annotated[int, Field(ge=1, le=MOST_ROUTES, description="routes at most")] = 5,
    ) -> RoutesTraced:
        """Likewise."""
        question = question_of(origins, destinations, goods=goods, since=since, via=via, max_legs=max_legs, limit=limit)
        return trace_routes(self._desk, question)
