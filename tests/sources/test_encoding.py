import random

import pytest

from enduse.model.errors import UnreadableError
from enduse.sources.encoding import decoded

ENGLISH = "\u201cIran has sent drones,\u201d Kirby said \u2013 it\u2019s the caf\u00e9\u2019s view."
RUSSIAN = (
    "\u0418\u0440\u0430\u043d \u043f\u043e\u0441\u0442\u0430\u0432\u0438\u043b "
    "\u0420\u043e\u0441\u0441\u0438\u0438 \u0441\u043e\u0442\u043d\u0438 "
    "\u0431\u0435\u0441\u043f\u0438\u043b\u043e\u0442\u043d\u0438\u043a\u043e\u0432. "
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", [ENGLISH * 4, "It\u2019s drones that Iran sent to Russia."])
def test_english_in_any_encoding(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "report.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_other_scripts(encoding: str) -> None:
    assert decoded((RUSSIAN * 4).encode(encoding), "report.txt") == RUSSIAN * 4


def test_nothing_is_normalised_but_line_ends() -> None:
    words = "cafe\u0301 \u00a0\u202f\u200b\ufeff\u2028 \ufb01 \u212b \t\x0c end"
    assert decoded(f"{words}\r\n{words}\r{words}\n".encode(), "report.txt") == f"{words}\n{words}\n{words}\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bytes(random.Random(2).choices(range(1, 256), k=120)), "no known encoding"),
        (ENGLISH.encode() * 3 + b"\xe2\x80", "damaged UTF-8 at byte"),
        (b"\xff\xfeI\x00r\x00a", "damaged UTF-16-LE"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"\x01\x02\x03 words " * 100, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(100), "binary"),
    ],
)
def test_what_is_no_text(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        decoded(content, "report.txt")
    assert str(caught.value).startswith("report.txt: ")


@pytest.mark.parametrize("name", ["no-such-code", "zip", "base64", "rot13", "utf-8"])
def test_a_declared_encoding_that_is_none_is_passed_over(name: str) -> None:
    page = f'<html><meta charset="{name}"><p>{ENGLISH}</p></html>'
    assert decoded(page.encode("cp1252"), "page.html", declares=True) == page
