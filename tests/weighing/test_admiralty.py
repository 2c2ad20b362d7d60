from __future__ import annotations

import pytest
from weighing_claims import KIRBY, SPIEGEL, said

from enduse.model import Party
from enduse.model.errors import InputError
from enduse.weighing import read_letters, weigh


def _letter(claim_source: Party, letters: dict[str, str]) -> str:
    (weighing,) = weigh([said(claim_source)], admiralty=letters)  # type: ignore[arg-type]
    return weighing.positions[0].reliability


@pytest.mark.parametrize("name", ["Der Spiegel", "der spiegel", "the Der Spiegel"])
def test_letter_is_found_in_any_spelling(name: str) -> None:
    assert _letter(SPIEGEL, {name: "B"}) == "B"


@pytest.mark.parametrize("letters", [{}, {"Spiegel Online": "B"}, {"Der": "A"}])
def test_source_without_letter_cannot_be_judged(letters: dict[str, str]) -> None:
    assert _letter(SPIEGEL, letters) == "F"


def test_letter_of_one_variant_holds_for_the_person() -> None:
    claims = [said(KIRBY), said(Party("Kirby", "Person", ("us",)), words="more")]
    (weighing,) = weigh(claims, admiralty={"Kirby": "B"})
    assert {p.reliability for p in weighing.positions} == {"B"}


def test_least_reliable_letter_counts() -> None:
    claims = [said(KIRBY), said(Party("Kirby", "Person", ("us",)), words="more")]
    (weighing,) = weigh(claims, admiralty={"Kirby": "B", "John Kirby": "D"})
    assert weighing.positions[0].reliability == "D"


def test_csv() -> None:
    assert read_letters("# ours\nsource,reliability,why\nDer Spiegel,b,long record\n") == {"Der Spiegel": "B"}


@pytest.mark.parametrize("text", ['"Der Spiegel" = "B"', '[reliability]\n"Der Spiegel" = "b"'])
def test_toml(text: str) -> None:
    assert read_letters(text, toml=True) == {"Der Spiegel": "B"}


def test_nothing_written_sets_nothing() -> None:
    assert read_letters("") == read_letters("", toml=True) == {}


@pytest.mark.parametrize(
    "text", ["name,letter\nDer Spiegel,B\n", "source,reliability\nDer Spiegel,G\n", "source,reliability\nDer Spiegel\n"]
)
def test_bad_csv_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match=r"give one of|begin the file with"):
        read_letters(text)


@pytest.mark.parametrize("text", ["Der Spiegel = B", '"Der Spiegel" = 2', 'reliability = "B"'])
def test_bad_toml_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match=r"give one of|write one line"):
        read_letters(text, toml=True)
