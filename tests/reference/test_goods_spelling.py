"""Singular, plural and other spellings of goods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.reference.goods import find, good_of, goods, lemma, pattern_terms, plain, plural


class TestLemma:
    @pytest.mark.parametrize(
        ("many", "one"),
        [
            ("attack helicopters", "attack helicopter"),
            ("munitions", "munition"),
            ("rounds of ammunition", "round of ammunition"),
            ("batteries", "battery"),
            ("torpedoes", "torpedo"),
            ("surface to air missiles", "surface to air missile"),
            ("explosives", "explosive"),
            ("Shahed-136s", "Shahed-136"),
            ("F-16s", "F-16"),
            ("howitzers", "howitzer"),
            ("weapons of mass destruction", "weapon of mass destruction"),
            ("drones for use in Ukraine", "drone for use in Ukraine"),
            ("weapons caches", "weapons cache"),
            ("proximity fuzes", "proximity fuze"),
            ("gyroscopes", "gyroscope"),
            ("spare parts", "spare part"),
            ("lathes", "lathe"),
            ("UAVs", "UAV"),
        ],
    )
    def test_head_word_is_made_singular(self, many: str, one: str) -> None:
        assert lemma(many) == one

    @pytest.mark.parametrize(
        "word",
        """aircraft|small arms|HIMARS|MANPADS|electronics|chassis|avionics|ammunition|night-vision goggles|optics|GPS
        |supplies|ordnance|sea|gas|bus|drone|S-300|apparatus|military hardware""".replace("\n", "").split("|"),
    )
    def test_what_has_no_other_singular_is_left_alone(self, word: str) -> None:
        assert lemma(word.strip()) == word.strip()

    def test_lemma_undoes_plural_for_every_class_term(self) -> None:
        wrong = [
            g for g in goods().values() if g.kind == "class" and g.form == "any" and lemma(plural(g.term)) != g.term
        ]
        # "Arms" and "electronics" are words of their own; so are what makes robots' arms or one MANPAD.
        assert {g.term.split()[-1] for g in wrong} <= {"arm", "electronic", "microelectronic", "MANPAD"}

    @given(st.text(max_size=40))
    def test_any_text_has_a_lemma_and_it_is_stable(self, text: str) -> None:
        assert isinstance(lemma(text), str)


class TestSurfaces:
    @pytest.mark.parametrize(
        ("said", "term"),
        [
            ("Shahed 136", "Shahed-136"),
            ("Shahed-136s", "Shahed-136"),
            ("SHAHED-136", "Shahed-136"),
            ("Shahed\u2011136", "Shahed-136"),
            ("Wing Loong-II", "Wing Loong II"),
            ("Wing Loong 2", "Wing Loong II"),
            ("155 mm artillery shells", "155mm artillery shell"),
            ("155-millimeter artillery shells", "155mm artillery shell"),
            ("155-mm artillery shells", "155mm artillery shell"),
            ("155-millimetre artillery shell", "155mm artillery shell"),
            ("surface to air missile", "surface-to-air missile"),
            ("anti tank guided missiles", "anti-tank guided missile"),
            ("antitank guided missile", "anti-tank guided missile"),
            ("air defense systems", "air defence system"),
            ("air-defence system", "air defence system"),
            ("Air Defense Systems", "air defence system"),
            ("armored personnel carrier", "armoured personnel carrier"),
            ("carbon fiber", "carbon fibre"),
            ("night vision goggles", "night-vision goggles"),
            ("David\u2019s Sling", "David's Sling"),
            ("Leopard-2", "Leopard 2"),
            ("PzH2000", "PzH 2000"),
            ("MIG-29", "MiG-29"),
            ("Mig-29s", "MiG-29"),
            ("submachine guns", "submachine gun"),
            ("uncrewed aerial vehicles", "uncrewed aerial vehicle"),
            ("Attack Helicopters", "attack helicopter"),
            ("Mark 84", "Mk 84"),
        ],
    )
    def test_other_spelling_is_the_same_good(self, said: str, term: str) -> None:
        good = find(said)
        assert good is not None
        assert good == goods()[term.lower()] or good.category == goods()[term.lower()].category

    @pytest.mark.parametrize(
        "said", ["A 10", "T 72", "U 2", "CH4", "f-16", "kinzhal", "shahed", "M 4", "type 56", "B2", ""]
    )
    def test_careless_spelling_is_not_taken(self, said: str) -> None:
        assert find(said) is None or find(said).strength != "strong"  # type: ignore[union-attr]

    def test_every_form_leads_back_to_a_listed_good(self) -> None:
        listed = set(goods().values())
        for form, good in pattern_terms().items():
            assert good in listed
            assert find(form) == good
            assert good.case == "exact" or form == form.lower()

    def test_listed_term_is_never_taken_by_the_variant_of_another(self) -> None:
        for good in goods().values():
            if good.form == "any":
                assert find(good.term) == good

    def test_number_of_forms_stays_small(self) -> None:
        assert len(pattern_terms()) < 10 * len(goods())

    @given(st.text())
    def test_plain_keeps_every_offset(self, text: str) -> None:
        assert len(plain(text)) == len(text)

    @given(st.text(max_size=60))
    def test_any_text_can_be_looked_up(self, text: str) -> None:
        find(text)
        good_of(text)
