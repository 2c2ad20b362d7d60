import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model import Document, Failure
from enduse.model.errors import UnreadableError
from enduse.sources import Pointer, document, documents, pointers


def origins(*inputs: str, stdin: bytes = b"") -> list[str]:
    return [found.origin for found in pointers(inputs, stdin=io.BytesIO(stdin))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.txt", "deep/er/d.txt", ".hidden.txt", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Iran has sent drones.")
    return tmp_path


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(folder: Path) -> None:
    assert origins(str(folder)) == [str(folder / name) for name in ("a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt")]


def test_globs(folder: Path) -> None:
    assert origins(f"{folder}/*.txt") == [f"{folder}/a.txt", f"{folder}/b.txt"]
    assert origins(f"{folder}/**/*.txt") == [
        str(folder / name) for name in ("a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt")
    ]
    assert origins(f"{folder}/d*") == [f"{folder}/deep/c.txt", f"{folder}/deep/er/d.txt"]
    assert sorted(origins(f"{folder}/**")) == sorted(set(origins(f"{folder}/**")))
    (failure,) = pointers([f"{folder}/*.pdf"])
    assert isinstance(failure, Failure)
    assert "matches no file" in str(failure.error)


def test_a_file_whose_name_is_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "[draft] report?.txt"
    path.write_text("Iran has sent drones.")
    assert origins(str(path)) == [str(path)]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (failure,) = pointers([str(tmp_path)])
    assert isinstance(failure, Failure)
    assert "holds no file" in str(failure.error)


def test_loops_of_links_end(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "link.txt").symlink_to("a.txt")
    found = list(documents([str(folder)]))
    assert len(found) == 7
    assert [Path(item.origin).name for item in found if isinstance(item, Failure)] == ["gone.txt", "self.txt"]


def test_standard_input_is_text_or_articles() -> None:
    (plain,) = pointers(["-"], stdin=io.BytesIO(b"Iran has sent drones."))
    assert isinstance(plain, Pointer)
    assert (document(plain).origin, document(plain).text) == ("-", "Iran has sent drones.")
    lines = b'{"text": "One."}\n\n{"text": "Two."}\nbroken\n'
    found = list(pointers(["-"], stdin=io.BytesIO(lines)))
    assert [item.origin for item in found] == ["-#1", "-#3", "-#4"]
    assert [document(item).text for item in found[:2] if isinstance(item, Pointer)] == ["One.", "Two."]
    assert isinstance(found[2], Pointer)
    with pytest.raises(UnreadableError, match=r"^-:4: not JSON"):
        document(found[2])


def test_standard_input_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.sources.inputs.FILE_LIMIT", 100_000)
    monkeypatch.setattr("enduse.sources.reading.FILE_LIMIT", 100_000)
    (pointer,) = pointers(["-"], stdin=io.BytesIO(b"Iran has sent drones. " * 1_000_000))
    assert isinstance(pointer, Pointer)
    assert pointer.content is not None
    assert len(pointer.content) == 100_001
    with pytest.raises(UnreadableError, match="too large"):
        document(pointer)


@pytest.mark.parametrize("limit", [20, 50, 9000])
def test_an_over_long_line_fails_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr("enduse.sources.inputs.LINE_LIMIT", limit)
    path = tmp_path / "articles.jsonl"
    long = json.dumps({"text": "x" * 20_000})
    path.write_text(f'{{"text": "One."}}\n{long}\n{{"text": "Two."}}\n{long}')
    for found in (list(pointers([str(path)])), list(pointers(["-"], stdin=io.BytesIO(path.read_bytes())))):
        assert [type(item) for item in found] == [Pointer, Failure, Pointer, Failure]
        assert isinstance(found[2], Pointer)
        assert document(found[2]).text == "Two."


LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=8
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]))
@settings(max_examples=60, deadline=None)
def test_every_article_comes_back_from_its_place(texts: list[str], gap: str) -> None:
    content = gap.join(json.dumps({"text": text}, ensure_ascii=False) for text in texts).encode()
    found = [
        document(pointer).text for pointer in pointers(["-"], stdin=io.BytesIO(content)) if isinstance(pointer, Pointer)
    ]
    assert found == texts


MARKS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"<html><body><p>",
        b'{"text": "',
        b"\x1f\x8b",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"{",
        b"<?xml ",
        b"\x00\x00\xfe\xff",
    ]
)


@given(
    MARKS,
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["txt", "html", "pdf", "jsonl", "json", "bin", ""]),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_documents_or_failures_of_one_line(
    tmp_path_factory: pytest.TempPathFactory, mark: bytes, rest: bytes, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"fuzz.{ending}"
    path.write_bytes(mark + rest)
    for found in documents([str(path)]):
        if isinstance(found, Failure):
            assert str(found.error).isprintable()
            assert str(found.error).startswith(str(path))
        else:
            assert found.text.strip()
            assert all(found.text[passage.start : passage.end].strip() for passage in found.passages)
            assert found.id


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"Iran has sent drones.")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (found,) = documents([str(tmp_path)])
    assert isinstance(found, Document)
    found.origin.encode()
