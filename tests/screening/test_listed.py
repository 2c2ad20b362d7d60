"""What of an FtM entity is held against a query."""

from __future__ import annotations

import json

import pytest

from enduse.model import Entity
from enduse.screening.listed import SCREENED, Listed, listed_of, parties


def one(schema: str = "Person", **properties: tuple[str, ...]) -> Listed:
    (party,) = parties([Entity("x-1", schema, properties, "A caption", ("l",))])
    return party


def test_names_come_the_surest_first() -> None:
    party = one(weakAlias=("D",), previousName=("C",), alias=("B",), name=("A", "A2"))
    assert party.names == (("name", "A"), ("name", "A2"), ("alias", "B"), ("previousName", "C"), ("weakAlias", "D"))


def test_a_name_told_twice_is_held_once_as_its_surest_kind() -> None:
    assert one(name=("A",), alias=("A", "B"), weakAlias=("B",)).names == (("name", "A"), ("alias", "B"))


def test_a_name_told_twice_keeps_its_place() -> None:
    assert one(name=("A", "C"), alias=("B", "A")).names == (("name", "A"), ("name", "C"), ("alias", "B"))


@pytest.mark.parametrize("schema", ["Sanction", "Address", "Ownership", "Passport", "Identification", "Directorship"])
def test_what_is_no_party_is_left_out(schema: str) -> None:
    assert list(parties([Entity("x-1", schema, {"name": ("A",)})])) == []


@pytest.mark.parametrize("schema", sorted(SCREENED))
def test_every_kind_of_party_is_held(schema: str) -> None:
    assert one(schema, name=("A",)).schema == schema


def test_a_party_without_name_and_number_is_left_out() -> None:
    assert list(parties([Entity("x-1", "Person", {"birthDate": ("1971",)})])) == []


def test_a_party_with_a_number_only_is_held() -> None:
    party = one("Vessel", imoNumber=("9074729",))
    assert party.names == ()
    assert [(number.kind, number.value) for number in party.identifiers] == [("imoNumber", "9074729")]


def test_a_party_without_caption_is_shown_by_its_name_or_else_its_identifier() -> None:
    (named,) = parties([Entity("x-1", "Person", {"name": ("A",)})])
    (numbered,) = parties([Entity("x-2", "Vessel", {"imoNumber": ("9074729",)})])
    assert (named.caption, numbered.caption) == ("A", "x-2")


def test_countries_are_small_letters_and_told_once() -> None:
    assert one(name=("A",), nationality=("RU",), country=("ru",), flag=("ir",)).countries == ("ru", "ir")


def test_a_record_is_plain_json_and_comes_back_equal() -> None:
    party = one(name=("A \ud800",), alias=("Б",), birthDate=("1971",), innCode=("7707329152",), topics=("sanction",))
    assert listed_of(json.loads(json.dumps(party.to_record()))) == party
