"""Goods in whole phrases, and the words of quantity and money around them."""

from __future__ import annotations

import re

import pytest

from enduse.reference.goods import categories, currencies, good_of, humanitarian, modifiers, number_words, units


def words(text: str) -> list[str]:
    return text.split()


class TestPhrases:
    @pytest.mark.parametrize(
        ("phrase", "category"),
        [
            ("MiG-29 jets", "aircraft.fighter"),
            ("hundreds of Iranian-made Shahed-136 drones", "aircraft.uav.loitering"),
            ("S-300 air defense systems", "air_defence.missile"),
            ("a shipment of Grad rockets", "ammunition.rocket"),
            ("dozens of tanks", "armour.tank"),
            ("billions of dollars in military equipment", "arms"),
            ("$2 billion worth of drones", "aircraft.uav"),
            ("missile equipment", "missile"),
            ("sensitive parts", "dual_use"),
            ("lethal capabilities", "arms"),
            ("drone supplies", "aircraft.uav"),
            ("military trucks", "vehicle.truck"),
            ("ammunition for tanks", "ammunition"),
            ("high-tech capabilities", "dual_use"),
            ("more advanced missiles", "missile"),
        ],
    )
    def test_modifiers_measures_and_designations_are_read(self, phrase: str, category: str) -> None:
        good = good_of(phrase)
        assert good is not None
        assert good.category == category

    @pytest.mark.parametrize(
        "phrase", ["military parts", "nuclear equipment", "drone components", "battlefield supplies"]
    )
    def test_modifier_makes_a_context_word_strong(self, phrase: str) -> None:
        good = good_of(phrase)
        assert good is not None
        assert good.strength == "strong"

    @pytest.mark.parametrize("phrase", ["medical supplies", "flood assistance", "winter aid", "agricultural machinery"])
    def test_civil_modifier_makes_it_none(self, phrase: str) -> None:
        good = good_of(phrase)
        assert good is not None
        assert good.strength == "none"

    @pytest.mark.parametrize(
        "phrase", ["equipment", "such aid", "new parts", "the shipment", "Chinese technology", "its support"]
    )
    def test_without_a_modifier_it_stays_context(self, phrase: str) -> None:
        good = good_of(phrase)
        assert good is not None
        assert good.strength == "context"

    @pytest.mark.parametrize(
        "phrase", ["rounds of talks", "a series of meetings", "the president of France", "", "billions of euros"]
    )
    def test_phrase_about_something_else(self, phrase: str) -> None:
        good = good_of(phrase)
        assert good is None or good.strength != "strong"

    def test_modifiers_are_lower_case_and_filed(self) -> None:
        for term, modifier in modifiers().items():
            assert term == term.lower()
            assert modifier.category in categories()
        assert not set(modifiers()) & humanitarian()


class TestQuantities:
    def test_units(self) -> None:
        assert units()["tonnes"].kilograms == 1000
        assert units()["tonne"] is units()["tonnes"]
        assert units()["rounds"].kind == "count"
        assert units()["containers"].kind == "container"
        assert units()["batteries"].term == "battery"
        assert "drone" not in units()

    @pytest.mark.parametrize(
        "words", ["dozens", "hundreds", "thousands", "scores", "tens of thousands", "several", "a handful"]
    )
    def test_rough_number_stands_for_no_figure(self, words: str) -> None:
        assert number_words()[words].value is None
        assert number_words()[words].estimated

    def test_exact_number_word(self) -> None:
        assert number_words()["twelve"].value == 12
        assert not number_words()["twelve"].estimated
        assert "missiles" not in number_words()

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ("$", "USD"),
            ("€", "EUR"),
            ("£", "GBP"),
            ("dollars", "USD"),
            ("euros", "EUR"),
            ("yuan", "CNY"),
            ("rubles", "RUB"),
            ("won", "KRW"),
            ("rials", "IRR"),
            ("shekels", "ILS"),
        ],
    )
    def test_currencies(self, said: str, code: str) -> None:
        assert currencies()[said] == code

    def test_currency_codes_are_three_capitals(self) -> None:
        assert all(re.fullmatch(r"[A-Z]{3}", code) for code in currencies().values())
        assert "pounds" not in currencies()
