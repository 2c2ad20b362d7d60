"""Claims as lines and as Parquet: what goes in comes out, and a spreadsheet runs none of it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from export_holdings import CLAIMS, HELD, HOSTILE_NAMES, anything, document, hostile_holdings, transfer
from hypothesis import given, settings
from views_claims import DENIED, DOCUMENT, MEASURE, SHIPPED

from enduse.model import Claim, Item
from enduse.model.record import claim_of, to_record
from enduse.views.export import Holdings, papers
from enduse.views.export.claims import CSV_COLUMNS, DOCUMENT_COLUMNS, claims_csv, claims_jsonl, documents_csv
from enduse.views.export.parquet import COLUMNS, write_parquet
from enduse.views.export.text import encodable

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def claim_rows(held: Holdings) -> list[dict[str, str]]:
    return csv_rows("".join(text for text, _ in claims_csv(held)))


def lines(held: Holdings) -> list[str]:
    return [text for text, _ in claims_jsonl(held)]


def test_json_lines_are_the_claims_again() -> None:
    assert [claim_of(json.loads(line)) for line in lines(HELD)] == list(CLAIMS)


@settings(max_examples=60, deadline=None)
@given(name=anything)
def test_any_name_comes_back_from_json_lines(name: str) -> None:
    (line,) = lines(Holdings((transfer(name),)))
    assert line.count("\n") == 1
    line.encode()
    assert json.loads(line)["items"][0]["description"] == encodable(name) if name else True


@settings(max_examples=60, deadline=None)
@given(name=anything)
def test_any_name_comes_back_from_csv(name: str) -> None:
    (row,) = claim_rows(Holdings((transfer(name),)))
    guarded = f"'{encodable(name)}" if name.startswith(RUN) else encodable(name)
    assert row["words"] == guarded
    assert row["end_use"] == guarded


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_cell_of_any_csv_is_a_formula(name: str) -> None:
    held = hostile_holdings((name,))
    documents = csv_rows("".join(text for text, _ in documents_csv(held)))
    for row in (*claim_rows(held), *documents):
        assert [cell for cell in row.values() if cell.startswith(RUN)] == []


def test_every_claim_has_one_row_that_says_where_it_stands() -> None:
    rows = claim_rows(HELD)
    assert [row["id"] for row in rows] == [claim.id for claim in CLAIMS]
    assert rows[0].keys() == set(CSV_COLUMNS)
    assert rows[0]["publisher"] == "Example Wire"
    assert rows[0]["title"] == "Arms found"
    assert rows[0]["published_at"] == "2023-02-24"
    assert rows[0]["document_id"] == DOCUMENT.id
    assert rows[2]["sources"] == "U.S. intelligence; Kirby"
    assert rows[1]["sentence"] == "Kirby denies that China shipped drones to Russia."


def test_a_claim_of_an_unknown_document_is_not_given_another() -> None:
    (row,) = claim_rows(Holdings((SHIPPED,)))
    assert row["document_id"] == DOCUMENT.id
    assert row["publisher"] == row["title"] == row["published_at"] == row["url"] == ""


def test_an_undated_document_stays_undated() -> None:
    (row,) = claim_rows(Holdings((DENIED,), papers([replace(DOCUMENT, published_at=None)])))
    assert row["published_at"] == row["start_date"] == row["said_on"] == ""


def test_documents_stand_without_their_texts_and_folders() -> None:
    other = replace(document("b"), text="no claim", origin="C:\\Users\\somebody\\b.pdf")
    written = "".join(text for text, _ in documents_csv(Holdings(CLAIMS, papers([DOCUMENT, other]))))
    first, second = csv_rows(written)
    assert tuple(first) == DOCUMENT_COLUMNS
    assert (first["claims"], second["claims"]) == ("5", "0")
    assert second["file"] == "b.pdf"
    assert "somebody" not in written
    assert "no claim" not in written


def test_a_claim_of_a_document_that_is_not_held_is_counted_nowhere() -> None:
    rows = csv_rows("".join(text for text, _ in documents_csv(Holdings(CLAIMS))))
    assert rows == []


# ---- Parquet


def parquet(claims: tuple[Claim, ...], path: Path) -> list[dict[str, object]]:
    write_parquet(claims, path)
    found = duckdb.connect().execute("select * from read_parquet(?)", [str(path)])
    return [dict(zip(COLUMNS, row, strict=True)) for row in found.fetchall()]


def without_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {name: without_nothing(each) for name, each in value.items() if each is not None}
    return [without_nothing(each) for each in value] if isinstance(value, list) else value


def test_parquet_holds_the_records_lists_as_lists(tmp_path: Path) -> None:
    rows = parquet(CLAIMS, tmp_path / "claims.parquet")
    for row, claim in zip(rows, CLAIMS, strict=True):
        record = to_record(claim)
        for each in (record, *record.get("items", ())):
            each.update({name: str(each[name]) for name in ("number", "amount") if name in each})
        assert without_nothing(row) == record


def test_what_is_not_said_is_null_not_empty(tmp_path: Path) -> None:
    row = parquet((DENIED,), tmp_path / "claims.parquet")[0]
    assert row["start_date"] is None
    assert row["intermediaries"] is None
    assert row["issuer"] is None


def test_numbers_stay_as_told(tmp_path: Path) -> None:
    items = tuple(Item("x", number=number) for number in (300, 2.5, "hundreds"))
    (row,) = parquet((replace(SHIPPED, items=items),), tmp_path / "claims.parquet")
    assert [item["number"] for item in row["items"]] == ["300", "2.5", "hundreds"]  # type: ignore[attr-defined]


def test_hostile_names_come_back_from_parquet(tmp_path: Path) -> None:
    claims = tuple(map(transfer, HOSTILE_NAMES))
    rows = parquet(claims, tmp_path / "it's.parquet")
    assert [row["end_use"] for row in rows] == [encodable(name) for name in HOSTILE_NAMES]


@pytest.mark.parametrize("folder", ["a[b]", "what*?", "it's", "ünï 'x'"])
def test_a_folder_may_be_called_anything(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / "ab").mkdir()
    assert write_parquet(CLAIMS, tmp_path / folder / "claims.parquet") == len(CLAIMS)


def test_equal_claims_give_equal_bytes_and_leave_nothing_beside(tmp_path: Path) -> None:
    claims = CLAIMS * 300
    digests = set()
    for number in range(2):
        path = tmp_path / f"{number}.parquet"
        assert write_parquet(claims, path) == len(claims)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.parquet", "1.parquet"]


def test_no_claims_give_an_empty_table(tmp_path: Path) -> None:
    assert parquet((), tmp_path / "claims.parquet") == []


def test_a_measure_keeps_its_amount(tmp_path: Path) -> None:
    (row,) = parquet((MEASURE,), tmp_path / "claims.parquet")
    assert row["amount"] == "2800000000"
    assert row["instruments"] == ["sanctions", "export controls"]
