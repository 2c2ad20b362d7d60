import socket
import time
from pathlib import Path

import pytest

from enduse.model import Document, Failure
from enduse.sources import documents

SENTENCE = "Iran has sent hundreds of drones to Russia since August, two officials said on Friday."
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Iran sends drones | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Iran sends drones to Russia, officials say">
<meta property="article:published_time" content="2023-02-24T10:00:00Z">
<meta property="article:modified_time" content="2024-05-01T10:00:00Z">
<meta name="author" content="Jane Doe"><link rel="canonical" href="https://example.org/a/1">
<script>document.write("script words")</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Iran sends drones to Russia, officials say</h1>
<p>{SENTENCE} They cost $2.8&nbsp;billion, &ldquo;or&#x202f;more&rdquo;.</p>
<p>&ldquo;We have counted them, and we know where each of them went,&rdquo; a spokesman told reporters.</p>
<p>The foreign ministry in Tehran said that the claim was baseless, and that it had sold nothing at all.</p>
<img src="http://127.0.0.1:9/spy.gif"></article>
<footer>© 2023 Example News</footer></body></html>"""


def read(tmp_path: Path, page: str | bytes) -> Document | Failure:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (found,) = documents([str(path)])
    return found


def well_read(tmp_path: Path, page: str | bytes) -> Document:
    found = read(tmp_path, page)
    assert isinstance(found, Document), found
    return found


def test_what_a_page_says_of_itself_is_kept(tmp_path: Path) -> None:
    found = well_read(tmp_path, PAGE)
    assert found.title == "Iran sends drones to Russia, officials say"
    assert (found.author, found.publisher, found.language) == (("Jane Doe",), "Example News", "en")
    assert (found.url, found.published_at) == ("https://example.org/a/1", "2023-02-24")
    assert found.passages[0].kind == "headline"
    assert found.text.count(found.title) == 1


def test_non_breaking_spaces_and_curly_quotes_survive(tmp_path: Path) -> None:
    found = well_read(tmp_path, PAGE)
    assert "$2.8\u00a0billion, \u201cor\u202fmore\u201d." in found.text


def test_menus_and_scripts_are_no_part_of_the_text(tmp_path: Path) -> None:
    text = well_read(tmp_path, PAGE).text
    assert "script words" not in text
    assert "World" not in text
    assert "\u00a9" not in text


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was followed to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert well_read(tmp_path, PAGE).text
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "http://127.0.0.1:9/x"><!ENTITY y SYSTEM "file:///etc/passwd">]>'
    found = well_read(tmp_path, f"{entity}<html><body><p>{SENTENCE} &x; &y;</p></body></html>")
    assert "root:" not in found.text


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="Feb. 2023">', "2023-02"),
        ('<script type="application/ld+json">{"datePublished": "2023-02-24T01:00:00+01:00"}</script>', "2023-02-24"),
        ('<time datetime="2023-02-24T10:00">Friday</time>', "2023-02-24"),
        ('<time datetime="2023-02-24">a</time><time datetime="2023-02-25">b</time>', None),
        (
            '<time datetime="2023-02-25">b</time><time itemprop="datePublished" datetime="2023-02-24">a</time>',
            "2023-02-24",
        ),
        ('<meta property="article:modified_time" content="2023-02-24">', None),
        ('<meta property="article:published_time" content="2999-02-24">', None),
        ('<meta property="article:published_time" content="1066-10-14">', None),
        ('<meta property="article:published_time" content="next week">', None),
        ("<p>On 24 February 2023 a ship left Bandar Abbas.</p>", None),
    ],
)
def test_only_a_stated_date_is_taken(tmp_path: Path, head: str, date: str | None) -> None:
    assert well_read(tmp_path, f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>").published_at == date


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "iso-8859-5"])
def test_the_declared_encoding_is_used(tmp_path: Path, charset: str) -> None:
    words = "Иран поставил России сотни беспилотников, сообщили два чиновника в пятницу."
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'
    assert words in well_read(tmp_path, page.encode(charset)).text


def test_a_fragment_is_a_page(tmp_path: Path) -> None:
    assert SENTENCE in well_read(tmp_path, f"<p>{SENTENCE}</p>").text


BOMBS = {
    "deep": "<html><body>" + "<div>" * 100_000 + SENTENCE,
    "deep inline": "<html><body>" + "<b><i>" * 30_000 + SENTENCE,
    "attribute": "<html><body><p title='" + "x" * 10_000_000 + f"'>{SENTENCE}</p>",
    "entities": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><html><body><p>{SENTENCE} &i;</p></body></html>",
    "tables": "<html><body>" + "<table><tr><td>" * 5000 + SENTENCE,
    "metadata": "<html><head><script type='application/ld+json'>"
    + '{"a":[' * 50_000
    + f"</script></head><body><p>{SENTENCE}</p>",
    "tags": "<html><body>" + "<p>a" * 300_000,
    "nothing": "<html><body></body></html>",
    "unclosed": "<html><meta " + "a=" * 500_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs_end_soon_in_a_document_or_in_one_line(tmp_path: Path, bomb: str) -> None:
    start = time.process_time()
    found = read(tmp_path, bomb)
    assert time.process_time() - start < 20
    if isinstance(found, Failure):
        assert "\n" not in str(found.error)
        assert "web page" in str(found.error)
    else:
        assert len(found.text) < 10_000
