"""Parties: everybody whom claims name, and where each is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from enduse.reference.shipments import country_of
from enduse.views.place import country
from enduse.views.words import listed
from enduse.web.desk import desk_of
from enduse.web.pages.claims import ClaimRow, claim_row
from enduse.web.pages.drawing import network_of
from enduse.web.pages.page import page, shown
from enduse.web.pages.paging import SIZE, Paging, page_number
from enduse.web.party_index import NamedParty
from enduse.web.snapshot import Holdings

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "supplier": "Said to hand over",
        "recipient": "Said to receive",
        "intermediaries": "Said to stand between",
        "parties": "Said to deal, direction not said",
        "issuer": "Said to take measures",
        "targets": "Said to be the target of measures",
    }
)
_CLAIMS = 50


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party in a list."""

    key: str
    name: str
    places: str
    roles: tuple[tuple[str, int], ...]
    claims: int
    is_state: bool
    query_key: str


async def parties(request: Request) -> Response:
    """The list of parties."""
    words, kind = request.query_params.get("q", "").strip()[:200], request.query_params.get("kind", "")
    number, desk = page_number(request), desk_of(request)
    holdings = await desk.holdings()

    def narrowed() -> list[NamedParty]:
        code = country_of(words) if words else None
        return [each for each in holdings.parties.values() if _fits(each, words.casefold(), code, kind)]

    found = await desk.work(narrowed)
    start = (number - 1) * SIZE
    rows = [party_row(each) for each in found[start : start + SIZE]]
    paging = Paging(rows, number, len(found), request.url.path, {"q": words, "kind": kind})
    return page(
        request, "parties", paging=paging, headers=paging.headers, words=words, kind=kind, total=len(holdings.parties)
    )


async def party(request: Request) -> Response:
    """One party: its claims by role."""
    desk = desk_of(request)
    holdings = await desk.holdings()
    found = (await desk.work(lambda: holdings.parties)).get(request.path_params["key"])
    if found is None:
        raise HTTPException(404, "There is no such party in this case; look for it in the list of parties.")
    snapshot = await desk.snapshot_soon()
    ids = [id_ for each in found.claims.values() for id_ in each]
    drawn, left = await desk.work(lambda: network_of(snapshot, ids)) if snapshot else (Markup(), 0)
    groups = [(ROLES[role], len(ids), _rows(ids, holdings)) for role, ids in found.claims.items()]
    return page(
        request,
        "party",
        party=party_row(found),
        groups=groups,
        network=drawn,
        left=left,
        is_weighed=snapshot is not None,
    )


def party_row(party: NamedParty) -> PartyRow:
    """A party as a list shows it."""
    claims = party.claims
    return PartyRow(
        key=party.key,
        name=shown(party.name, 160),
        places=listed(country(code).removeprefix("the ") for code in sorted(party.countries)),
        roles=tuple((ROLES[role], len(ids)) for role, ids in claims.items()),
        claims=len({id_ for ids in claims.values() for id_ in ids}),
        is_state=party.is_state,
        query_key=party.query_key,
    )


def _rows(ids: list[str], holdings: Holdings) -> list[ClaimRow]:
    return [claim_row(holdings.claims[id_], id_) for id_ in ids[:_CLAIMS]]


def _fits(party: NamedParty, words: str, code: str | None, kind: str) -> bool:
    if kind and party.is_state is not (kind == "state"):
        return False
    return not words or words in party.name.casefold() or (code is not None and code in party.countries)
