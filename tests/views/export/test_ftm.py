"""FollowTheMoney entities never lose who says so; followthemoney itself is asked in tests/contract."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from dataclasses import replace

import pytest
from export_holdings import CLAIMS, HELD, HOSTILE_NAMES, UNDIRECTED, anything, hostile_holdings
from hypothesis import given
from views_claims import CHINA, DENIED, DOCUMENT, DUBAI, MEASURE, RUSSIA, SHIPPED

from enduse.model import Claim, Item, Party, Shipment
from enduse.model.entity import Entity, entity_of
from enduse.model.match import Identifier
from enduse.views.export import Holdings, papers
from enduse.views.export.actor import actor_id
from enduse.views.export.ftm import said_entities, shipment_entities, statements, value
from enduse.views.export.ftm.line import entity_line
from enduse.views.export.ftm.statement import CSV_COLUMNS, csv_cells, csv_line, json_line


def of(*claims: Claim) -> list[Entity]:
    return list(said_entities(Holdings(claims, papers([DOCUMENT]))))


def kinds(entities: list[Entity]) -> Counter[str]:
    return Counter(entity.schema for entity in entities)


def test_a_claim_is_a_note_with_speaker_quotation_and_document() -> None:
    note = next(entity for entity in of(SHIPPED) if entity.schema == "Note")
    assert note.id == SHIPPED.id
    assert note.first("summary") == (
        "Der Spiegel says that China shipped drones to Russia, through Dubai traders (covert, via intermediary), "
        "for use in Ukraine, dated 2022 (said 23 February 2023)."
    )
    assert "“China shipped drones to Russia through Dubai traders”" in (note.first("description") or "")
    assert note.get("proof") == (DOCUMENT.id,)
    assert set(note.get("entity")) == {actor_id(CHINA), actor_id(RUSSIA), actor_id(DUBAI)}
    assert {"according to: Der Spiegel", "factuality: certain", "stage: shipped"} <= set(note.get("keywords"))
    assert note.get("publisher") == ("Example Wire",)


def test_a_report_speaks_for_itself() -> None:
    note = next(entity for entity in of(UNDIRECTED) if entity.schema == "Note")
    assert "according to: the report itself" in note.get("keywords")
    assert (note.first("summary") or "").startswith("The report itself says that")


def test_a_link_says_first_who_says_so() -> None:
    links = [entity for entity in of(SHIPPED) if entity.schema == "UnknownLink"]
    assert [link.first("role") for link in links] == [
        "according to Der Spiegel: supply, leg 1 of 2, shipped, held certain",
        "according to Der Spiegel: supply, leg 2 of 2, shipped, held certain",
    ]
    assert {link.caption for link in links} == {link.first("role") for link in links}
    assert all(link.get("proof") == (DOCUMENT.id,) and link.get("recordId") == (SHIPPED.id,) for link in links)
    assert {link.first("startDate") for link in links} == {"2022"}


@pytest.mark.parametrize("factuality", ["denied", "not_seen", "unknown"])
def test_what_nobody_holds_draws_no_link(factuality: str) -> None:
    found = kinds(of(replace(SHIPPED, factuality=factuality)))  # type: ignore[arg-type]
    assert found["UnknownLink"] == 0
    assert found["Note"] == 1


def test_no_claim_becomes_a_fact() -> None:
    assert set(kinds(list(said_entities(HELD)))) == {
        "Article",
        "Territory",
        "PublicBody",
        "Company",
        "Note",
        "UnknownLink",
    }
    assert kinds(of(MEASURE))["UnknownLink"] == 0


def test_a_state_is_one_territory_with_all_its_names() -> None:
    called = replace(DENIED, supplier=(Party("Beijing", "Country", ("cn",)),))
    (china,) = (entity for entity in of(DENIED, called) if entity.get("territoryCode") == ("cn",))
    assert china.get("name") == ("China",)
    assert china.get("alias") == ("Beijing",)
    assert china.get("country") == ("cn",)


def test_words_date_nothing() -> None:
    links = [entity for entity in of(replace(SHIPPED, start_date="last year")) if entity.schema == "UnknownLink"]
    assert all(not link.get("startDate") and not link.get("endDate") for link in links)


def test_a_report_of_no_known_day_has_none() -> None:
    (article,) = said_entities(Holdings((), papers([replace(DOCUMENT, published_at=None)])))
    assert not article.get("publishedAt")
    assert article.get("title") == ("Arms found",)


def test_a_document_that_is_not_held_is_not_pointed_at() -> None:
    assert all("proof" not in entity.properties for entity in said_entities(Holdings((SHIPPED,))))


def test_entities_stand_once_and_point_at_entities_that_are_there() -> None:
    entities = list(said_entities(Holdings((*CLAIMS, *CLAIMS), HELD.papers)))
    ids = Counter(entity.id for entity in entities)
    assert set(ids.values()) == {1}
    for entity in entities:
        for prop in ("entity", "subject", "object", "proof"):
            assert set(entity.get(prop)) <= ids.keys()


def test_a_line_is_an_entity_again() -> None:
    for entity in said_entities(hostile_holdings()):
        line = entity_line(entity)
        assert line.count("\n") == 1
        line.encode()
        assert entity_of(json.loads(line)).to_dict() == entity.to_dict()


# ---- Values are cleaned as FtM cleans them, and cleaning twice changes nothing.


@given(words=anything)
def test_cleaning_is_done_once(words: str) -> None:
    for clean in (value.text, value.string, value.name, value.identifier, value.url, value.day, value.address):
        assert clean(clean(words)) == clean(words)


@pytest.mark.parametrize("words", HOSTILE_NAMES)
def test_nothing_hidden_stays_in_a_value(words: str) -> None:
    assert not set(value.text(words)) & set("\x00\x07\x1b\x7f\x85\u202e\u202c\u2066\u2069\u200b\ufeff\ud800\xad")
    assert len(value.name(words)) <= value.NAME


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://example.org/a", "www.example.org", "http://", "https://exa mple.org/", "", None,
     "http://example.org:port/", "https://-x-.org/", "file:///etc/passwd", "https://example.3/", "http://[::1/", "x"],
)  # fmt: skip
def test_no_address_is_left_out(address: str | None) -> None:
    assert value.url(address) == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [("https://example.org", "https://example.org/"), (" https://example.org/a?b=c#d ", "https://example.org/a?b=c#d")],
)
def test_an_address_is_kept(address: str, kept: str) -> None:
    assert value.url(address) == kept


@pytest.mark.parametrize(
    "day", ["last year", "2023-2", "2023-02-30", "2023-13", "23", "", None, "٢٠٢٣", "2023-02-24T10"]
)
def test_no_day_is_left_out(day: str | None) -> None:
    assert value.day(day) == ""


# ---- Statements


def test_a_statement_has_the_id_that_ftm_gives_it() -> None:
    rows = list(statements(of(DENIED)))
    for row in rows:
        key = f"enduse.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(key.encode()).hexdigest()
    assert len({row["id"] for row in rows}) == len(rows)


def test_statements_hold_every_value_and_nothing_else() -> None:
    entities = list(said_entities(HELD))
    rows = [(row["entity_id"], row["prop"], row["value"]) for row in statements(entities)]
    told = [(each.id, prop, one) for each in entities for prop, values in each.properties.items() for one in values]
    assert sorted(rows) == sorted([*told, *((each.id, "id", each.id) for each in entities)])  # type: ignore[type-var]


def test_statements_of_one_entity_stand_together() -> None:
    seen = list(dict.fromkeys(row["canonical_id"] for row in statements(said_entities(HELD))))
    assert seen == [entity.id for entity in said_entities(HELD)]


def test_both_forms_of_statements_say_the_same() -> None:
    rows = list(statements(said_entities(hostile_holdings())))
    text = csv_line(CSV_COLUMNS) + "".join(csv_line(csv_cells(row)) for row in rows)
    for line, row in zip(csv.DictReader(io.StringIO(text, newline=""), dialect=csv.unix_dialect), rows, strict=True):
        told = json.loads(json_line(row))
        assert (line["value"], line["id"], line["external"]) == (told["value"], told["id"], "f")
        assert "prop_type" not in told


# ---- Shipments

SHIPMENT = Shipment(
    "ccd-7",
    date="2023-05",
    sender=Party("Hong Kong Trader Ltd", "Company", ("hk",)),
    receiver=Party("OOO Vektor", "Company", ("ru",)),
    vessel=Party("Sea Star", "Vessel", ("pa",)),
    others=(("notify party", Party("Forwarder")),),
    departure_country="hk",
    destination_country="ru",
    items=(Item("processors", hs_code="854231", number=40, amount=1000, currency="USD"),),
    weight_kg=12.5,
    dataset="records.csv",
    row=2,
    identifiers=(("vessel", Identifier("imoNumber", "IMO 9074729")), ("receiver", Identifier("innCode", "7707083893"))),
)


def test_a_shipment_is_an_economic_activity_after_its_parties() -> None:
    *parties, activity = shipment_entities([SHIPMENT])
    assert [party.schema for party in parties] == ["Company", "Company", "Vessel"]
    assert activity.schema == "EconomicActivity"
    assert activity.get("date") == ("2023-05",)
    assert activity.get("vedCode") == ("854231",)
    assert activity.get("invoiceAmount") == ("1000 USD",)
    assert activity.get("sender") == (parties[0].id,)
    assert activity.get("transport") == (parties[2].id,)
    assert parties[2].get("imoNumber") == ("IMO9074729",)
    assert parties[1].get("taxNumber") == ("7707083893",)
    assert set(activity.get("description")) == {"weight: 12.5 kg", "quantity: 40", "notify party: Forwarder"}


def test_a_party_of_many_shipments_is_written_once() -> None:
    found = Counter(entity.id for entity in shipment_entities(replace(SHIPMENT, row=row) for row in range(50)))
    assert len(found) == 53
    assert set(found.values()) == {1}


def test_a_number_that_is_no_imo_number_is_not_called_one() -> None:
    other = replace(SHIPMENT, identifiers=(("vessel", Identifier("imoNumber", "9074728")),))
    vessel = next(entity for entity in shipment_entities([other]) if entity.schema == "Vessel")
    assert not vessel.get("imoNumber")
    assert vessel.get("registrationNumber") == ("9074728",)


def test_two_rows_with_one_id_are_two_shipments() -> None:
    ids = {
        each.id for each in shipment_entities([SHIPMENT, replace(SHIPMENT, row=3)]) if each.schema.startswith("Econ")
    }
    assert len(ids) == 2


def test_a_shipment_of_nothing_and_nobody_is_still_one() -> None:
    (bare,) = shipment_entities([Shipment("x")])
    assert bare.properties == {"recordId": ("x",)}
