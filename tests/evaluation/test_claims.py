from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from enduse.model import Attribution, Claim, Document, Item, MeasureClaim, Party, Span, TransferClaim
from enduse.model.record import to_record
from enduse.sources import documents

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from evaluation import claims as runner  # noqa: E402
from evaluation.claims import Scored, Tally, held_out, score  # noqa: E402
from evaluation.expected import Expected, report  # noqa: E402
from evaluation.wording import folded, head, naming  # noqa: E402

SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
TEXT = "Chad sold tanks to Peru, Togo said. Mali hit Fiji with sanctions."
SOLD = Span(0, 23, "Chad sold tanks to Peru")
HIT = Span(36, 64, "Mali hit Fiji with sanctions")


def state(*codes: str) -> tuple[Party, ...]:
    return tuple(Party(code, "Country", (code,)) for code in codes)


def said_by(*names: str) -> Attribution:
    return Attribution(tuple(Party(name, "PublicBody") for name in names))


def sale(**changes: Any) -> TransferClaim:
    told: dict[str, Any] = {
        "supplier": state("td"),
        "recipient": state("pe"),
        "items": (Item("old battle tanks", number=12),),
        "stage": "delivered",
        "attribution": said_by("Togo"),
    }
    return TransferClaim("x", (SOLD,), **{**told, **changes})


def sanction(**changes: Any) -> MeasureClaim:
    told: dict[str, Any] = {"issuer": state("ml"), "targets": state("fj"), "stage": "imposed"}
    return MeasureClaim("x", (HIT,), **{**told, **changes})


def expected(number: int = 1, **slots: Any) -> Expected:
    told: dict[str, Any] = {
        "kind": "transfer",
        "supplier": ["td"],
        "recipient": ["pe"],
        "items": ["tanks"],
        "quote": "sold",
    }
    told |= slots
    return Expected(number, told.get("required", True), told.get("variant_of"), told)


def measured(*claims: Claim, wanted: list[Expected]) -> Scored:
    return score(wanted, claims, TEXT)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Two Jets", ["two", "aircraft"]),
            ("batteries", ["battery"]),
            ("glass", ["glass"]),
            ("gas", ["gas"]),
            ("Iran\u2019s drones", ["iran", "drone"]),
            ("Shahed-136", ["shahed136"]),
            ("munitions", ["ammunition"]),
        ],
    )
    def test_are_folded(self, text: str, words: list[str]) -> None:
        assert folded(text) == words

    def test_the_head_stands_before_of_and_for(self) -> None:
        assert head("munitions for tanks") == "ammunition"
        assert head("shipments of rifles") == "shipment"

    def test_a_title_does_not_name(self) -> None:
        assert naming("the Togolese officials") == {"togolese"}


class TestCore:
    def test_countries_and_goods_are_enough(self) -> None:
        assert measured(sale(stage=None), wanted=[expected()]).core == Tally(1, 1, 1)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"supplier": state("pe"), "recipient": state("td")},
            {"supplier": ()},
            {"supplier": state("td", "ml")},
            {"intermediaries": state("tg")},
            {"items": (Item("rifles"),)},
            {"items": ()},
        ],
    )
    def test_anything_else_misses(self, wrong: dict[str, Any]) -> None:
        result = measured(sale(**wrong), wanted=[expected()])
        assert result.core.right == 0
        assert result.missed
        assert result.extra

    def test_half_of_the_goods_suffices(self) -> None:
        assert measured(sale(), wanted=[expected(items=["tanks", "rifles"])]).core.right == 1
        assert measured(sale(), wanted=[expected(items=["tanks", "rifles", "mines"])]).core.right == 0

    def test_a_designation_names_goods(self) -> None:
        claim = sale(items=(Item("armour", designation="T-72"),))
        assert measured(claim, wanted=[expected(items=["T-72"])]).core.right == 1

    def test_a_deal_has_its_ends_either_way(self) -> None:
        deal = expected(parties=["pe", "td"], supplier=[], recipient=[])
        undirected = sale(supplier=(), recipient=(), parties=state("td", "pe"))
        assert measured(undirected, wanted=[deal]).core.right == 1
        assert measured(sale(), wanted=[deal]).core.right == 1
        assert measured(sale(recipient=()), wanted=[deal]).core.right == 0

    def test_a_measure_is_no_transfer(self) -> None:
        wanted = [expected(kind="measure", issuer=["ml"], targets=["fj"], items=[])]
        assert measured(sanction(), wanted=wanted).core.right == 1
        assert measured(sanction(targets=()), wanted=wanted).core.right == 0
        assert measured(sale(), wanted=wanted).core.right == 0
        assert measured(sanction(), wanted=[expected(items=[])]).core.right == 0


class TestFull:
    @pytest.mark.parametrize(
        "slots",
        [
            {"stage": ["shipped", "delivered"]},
            {"factuality": ["certain"]},
            {"sources": [["Peru"], ["the Togo government"]]},
            {"start_date": "2024"},
            {"quantities": [{"number": 12, "of": "tanks"}]},
            {"quantities": [{"number": "dozens", "of": "tanks"}]},
            {"manner": ["covert", "barter"]},
        ],
    )
    def test_alternatives_satisfy(self, slots: dict[str, Any]) -> None:
        claim = sale(start_date="2024-05", manner=("barter",))
        assert measured(claim, wanted=[expected(**slots)]).full.right == 1

    @pytest.mark.parametrize(
        "slots",
        [
            {"stage": ["sought"]},
            {"factuality": ["denied"]},
            {"sources": [["Peru"]]},
            {"start_date": "2024"},
            {"said_on": "2024-05-01"},
            {"quantities": [{"number": 13, "of": "tanks"}]},
            {"manner": ["covert"]},
            {"exchange_with": [2]},
        ],
    )
    def test_a_wrong_slot_leaves_the_core(self, slots: dict[str, Any]) -> None:
        result = measured(sale(), wanted=[expected(**slots)])
        assert (result.core.right, result.full.right) == (1, 0)
        assert len(result.partly[0][1]) == 1

    def test_amounts_of_measures_count(self) -> None:
        wanted = [expected(kind="measure", issuer=["ml"], targets=["fj"], amount=5)]
        assert measured(sanction(amount=5.0), wanted=wanted).full.right == 1
        assert measured(sanction(), wanted=wanted).full.right == 0

    def test_no_source_is_no_source(self) -> None:
        assert measured(sale(attribution=Attribution()), wanted=[expected(sources=[["Togo"]])]).full.right == 0


class TestCounting:
    def test_an_optional_claim_neither_helps_nor_hurts(self) -> None:
        wanted = [expected(1), expected(2, supplier=["ml"], required=False)]
        both = measured(sale(), sale(supplier=state("ml")), wanted=wanted)
        assert both.core == measured(sale(), wanted=wanted).core == Tally(1, 1, 1)
        assert both.extra == ()

    def test_an_optional_claim_spares_one_reading_only(self) -> None:
        assert measured(sale(), sale(), wanted=[expected(required=False)]).core == Tally(0, 1, 0)

    def test_required_claims_are_answered_first(self) -> None:
        wanted = [expected(1, required=False), expected(2, stage=["sought"])]
        assert measured(sale(), wanted=wanted).core == Tally(1, 1, 1)

    def test_a_variant_is_the_same_claim(self) -> None:
        wanted = [expected(1), expected(2, recipient=[], variant_of=1)]
        assert measured(sale(recipient=()), wanted=wanted).core == Tally(1, 1, 1)
        assert measured(sale(), sale(recipient=()), wanted=wanted).core == Tally(1, 2, 1)

    def test_a_claim_answers_once(self) -> None:
        assert measured(sale(), wanted=[expected(1), expected(2)]).core == Tally(1, 1, 2)

    def test_the_best_fit_is_taken(self) -> None:
        wanted = [expected(1, stage=["sought"]), expected(2, stage=["delivered"])]
        assert measured(sale(), sale(stage="sought"), wanted=wanted).full == Tally(2, 2, 2)

    def test_spans_that_do_not_quote_are_counted(self) -> None:
        loose = TransferClaim("x", (Span(1, 5, "Chad"),), supplier=state("td"))
        assert measured(loose, sale(), wanted=[]).loose_spans == 1

    def test_nothing_wanted_and_nothing_said_is_perfect(self) -> None:
        assert measured(wanted=[]).core.f1 == 1
        assert measured(sale(), wanted=[]).core.f1 == 0


class Still:
    origin = "still"

    def read(self, document: Document) -> tuple[Claim, ...]:
        return (sale(),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(runner, "open_reader", lambda _name: Still())
    for name in ("dev", "held_out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT, encoding="utf-8")
        slots = {
            "n": 1,
            "kind": "transfer",
            "supplier": ["td"],
            "recipient": ["pe"],
            "items": ["tanks"],
            "quote": "SEEN",
        }
        gold = {"document": "a.txt", "published": "2024-05-01", "claims": [slots, {**slots, "n": 2}]}
        (tmp_path / name / "a.expected.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


class TestRunner:
    def test_a_folder_is_scored_by_report_and_in_total(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        runner.main([str(folder / "dev"), "-v"])
        lines = capsys.readouterr().out.splitlines()
        assert lines[1].split() == ["a", "1.000", "0.500", "0.667", "1.000", "0.500", "0.667", "2", "1"]
        assert "  - 2: SEEN" in lines
        assert any(line.startswith("total") for line in lines)

    def test_measure_gives_the_total(self, folder: Path) -> None:
        found = runner.measure(folder / "dev")
        assert (found["reports"], found["wanted"], found["core recall"]) == (1, 2, 0.5)

    def test_held_out_reports_are_told_as_a_total_only(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        runner.main([str(folder / "held_out")])
        out = capsys.readouterr().out
        assert "held out, total" in out
        assert "SEEN" not in out
        assert "\na " not in out

    def test_held_out_reports_are_not_looked_into(self, folder: Path) -> None:
        with pytest.raises(SystemExit) as stop:
            runner.main([str(folder / "held_out"), "-v"])
        assert stop.value.code == 2

    def test_unless_opened(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        runner.main([str(folder / "held_out"), "-v", "--open-held-out"])
        assert "SEEN" in capsys.readouterr().out

    def test_a_folder_without_expected_files_is_a_mistake(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit):
            runner.main([str(tmp_path)])

    def test_only_folders_so_named_are_held_out(self, tmp_path: Path) -> None:
        assert held_out(tmp_path / "held_out_articles" / "a.expected.json")
        assert not held_out(tmp_path / "dev" / "a.expected.json")


class TestSharedScorer:
    @pytest.mark.skipif(
        not (SHARED / "evaluation").is_dir(), reason="ENDUSE_SHARED holds no evaluation/score_claims.py"
    )
    @pytest.mark.parametrize(
        "folder", [SHARED / "reports", ROOT / "evaluation/reports/dev"], ids=lambda path: path.name
    )
    def test_counts_are_equal(self, folder: Path) -> None:
        from enduse.claims.rules import RulesReader

        spec = importlib.util.spec_from_file_location("score_claims", SHARED / "evaluation/score_claims.py")
        assert spec
        assert spec.loader
        other = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(other)
        reader = RulesReader()
        for file in sorted(folder.glob("*.expected.json")):
            gold = report(file)
            document = next(documents([str(gold.document)], published=gold.published))
            assert isinstance(document, Document)
            read = reader.read(document)
            ours = score(gold.claims, read, document.text)
            theirs = other.score(
                [dict(claim.slots) for claim in gold.claims], [to_record(claim) for claim in read], document.text
            )
            counts = (ours.core.right, ours.full.right, ours.core.said, ours.core.wanted, ours.loose_spans)
            assert counts == (
                theirs["core"],
                theirs["full"],
                theirs["counted"],
                len(theirs["required"]),
                theirs["bad_spans"],
            ), file.name
