from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from enduse.model import Party

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from evaluation import plover  # noqa: E402
from evaluation.plover import measure, records, same  # noqa: E402
from evaluation.plover_events import events  # noqa: E402

SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "data/reading/plover/PLOVER_GSR_CAMEO.txt"


def ends(text: str) -> list[tuple[str, set[str], set[str]]]:
    return [
        (event.kind, {c for p in event.source for c in p.country}, {c for p in event.target for c in p.country})
        for event in events(text)
    ]


class TestEvents:
    @pytest.mark.parametrize(
        ("text", "kind", "source", "target"),
        [
            ("Norway gave Malawi 40 million dollars.", "AID", "no", "mw"),
            ("Chile delivered grain to Haiti on Monday.", "AID", "cl", "ht"),
            ("Ecuador has granted asylum to two Cuban officers.", "AID", "ec", "cu"),
            ("Japan said it had suspended food aid to Niger.", "SANCTION", "jp", "ne"),
            ("Ghana expelled three Togolese diplomats on Friday.", "SANCTION", "gh", "tg"),
            ("Kenya announced a suspension of trade links with Somalia.", "SANCTION", "ke", "so"),
            ("Canada imposed sanctions on Belarus.", "SANCTION", "ca", "by"),
            ("Mali broke off talks with Algeria.", "SANCTION", "ml", "dz"),
        ],
    )
    def test_are_read_with_both_ends(self, text: str, kind: str, source: str, target: str) -> None:
        assert (kind, {source}, {target}) in ends(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Ghana threatened to expel Togolese diplomats.",
            "Norway refused to suspend aid to Malawi.",
            "Norway may suspend aid to Malawi.",
            "Norway did not suspend aid to Malawi.",
            "Norway will suspend aid to Malawi unless it pays.",
            "Canada lifted the sanctions on Belarus.",
            "Peru demanded that Chile give grain to Haiti.",
            "Kenya sent two officers to Somalia.",
            "Ghana expelled its champions from the final.",
            "Italy praised the efforts of Greece.",
            "The ministers broke bread with villagers in Crete.",
            "Lesotho opened a new stadium on Sunday.",
        ],
    )
    def test_are_not_read_into_wishes_threats_and_other_matters(self, text: str) -> None:
        assert ends(text) == []


class TestEnds:
    @pytest.mark.parametrize(
        ("code", "words", "party", "right"),
        [
            ("JPN", "Tokyo", Party("Japan", "Country", ("jp",)), True),
            ("JAP", "Tokyo", Party("Japan", "Country", ("jp",)), True),
            ("JPN", "Japan", Party("Japan", "Country", ("kr",)), False),
            ("IGO", "Red Cross", Party("Red Cross officials", "Organization", ("ch",)), True),
            ("IGO", "Red Cross", Party("Green Party", "Organization"), False),
        ],
    )
    def test_countries_match_by_code_and_bodies_by_name(self, code: str, words: str, party: Party, right: bool) -> None:
        assert same([(words, code)], [party]) is right

    def test_nobody_is_left_out_and_nobody_added(self) -> None:
        japan, korea = Party("Japan", "Country", ("jp",)), Party("Korea", "Country", ("kr",))
        assert not same([("Japan", "JPN"), ("Korea", "KOR")], [japan])
        assert not same([("Japan", "JPN")], [japan, korea])
        assert not same([], [])


def entry(number: str, event: str, text: str, source: str = "", target: str = "") -> dict[str, Any]:
    return {
        "id": number,
        "event": event,
        "text": text,
        "source": [{"actorText": "x", "code": source}] if source else "",
        "target": [{"actorText": "x", "code": target}] if target else "",
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.txt"
    shared_sentence = "Chile delivered grain to Haiti, but refused to meet Peru."
    entries = [
        {"id": "0", "event": "DOCUMENT", "eventText": "notes"},
        entry("1", "AID", "Norway gave Malawi 40 million dollars.", "NOR", "MWI"),
        entry("2", "AID", "Norway gave Malawi 40 million dollars.", "NOR", "ZMB"),
        entry("3", "SANCTION", "The ministers met on Sunday.", "NOR", "ZMB"),
        entry("4", "PROTEST", "Ghana expelled three Togolese diplomats on Friday."),
        entry("5", "AID", shared_sentence, "CHL", "HTI"),
        entry("6", "REJECT", shared_sentence, "CHL", "PER"),
    ]
    path.write_text(json.dumps(entries).replace("40 million", "40\\tmillion"), encoding="utf-8")
    return path


class TestRunner:
    def test_the_entry_that_documents_the_file_is_no_record(self, gold: Path) -> None:
        assert [record.number for record in records(gold)] == ["1", "2", "3", "4", "5", "6"]

    def test_counts(self, gold: Path) -> None:
        counts = measure(gold)
        assert (counts["AID records"], counts["AID found"], counts["AID both ends"]) == (3, 3, 2)
        assert (counts["SANCTION records"], counts["SANCTION found"]) == (1, 0)
        assert (counts["records"], counts["found"], counts["both ends"]) == (4, 3, 2)

    def test_a_sentence_coded_twice_is_no_false_find(self, gold: Path) -> None:
        counts = measure(gold)
        assert (counts["other records"], counts["false finds"]) == (2, 1)

    def test_what_the_table_adds_is_told(self, gold: Path) -> None:
        assert measure(gold)["found without the table"] == 3

    def test_prints_misses_when_asked(self, gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plover.main([str(gold), "-v"])
        out = capsys.readouterr().out
        assert "3: The ministers met on Sunday." in out
        assert "1: Norway" not in out


@pytest.mark.skipif(not GOLD.is_file(), reason="ENDUSE_SHARED holds no PLOVER records")
def test_gold_records() -> None:
    counts = measure(GOLD)
    assert counts["records"] == 24
    assert counts["found"] >= 18
    assert counts["both ends"] >= 14
    assert counts["false finds"] <= 15
