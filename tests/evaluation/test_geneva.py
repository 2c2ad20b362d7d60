from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from evaluation.detokenised import detokenised  # noqa: E402
from evaluation.geneva import head_of, measure, span_of  # noqa: E402

SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))


def record(words: str, trigger: int, event_type: str, **arguments: tuple[int, int]) -> dict[str, Any]:
    return {
        "tokens": words.split(),
        "event_mentions": [
            {
                "event_type": event_type,
                "trigger": {"start": trigger, "end": trigger + 1},
                "arguments": [
                    {"role": role, "entity_id": f"x_{start}_{end}"} for role, (start, end) in arguments.items()
                ],
            }
        ],
    }


SUPPLIED = record("Peru supplied Chad with old trucks .", 1, "Supply", Supplier=(0, 1), Recipient=(2, 3), Theme=(3, 6))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("the U . S . and dual - use goods", "the U.S. and dual-use goods"),
        ("Peru ' s trucks do n ' t run", "Peru's trucks don't run"),
        ("` ` Go ' ' he said", '"Go" he said'),
        ("$ 28 . 5 billion , 40 , 000 men", "$28.5 billion, 40,000 men"),
        ("games - - cards ( mostly )", "games -- cards (mostly)"),
        ("the states ' plans", "the states' plans"),
    ],
)
def test_detokenised_text_reads_as_written(words: str, text: str) -> None:
    assert detokenised(words.split())[0] == text


def test_every_token_keeps_its_place() -> None:
    words = ["`", "`", "Peru", "'", "s", "A", "-", "4", ",", "'", "'", "he", "said", "."]
    text, places = detokenised(words)
    assert len(places) == len(words)
    assert all(text[start:end] in (word, '"', "") for word, (start, end) in zip(words, places, strict=True))


def test_a_preposition_passes_its_place_to_its_object(nlp: Language) -> None:
    text, places = detokenised(SUPPLIED["tokens"])
    assert head_of(span_of(nlp(text), places, 3, 6)).text == "trucks"


def test_a_perfect_sentence_scores_full(nlp: Language) -> None:
    scores = measure([SUPPLIED], nlp)
    assert scores.events == {"Supply": 1}
    for mode in ("gold triggers", "end to end"):
        assert scores.tallies[mode]["all"].f1 == 100


def test_a_wrong_role_is_wrong(nlp: Language) -> None:
    turned = record("Peru supplied Chad with old trucks .", 1, "Supply", Recipient=(0, 1), Supplier=(2, 3))
    tally = measure([turned], nlp).tallies["end to end"]["all"]
    assert (tally.right, tally.said, tally.gold) == (0, 3, 2)


def test_a_wrong_type_is_wrong_end_to_end_only(nlp: Language) -> None:
    sent = record("Peru supplied Chad with old trucks .", 1, "Receiving", Donor=(2, 3))
    assert measure([sent], nlp).tallies["end to end"]["all"].right == 0


def test_a_neighbouring_word_of_the_span_is_not_its_head(nlp: Language) -> None:
    off = record("Peru supplied Chad with old trucks .", 1, "Supply", Theme=(4, 5))
    assert measure([off], nlp).tallies["gold triggers"]["all"].right == 0


def test_events_of_other_types_are_not_counted(nlp: Language) -> None:
    other = record("Peru attacked Chad .", 1, "Attack", Assailant=(0, 1))
    scores = measure([other], nlp)
    assert scores.events == {}
    assert scores.tallies["end to end"]["all"].gold == 0


def test_unmarked_transfers_cost_precision(nlp: Language) -> None:
    bare = {"tokens": SUPPLIED["tokens"], "event_mentions": []}
    tally = measure([SUPPLIED, bare], nlp).tallies["end to end"]["all"]
    assert (tally.precision, tally.recall) == (50, 100)


def test_a_word_said_twice_is_placed_near_its_trigger(nlp: Language) -> None:
    twice = record("Peru says Peru supplied Chad .", 3, "Supply", Supplier=(0, 1))
    tallies = measure([twice], nlp).tallies["gold triggers"]
    assert (tallies["all"].right, tallies["nearest"].right) == (0, 1)


@pytest.mark.skipif(not (SHARED / "data/reading/geneva/val.jsonl").exists(), reason="GENEVA is not at ENDUSE_SHARED")
def test_floors_on_geneva(nlp: Language) -> None:
    lines = (SHARED / "data/reading/geneva/val.jsonl").read_text(encoding="utf-8").splitlines()
    scores = measure([json.loads(line) for line in lines], nlp)
    assert scores.events.total() == 92
    given, found = (scores.tallies[mode]["all"] for mode in ("gold triggers", "end to end"))
    assert given.f1 >= 80
    assert found.f1 >= 68
    assert all(tally.precision >= tally.recall - 5 for tally in (given, found))
