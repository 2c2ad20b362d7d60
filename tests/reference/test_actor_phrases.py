from __future__ import annotations

import pytest

from enduse.reference.actors import Actor, actor_of


@pytest.mark.parametrize(
    ("phrase", "country", "schema"),
    [
        ("Russia\u2019s military", "ru", "PublicBody"),
        ("China\u2019s communist regime", "cn", "PublicBody"),
        ("Iranian officials", "ir", "Person"),
        ("the U.S. government", "us", "PublicBody"),
        ("officials in Tehran", "ir", "Person"),
        ("a Dubai-based trader", "ae", "Company"),
        ("UAE-based companies", "ae", "Company"),
        ("a Panama-flagged tanker", "pa", "Vessel"),
        ("Iranian state media", "ir", "Organization"),
        ("White House officials", "us", "Person"),
        ("the Houthi rebels", "ye", "Organization"),
        ("Iran-backed Houthis", "ye", "Organization"),
        ("Kremlin spokesman Dmitry Peskov", "ru", "Person"),
        ("a spokesman for Russia's Defense Ministry", "ru", "Person"),
        ("The\u00a0Kremlin", "ru", "PublicBody"),
        ("the United Arab Emirates", "ae", "Country"),
        ("the Russian company Rosoboronexport", "ru", "Company"),
    ],
)
def test_a_phrase_is_taken_apart(phrase: str, country: str, schema: str) -> None:
    found = actor_of(phrase)
    assert isinstance(found, Actor)
    assert (found.country, found.schema) == ((country,), schema)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        " ",
        "the",
        "officials",
        "the regime",
        "Chinese military drones",
        "Russian drones",
        "Iranian-made missiles",
        "arms to Iran",
        "officials in the South China Sea",
        "Korean officials in Korea's war",
        "polish officials",
        "a trader",
        "Atlantis's government",
    ],
)
def test_a_phrase_that_names_no_actor_is_none(phrase: str) -> None:
    assert actor_of(phrase) is None


def test_an_ambiguous_owner_makes_an_ambiguous_party() -> None:
    found = actor_of("Georgia's government")
    assert found is not None
    assert found.ambiguous
