"""Changed names and near-misses: the same for the same seed, and what they say they are."""

import random

import pytest

from evaluation.names import benign, decay, evasion
from evaluation.names.near_misses import near_misses, words
from evaluation.names.parties import Listed, bag
from evaluation.names.variants import Change, changed_by, variants

PEOPLE = [
    Listed("p-1", "Person", ("AL-KHATIB, Mohammed Omar",)),
    Listed("p-2", "Person", ("Sergei Ivanovich DOLGOV",)),
    Listed("p-3", "Person", ("MÜLLER, Jürgen",)),
    Listed("p-4", "Person", ("Pele",)),
]
FIRMS = [
    Listed("f-1", "LegalEntity", ("NORTHERN SHIPYARD JOINT STOCK COMPANY", "AO Severnaya")),
    Listed("f-2", "LegalEntity", ("Blue Harbour Trading Co., Ltd.",)),
]


@pytest.mark.parametrize(
    ("change", "name", "schema", "among"),
    [
        (benign.diacritics_dropped, "MÜLLER, Jürgen", "Person", {"MULLER, Jurgen"}),
        (benign.diacritics_spelled, "MÜLLER, Jürgen", "Person", {"MUELLER, Juergen"}),
        (benign.order, "DOLGOV, Sergei", "Person", {"Sergei DOLGOV", "DOLGOV Sergei"}),
        (benign.middle_dropped, "Ann Bea Cox", "Person", {"Ann Cox"}),
        (benign.particle, "Omar AL-KHATIB", "Person", {"Omar ALKHATIB", "Omar AL KHATIB", "Omar KHATIB"}),
        (benign.initials, "DOLGOV, Sergei Ivanovich", "Person", {"S. DOLGOV", "S. I. DOLGOV"}),
        (benign.acronym, "Northern River Shipyard", "LegalEntity", {"NRS", "NR Shipyard"}),
        (benign.case, "Ann BA", "Person", {"ann ba", "ANN BA"}),
        (benign.legal_form, "BETA JSC", "LegalEntity", {"BETA JOINT STOCK COMPANY", "BETA AO", "BETA"}),
        (benign.legal_form, "Beta Co., Ltd.", "LegalEntity", {"Beta Co., Limited", "Beta Co"}),
        (benign.punctuation, "O'Neill-Smith", "Person", {"O Neill Smith", "ONeillSmith"}),
        (evasion.vowels_dropped, "Sergei DOLGOV", "Person", {"Srgi DLGV"}),
        (evasion.collapsed, "Hussein Nasser", "Person", {"Husein Naser"}),
        (
            decay.cut,
            "A name that is longer than twenty",
            None,
            {"A name that is longe", "A name that is longer than twe"},
        ),
        (decay.encoding_lost, "Müller", None, {"MÃ¼ller", "M?ller"}),
    ],
)
def test_what_a_change_makes(change: Change, name: str, schema: str | None, among: set[str]) -> None:
    made = changed_by(change, name, schema, seed=0, each=2)
    assert made
    assert set(made) <= among


@pytest.mark.parametrize(
    ("change", "name", "schema"),
    [
        (benign.romanisation, "Ann Ba", "Person"),
        (benign.initials, "Beta JSC", "Vessel"),
        (benign.title, "Beta JSC", "LegalEntity"),
        (benign.legal_form, "Inca Jscott", "Person"),
        (benign.legal_form, "Inca Limitedo", "LegalEntity"),
        (benign.acronym, "Ann Bea Cox", "Person"),
        (benign.acronym, "Beta Ltd", "LegalEntity"),
        (benign.middle_dropped, "Ann Cox", "Person"),
        (benign.particle, "Alan Delman", "Person"),
        (benign.diacritics_dropped, "Muller", "Person"),
        (evasion.collapsed, "Ann1 22".replace("nn", "n"), None),
        (evasion.look_alike, "Дмитрий", "Person"),
        (decay.cut, "Short", None),
        (decay.encoding_lost, "Ascii", None),
        (decay.mistyped, "123", None),
        (decay.transposed, "aa bb", None),
    ],
)
def test_a_change_that_has_nothing_to_change_makes_nothing(change: Change, name: str, schema: str | None) -> None:
    assert changed_by(change, name, schema, seed=0, each=5) == []


def test_a_romanisation_is_another_of_its_set() -> None:
    made = changed_by(benign.romanisation, "Mohammed DOLGOV", "Person", seed=0, each=2)
    assert made
    assert made[0].split()[0].lower() in benign.renderings()["mohammed"]
    assert made[0].split()[0].istitle()


def test_a_look_alike_looks_alike_and_is_not_alike() -> None:
    one, whole = changed_by(evasion.look_alike, "Pavel Popov", "Person", seed=0, each=2)
    assert sum(a != b for a, b in zip(one, "Pavel Popov", strict=True)) == 1
    assert whole.isascii() is False
    assert set(evasion.look_alikes().values()).isdisjoint("abcdefghijklmnopqrstuvwxyz")


def test_an_invisible_character_stands_within_a_word() -> None:
    (made,) = changed_by(evasion.invisible, "Ann Ba", None, seed=0, each=2)
    assert "".join(letter for letter in made if letter not in evasion.INVISIBLE) == "Ann Ba"
    assert len(made) == len("Ann Ba") + 1


@pytest.mark.parametrize(
    ("letter", "beside"), [("s", "adwezx"), ("q", "wa"), ("m", "njk"), ("P", "ol"), ("1", ""), ("", "")]
)
def test_keys_beside(letter: str, beside: str) -> None:
    assert sorted(decay.neighbours(letter)) == sorted(beside)


def test_variants_are_the_same_for_the_same_seed() -> None:
    made = list(variants([*PEOPLE, *FIRMS], seed=3))
    assert made == list(variants([*PEOPLE, *FIRMS], seed=3)) != list(variants([*PEOPLE, *FIRMS], seed=4))
    assert {case.group for case in made} == {"benign", "evasion", "decay"}
    assert "p-4" not in {case.target for case in made}


def test_the_variants_of_a_party_do_not_hang_on_the_others() -> None:
    assert [case for case in variants(PEOPLE) if case.target == "p-2"] == list(variants([PEOPLE[1]]))


def test_no_variant_is_the_name_or_comes_twice() -> None:
    made = list(variants([*PEOPLE, *FIRMS], each=5))
    names = {party.id: party.names[0] for party in [*PEOPLE, *FIRMS]}
    assert all(case.name != names[case.target or ""] for case in made)
    assert len({(case.target, case.kind, case.name) for case in made}) == len(made)
    assert all(case.name == " ".join(case.name.split(" ")) for case in made)


def test_near_misses_are_nobody() -> None:
    made = list(near_misses([*PEOPLE, *FIRMS], listed=[*PEOPLE, *FIRMS]))
    taken = {bag(name) for party in [*PEOPLE, *FIRMS] for name in party.names}
    assert {case.kind for case in made} == {"crossed", "swapped", "beyond"}
    assert all(case.target is None and bag(case.name) not in taken for case in made)
    assert made == list(near_misses([*PEOPLE, *FIRMS], listed=[*PEOPLE, *FIRMS]))


def test_a_near_miss_that_is_a_listed_name_is_not_made() -> None:
    two = [Listed("a", "Person", ("Ann Cox",)), Listed("b", "Person", ("Bea Day",))]
    crossed = {case.name for case in near_misses(two, listed=two) if case.kind == "crossed"}
    assert crossed == {"Ann Day", "Bea Cox"}
    more = [*two, Listed("c", "Person", ("DAY, ann",))]
    assert {case.name for case in near_misses(two, listed=more) if case.kind == "crossed"} == {"Bea Cox"}


def test_nobody_alone_has_a_near_miss() -> None:
    assert list(near_misses(PEOPLE[:1], listed=PEOPLE)) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("DOLGOV, Sergei", ["Sergei", "DOLGOV"]),
        ("Beta Trading Co., Ltd.", ["Beta", "Trading"]),
        ("S. A. Ng", []),
    ],
)
def test_telling_words(name: str, told: list[str]) -> None:
    assert words(name) == told


def test_bags_of_words_do_not_know_order_case_or_marks() -> None:
    assert bag("DOLGOV, Sergei") == bag("sergei  Dolgov.") != bag("Sergei Dolgova")


def test_chance_is_of_the_name_not_of_the_run() -> None:
    random.seed(1)
    one = list(variants(PEOPLE))
    random.seed(2)
    assert list(variants(PEOPLE)) == one
