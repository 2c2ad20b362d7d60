"""Units of mass, months, and words that say nothing."""

import pytest

from enduse.reference.shipments import is_blank, kilograms, month_of


@pytest.mark.parametrize(
    ("unit", "mass"),
    [("Pounds", 0.45359237), ("kgs.", 1), ("TNE", 1000), ("Ton", 1000), ("Long Ton", 1016.0469088), ("кг", 1)],
)
def test_a_unit_of_mass(unit: str, mass: float) -> None:
    assert kilograms(unit) == mass


@pytest.mark.parametrize("unit", ["", "PCS", "litres", "box", "m3", "0", "kilometre"])
def test_no_unit_of_mass(unit: str) -> None:
    assert kilograms(unit) is None


@pytest.mark.parametrize(("words", "month"), [("Apr", 4), ("avril", 4), ("апреля", 4), ("Sept.", 9), ("ağu", 8)])
def test_a_month(words: str, month: int) -> None:
    assert month_of(words) == month


@pytest.mark.parametrize("words", ["", "j", "ju", "lis", "mon", "today", "12"])
def test_no_month(words: str) -> None:
    assert month_of(words) is None


@pytest.mark.parametrize("words", ["", " ", "-", "N/A", "NULL", "(to order)", "SAME AS CONSIGNEE", "не указано", "nan"])
def test_a_cell_that_says_nothing(words: str) -> None:
    assert is_blank(words)


@pytest.mark.parametrize(
    "words", ["0", "NA Trading", "Order Ltd", "TO ORDER OF SAMPLE BANK", "Nil Desperandum SA", "x" * 99]
)
def test_a_cell_that_says_something(words: str) -> None:
    assert not is_blank(words)
