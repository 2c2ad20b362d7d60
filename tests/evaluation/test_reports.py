"""The expected files of the project's own reports hold together."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from enduse.model.claim import Factuality, Manner, MeasureStage, TransferStage

REPORTS = Path(__file__).parents[2] / "evaluation" / "reports"
EXPECTED = sorted(REPORTS.glob("*/*.expected.json"))
SLOTS = ("supplier", "recipient", "parties", "intermediaries", "issuer", "targets")
TUNED = ("dev", "dev2", "dev3")
HELD_OUT = ("held_out", "held_out_articles")
STAGES = {"transfer": get_args(TransferStage), "measure": get_args(MeasureStage)}


def read(path: Path) -> tuple[str, list[dict[str, Any]]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return (path.parent / gold["document"]).read_text(encoding="utf-8"), gold["claims"]


def long_sentences(path: Path) -> set[str]:
    sentences = re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8"))
    return {sentence for sentence in sentences if len(sentence.split()) >= 6}


def test_there_are_reports_to_check() -> None:
    assert len(EXPECTED) >= 20


@pytest.mark.parametrize("folder", HELD_OUT)
def test_each_held_out_text_has_its_expected_file(folder: str) -> None:
    texts = {path.stem for path in (REPORTS / folder).glob("*.txt")}
    expected = {path.name.removesuffix(".expected.json") for path in (REPORTS / folder).glob("*.expected.json")}
    assert len(texts) >= 10
    assert texts == expected


@pytest.mark.parametrize("folder", HELD_OUT)
def test_held_out_texts_share_no_sentence_with_those_rules_are_tuned_on(folder: str) -> None:
    texts = [path for known in TUNED for path in (REPORTS / known).glob("*.txt")]
    tuned = {sentence for path in texts for sentence in long_sentences(path)}
    held_out = {sentence for path in (REPORTS / folder).glob("*.txt") for sentence in long_sentences(path)}
    assert held_out & tuned == set()


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.partition(".")[0])
class TestExpected:
    def test_every_quote_stands_in_its_text(self, path: Path) -> None:
        text, claims = read(path)
        missing = [part for claim in claims for part in claim["quote"].split(" … ") if part not in text]
        assert missing == []

    def test_published_is_a_whole_date(self, path: Path) -> None:
        published = json.loads(path.read_text(encoding="utf-8"))["published"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", published)

    def test_numbers_are_unique_and_references_exist(self, path: Path) -> None:
        _, claims = read(path)
        numbers = [claim["n"] for claim in claims]
        main = {claim["n"] for claim in claims if "variant_of" not in claim}
        assert len(numbers) == len(set(numbers))
        assert {claim["variant_of"] for claim in claims if "variant_of" in claim} <= main
        assert {n for claim in claims for n in claim.get("exchange_with", [])} <= main

    def test_exchange_is_mutual(self, path: Path) -> None:
        _, claims = read(path)
        pairs = {(claim["n"], other) for claim in claims for other in claim.get("exchange_with", [])}
        assert pairs == {(other, n) for n, other in pairs}

    def test_words_are_those_of_the_model(self, path: Path) -> None:
        _, claims = read(path)
        for claim in claims:
            assert set(claim.get("stage", [])) <= set(STAGES[claim["kind"]]), claim["n"]
            assert set(claim["factuality"]) <= set(get_args(Factuality)), claim["n"]
            assert set(claim.get("manner", [])) <= set(get_args(Manner)), claim["n"]

    def test_countries_are_two_letters(self, path: Path) -> None:
        _, claims = read(path)
        codes = [code for claim in claims for slot in SLOTS for code in claim.get(slot, [])]
        assert [code for code in codes if not re.fullmatch("[a-z]{2}", code)] == []

    def test_variants_differ_from_their_claim(self, path: Path) -> None:
        _, claims = read(path)
        by_number = {claim["n"]: claim for claim in claims}
        for claim in claims:
            if "variant_of" in claim:
                other = by_number[claim["variant_of"]]
                keys = ("kind", "stage", "factuality", "items", *SLOTS)
                assert any(claim.get(key) != other.get(key) for key in keys), claim["n"]

    def test_some_claims_are_required_and_some_text_is_not_a_claim(self, path: Path) -> None:
        text, claims = read(path)
        required = [claim for claim in claims if claim["required"] and "variant_of" not in claim]
        assert 3 <= len(required) <= 25
        assert sum(len(claim["quote"]) for claim in required) < len(text) / 2
