"""Files that are no list, are damaged, or mean harm: one line that says what to do, or a row refused and no more."""

import io
import zipfile
from pathlib import Path

import pytest

from enduse.model.errors import InputError, UsageError
from enduse.sources.lists import ListReading, read_list

BOMB = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("list.csv", "name\nX")
    return content.getvalue()


def read(tmp_path: Path, name: str, content: bytes) -> ListReading:
    path = tmp_path / name
    path.write_bytes(content)
    return read_list(path)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("list.csv", b"<!DOCTYPE html><html><body>404</body></html>", "a web page, not a list; fetch the list itself"),
        ("list.xml", b"<html><head></head><body>Service unavailable</body></html>", "a web page, not a list"),
        ("list.csv", b"%PDF-1.7 x", "a PDF, not a list; fetch the publisher's CSV or XML"),
        ("list.csv", b"", "empty; fetch the list again"),
        ("list.xml", b"\xef\xbb\xbf\n \n", "empty; fetch the list again"),
        ("list.csv", zipped(), "a zip archive or an office document, not a list; unpack it"),
        ("list.csv.gz", b"\x1f\x8b\x08\x00", "a gzip archive, not a list; unpack it first"),
        ("list.xml", BOMB, "declares XML entities, which no published list does"),
        (
            "list.xml",
            b"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>",
            "damaged or cut off at line 1; fetch the list again",
        ),
        ("list.xml", b"<feed><entry/></feed>", "XML with the root <feed>, no known list"),
        ("list.xml", b"<sdnList/>", "holds no entry in the format ofac_xml"),
        ("list.json", b'{"results":[{"source":"x"', "damaged or cut off at line 1"),
        ("list.json", b"[" * 100_000, "damaged or cut off"),
        ("list.json", b'{"a": 1}', "JSON, but no known list"),
        ("list.csv", b"a,b,c\n1,2,3\n", "no column of names among 'a, b, c'"),
        ("list.csv", bytes(range(256)) * 40, "binary, not a list"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, name, content)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_an_outside_dtd_is_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "read me">')
    entry = "<sdnEntry><uid>1</uid><lastName>A &x;</lastName></sdnEntry>"
    content = f'<!DOCTYPE s SYSTEM "{secret}"><sdnList>{entry}</sdnList>'
    try:
        said = str(read(tmp_path, "list.xml", content.encode()).entities)
    except InputError as refused:
        said = str(refused)
    assert "read me" not in said


def test_a_missing_file_is_told() -> None:
    with pytest.raises(InputError, match="no such file; check the path"):
        read_list(Path("absent.csv"))


def test_a_folder_without_lists_is_told(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# no list")
    with pytest.raises(InputError, match="folder holds no list"):
        read_list(tmp_path)


def test_files_of_different_lists_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nX\n")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "schema": "Person"}\n')
    with pytest.raises(InputError, match="name the files of one list at a time"):
        read_list(tmp_path)


def test_an_unknown_format_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown list format 'xls'; one of us_csl_json"):
        read_list(tmp_path, format="xls")


@pytest.mark.parametrize(
    ("rows", "refused", "read_names"),
    [
        (b'"abc,CN\nfoo,RU\nbar,US\n', ["row 2"], ["foo", "bar"]),  # a quotation mark that never closes
        (b"abc\nfoo,RU,x,y\nbar,US\n", ["row 2", "row 3"], ["bar"]),
        (b"abc,CN\n" + b"Caf\xe9,FR\n" + "Приборы,RU\n".encode(), ["row 3"], ["abc", "Приборы"]),
        (b"A" * 10_000 + b",CN\nbar,US\n", ["row 2"], ["bar"]),
        (b",CN\n \t,RU\nbar,US\n", ["row 2", "row 3"], ["bar"]),
        ("\u200b\u202e,CN\nbar,US\n".encode(), ["row 2"], ["bar"]),
    ],
)
def test_a_broken_row_is_refused_and_the_rest_goes_on(
    tmp_path: Path, rows: bytes, refused: list[str], read_names: list[str]
) -> None:
    reading = read(tmp_path, "list.csv", b"name,country\n" + rows)
    assert [each.place for each in reading.rejected] == refused
    assert [each.caption for each in reading.entities] == read_names


def test_control_and_direction_characters_go_and_joiners_stay(tmp_path: Path) -> None:
    content = "name,country\nfo\x00o\x07 \u202ebar\u00a0baz,CN\nمی\u200cرود,IR\n".encode()
    reading = read(tmp_path, "list.csv", content)
    assert [each.caption for each in reading.entities] == ["fo o bar baz", "می\u200cرود"]


def test_formulas_are_kept_as_the_words_they_are(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", b'name,country\n"=HYPERLINK(""http://x"")",CN\n')
    assert reading.entities[0].caption == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    content = "name,country\nCafé Société Générale de Négoce,FR\n".encode(encoding)
    assert read(tmp_path, "list.csv", content).entities[0].caption == "Café Société Générale de Négoce"


def test_a_place_from_a_hostile_name_stays_on_one_line(tmp_path: Path) -> None:
    line = b'{"id": "a\\n\\u001b[31m", "schema": "Person"}\n'
    reading = read(tmp_path, "list.jsonl", line * 2)
    assert "\n" not in reading.rejected[0].reason
    assert "\x1b" not in reading.rejected[0].reason
