# ruff: noqa: RUF001  # names in their own script
"""Names and addresses of consignees: what their words tell, in any script, and what they do not."""

from __future__ import annotations

import pytest
from indicator_cases import Case, ship

from enduse.model.finding import Verdict


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("DHL Global Forwarding (Armenia) LLC", "forwarder-consignee"),
        ("Anadolu Nakliyat ve Lojistik A.Ş.", "forwarder-consignee"),
        (
            "ООО «Карго Плюс»",
            "forwarder-consignee",
        ),
        ("Türkiye İş Bankası A.Ş.", "bank-consignee"),
        (
            "АО Банк Центральный",
            "bank-consignee",
        ),
        ("Mail Boxes Etc.", "mail-consignee"),
        (
            "ТОО Альфа Трейдинг",
            "trading-consignee",
        ),
        ("Örnek Dış Ticaret A.Ş.", "trading-consignee"),
        ("Ahmed Hassan", "personal-consignee"),
        ("Royal Bakery & Sweets", "business-mismatch"),
    ],
)
def test_a_name_tells(name: str, rule: str) -> None:
    assert Case(ship(name)).finding(rule).verdict is Verdict.fired


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Logistica", "bank-consignee"),
        ("Burbank Avionics Inc", "bank-consignee"),
        ("Anker Power Bank Co., Ltd.", "bank-consignee"),
        ("Vienna Blood Bank", "bank-consignee"),
        ("Freightliner Parts", "forwarder-consignee"),
        ("Cargotec Oyj", "forwarder-consignee"),
        ("Trademark Electronics", "trading-consignee"),
        ("Emailvision SA", "mail-consignee"),
        ("Ahmed Hassan Trading LLC", "personal-consignee"),
        ("Ivan Petrov GmbH", "personal-consignee"),
        ("Bosch Mahle 3000", "personal-consignee"),
    ],
)
def test_a_name_that_looks_alike_does_not(name: str, rule: str) -> None:
    assert Case(ship(name)).finding(rule).verdict is Verdict.not_fired


@pytest.mark.parametrize("name", ["Zvartnots", "Omega Delta", "Mersin"])
def test_a_name_without_such_words_is_neither_person_nor_baker(name: str) -> None:
    assert Case(ship(name)).finding("personal-consignee").verdict is Verdict.cannot_tell
    assert Case(ship(name)).finding("business-mismatch").verdict is Verdict.cannot_tell


@pytest.mark.parametrize(
    "address", ["PO Box 5", "P.O.Box 5, Dubai", "P. O. BOX 5", "Lenina 5, кв. 12", "Flat 4, 2 High St"]
)
def test_a_post_box_or_flat_in_any_spelling(address: str) -> None:
    assert Case(ship(address=address)).finding("postbox-address").verdict is Verdict.fired


@pytest.mark.parametrize("address", ["12 Flatbush Avenue", "Aptekarskaya 5", "5 Pobeda Street"])
def test_an_address_that_looks_alike(address: str) -> None:
    assert Case(ship(address=address)).finding("postbox-address").verdict is Verdict.not_fired


def test_a_listed_person_is_a_person_by_its_kind() -> None:
    assert Case(ship("Zvartnots Ararat", schema="Person")).finding("personal-consignee").verdict is Verdict.fired
