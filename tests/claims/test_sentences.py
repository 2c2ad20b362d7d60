from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.sentences import sentences
from enduse.model import Passage


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, Passage("body", 0, len(text)), 0)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Iran sent it.", "Russia paid."],
        ["Why?", "Because!", "No…", "Yes."],
        ["“We sent it.”", "He left."],
        ["“We sent it,” he said.", "“It left.”"],
        ["He said: 'Go.'", "She left."],
        ["It cost $1.5 million.", "Iran paid."],
        ["The U.S. sent arms.", "It left."],
        ["It left at 5 p.m.", "Iran paid."],
        ["Is it 3.5?", "Yes."],
        ["Mr. Smith met Gen. Brown.", "They left."],
        ["It went to the U.S.", "The ship left."],
    ],
)
@pytest.mark.parametrize("blank", [" ", "\u00a0", "  ", "\n"])
def test_sentences_end(parts: list[str], blank: str) -> None:
    assert split(blank.join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith and Mrs. Jones met Dr. Brown.",
        "Gen. Lee met Lt. Col. Park.",
        "He is from the U.S. Army.",
        "The D.C. court ruled.",
        "J. R. Smith sold it.",
        "On Feb. 24 it left.",
        "Iran vs. Iraq.",
        "See No. 5 for that.",
        "It cost 1.5 million.",
        "It was version 2.0 of it.",
        "The site is example.com now",
        "drones, e.g. small ones",
        "a ship\nleft the port",
        "...",
        "Acme Ltd. sold it.",
        "Iran has been sending\nRussia drones.",
    ],
)
def test_what_ends_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t\r\n"])
def test_blanks_hold_no_sentence(text: str) -> None:
    assert split(text) == []


def test_an_empty_line_ends_a_sentence_without_a_full_stop() -> None:
    assert split("first words\n\nother words") == ["first words", "other words"]


def test_sentences_stay_in_their_passage() -> None:
    text = "Left out. Read this. And this. Not that."
    passage = Passage("quotation", 10, 30)
    read = list(sentences(text, passage, 4))
    assert [text[s.start : s.end] for s in read] == ["Read this.", "And this."]
    assert {(s.kind, s.passage) for s in read} == {("quotation", 4)}


@given(st.text(alphabet=st.one_of(st.sampled_from(".!?… \n\u00a0“”\"'U.S.AMr"), st.characters())))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    at = 0
    for sentence in sentences(text, Passage("body", 0, len(text)), 0):
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[at : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        at = sentence.end
    assert text[at:].strip() == ""
