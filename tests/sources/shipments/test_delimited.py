"""CSV as it comes: encodings, delimiters, titles above the heads, ragged rows, zero bytes, runaway quotes."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model.errors import InputError
from enduse.sources.shipments.delimited import delimited
from enduse.sources.shipments.note import Note
from enduse.sources.shipments.opening import opened_table

HEADS = "Consignee,HS code,Description"


def read(path: Path) -> tuple[list[tuple[int, list[str]]], list[int], list[str]]:
    rejected: list[int] = []
    noted: list[str] = []
    table = opened_table(str(path))
    rows = table.rows(lambda row, _: rejected.append(row), lambda note: noted.append(note.reason))
    return [(number, list(cells)) for number, cells in rows], rejected, noted


def written(folder: Path, content: str | bytes, name: str = "shipments.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    rows, rejected, noted = read(written(tmp_path, f'{HEADS}\nA,8542,chips\n\nB,8541,"two\nlines"\nC,1,x\n'))
    assert rows == [(2, ["A", "8542", "chips"]), (4, ["B", "8541", "two\nlines"]), (5, ["C", "1", "x"])]
    assert (rejected, noted) == ([], [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_delimiter_is_told_by_the_rows(tmp_path: Path, delimiter: str) -> None:
    text = f'{HEADS.replace(",", delimiter)}\nA{delimiter}8542{delimiter}"a, b; c | d"\n'
    assert read(written(tmp_path, text))[0] == [(2, ["A", "8542", "a, b; c | d"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_an_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str) -> None:
    text = "Получатель;Код ТН ВЭД;Описание\nООО «Пример»;8542;МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ ЭЛЕКТРОННЫЕ\n" * 3
    rows, _, noted = read(written(tmp_path, text.encode(encoding)))
    assert rows[0] == (2, ["ООО «Пример»", "8542", "МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ ЭЛЕКТРОННЫЕ"])
    assert noted == []


def test_heads_that_a_joined_file_repeats_are_passed_over(tmp_path: Path) -> None:
    assert [number for number, _ in read(written(tmp_path, f"{HEADS}\nA,1,x\n{HEADS}\nB,2,y\n"))[0]] == [2, 4]


def test_titles_above_the_heads_are_passed_over(tmp_path: Path) -> None:
    table = delimited(str(written(tmp_path, f"Imports of 2023\nprinted,yesterday\n\n{HEADS}\nA,8542,x\n")))
    assert table.heads == ("Consignee", "HS code", "Description")
    assert [number for number, _ in table.rows(lambda *_: None, lambda _: None)] == [5]


def test_heads_that_repeat_are_told_apart(tmp_path: Path) -> None:
    text = "Shipper,Country,Consignee,Country,\nA,CN,B,RU,x\n"
    assert delimited(str(written(tmp_path, text))).heads == ("Shipper", "Country", "Consignee", "Country#2", "#5")


def test_ragged_rows_are_told_and_kept_only_where_nothing_shifts(tmp_path: Path) -> None:
    text = f"{HEADS}\nA,8542\nB,8542,x,surplus\nC,8542,x,,\ntotal\nD,8542,ok\n"
    rows, rejected, noted = read(written(tmp_path, text))
    assert rows == [(2, ["A", "8542", ""]), (4, ["C", "8542", "x"]), (6, ["D", "8542", "ok"])]
    assert rejected == [3, 5]
    assert len(noted) == 1


def test_zero_bytes_and_broken_bytes_are_told_and_the_row_is_kept(tmp_path: Path) -> None:
    good = "Ä Ö Ü GmbH,8542,x\n" * 20
    rows, rejected, noted = read(written(tmp_path, f"{HEADS}\n{good}".encode() + b"A\0B,85\xff42,x\n"))
    assert rows[-1] == (22, ["AB", "85\ufffd42", "x"])
    assert rejected == []
    assert len(noted) == 2


def test_a_quote_that_nobody_closes_swallows_no_rows(tmp_path: Path) -> None:
    rows, rejected, noted = read(written(tmp_path, f'{HEADS}\n"A,8542,x\nB,8541,y\nC,8540,z\n'))
    assert [cells[0] for _, cells in rows] == ["A", "B", "C"]
    assert rejected == []
    assert "never closed" in noted[0]


def test_cells_of_ten_thousand_characters_are_read_and_endless_ones_rejected(tmp_path: Path) -> None:
    text = f'{HEADS}\nA,8542,{"x" * 10_000}\nB,8542,"{"y" * 200_000}"\nC,8542,z\n'
    rows, rejected, _ = read(written(tmp_path, text))
    assert [cells[0] for _, cells in rows] == ["A", "C"]
    assert rejected == [3]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(f"{HEADS}\nA,8542,x\n".encode())
    assert read(written(tmp_path, packed, "shipments.csv.gz"))[0] == [(2, ["A", "8542", "x"])]


def test_a_packed_file_that_is_cut_short_is_an_error(tmp_path: Path) -> None:
    packed = gzip.compress(f"{HEADS}\nA,8542,x\n".encode() * 5000)
    with pytest.raises(InputError, match="damaged gzip"):
        read(written(tmp_path, packed[: len(packed) // 2], "shipments.csv.gz"))


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path: Path) -> None:
    from enduse.sources.shipments.unpacking import unpacked

    path = written(tmp_path, gzip.compress(b"a" * 1_000_000), "bomb.gz")
    with unpacked(str(path), limit=100_000) as file, pytest.raises(InputError, match="unpacks to more"):
        file.read(500_000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("hello\nworld\n", "no table"),
        ("<html><body>no</body></html>", "no table"),
        ("[1, 2]", "no table"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"%PDF-1.4", "no table"),
        ('{"id": "a", "schema": "Person", "properties": {}}\n', "EconomicActivity"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        opened_table(str(written(tmp_path, content)))


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=8))
def test_what_is_written_as_csv_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([HEADS.split(","), *rows])
    path = written(tmp_path_factory.mktemp("csv"), out.getvalue().encode())
    told = [cells for _, cells in read(path)[0]]
    kept = [list(row) for row in rows if any(map(str.strip, row))]
    assert told == kept


def test_notes_are_counted_in_bounded_memory() -> None:
    from enduse.sources.shipments import Tally

    tally = Tally()
    for row in range(5000):
        tally.note(Note(row, "date", f"nonsense {row}", "is no date"))
    tally.reject(7, "too short")
    assert tally.noted == 5000
    assert len(tally.lines(10_000)) < 1100
    assert "different values" in tally.lines(1)[0]
