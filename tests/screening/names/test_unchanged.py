"""What changes nothing about who is named changes nothing about the answer, and more words never agree better."""

# ruff: noqa: RUF001  # letters of other scripts are meant

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.model import Entity, Query
from enduse.screening import compare
from enduse.screening.thresholds import DEFAULT
from tests.screening.invented import CHANGES, FIRMS, PEOPLE, SHIPS, Change

MANY = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
NAMES = [
    *(("Person", name) for pair in PEOPLE for name in pair),
    *(("Company", name) for pair in FIRMS for name in pair),
    *(("Vessel", name) for name in SHIPS),
]
# Letters that look like Latin ones: Unicode TR39, as the table of look-alikes has them.
LOOK_ALIKES = str.maketrans("aeopcAEOPC", "аеорсАЕОРС")
UNRELATED = ("Quibbleworth", "Dżdżownica", "Mxyzptlk")


def score(asked: str, listed: str, schema: str) -> float:
    return compare(Query((asked,), schema), Entity("e", schema, {"name": (listed,)})).score


def letters_apart(name: str) -> str:
    return "  ".join(name.split())


HARMLESS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "spaces": lambda name: f"  {letters_apart(name)}\t",
    "no-break spaces": lambda name: name.replace(" ", "\u00a0"),
    "full stop": lambda name: f"{name}.",
    "quotation marks": lambda name: f"«{name}»",
    "commas": lambda name: name.replace(" ", ", "),
    "zero-width space": lambda name: f"{name[:3]}\u200b{name[3:]}",
    "zero-width joiner": lambda name: f"\ufeff{name[:2]}\u200d{name[2:]}",
    "soft hyphen": lambda name: f"{name[:-3]}\u00ad{name[-3:]}",
    "right to left mark": lambda name: f"\u202e{name}\u202c",
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "compatibility forms": lambda name: "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" and letter.isalnum() else letter for letter in name
    ),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_writing_changes_nothing(change: Callable[[str], str]) -> None:
    changed = {
        name: (score(name, name, schema), score(change(name), name, schema), score(name, change(name), schema))
        for schema, name in NAMES
    }
    assert {name: found for name, found in changed.items() if max(found) - min(found) > 0.011} == {}


def test_the_order_of_a_persons_words_changes_nothing() -> None:
    for listed in (name for pair in PEOPLE for name in pair if name.isascii()):
        words = listed.split()
        for at in range(len(words)):
            turned = " ".join(words[at:] + words[:at])
            assert score(turned, listed, "Person") == pytest.approx(score(listed, listed, "Person"), abs=0.03), turned


def test_latin_words_with_look_alikes_are_the_same() -> None:
    for schema, name in NAMES:
        if name.isascii() and not any(letter.isdigit() for letter in name):
            words = name.split()
            word = max(words, key=len)
            at = next((place for place, letter in enumerate(word) if letter in "aeopcAEOPC"), None)
            if at is not None:
                changed = name.replace(word, word[:at] + word[at].translate(LOOK_ALIKES) + word[at + 1 :])
                assert score(changed, name, schema) == pytest.approx(score(name, name, schema), abs=0.011), changed


@pytest.mark.parametrize("name", ["Вадим Лухтонов", "Вадим Сергеевич Лухтонов", "Димитър Желябов"])
def test_russian_words_with_a_latin_look_alike_are_the_same(name: str) -> None:
    assert score(latin_letter_in(name), name, "Person") >= DEFAULT


@pytest.mark.xfail(
    strict=True, reason="a word of look-alikes only is read as Latin although the rest of the name is not"
)
@pytest.mark.parametrize("name", ["Оксана Притуленкова", "Тарас Гривначенко"])
def test_russian_words_of_look_alikes_beside_others_are_the_same(name: str) -> None:
    assert score(latin_letter_in(name), name, "Person") >= DEFAULT


def latin_letter_in(name: str) -> str:
    return name.replace("о", "o", 1).replace("а", "a", 1)


@pytest.mark.xfail(strict=True, reason="the dot that a Turkish capital leaves behind parts the word")
def test_a_turkish_capital_is_one_letter() -> None:
    assert score("Mustafa İleriköy", "Mustafa Ilerikoy", "Person") >= 0.99


@given(
    one=st.sampled_from(NAMES),
    other=st.sampled_from(NAMES),
    change=st.sampled_from(CHANGES),
    place=st.integers(0, 40),
    word=st.sampled_from(UNRELATED),
)
@MANY
def test_an_unrelated_word_never_raises_a_score(
    one: tuple[str, str], other: tuple[str, str], change: Change, place: int, word: str
) -> None:
    schema, name = one
    listed = name if place % 2 else other[1]
    asked = change(name, place)
    plain = score(asked, listed, schema)
    assert score(f"{asked} {word}", listed, schema) <= plain + 1e-9
    assert score(f"{word} {asked}", listed, schema) <= plain + 1e-9


@given(
    one=st.sampled_from(NAMES), other=st.sampled_from(NAMES), schema=st.sampled_from(["Person", "Company", "Vessel"])
)
@MANY
def test_a_name_agrees_best_with_itself(one: tuple[str, str], other: tuple[str, str], schema: str) -> None:
    assert (
        score(one[1], other[1], schema) <= max(score(one[1], one[1], schema), score(other[1], other[1], schema)) + 1e-9
    )


@given(name=st.sampled_from(NAMES), word=st.sampled_from(UNRELATED))
@MANY
def test_two_unrelated_words_are_another_name(name: tuple[str, str], word: str) -> None:
    schema, listed = name
    assert score(f"{word} {word[::-1]}", listed, schema) < 0.5
