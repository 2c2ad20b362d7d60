# ruff: noqa: RUF001  # the names are in the scripts they are listed in
"""Names as lists write them into one field, and what they come apart into; most are read off the EU's annexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.sources.lists.names import in_reading_order, respelled, without_rank
from enduse.sources.lists.splitting import add_names, other_names


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MAKHLOUF, Iyad", "Iyad MAKHLOUF"),
        ("LAVILLA, Ruben Pestano, Jr.", "Ruben Pestano LAVILLA Jr."),
        ("HERNANDEZ, Jr., Abel", "Abel HERNANDEZ Jr."),
        ("Iyad MAKHLOUF", "Iyad MAKHLOUF"),
        ("A, B, C", "A, B, C"),  # may be anything
        ("DOE,", "DOE,"),
    ],
)
def test_reading_order(name: str, said: str) -> None:
    assert in_reading_order(name).full == said


@pytest.mark.parametrize(
    ("schema", "words", "parts"),
    [
        ("Person", "Iyad (a.k.a. Eyad) MAKHLOUF", [("name", "Iyad MAKHLOUF"), ("alias", "Eyad MAKHLOUF")]),
        ("Person", "Alexander (Alexandr) Ivanovich BASTRYKIN",
         [("name", "Alexander Ivanovich BASTRYKIN"), ("alias", "Alexandr Ivanovich BASTRYKIN")]),
        ("Person", "Alexey Yurevich MILCHAKOV (a.k.a. Fritz, Serbian)",
         [("name", "Alexey Yurevich MILCHAKOV"), ("weakAlias", "Fritz"), ("weakAlias", "Serbian")]),
        ("Person", "Dmitry Nikolayevich KOZAK (Дмитрий Николаевич КОЗАК)",
         [("name", "Dmitry Nikolayevich KOZAK"), ("alias", "Дмитрий Николаевич КОЗАК")]),
        ("Person", "Samer Kamal AL-ASSAD a.k.a. ‘Samir’ سامر كمال الأسد",
         [("name", "Samer Kamal AL-ASSAD"), ("alias", "Samir"), ("alias", "سامر كمال الأسد")]),
        ("Person", "Natalya BEZRUCHENKO/Natalia BEZRUCHENKO",
         [("name", "Natalya BEZRUCHENKO"), ("name", "Natalia BEZRUCHENKO")]),
        ("Person", "Elena MIZULINA (née DMITRIYEVA)",
         [("name", "Elena MIZULINA"), ("previousName", "Elena DMITRIYEVA")]),
        ("Person", "Muttaqi, Amir Khan (Taliban representative in UN-led talks)",
         [("name", "Amir Khan Muttaqi"), ("position", "Taliban representative in UN-led talks")]),
        ("Company", "Areal International JSC (formerly “Hylende Gold” or “Highland Gold”)",
         [("name", "Areal International JSC"), ("previousName", "Hylende Gold"), ("previousName", "Highland Gold")]),
        ("LegalEntity", "PJSC KAMAZ alias KAMAZ PTC", [("name", "PJSC KAMAZ"), ("alias", "KAMAZ PTC")]),
        # It may be part of the name: the whole stays the name.
        ("LegalEntity", "Korea Kwangson Banking Corporation (KKBC)",
         [("name", "Korea Kwangson Banking Corporation (KKBC)"), ("alias", "Korea Kwangson Banking Corporation"),
          ("weakAlias", "KKBC")]),
    ],
)  # fmt: skip
def test_a_name_comes_apart(schema: str, words: str, parts: list[tuple[str, str]]) -> None:
    assert [tuple(part) for part in add_names(schema, words)] == parts


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("LegalEntity", "VTB Bank (Belarus)"),
        ("LegalEntity", "Sure Technology (Hong Kong) Co. Ltd."),
        ("LegalEntity", "Absolut Bank (Public Joint-Stock Company)"),
        ("LegalEntity", "SUN Ship Management (D) Ltd."),
        ("LegalEntity", "Joint Stock Company 123 Aviation Repair Plant (123 ARZ)"),
        ("LegalEntity", "Russian Railways"),  # "Russian" announces a spelling only before another script
        ("LegalEntity", "KOREAN TANGUN TRADING CORPORATION"),
        ("LegalEntity", "Orion Now Trading"),
        ("LegalEntity", "A/S Dampskib"),
        ("Company", "Bureau of Science, Technology and Trade"),
        ("Person", "Sergei Ivanovich MENYAILO"),
    ],
)
def test_what_is_one_name_is_left_alone(schema: str, words: str) -> None:
    assert [tuple(part) for part in add_names(schema, words)] == [("name", words)]


@pytest.mark.parametrize(
    ("schema", "words", "parts"),
    [
        ("Person", "Anas Talous/Tals", [("alias", "Anas Talous"), ("alias", "Anas Tals")]),
        ("Person", "Qaddour, Qaddur", [("weakAlias", "Qaddour"), ("weakAlias", "Qaddur")]),
        ("Person", "Al-Haq, Amin; Amin, Muhammad", [("alias", "Amin Al-Haq"), ("alias", "Muhammad Amin")]),
        ("Person", "Hajji ‘Abd Al-Nasir (formerly listed as)", [("previousName", "Hajji ‘Abd Al-Nasir")]),
        ("LegalEntity", "9th Brigade, Al-Kani Militia, Al-Kaniyat",
         [("alias", "9th Brigade"), ("alias", "Al-Kani Militia"), ("alias", "Al-Kaniyat")]),
        ("LegalEntity", "OOO FT; Общество «Форсс Технологии»", [("alias", "OOO FT"),
         ("alias", "Общество «Форсс Технологии»")]),
        ("LegalEntity", "Example Trading Co., Ltd.", [("alias", "Example Trading Co., Ltd.")]),
        ("LegalEntity", "", []),
        ("Person", " ; ", []),
    ],
)  # fmt: skip
def test_other_names_come_apart(schema: str, words: str, parts: list[tuple[str, str]]) -> None:
    assert [tuple(part) for part in other_names(schema, words)] == parts


@pytest.mark.parametrize(
    ("name", "bare", "rank"),
    [
        ("Brigadier General Mohamed MAARUF", "Mohamed MAARUF", "Brigadier General"),
        ("Dr. Mahmoud SA’IID", "Mahmoud SA’IID", "Dr."),
        ("Generalov Ivan", "Generalov Ivan", ""),
        ("Major", "Major", ""),
    ],
)
def test_ranks_come_off(name: str, bare: str, rank: str) -> None:
    assert without_rank(name) == (bare, rank)


@pytest.mark.parametrize(
    ("name", "word", "spelled"),
    [
        ("Evgeny Petrovich GRABCHAK", "Yevgeny", "Yevgeny Petrovich GRABCHAK"),
        ("Igor Nikolayevich MIKHAILICHENKO", "MIKHAYLICHENKO", "Igor Nikolayevich MIKHAYLICHENKO"),
        ("Arseny PAVLOV", "Motorola", ""),
        ("Arseny PAVLOV", "Pavlov", ""),  # the same word is no other spelling
        ("Nazih", "Nazeh", ""),
        ("", "Nazeh", ""),
    ],
)
def test_a_single_word_respells_its_like(name: str, word: str, spelled: str) -> None:
    assert respelled(name, word) == spelled


@pytest.mark.parametrize("words", ["(", "a.k.a. ", "; ", ", ", "a/", " or ", "(a.k.a. x)", "Ж a", '"', "(a) "])
@pytest.mark.parametrize("schema", ["Person", "LegalEntity"])
@pytest.mark.parametrize("length", [900, 60_000])
def test_endless_marks_come_to_an_end(words: str, schema: str, length: int) -> None:
    endless = words * (length // len(words))
    assert len([*add_names(schema, endless), *other_names(schema, endless)]) <= 2 * length


@given(st.text(max_size=80), st.sampled_from(["Person", "Company", "LegalEntity", "Vessel"]))
def test_any_words_come_apart_without_trouble(words: str, schema: str) -> None:
    for part in [*add_names(schema, words), *other_names(schema, words)]:
        assert part.kind in ("name", "alias", "weakAlias", "previousName", "position")
