import gzip
import json
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from enduse.model import Document, Failure
from enduse.model.errors import UnreadableError, UsageError
from enduse.sources import Pointer, document, documents, pointers

STORY = "Iran sent drones to Russia\n\nIran has sent hundreds of drones to Russia, officials said on Friday.\n"


def one(path: Path, **options: str) -> Document:
    (found,) = documents([str(path)], **options)
    assert isinstance(found, Document), found
    return found


def refusal(path: Path | str) -> str:
    (found,) = documents([str(path)])
    assert isinstance(found, Failure)
    message = str(found.error)
    assert "\n" not in message
    assert ": " in message
    assert ";" in message, "an error says what to do next"
    return message


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    words = "Iran\u00a0sent \u201chundreds\u201d of drones worth $2.8\u202fbillion, cafe\u0301 owners said.\n"
    path.write_text(words, encoding="utf-8")
    found = one(path)
    assert found.text == words == path.read_text(encoding="utf-8")
    assert found.origin == str(path)
    assert found.published_at is None


def test_line_ends_are_those_of_a_text_file_in_python(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(STORY.replace("\n", "\r\n").encode())
    assert one(path).text == path.read_text(encoding="utf-8") == STORY


def test_the_content_decides_the_format_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_text(STORY)
    assert one(path).text == STORY
    article = tmp_path / "articles.txt"
    article.write_text(json.dumps({"text": STORY, "publisher": "Example News"}) + "\n")
    assert one(article).publisher == "Example News"


def test_published_goes_before_metadata_and_metadata_before_the_dateline(tmp_path: Path) -> None:
    text = "KYIV, Feb. 24, 2023 (Reuters) - Iran has sent hundreds of drones to Russia, officials said."
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "published_at": "2023-02-26T08:00:00Z"}) + "\n")
    assert one(path, published="2023-02").published_at == "2023-02"
    assert one(path).published_at == "2023-02-26"
    path.write_text(json.dumps({"text": text}) + "\n")
    assert one(path).published_at == "2023-02-24"


@pytest.mark.parametrize(
    "value", ["yesterday", "", "2023-13", "2023-02-30", "24.02.2023", "0023", "1850", "2999-01-01", "2023-2"]
)
def test_a_published_that_is_no_date_is_refused_before_anything_is_read(value: str) -> None:
    with pytest.raises(UsageError, match="publication date"):
        list(documents(["nothing.txt"], published=value))


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [
        b'{"text": "One."}',
        b'{"text": "Two',
        b"",
        b'{"title": "no text"}',
        b"[1]",
        b'{"text": 7}',
        b'{"text": "\xff"}',
        b'{"text": "Last."}',
    ]
    path.write_bytes(b"\n".join(lines))
    found = list(documents([str(path)]))
    assert [item.text for item in found if isinstance(item, Document)] == ["One.", "Last."]
    assert [item.origin for item in found] == [f"{path}#{number}" for number in (1, 2, 4, 5, 6, 7, 8)]
    failures = [str(item.error) for item in found if isinstance(item, Failure)]
    assert all(
        failure.startswith(f"{path}:{number}: ") for failure, number in zip(failures, (2, 4, 5, 6, 7), strict=True)
    )


def test_a_broken_first_line_still_leaves_a_jsonl_file(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": \n{"text": "Two."}\n')
    assert [type(item) for item in documents([str(path)])] == [Failure, Document]


def test_json_deeper_than_python_goes_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(
        '{"text": "One."}\n{"text": ' + "[" * 100_000 + "\n" + '{"text": "Two.", "n": ' + "9" * 5000 + "}\n"
    )
    assert [type(item) for item in documents([str(path)])] == [Document, Failure, Failure]


def test_a_pointer_can_be_sent_to_another_process(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    first, second = (pickle.loads(pickle.dumps(pointer)) for pointer in pointers([str(path)]))
    assert isinstance(first, Pointer)
    assert isinstance(second, Pointer)
    assert document(second).text == "Two."
    assert second.place == f"{path}:3"


def test_empty_and_blank_files(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n")):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(content)
        assert "empty" in refusal(path) or "no words" in refusal(path)


def test_archives_and_pictures_are_named_for_what_they_are(tmp_path: Path) -> None:
    packed = tmp_path / "report.txt"
    packed.write_bytes(gzip.compress(STORY.encode()))
    assert "gzip" in refusal(packed)
    office = tmp_path / "report.html"
    with zipfile.ZipFile(office, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    assert "zip" in refusal(office)
    picture = tmp_path / "report.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "picture" in refusal(picture)


def test_binary_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(bytes(range(256)) * 40)
    assert "binary" in refusal(path)


def test_damaged_utf_8_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("\u201cIran has sent drones,\u201d he said \u2013 ".encode() * 3 + b"\xff\xfe and more")
    assert "damaged UTF-8 at byte" in refusal(path)


def test_too_large_is_told_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert "too large" in refusal(path)
    book = tmp_path / "book.txt"
    book.write_bytes(b"Iran sent drones. " * (21 * 2**20 // 18))
    assert "too long" in refusal(book)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "not a plain file" in refusal(pipe)
    assert "not a plain file" in refusal("/dev/zero")


def test_names_cannot_forge_lines(tmp_path: Path) -> None:
    assert "no such file" in refusal("missing\nreport.txt: all is well\u202e.txt")
    assert "not a possible file name" in refusal("nul\x00.txt")
    hostile = tmp_path / "a\u202etxt\x1b[2J.txt"
    hostile.write_text(STORY)
    assert one(hostile).origin == f"{tmp_path}/a\\u202etxt\\x1b[2J.txt"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "may not be read" in refusal(path)


def test_a_pointer_to_a_file_that_is_gone() -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        document(Pointer("gone.txt", "gone.txt"))
