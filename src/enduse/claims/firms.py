"""Firms told by the legal form of their name ("Sandbar General Trading FZE", "OOO Vektor")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from enduse.reference.actors import legal_forms

# Capitals that open a sentence or a title and no name.
_NO_NAME = (
    r"(?!(?:The|A|An|In|On|At|By|For|From|To|And|But|Both|While|When|After|Before|Its|Their|His|Her|This|That|These|"
    r"Those|Another|According|Since|Under|With)\b)"
)
_GAP = r"[\s\u00a0]"
_WORD = rf"{_NO_NAME}[A-Z0-9][\w&]*(?:[-.][A-Z0-9]\w*)*(?!-)"
_NAME_BEFORE = re.compile(rf"[A-Z][\w.-]*,?{_GAP}$")


@cache
def _ended() -> re.Pattern[str]:
    forms = _any(legal_forms())
    joined = rf"{_GAP}(?:(?:of|and|&|for|de){_GAP})?"
    word = rf"{_WORD}(?![’'])\.?"
    return re.compile(
        rf"\b{_NO_NAME}(?=[A-Z]){word}(?:{joined}{word}){{0,6}}?"
        rf"(?:,?{_GAP}(?:Co\.?,?{_GAP})?\(?(?:{forms})\b\)?(?:\.(?=[\s\u00a0,;]+(?:[a-z(]|(?:{forms})\b)))?)+"
    )


@cache
def _begun() -> re.Pattern[str]:
    forms = _any(form for form, before in legal_forms().items() if before)
    every = _any(legal_forms())
    word = rf"(?=[A-Z])(?!(?:{every})\b){_WORD}\b"
    name = rf"(?:[«“\"](?=[^\W\d_])[^»”\"\n]{{1,60}}[»”\"]|{word}(?:{_GAP}{word}){{0,4}})"
    return re.compile(rf"(?<![\w-])(?P<form>{forms}){_GAP}{name}(?:,?{_GAP}(?:{every})\b)?")


def firms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `text[start:end]` names a firm by its legal form, from the first word of the name to the last.

    Sources: the table actors/legal_forms.csv; a name is at most seven capitalised words.
    """
    begun = [
        found.span()
        for found in _begun().finditer(text, start, end)
        if legal_forms()[found["form"]] == "yes" or not _NAME_BEFORE.search(text, start, found.start())
    ]
    ended = [found.span() for found in _ended().finditer(text, start, end)]
    apart = [span for span in ended if not any(span[0] < last and first < span[1] for first, last in begun)]
    yield from sorted([*begun, *apart])


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
