"""Tables of the country level: cited, whole, and nobody a country who is none."""

from __future__ import annotations

from importlib.resources import files

import pytest

from enduse.model.trade_flow import EU, GROUP, UNSPECIFIED, WORLD
from enduse.reference.shipments import country_of
from enduse.reference.table import rows
from enduse.reference.tracing_countries import (
    cif_fob,
    citation,
    coalition,
    innocent,
    layouts,
    place_of,
    transit,
    usd,
)

TABLES = sorted(
    each.name
    for each in files("enduse.reference").joinpath("tracing_countries").iterdir()
    if each.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_names_its_source_and_date(name: str) -> None:
    text = files("enduse.reference").joinpath("tracing_countries").joinpath(name).read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any("as_of:" in line for line in head)
    assert any("source:" in line for line in head)


def test_places_stand_for_countries_or_sums() -> None:
    for row in rows("tracing_countries/places.csv"):
        assert row["place"] in (WORLD, EU, GROUP, UNSPECIFIED) or country_of(row["place"]) == row["place"]
        assert row["match"] in ("whole", "begins")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("842", "us"),
        ("251", "fr"),
        ("757", "ch"),
        ("699", "in"),
        ("579", "no"),
        ("490", "tw"),
        ("4", "af"),
        ("51", "am"),
        ("643", "ru"),
        ("ARM", "am"),
        ("0", WORLD),
        ("World", WORLD),
        ("European Union - 27 countries (AT, BE, BG)", EU),
        ("European Union (AT-01/1995, BE-01/1958)", GROUP),
        ("Union européenne (AT-01/1995)", GROUP),
        ("Zone euro - 19 pays", GROUP),
        ("EU27 (from 2020)", GROUP),
        ("Areas, nes", UNSPECIFIED),
        ("High seas", UNSPECIFIED),
        ("Bunkers", UNSPECIFIED),
        ("Kirghizistan", "kg"),
        ("Ouzbekistan", "uz"),
        ("Arménie", "am"),
        ("Belgium (incl. Luxembourg 'LU' -> 1998)", "be"),
        ("Atlantis", None),
        ("999", None),
        ("", None),
    ],
)
def test_places(words: str, place: str | None) -> None:
    assert place_of(words) == place


def test_sets_of_countries() -> None:
    assert len(coalition()) == 38  # 37 of Supplement No. 3 to part 746, and the US
    assert len(transit()) == 18
    assert not transit() & coalition()
    assert "tw" in transit()  # a partner only since 2023
    assert not {"hk", "mo"} & transit()  # named only in 2023
    assert not {"ru", "by"} & (coalition() | transit())


def test_factors_and_rates() -> None:
    assert [cif_fob()[role].factor for role in ("low", "usual", "high")] == [1.0, 1.06, 1.1]
    assert "1.06" in cif_fob()["usual"].citation
    assert usd("USD", 1900) == 1.0
    assert usd("EUR", 2022) == 1.053
    assert usd("EUR", 1990) is None
    assert usd("GBP", 2022) is None


def test_methods_and_explanations() -> None:
    assert all(
        citation(method) for method in ("difference", "placebo", "bootstrap", "mirror", "origin", "concentration")
    )
    assert citation("guess") == ""
    assert all(len(innocent(question)) >= 2 for question in ("surge", "mirror", "origin", "hubs"))
    assert innocent("guess") == ()


def test_layouts_have_what_a_figure_needs() -> None:
    for columns in layouts().values():
        fields = {column.field for column in columns}
        assert {"reporter", "partner", "currency"} <= fields
        assert fields & {"period", "year"}
        assert fields & {"value", "export"}
        assert any(column.needed for column in columns)
