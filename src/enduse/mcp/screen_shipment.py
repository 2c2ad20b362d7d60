"""`screen_shipment`: the parties, goods and places of one shipment against lists and controls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.desk import Desk
from enduse.mcp.harmless import harmless, line
from enduse.mcp.party_asked import IdentifierAsked, codes_of, name_of, query_of
from enduse.mcp.told_match import LEAD, NOBODY, FeatureTold
from enduse.model import Item, Match, Party, Query, Shipment
from enduse.model.errors import InputError, UsageError
from enduse.reference.shipments import head_of

if TYPE_CHECKING:
    from enduse.screening.shipments import ShipmentResult

MOST_PARTIES: Final = 20
_SLOTS: Final = ("sender", "receiver", "declarant", "vessel")
_NO_LISTS: Final = "the case holds no lists, so no party was asked about: load some with enduse lists load"
_GOODS: Final = "a code that is not listed is not cleared"


class ShipmentParty(TypedDict):
    """A party of the shipment."""

    name: str
    role: NotRequired[
        Annotated[str, Field(description="sender, receiver, declarant, vessel, notify party, carrier, bank …")]
    ]
    country: NotRequired[Annotated[str, Field(description="ISO code or name")]]
    identifiers: NotRequired[list[IdentifierAsked]]


class ShipmentMatch(TypedDict):
    """A listed party that may be one of the shipment's."""

    entity_id: str
    caption: NotRequired[str]
    schema: NotRequired[str]
    datasets: NotRequired[list[str]]
    score: float
    match: NotRequired[bool]
    features: NotRequired[list[FeatureTold]]
    referents: NotRequired[list[str]]


class PartyListed(TypedDict):
    """A party of the shipment that may be listed."""

    role: NotRequired[str]
    name: NotRequired[str]
    matches: list[ShipmentMatch]


class FindingTold(TypedDict):
    """A rule applied to goods or a place."""

    rule: str
    verdict: Annotated[str, Field(description="fired, or cannot tell; rules that did not fire are left out")]
    subject: NotRequired[Annotated[str, Field(description="what it was applied to; absent where nothing was told")]]
    detail: NotRequired[str]
    authority: NotRequired[str]
    citation: NotRequired[Annotated[str, Field(description="where the rule stands")]]
    in_force_from: NotRequired[str]
    in_force_until: NotRequired[str]
    as_of: NotRequired[str]
    innocent_explanations: NotRequired[Annotated[list[str], Field(description="why it may mean nothing")]]


class ShipmentScreened(TypedDict):
    """What lists and controls say of a shipment."""

    verdict: Annotated[str, Field(description="fired, cannot tell or not fired; never cleared")]
    as_of: NotRequired[Annotated[str, Field(description="day the rules were asked for; absent: the newest tables")]]
    asked: NotRequired[Annotated[int, Field(description="parties asked about")]]
    parties: NotRequired[list[PartyListed]]
    findings: NotRequired[list[FindingTold]]
    lists: Annotated[dict[str, str | None], Field(description="lists asked, each with the date it counts from")]
    note: str


def shipment_of(
    parties: Sequence[ShipmentParty],
    item: Item,
    places: tuple[str | None, str | None, Sequence[str]],
    date: str | None,
) -> Shipment:
    """A shipment as an agent tells it.

    Args:
        parties: Its parties.
        item: Its goods.
        places: Country of departure, of destination, and those passed through: codes or names.
        date: Partial ISO date, None when unknown.

    Raises:
        UsageError: A party, country or number is nothing known.
    """
    if len(parties) > MOST_PARTIES:
        raise UsageError(f"{len(parties)} parties are too many for one shipment; give {MOST_PARTIES} at most")
    departure, destination, through = places
    slots: dict[str, Party] = {}
    others: list[tuple[str, Party]] = []
    numbers = []
    for told in parties:
        role = _role(told.get("role") or "party")
        codes = codes_of(told["country"]) if told.get("country") else ()
        party = Party(name_of(told["name"]), "Vessel" if role == "vessel" else "LegalEntity", codes)
        asked = query_of((told["name"],), None, (), None, told.get("identifiers", ()))
        numbers += [(role, each) for each in asked.identifiers]
        if role in _SLOTS and role not in slots:
            slots[role] = party
        else:
            others.append((role, party))
    return Shipment(
        "shipment",
        date,
        sender=slots.get("sender"),
        receiver=slots.get("receiver"),
        declarant=slots.get("declarant"),
        others=tuple(others),
        vessel=slots.get("vessel"),
        departure_country=_country(departure),
        destination_country=_country(destination),
        items=(item,),
        dataset="enduse mcp",
        transit_countries=tuple(code for words in through for code in codes_of(words)),
        identifiers=tuple(numbers),
    )


def screen_shipment(desk: Desk, shipment: Shipment, threshold: str) -> ShipmentScreened:
    """What lists and controls say of a shipment.

    Args:
        desk: The case.
        shipment: The shipment.
        threshold: As for `screen_party`.

    Raises:
        UsageError: There is no such threshold, or the date is none.
        CaseError: The case cannot be read.
    """
    from enduse.case.decisions import Decisions, Reviewed
    from enduse.case.screening import threshold_of
    from enduse.ledger.screenings import Screenings
    from enduse.screening.shipments import screen_shipments

    least = threshold_of(threshold)
    with desk.asking, desk.case() as case:
        try:
            lists = desk.lists()
        except InputError:
            states: dict[str, str | None] = {}
            (result,) = screen_shipments([shipment], _Nobody(), desk.goods(), threshold=least)
        else:
            states = {each.name: each.day for each in lists.states}
            reviewed = Reviewed(lists, Decisions(Screenings(case.ledger).decisions()))
            (result,) = screen_shipments(
                [shipment], reviewed, desk.goods(), threshold=least, fields=("destination_country",)
            )
    return cast("ShipmentScreened", harmless(_told(result, states)))


class _Nobody:
    """Stands for lists where there are none."""

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int = 5) -> list[tuple[Match, ...]]:  # noqa: ARG002  # the shape of a screener
        """No match for anybody."""
        return [() for _ in queries]


def _told(result: ShipmentResult, states: dict[str, str | None]) -> dict[str, Any]:
    record = {name: value for name, value in result.to_dict().items() if name not in ("id", "row")}
    if not states:
        record.pop("asked", None)
    is_listed = any(party.matches for party in result.parties)
    notes = [(LEAD if is_listed else NOBODY) if states else _NO_LISTS, _GOODS]
    return record | {"lists": states, "note": "; ".join(notes)}


def _role(words: str) -> str:
    """The role as records have it: a consignee is a receiver."""
    plain = line(words, 60).casefold()
    head = head_of(plain)
    return head.field if head is not None and head.field in _SLOTS else plain


def _country(words: str | None) -> str | None:
    if words is None:
        return None
    codes = codes_of(words)
    if len(codes) != 1:
        raise UsageError(f"{line(words, 60)!r} names {len(codes)} countries; give one ISO code")
    return codes[0]
