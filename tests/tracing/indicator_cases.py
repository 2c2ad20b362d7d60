"""For every red flag a record that makes it fire, one that does not, and one that leaves it open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from enduse.model.entity import Entity
from enduse.model.finding import Finding
from enduse.model.item import Item
from enduse.model.match import Identifier
from enduse.model.ownership import Ownership
from enduse.model.party import Party
from enduse.model.shipment import Shipment
from enduse.tracing.indicators import Context, judge

CHIP = "8542.31"  # tier 1 of the Common High Priority List
LAMP = "9405.11"
OTHER_CHIPS = "8541.41"  # light-emitting diodes: same heading as listed codes, not listed itself


@dataclass(frozen=True)
class Case:
    """A record among others."""

    shipment: Shipment
    records: Sequence[Shipment] = ()
    context: Mapping[str, Any] = field(default_factory=dict)

    def finding(self, rule: str) -> Finding:
        told = judge(self.shipment, Context.of([*self.records, self.shipment], **self.context))
        return next(each for each in told if each.rule == rule)


def ship(
    receiver: str | None = "Alfa Systems LLC",
    code: str | None = CHIP,
    *,
    to: str | None = "am",
    sender: str | None = "Maker Inc",
    address: str | None = None,
    schema: str = "LegalEntity",
    description: str = "",
    amount: float | None = None,
    currency: str | None = "USD",
    number: float | None = None,
    kg: float | None = None,
    date: str | None = "2023-05-01",
    id: str = "asked",  # noqa: A002
    **more: Any,
) -> Shipment:
    return Shipment(
        id=id,
        date=date,
        sender=Party(sender, country=("de",)) if sender else None,
        receiver=Party(receiver, schema, (to,) if to else ()) if receiver else None,
        items=(Item(description, hs_code=code, amount=amount, currency=currency, number=number),),
        weight_kg=kg,
        addresses=(("receiver", address),) if address else (),
        **more,
    )


def many(count: int, **told: Any) -> list[Shipment]:
    return [ship(id=f"r{place}-{told.get('receiver', '')}", **told) for place in range(count)]


def years(receiver: str = "Alfa Systems LLC", **told: Any) -> list[Shipment]:
    """Somebody else's records before and after the embargo, so that the records reach back far enough."""
    return [
        ship("Somebody GmbH", LAMP, id="old", date="2020-01-10"),
        ship("Somebody GmbH", LAMP, id="new", date="2024-01-10"),
    ]


def named(name: str, **told: Any) -> Case:
    return Case(ship(name, **told))


def at(address: str | None, others: int, **context: Any) -> Case:
    records = [ship(f"Neighbour {place} Ltd", id=f"n{place}", address=address) for place in range(others)]
    return Case(ship(address=address), records, context)


def priced(price: float, **told: Any) -> Case:
    peers = [ship(f"Peer {place}", id=f"p{place}", amount=90.0 + place, kg=1.0, number=10) for place in range(40)]
    return Case(ship(amount=price, kg=1.0, **told), peers)


def firm(id: str, name: str, **properties: str) -> tuple[str, Entity]:  # noqa: A002
    return id, Entity(id, "Company", {key: (value,) for key, value in properties.items()}, name)


def owned(*parties: tuple[str, Entity], stakes: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    return {
        "parties": dict(parties),
        "holdings": [Ownership(owner, asset, 60, 60) for owner, asset in stakes],
    }


ALFA = firm("alfa", "ALFA SYSTEMS L.L.C.", incorporationDate="2022-06", country="am")
MAKER = firm("maker", "Maker Inc", country="de")
IVAN = firm("ivan", "Ivan Petrov", country="ru")
PIERRE = firm("pierre", "Pierre Durand", country="fr")
NOBODY = firm("nobody", "Holding X")
SHIP = (("vessel", Identifier("imoNumber", "9074729")),)
ADDRESS = "12 Main Street, Yerevan"


def at_sea(flag: str | None, other: str | None = None) -> Case:
    vessel = Party("MV Test", "Vessel", (flag,) if flag else ())
    records = [ship(id="earlier", vessel=Party("MV Test", "Vessel", (other,)), identifiers=SHIP)] if other else []
    return Case(ship(vessel=vessel, identifiers=SHIP), records)


def leaving(place: str | None, count: int = 200, **told: Any) -> Case:
    usual = many(count, receiver="Somebody GmbH", departure_country="cn", origin_country="cn")
    return Case(ship(departure_country=place, **{"origin_country": "cn", **told}), usual)


CASES: Mapping[str, tuple[Case, Case, Case]] = {
    "forwarder-consignee": (
        named("Yerevan Freight & Logistics LLC"),
        named("Alfa Logic Systems LLC"),
        Case(ship(None)),
    ),
    "bank-consignee": (named("Unibank CJSC Bank"), named("Power Bank Factory Ltd"), Case(ship(None))),
    "mail-consignee": (named("Mail Boxes Etc 312"), named("Mailand Moda Srl"), Case(ship(None))),
    "trading-consignee": (
        named("Sunrise General Trading FZE"),
        named("Sunrise General Trading FZE", code=LAMP),
        named("Sunrise General Trading FZE", code=None),
    ),
    "personal-consignee": (
        named("Sergei Mikhailovich Petrov"),
        named("Sergei Petrov LLC"),
        named("Zvartnots Ararat"),
    ),
    "postbox-address": (at("P.O. Box 1234, Dubai", 0), at(ADDRESS, 0), at(None, 0)),
    "business-mismatch": (
        named("Golden Apple Bakery LLC"),
        named("Golden Apple Bakery LLC", code="8417.20"),
        named("Golden Apple LLC"),
    ),
    "off-profile": (
        Case(ship(), many(40, code=LAMP)),
        Case(ship(), many(40, code="8542.39")),
        Case(ship(), many(5, code=LAMP)),
    ),
    "shared-address": (at(ADDRESS, 3), at(ADDRESS, 2), at("Yerevan", 5)),
    "listed-address": (
        at("12, MAIN STREET, Yerevan", 0, listed=[Entity("x", "Company", {"address": (ADDRESS,)}, "Listed LLC")]),
        at("13 Main Street, Yerevan", 0, listed=[Entity("x", "Company", {"address": (ADDRESS,)}, "Listed LLC")]),
        at(ADDRESS, 0),
    ),
    "transit-hub": (Case(ship()), Case(ship(to="fr")), Case(ship(to=None))),
    "reexport-hub": (
        Case(ship(origin_country="us", departure_country="tr")),
        Case(ship(origin_country="us", departure_country="us")),
        Case(ship(origin_country=None, departure_country="tr")),
    ),
    "through-embargoed": (
        Case(ship(to="kz", transit_countries=("lv", "ru"))),
        Case(ship(to="kz", transit_countries=("ge", "az"))),
        Case(ship(to="kz")),
    ),
    "roundabout": (
        Case(ship(departure_country="de", transit_countries=("tr", "ae"))),
        Case(ship(departure_country="de", transit_countries=("de", "ge"))),
        Case(ship(departure_country="de")),
    ),
    "unusual-route": (leaving("ws"), leaving("cn"), leaving("ws", 20)),
    "unusual-origin": (leaving("ws"), leaving("cn"), leaving("ws", origin_country=None)),
    "port-elsewhere": (
        Case(ship(destination_port="Riga", destination_port_country="lv")),
        Case(ship(destination_port="Yerevan", destination_port_country="am")),
        Case(ship(destination_port="somewhere")),
    ),
    "consignee-elsewhere": (
        Case(ship(destination_country="kg")),
        Case(ship(destination_country="am")),
        Case(ship()),
    ),
    "third-country-contract": (
        Case(ship(departure_country="de", trading_country="vg")),
        Case(ship(departure_country="de", trading_country="am")),
        Case(ship(departure_country="de")),
    ),
    "same-party": (
        Case(ship("Maker, INC.")),
        Case(ship("Maker Inc Yerevan")),
        Case(ship(sender=None)),
    ),
    "common-owner": (
        Case(ship(), context=owned(ALFA, MAKER, PIERRE, stakes=(("pierre", "alfa"), ("pierre", "maker")))),
        Case(ship(), context=owned(ALFA, MAKER, PIERRE, IVAN, stakes=(("pierre", "alfa"), ("ivan", "maker")))),
        Case(ship(), context=owned(ALFA, MAKER, PIERRE, stakes=(("pierre", "alfa"),))),
    ),
    "overpriced": (priced(1000), priced(120), priced(1000, currency=None)),
    "underpriced": (priced(10), priced(80), priced(10, code="8542")),
    "weight-outlier": (priced(100, number=1000), priced(100, number=11), priced(100)),
    "vague-description": (
        named("Alfa", description="ELECTRONIC PARTS, various"),
        named("Alfa", description="Microcontrollers STM32"),
        named("Alfa"),
    ),
    "words-against-code": (
        named("Alfa", code=LAMP, description="FPGA chips"),
        named("Alfa", code=LAMP, description="LED lamps"),
        named("Alfa", code=None, description="FPGA chips"),
    ),
    "redirected": (
        Case(ship(), [ship("OOO Zavod", to="ru", date="2021-03-01", id="before")]),
        Case(ship(), [ship("OOO Zavod", to="kz", date="2021-03-01", id="before")]),
        Case(ship(), [ship("OOO Zavod", to="ru", date=None, id="before"), *years()]),
    ),
    "flag-change": (at_sea("pa", "gr"), at_sea("pa", "pa"), at_sea(None, "gr")),
    "one-off": (
        Case(ship("New Co", amount=900.0), [ship(f"P{n}", id=f"{n}", amount=100.0 + n) for n in range(40)]),
        Case(ship("New Co", amount=101.5), [ship(f"P{n}", id=f"{n}", amount=100.0 + n) for n in range(40)]),
        Case(ship("New Co", amount=900.0), [ship(f"P{n}", id=f"{n}", amount=100.0 + n) for n in range(5)]),
    ),
    "new-company": (
        Case(ship(), context=owned(ALFA)),
        Case(ship(), context=owned(firm("alfa", "Alfa Systems LLC", incorporationDate="2011-02-01"))),
        Case(ship(), context=owned(firm("alfa", "Alfa Systems LLC", incorporationDate="2022"))),
    ),
    "first-priority": (
        Case(ship(), [*years(), ship(code=LAMP, date="2021-02-01", id="lamp")]),
        Case(ship(), [*years(), ship(date="2021-02-01", id="chip")]),
        # 8541.40 of HS 2017 held listed goods and others: what came under it may have been the same.
        Case(ship(code="8541.49"), [*years(), ship(code="8541.40", date="2021-02-01", id="old code")]),
    ),
    "surge": (
        Case(ship(), [*years(), *many(2, date="2021-02-01"), *many(12, date="2023-02-01")]),
        Case(ship(), [*years(), *many(10, date="2021-02-01"), *many(9, date="2023-02-01")]),
        Case(ship(date="2022-05-01"), [*many(2, date="2021-02-01"), *many(12, date="2022-04-01")]),
    ),
    "all-priority": (
        Case(ship(), [*years(), *many(9)]),
        Case(ship(), [*years(), *many(9, code=LAMP)]),
        Case(ship(), [*years(), *many(9), ship(code=None, id="open"), ship(code=None, id="open 2")]),
    ),
    "many-suppliers": (
        Case(ship(), [ship(sender=f"Maker {place}", id=f"s{place}") for place in range(6)]),
        Case(ship(), many(5)),
        Case(ship(sender=None), many(5, sender=None)),
    ),
    "relabelled": (
        Case(
            ship(code=OTHER_CHIPS), [*years(), *many(4, code="8541.10", date="2021-01-05"), *many(4, code=OTHER_CHIPS)]
        ),
        Case(ship(code="8541.10"), [*years(), *many(4, code="8541.10", date="2021-01-05"), *many(4, code=OTHER_CHIPS)]),
        Case(ship(), many(4, code="8541.10")),
    ),
    "new-high-volume": (
        Case(ship("New Co"), [*years(), *many(25, receiver="New Co")]),
        Case(ship("New Co"), [*years(), *many(5, receiver="New Co")]),
        Case(ship("New Co"), many(25, receiver="New Co")),
    ),
    "reactivated": (
        Case(ship(), [ship(id="before", date="2021-01-01")]),
        Case(ship(), [ship(id="before", date="2022-12-01")]),
        Case(ship(date=None)),
    ),
    "under-threshold": (
        Case(ship(amount=2450.0), many(6, amount=2400.0)),
        Case(ship(amount=2450.0), many(6, amount=2600.0)),
        Case(ship(amount=2450.0, currency="AMD"), many(6, amount=2400.0, currency="AMD")),
    ),
    "embargoed-owner": (
        Case(ship(), context=owned(ALFA, PIERRE, IVAN, stakes=(("pierre", "alfa"), ("ivan", "pierre")))),
        Case(ship(), context=owned(ALFA, PIERRE, stakes=(("pierre", "alfa"),))),
        Case(ship(), context=owned(ALFA, PIERRE, NOBODY, stakes=(("pierre", "alfa"), ("nobody", "pierre")))),
    ),
    "ships-to-destination": (
        Case(ship(), [ship("OOO Zavod", to="ru", sender="Alfa Systems LLC", id="onward")]),
        Case(ship(), [ship("OOO Zavod", LAMP, to="ru", sender="Alfa Systems LLC", id="onward")]),
        Case(ship()),
    ),
}


def without(shipment: Shipment, what: str) -> Shipment:
    """A record without one thing it tells, at every place that tells it."""
    if what in ("hs_code", "amount", "currency", "number"):
        return replace(shipment, items=tuple(replace(item, **{what: None}) for item in shipment.items))
    if what == "description":
        return replace(shipment, items=tuple(replace(item, description="") for item in shipment.items))
    if what == "receiving":
        receiver = replace(shipment.receiver, country=()) if shipment.receiver else None
        return replace(shipment, receiver=receiver, destination_country=None)
    if what in ("sender", "receiver"):
        return replace(
            shipment, **{what: None}, identifiers=tuple(pair for pair in shipment.identifiers if pair[0] != what)
        )
    empty: Any = () if what in ("addresses", "identifiers", "transit_countries") else None
    return replace(shipment, **{what: empty})


TOLD = (
    "hs_code", "amount", "currency", "number", "description", "receiving", "sender", "receiver", "addresses", "date",
    "weight_kg", "departure_country", "origin_country", "trading_country", "transit_countries", "vessel",
    "destination_port_country",
)  # fmt: skip
