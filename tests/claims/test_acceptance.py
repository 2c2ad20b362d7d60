"""A real report, undated on purpose, against what a careful analyst writes down from it; shared, never copied here."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from enduse.claims.reader import Reader
from enduse.model import Claim, Document, Failure
from enduse.model.record import to_record
from enduse.sources import documents

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ENDUSE_SHARED") or ROOT.parent / "shared")
REPORT = SHARED / "reports" / "white-house-arms-deals.txt"
EXPECTED = REPORT.with_suffix(".expected.json")
SCORER = SHARED / "evaluation" / "score_claims.py"
PUBLISHED = "2023-02-24"

pytestmark = pytest.mark.skipif(
    not (EXPECTED.exists() and REPORT.exists() and SCORER.exists()),
    reason="no shared report and scorer here; ENDUSE_SHARED names their folder",
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(published: str | None) -> Document:
    [read] = documents([str(REPORT)], published=published)
    assert not isinstance(read, Failure)
    return read


@pytest.fixture(scope="module")
def dated(reader: Reader) -> tuple[Claim, ...]:
    return reader.read(document(PUBLISHED))


@pytest.fixture(scope="module")
def undated(reader: Reader) -> tuple[Claim, ...]:
    return reader.read(document(None))


def scores(scorer: ModuleType, claims: tuple[Claim, ...]) -> dict[str, Any]:
    gold = json.loads(EXPECTED.read_text(encoding="utf-8"))
    records = [json.loads(json.dumps(to_record(claim))) for claim in claims]
    result: dict[str, Any] = scorer.score(gold["claims"], records, document(None).text)
    for name in ("core", "full"):
        result[f"{name}_f1"] = scorer.f1(result[name], result["counted"], len(result["required"]))[2]
    return result


def test_core_and_full_of_the_dated_report(scorer: ModuleType, dated: tuple[Claim, ...]) -> None:
    result = scores(scorer, dated)
    assert result["core_f1"] >= 0.90
    assert result["full_f1"] >= 0.80
    assert result["bad_spans"] == 0


def test_the_publication_date_changes_nothing_but_dates(
    scorer: ModuleType, dated: tuple[Claim, ...], undated: tuple[Claim, ...]
) -> None:
    assert scores(scorer, undated)["core_f1"] == scores(scorer, dated)["core_f1"]
    assert [claim.spans for claim in undated] == [claim.spans for claim in dated]


def test_no_year_comes_from_nowhere(undated: tuple[Claim, ...]) -> None:
    report = document(None)
    caption = next(p for p in report.passages if p.kind == "caption")
    told = report.text[: caption.start] + report.text[caption.end :]
    dates = [d for c in undated for d in (c.start_date, c.end_date, c.attribution.said_on) if d]
    assert [year for date in dates for year in re.findall(r"(?:19|20)\d\d", date) if year not in told] == []
    assert any(re.fullmatch(r"last year", date) for date in dates)


@pytest.mark.parametrize("kind", ["caption", "biography"])
def test_captions_and_biographies_make_no_claims(kind: str, dated: tuple[Claim, ...]) -> None:
    pieces = [p for p in document(PUBLISHED).passages if p.kind == kind]
    assert pieces
    spans = [span for claim in dated for span in claim.spans]
    assert [s.exact for s in spans for p in pieces if s.start < p.end and p.start < s.end] == []
