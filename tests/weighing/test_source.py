from __future__ import annotations

import pytest
from weighing_claims import KIRBY, REUTERS, SPIEGEL, US, WHITE_HOUSE, said

from enduse.model import Document, Party
from enduse.weighing.source import independent, sources, voices
from enduse.weighing.statement import statements


def _sources(*speakers: Party, apart: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """Key and affiliation of each speaker, in order."""
    claims = [said(who, document=f"d{n if apart else 1}", words=str(n)) for n, who in enumerate(speakers)]
    found = sources(statements(claims))
    return [(found[claim.id].key, found[claim.id].affiliation) for claim in claims]


def person(name: str, country: tuple[str, ...] = US) -> Party:
    return Party(name, "Person", country)


# Ten papers that quote one spokesman are one source, whatever they call him.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KIRBY, person("Kirby")),
        (KIRBY, person("Mr. Kirby")),
        (KIRBY, person("White House National Security Council Coordinator for Strategic Communications John Kirby")),
        (KIRBY, person("White House spokesman John Kirby", ())),
        (KIRBY, Party("Kirby", "LegalEntity")),
        (person("Volodymyr Zelenskyy", ("ua",)), person("President Zelenskyy", ("ua",))),
        (WHITE_HOUSE, Party("the White House", "PublicBody", US)),
        (Party("United States", "Country", US), Party("Washington", "Country", US)),
        (Party("U.S. intelligence", "PublicBody", US), Party("US intelligence", "PublicBody", US)),
        (
            Party("Iranian Foreign Ministry", "PublicBody", ("ir",)),
            Party("the Foreign Ministry", "PublicBody", ("ir",)),
        ),
        (Party("U.S. officials", "Person", US), Party("a U.S. official", "Person", US)),
        (SPIEGEL, Party("Der Spiegel\u2019s", "Organization", ("de",))),
    ],
)
def test_names_of_one_source(one: Party, other: Party) -> None:
    (first, _), (second, _) = _sources(one, other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KIRBY, WHITE_HOUSE),
        (KIRBY, SPIEGEL),
        (KIRBY, person("Kirby", ("gb",))),
        (person("John Smith"), person("Ann Smith")),
        (person("Kim Jong Un", ("kp",)), person("Kim Yo Jong", ("kp",))),
        (Party("Foreign Ministry", "PublicBody", ("ir",)), Party("Foreign Ministry", "PublicBody", ("ru",))),
        (
            Party("Russian Defense Ministry", "PublicBody", ("ru",)),
            Party("Russian Foreign Ministry", "PublicBody", ("ru",)),
        ),
        (Party("The Times", "Organization", ("gb",)), Party("The New York Times", "Organization", US)),
    ],
)
def test_names_of_two_sources(one: Party, other: Party) -> None:
    (first, _), (second, _) = _sources(one, other)
    assert first != second


def test_surname_that_fits_two_people_stays_apart() -> None:
    keys = [key for key, _ in _sources(person("John Smith"), person("Ann Smith"), person("Smith"))]
    assert len(set(keys)) == 3


def test_surname_goes_to_the_full_name_of_its_own_document() -> None:
    claims = [
        said(person("John Smith"), document="d1", words="one"),
        said(person("Smith"), document="d1", words="two"),
        said(person("Ann Smith"), document="d2", words="three"),
    ]
    found = sources(statements(claims))
    assert found[claims[0].id].key == found[claims[1].id].key
    assert found[claims[2].id].key != found[claims[1].id].key


def test_unnamed_source_of_another_document_is_another() -> None:
    report = Party("a recent report")
    (one, _), (other, _) = _sources(report, report, apart=True)
    assert one != other


def test_own_voice_is_the_publisher_and_the_publisher_quoted_is_the_same_source() -> None:
    quoting = said(SPIEGEL, document="other")
    document = Document("text", publisher="Der Spiegel")
    own = said(None, document=document.id)
    found = sources(statements([quoting, own], [document]))
    assert found[quoting.id].key == found[own.id].key


def test_report_without_publisher_has_no_name_and_no_known_affiliation() -> None:
    claim = said(None)
    source = sources(statements([claim]))[claim.id]
    assert (source.name, source.affiliation) == ("", ())


def test_shown_name_is_the_plain_full_name() -> None:
    long = person("White House National Security Council Coordinator for Strategic Communications John Kirby")
    claims = [said(who, words=str(n)) for n, who in enumerate((person("Kirby"), long, KIRBY, person("Kirby")))]
    found = sources(statements(claims))
    assert {source.name for source in found.values()} == {"John Kirby"}


# Affiliated voices are different sources that cannot corroborate each other.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KIRBY, WHITE_HOUSE),
        (KIRBY, Party("United States", "Country", US)),
        (Party("U.S. officials", "Person", US), Party("the Pentagon", "PublicBody", US)),
        (Party("TASS", "Organization", ("ru",)), Party("Kremlin", "PublicBody", ("ru",))),
        (Party("IRNA", "Organization"), Party("Iran", "Country", ("ir",))),
        (Party("a recent report"), SPIEGEL),
        (Party("sources familiar with the matter"), Party("a diplomat")),
        (Party("same data"), SPIEGEL),
        (Party("Istanbul-based outlet", "Organization", ("tr",)), SPIEGEL),
    ],
)
def test_not_independent(one: Party, other: Party) -> None:
    (_, first), (_, second) = _sources(one, other)
    assert not independent(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KIRBY, SPIEGEL),
        (SPIEGEL, REUTERS),
        (KIRBY, Party("Ukraine", "Country", ("ua",))),
        (KIRBY, Party("Brookings Institution analyst Ann Example", "Person", US)),
        (Party("The New York Times", "Organization", US), Party("Pentagon", "PublicBody", US)),
        (Party("Houthis", "Organization", ("ye",)), Party("Yemen", "Country", ("ye",))),
    ],
)
def test_independent(one: Party, other: Party) -> None:
    (_, first), (_, second) = _sources(one, other)
    assert independent(first, second)


def test_voices_joins_what_shares_a_body() -> None:
    assert voices([("gov:us",), ("gov:us",), ("name:a", "gov:ru"), ("gov:ru",), ()]) == 2
    assert voices([("a",), ("b",), ("a", "b")]) == 1
    assert voices([(), ()]) == 0
