from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.chat.chunk import chunks
from enduse.model import Document, Passage
from tests.claims.chat.chat_report import BODY, CAPTION, HEADLINE, report


def test_short_report_is_one_chunk_without_its_caption() -> None:
    document = report()
    (chunk,) = chunks(document)
    words = chunk.words(document.text)
    assert words.startswith(f"{HEADLINE}\n\n{BODY}")
    assert CAPTION not in words


def test_passages_are_not_torn_where_they_fit() -> None:
    document = report()
    pieces = [piece for chunk in chunks(document, most=len(BODY)) for piece in chunk.pieces]
    assert pieces == [(p.start, p.end) for p in document.passages if p.kind != "caption"]


def test_long_passage_is_cut_between_sentences() -> None:
    text = "One sentence here. Another one there. A third."
    found = [text[start:end] for chunk in chunks(Document(text), most=20) for start, end in chunk.pieces]
    assert found == ["One sentence here.", "Another one there.", "A third."]


def test_nothing_to_read() -> None:
    assert chunks(Document("")) == ()
    assert chunks(Document("   ")) == ()
    assert chunks(Document(CAPTION, passages=(Passage("caption", 0, len(CAPTION)),))) == ()


@given(st.text(alphabet=st.sampled_from("Ab. \n\u00a0”")), st.integers(1, 12))
def test_all_words_are_asked_about_once_and_no_chunk_is_too_long(text: str, most: int) -> None:
    made = chunks(Document(text), most=most)
    pieces = [piece for chunk in made for piece in chunk.pieces]
    assert pieces == sorted(pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))
    assert "".join("".join(text[start:end] for start, end in pieces).split()) == "".join(text.split())
    assert all(sum(end - start for start, end in chunk.pieces) <= most for chunk in made)
