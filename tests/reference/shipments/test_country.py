"""Countries as customs offices and carriers write them."""

import csv
import os
from pathlib import Path

import pytest

from enduse.reference.shipments import country_of

CODES = Path(os.environ.get("ENDUSE_SHARED", "../shared")) / "data/places/country_codes/country-codes.csv"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("US", "us"),
        ("usa", "us"),
        ("840", "us"),
        ("U.S.A.", "us"),
        ("NETHERLANDS (THE)", "nl"),
        ("Korea, Republic of", "kr"),
        ("KOREA, REP. OF", "kr"),
        ("Korea, Dem. People's Rep. of", "kp"),
        ("Iran (Islamic Republic of)", "ir"),
        ("Iran, Islamic Rep.", "ir"),
        ("VIET NAM", "vn"),
        ("CN - China", "cn"),
        ("RUSSIA (RU)", "ru"),
        ("РОССИЙСКАЯ ФЕДЕРАЦИЯ", "ru"),
        ("Китай", "cn"),
        ("中国", "cn"),
        ("TÜRKİYE", "tr"),
        ("Côte d'Ivoire", "ci"),
        ("Cote D Ivoire", "ci"),
        ("St. Lucia", "lc"),
        ("Chinese", "cn"),
        ("Hong Kong SAR", "hk"),
        ("Taiwan, Province of China", "tw"),
        ("Congo, Dem. Rep.", "cd"),
        ("Ireland (Eire)", "ie"),
        ("Allemagne", "de"),
        # The EU's own codes, which are not ISO's.
        ("UK", "gb"),
        ("EL", "gr"),
        ("XS", "rs"),
    ],
)
def test_a_country_is_told(words: str, code: str) -> None:
    assert country_of(words) == code


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "-", "ZZ", "QQ", "12", "0", "999", "Narnia", "N/A", "Unknown", "KR|Korea", "Rotterdam"),
        # One name, two countries.
        *("Congo", "KOREA", "Virgin Islands"),
        # Gone, and not said which successor.
        *("Yugoslavia", "USSR", "Serbia and Montenegro"),
        # An article in brackets is no code of Laos or Greece.
        *("Narnie (la)", "Narnia (el)"),
        *("Acme Ltd", "made in China", "China or Taiwan", "1,234.5", "8542.31"),
    ],
)
def test_what_names_no_country_is_left_open(words: str) -> None:
    assert country_of(words) is None


@pytest.mark.skipif(not CODES.exists(), reason="needs the tables of ENDUSE_SHARED")
def test_codes_and_english_names_agree_with_the_published_table() -> None:
    wrong = []
    with CODES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["ISO3166-1-Alpha-2"].lower()
            names = [row["ISO3166-1-Alpha-2"], row["ISO3166-1-Alpha-3"], row["ISO3166-1-numeric"].zfill(3)]
            names += [row["CLDR display name"], row["official_name_en"]]
            wrong += [(name, code, found) for name in names if name and (found := country_of(name)) not in (code, None)]
            assert country_of(names[0]) == country_of(names[1]) == country_of(names[2]) == code
    assert wrong == []
