"""Tables for comparing names: what they hold, and that no form says two things."""

# ruff: noqa: RUF001 (words of other scripts are what is tested)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given as with_values
from hypothesis import strategies as st

from enduse.reference.names import (
    arabic,
    given,
    homoglyphs,
    legal_forms,
    nicknames,
    organisation,
    particles,
    titles,
)
from enduse.reference.table import rows

TABLES = [
    "given_names",
    "nicknames",
    "organisation_words",
    "legal_forms",
    "particles",
    "titles",
]


def forms(table: str) -> list[tuple[str, str]]:
    """(key, form) of every form of a table, weak clusters left out."""
    return [
        (row["key"], form)
        for row in rows(f"names/{table}.csv")
        if row.get("strength") != "weak"
        for form in row["forms"].split("|")
    ]


def of_two_keys(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = {}
    for key, form in pairs:
        keys.setdefault(form, set()).add(key)
    return {form: of for form, of in keys.items() if len(of) > 1}


def strong(name: str) -> str | None:
    return next(
        (cluster.key for cluster in given.clusters() if cluster.strength == "strong" and name in cluster.forms), None
    )


# ---- Every table.


@pytest.mark.parametrize("table", TABLES)
def test_forms_are_folded_and_not_empty(table: str) -> None:
    wrong = [
        form for _, form in forms(table) if unicodedata.normalize("NFC", form.casefold()) != form or not form.strip()
    ]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_forms_have_single_spaces_and_no_stray_marks(table: str) -> None:
    assert [form for _, form in forms(table) if form != " ".join(form.split()) or "?" in form or "_" in form] == []


# Short forms stand for several names.
@pytest.mark.parametrize("table", [table for table in TABLES if table != "nicknames"])
def test_a_form_says_one_thing(table: str) -> None:
    assert of_two_keys(forms(table)) == {}


def test_the_look_for_double_forms_finds_them() -> None:
    assert of_two_keys([("a", "x"), ("b", "x"), ("a", "y"), ("a", "y")]) == {"x": {"a", "b"}}


# A Latin o in a Russian word looks right and never matches.
@pytest.mark.parametrize("table", TABLES)
def test_no_word_mixes_latin_and_cyrillic_letters(table: str) -> None:
    mixed = re.compile(r"(?=\w*[a-z])(?=\w*[а-яёіїєґў])\w+")
    assert [form for _, form in forms(table) if mixed.search(form)] == []


# ---- Given names.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "serhii"),
        ("sergei", "сяргей"),
        ("николай", "mykola"),
        ("uladzimir", "владимир"),
        ("yauhen", "євген"),
        ("aleksandrovich", "олександрович"),
        ("mohamed", "محمد"),
        ("khaled", "خالد"),
        ("ghasem", "قاسم"),
        ("abdul rahman", "عبد الرحمن"),
        ("hossein", "husayn"),
    ],
)
def test_spellings_of_one_name_are_one_cluster(one: str, other: str) -> None:
    assert strong(one) is not None
    assert strong(one) == strong(other)


# Two people: names of one language that only look alike.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("muhammad", "mahmud"),
        ("muhammad", "ahmad"),
        ("hasan", "husayn"),
        ("salim", "salem"),
        ("said", "saad"),
        ("rashid", "rashed"),
        ("kamal", "kamil"),
        ("nasr", "nasir"),
        ("umar", "amr"),
        ("ali", "alim"),
        ("marina", "maria"),
        ("aleksandr", "aleksey"),
        ("vladimir", "vladislav"),
        ("anton", "anatoly"),
        ("ivan", "igor"),
        ("denis", "dmitry"),
        ("zhang", "chang"),
        ("wang", "huang"),
        ("aleksandrovich", "alekseevich"),
        ("abdulrahman", "abdulrahim"),
    ],
)
def test_names_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert strong(one) is not None
    assert strong(one) != strong(other)


@pytest.mark.parametrize(("one", "other"), [("zhang", "cheung"), ("lee", "이"), ("salim", "salem"), ("xu", "hsu")])
def test_shared_spellings_are_weak(one: str, other: str) -> None:
    assert any({one, other} <= set(each.forms) for each in given.clusters() if each.strength == "weak")


def test_there_are_as_many_clusters_as_the_lists_need() -> None:
    assert len(given.clusters()) >= 600
    assert all(len(set(cluster.forms)) == len(cluster.forms) >= 2 for cluster in given.clusters())


def test_short_forms_name_all_they_may_stand_for() -> None:
    short = nicknames.nicknames()
    assert "william" in short["bill"]
    assert {"aleksandr", "aleksandra"} <= short["sasha"]
    assert {"vladislav", "vyacheslav"} <= short["slava"]
    assert "william" not in short
    assert "robert" not in short["bill"]


# ---- Organisations.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("научно исследовательский институт", "нии"),
        ("нии", "research institute"),
        ("нпо", "scientific production association"),
        ("окб", "experimental design bureau"),
        ("завод", "plant"),
        ("zavod", "завода"),
        ("машиностроительный", "mashinostroitelny"),
        ("машинобудівний", "machine building"),
        ("московский", "moscow"),
        ("هواپیمایی", "aviation"),
        ("بازرگانی", "trading"),
        ("银行", "bank"),
        ("无线电", "radio"),
        ("ministerio", "وزارت"),
        ("sanayi", "industrial"),
    ],
)
def test_words_of_organisations_meet_across_languages(one: str, other: str) -> None:
    meanings = organisation.meanings()
    assert meanings[one].key == meanings[other].key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("нии", "нпо"),
        ("окб", "кб"),
        ("research institute", "institute"),
        ("research institute", "central research institute"),
        ("brigade", "battalion"),
        ("bank", "fund"),
        ("import", "export"),
        ("москва", "минск"),
        ("machine building plant", "mechanical plant"),
        ("police", "court"),
        ("north", "south"),
        ("nuclear", "energy"),
    ],
)
def test_words_of_unlike_organisations_stay_apart(one: str, other: str) -> None:
    meanings = organisation.meanings()
    assert meanings[one].key != meanings[other].key


def test_what_a_word_says_is_told() -> None:
    meanings = organisation.meanings()
    assert meanings["company"].kind == "generic"
    assert meanings["судостроительный"].kind == "descriptive"
    assert meanings["iranian"].kind == "place"
    assert {word.kind for word in organisation.words()} == {"generic", "descriptive", "place"}
    assert len(organisation.words()) >= 500


# ---- Legal forms: ISO 20275 Entity Legal Forms, code list 1.4.1.


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("ооо", "llc"),
        ("общество с ограниченной ответственностью", "llc"),
        ("obshchestvo s ogranichennoi otvetstvennostyu", "llc"),
        ("тов", "llc"),
        ("таа", "llc"),
        ("有限责任公司", "llc"),
        ("акционерное общество", "jsc"),
        ("пао", "jsc_public"),
        ("ojsc", "jsc_open"),
        ("株式会社", "jsc"),
        ("주식회사", "jsc"),
        ("sdn bhd", "ltd_private"),
        ("gmbh", "gmbh"),
        ("фгуп", "unitary_state_federal"),
        ("federal state unitary enterprise", "unitary_state_federal"),
        ("شرکت", "company"),
        ("شركة", "company"),
        ("vakıf", "foundation"),
    ],
)
def test_legal_forms_have_a_class(form: str, key: str) -> None:
    assert legal_forms.forms()[form] == key


@pytest.mark.parametrize("word", ["окб", "нии", "завод", "bank", "group", "holding", "trading", "institute", "iran"])
def test_what_a_body_does_is_no_legal_form(word: str) -> None:
    assert word not in legal_forms.forms()


@pytest.mark.parametrize(
    ("key", "family"),
    [("jsc_public", "jsc"), ("jsc", "jsc"), ("llc_foreign", "llc"), ("gmbh", "gmbh"), ("ltd_private", "ltd")],
)
def test_classes_have_a_family(key: str, family: str) -> None:
    assert legal_forms.family(key) == family
    assert key in set(legal_forms.forms().values())


# ---- Particles and titles.


def test_particles_tell_what_to_do_with_them() -> None:
    known = particles.particles()
    assert known["bin"].treatment == known["ould"].treatment == "filiation"
    assert known["abd"].treatment == known["mac"].treatment == "binding"
    assert known["al"].treatment == known["van der"].treatment == "droppable"
    assert known["oglu"].treatment == known["ud din"].treatment == "suffix"
    assert known["ال"].treatment == "attached"
    assert not {"ali", "muhammad", "kim", "ivan"} & set(known)


def test_titles_are_told_from_names() -> None:
    known = titles.titles()
    assert known["maj gen"].key == known["генерал майор"].key == "general"
    assert known["шейх"].key == known["cheikh"].key == "sheikh"
    assert known["iii"].kind == "generation"
    assert known["prince"].ambiguous
    assert not known["dr"].ambiguous
    assert not {"ali", "muhammad", "kim", "ivan", "hassan"} & set(known)


# ---- Scripts. Confusables after Unicode TR39: U+0430 and U+0061, U+0440 and U+0070, U+03BF and U+006F.


def test_look_alikes_fold_to_latin() -> None:
    folding = homoglyphs.folding()
    assert (folding["\u0430"], folding["\u0440"], folding["\u03bf"]) == ("a", "p", "o")
    assert "ж" not in folding
    assert not set("abcdefghijklmnopqrstuvwxyz0123456789") & set(folding)
    assert homoglyphs.misreadings()["0"] == "o"


def test_look_alikes_fold_to_cyrillic() -> None:
    other = homoglyphs.to_cyrillic()
    assert "".join(other.get(letter, letter) for letter in "oбщеcтвo") == "общество"
    assert not {"d", "f", "g", "l", "r", "z"} & set(other)


def arabic_keys(spellings: str) -> set[str]:
    return {arabic.key(word) for word in spellings.split()}


@pytest.mark.parametrize(
    "spellings",
    [
        "خالد khalid khaled haled",
        "محمد muhammad mohamed mohammed mouhammad",
        "قاسم qasim kassem ghasem qassem gasem",
        "رمضان ramadan ramazan ramadhan",
        "يوسف youssef yusuf",
        "عثمان othman osman uthman",
        "وليد walid oualid waleed",
        "شيخ shaykh sheikh cheikh",
        "فاطمة fatima fatimah",
        "پرویز parviz",
        "مصطفى mustafa mostafa moustapha",
        "غلام ghulam gholam",
        "مُحَمَّد muhammad",
    ],
)
def test_romanisations_share_consonants(spellings: str) -> None:
    assert len(arabic_keys(spellings)) == 1


@pytest.mark.parametrize(
    "spellings", ["خالد خليل", "ahmad hamid", "حسن حامد", "karim kamil", "umar hamid", "walid khalid", "samir salim"]
)
def test_other_consonants_have_other_keys(spellings: str) -> None:
    assert len(arabic_keys(spellings)) == 2


@with_values(st.text(alphabet="abcdefghijklmnopqrstuvwxyzابتثجحخدذرزسشصضطظعغفقكلمنهوي'-", max_size=20))
def test_a_key_never_fails_and_repeats(word: str) -> None:
    assert arabic.key(word) == arabic.key(word)
    assert len(arabic.key(word)) <= 4 * len(word)
