from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_strategies import readings

from enduse.ledger import Ledger
from enduse.ledger.received import digest, place
from enduse.ledger.schema import TABLES
from enduse.model import Claim, Document, Party, TransferClaim
from enduse.model.span import cut

RULES, CHAT = "rules/1", "chat/1"
REPORT = Document("Iran sent drones to Russia, officials said.", title="Drones", published_at="2022-10", origin="a.txt")


def claim(document: Document, supplier: str = "Iran") -> TransferClaim:
    return TransferClaim(document.id, (cut(document.text, 0, 4),), supplier=(Party(supplier),), origin=RULES)


def dump(case: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(case / "ledger.sqlite")
    connection.text_factory = bytes
    try:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}
    finally:
        connection.close()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def ledger(case: Path) -> Iterator[Ledger]:
    with Ledger.open(case) as opened:
        yield opened


# What goes in comes out, whatever the text.


@given(st.lists(readings(), max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_reading_comes_back_equal(kept: list[tuple[Document, tuple[Claim, ...]]]) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "case") as ledger:
        for document, claims in kept:
            ledger.add_document(document, document.origin.encode("utf-8", "surrogatepass"))
            ledger.add_reading(document, RULES, claims)
        for document, _ in kept:
            first = next(said for other, said in kept if _same_to_a_reader(other, document))
            assert ledger.reading(document, RULES) == first
            found = ledger.document(document.id)
            assert found is not None
            assert found.text == document.text


def _same_to_a_reader(one: Document, other: Document) -> bool:
    return replace(one, origin="") == replace(other, origin="")


@given(st.lists(readings(), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_doing_it_twice_changes_no_byte_of_any_table(kept: list[tuple[Document, tuple[Claim, ...]]]) -> None:
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        dumps = []
        for _ in range(2):
            with Ledger.open(case) as ledger:
                for document, claims in kept:
                    ledger.add_document(document, b"x")
                    ledger.add_reading(document, RULES, claims)
            dumps.append(dump(case))
        assert dumps[0] == dumps[1]


@pytest.mark.parametrize(
    "text", ["\ud83d\ude00", "a\ud800b", "nul\0nul", "e\u0301\u00a0\u2019\u200b", "\ufeffbom", "😀" * 9]
)
def test_awkward_text_is_kept_code_point_by_code_point(ledger: Ledger, text: str) -> None:
    document = Document(text, title=text, origin=text)
    said = TransferClaim(document.id, (cut(text, 0, 1),), supplier=(Party(text),))
    assert ledger.add_document(document, text.encode("utf-8", "surrogatepass"))
    assert ledger.add_reading(document, RULES, [said])
    assert list(ledger.documents()) == [document]
    assert list(ledger.claims()) == [said]


def test_bytes_as_received_stand_under_their_own_hash(case: Path, ledger: Ledger) -> None:
    received = b"<html>\xff not the text</html>"
    ledger.add_document(REPORT, received)
    name = digest(received)
    assert (case / "documents" / name[:2] / name[2:4] / name).read_bytes() == received


# Readings: by reader and by description, and never overwritten.


def test_a_second_reader_adds_and_leaves_the_first(case: Path, ledger: Ledger) -> None:
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    before = dump(case)
    assert ledger.add_reading(REPORT, CHAT, [claim(REPORT, "Tehran")])
    after = dump(case)
    assert all(set(before[table]) <= set(after[table]) for table in TABLES)
    assert ledger.reading(REPORT, RULES) == (claim(REPORT),)
    assert ledger.reading(REPORT, CHAT) == (claim(REPORT, "Tehran"),)


def test_the_same_reader_again_does_not_overwrite(ledger: Ledger) -> None:
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    assert not ledger.add_reading(REPORT, RULES, [claim(REPORT, "Belarus")])
    assert list(ledger.claims()) == [claim(REPORT)]


def test_another_date_is_another_reading_and_the_newest_counts(ledger: Ledger) -> None:
    dated = replace(REPORT, published_at="2022-11")
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    assert not ledger.has_reading(dated, RULES)
    assert ledger.add_reading(dated, RULES, [claim(dated, "Tehran")])
    assert list(ledger.claims()) == [claim(dated, "Tehran")]
    assert list(ledger.claims(latest=False)) == [claim(REPORT), claim(dated, "Tehran")]
    assert list(ledger.documents()) == [dated]


@pytest.mark.parametrize("change", [{"origin": "moved.txt"}, {"retrieved_at": "2024-01-01T00:00:00Z"}])
def test_where_and_when_a_copy_was_taken_makes_no_new_reading(ledger: Ledger, change: dict[str, str]) -> None:
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    assert ledger.has_reading(replace(REPORT, **change), RULES)


@pytest.mark.parametrize(
    "change", [{"publisher": "X"}, {"title": None}, {"language": "en"}, {"url": "https://x.example"}]
)
def test_anything_else_known_of_a_document_does(ledger: Ledger, change: dict[str, str | None]) -> None:
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    assert not ledger.has_reading(replace(REPORT, **change), RULES)  # type: ignore[arg-type]


def test_having_found_nothing_is_a_reading(ledger: Ledger) -> None:
    assert ledger.add_reading(REPORT, RULES, [])
    assert ledger.has_reading(REPORT, RULES)
    assert ledger.reading(REPORT, RULES) == ()
    assert [entry.claims for entry in ledger.readings()] == [0]


def test_claims_of_one_reader_only(ledger: Ledger) -> None:
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    ledger.add_reading(REPORT, CHAT, [])
    assert list(ledger.claims()) == []
    assert list(ledger.claims(RULES)) == [claim(REPORT)]
    assert list(ledger.claims("nobody")) == []


def test_claims_keep_their_order_over_many_pages(ledger: Ledger) -> None:
    kept = [Document(f"Iran {number}") for number in range(450)]
    with ledger.together():
        for document in kept:
            ledger.add_reading(document, RULES, [claim(document), claim(document, "Tehran")])
    assert list(ledger.claims()) == [said for d in kept for said in (claim(d), claim(d, "Tehran"))]
    assert list(ledger.documents()) == kept


# All or nothing.


def test_claims_of_another_document_are_refused_whole(ledger: Ledger) -> None:
    other = Document("Iran, another text")
    with pytest.raises(ValueError, match="another document"):
        ledger.add_reading(REPORT, RULES, [claim(REPORT), claim(other)])
    assert not ledger.has_reading(REPORT, RULES)


def test_a_block_that_fails_leaves_nothing(case: Path, ledger: Ledger) -> None:
    before = dump(case)
    with pytest.raises(ValueError, match="another document"):
        _read_twice_and_fail(ledger)
    assert dump(case) == before
    assert ledger.add_reading(REPORT, RULES, [claim(REPORT)])


def _read_twice_and_fail(ledger: Ledger) -> None:
    with ledger.together():
        ledger.add_reading(REPORT, RULES, [claim(REPORT)])
        ledger.add_reading(REPORT, CHAT, [claim(Document("Iran, another text"))])


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_ever_changed_or_removed(case: Path, ledger: Ledger, table: str) -> None:
    ledger.add_document(REPORT, b"x")
    ledger.add_reading(REPORT, RULES, [claim(REPORT)])
    connection = sqlite3.connect(case / "ledger.sqlite")
    column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


# Knowing bytes again without parsing them.


def test_bytes_are_known_again_under_the_same_terms_only(ledger: Ledger) -> None:
    ledger.add_document(REPORT, b"bytes", "txt")
    assert ledger.known(digest(b"bytes"), "txt") == REPORT
    assert ledger.known(digest(b"bytes"), "html") is None
    assert ledger.known(digest(b"others"), "txt") is None
    assert ledger.known("", "txt") is None


def test_known_bytes_give_the_description_they_gave(ledger: Ledger) -> None:
    dated = replace(REPORT, published_at="2022-11")
    ledger.add_document(REPORT, b"bytes", "")
    ledger.add_document(dated, b"bytes", "2022-11")
    assert ledger.known(digest(b"bytes"), "") == REPORT
    assert ledger.known(digest(b"bytes"), "2022-11") == dated


def test_a_document_without_bytes_is_kept_and_writes_no_file(case: Path, ledger: Ledger) -> None:
    assert ledger.add_document(REPORT)
    assert not ledger.add_document(REPORT)
    assert not (case / "documents").exists()


def test_two_copies_of_the_same_bytes_are_one_file(case: Path, ledger: Ledger) -> None:
    ledger.add_document(REPORT, b"x")
    ledger.add_document(replace(REPORT, origin="b.txt"), b"x")
    assert [path for path in (case / "documents").rglob("*") if path.is_file()] == [
        place(case / "documents", digest(b"x"))
    ]


# Searching.


@pytest.mark.parametrize("words", ["drones", "DRONES iran", "officials   said", "dronés"])
def test_words_are_found_in_any_case_and_order(ledger: Ledger, words: str) -> None:
    ledger.add_document(REPORT)
    assert list(ledger.search(words)) == [REPORT]


@pytest.mark.parametrize(
    "words",
    ["", "  ", "tanks", "drones tanks", "drones OR tanks", "tank*", '"', "a\0b", "text:drones", "NEAR(", "-", "\ud800"],
)
def test_marks_mean_nothing_and_miss_without_an_error(ledger: Ledger, words: str) -> None:
    ledger.add_document(REPORT)
    assert list(ledger.search(words)) == []


def test_unknown_ids_answer_none(ledger: Ledger) -> None:
    assert ledger.document("nothing") is None
    assert ledger.reading(REPORT, RULES) is None
