"""Ports and the country they lie in."""

import os
from pathlib import Path

import pytest

from enduse.reference.shipments import is_locode, port_country

PORTS = Path(os.environ.get("ENDUSE_SHARED", "../shared")) / "data/places/ports_registry/port_registry.parquet"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Puerto Bolivar,Ecuador", "ec"),
        ("Busan,South Korea", "kr"),
        ("Ningbo ,China (Mainland)", "cn"),
        ("Bandar Abbas", "ir"),
        ("NOVOROSSIYSK", "ru"),
        ("CN SHA", "cn"),
        ("New York, New York", "us"),
        ("Los Angeles, CA", "us"),
        ("Batumi, Georgia", "ge"),
        ("GENOA", "it"),
    ],
)
def test_a_port_tells_its_country(words: str, code: str) -> None:
    assert port_country(words) == code


@pytest.mark.parametrize(
    "words",
    [
        *("", ",", "57035", "Nowhere", "Port Hueneme, California"),
        # States of the US that are countries elsewhere.
        *("Savannah, Georgia", "Wilmington, DE", "Portland, ME", "Gary, IN"),
        # Five letters of a port are no UN/LOCODE: Genoa is no place in Georgia, Brest none in Brazil.
        *("GENOX", "BRESX", "DOVEX"),
    ],
)
def test_a_port_that_does_not_tell_is_left_open(words: str) -> None:
    assert port_country(words) is None


def test_five_letters_are_a_code_only_where_the_column_says_so() -> None:
    assert port_country("CNSHX") is None
    assert port_country("CNSHX", coded=True) == "cn"
    assert port_country("GENOA", coded=True) == "ge"


@pytest.mark.parametrize("words", ["", "CN", "SHANGHAI", "ZZSHA", "CNSH1", "cnsha", "CNS HA"])
def test_no_locode(words: str) -> None:
    assert not is_locode(words)


@pytest.mark.skipif(not PORTS.exists(), reason="needs the registry of ENDUSE_SHARED")
def test_the_registry_is_hardly_ever_contradicted() -> None:
    import duckdb

    ports = duckdb.sql(
        f"select canonical_name, lower(country_code) from '{PORTS}' where provider = 'NGA_WPI'"
    ).fetchall()
    told = [(name, code, found) for name, code in ports if (found := port_country(name)) is not None]
    wrong = [each for each in told if each[1] != each[2]]
    assert len(told) > 200
    assert len(wrong) < 0.06 * len(told), wrong
