"""Firms told by the legal form that ends their name ("Sandbar General Trading FZE")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from enduse.reference.actors import legal_forms

# Capitals that open a sentence or a title and no name.
_NO_NAME = (
    r"(?!(?:The|A|An|In|On|At|By|For|From|To|And|But|Both|While|When|After|Before|Its|Their|His|Her|This|That|These|"
    r"Those|Another|According|Since|Under|With)\b)"
)


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(legal_forms(), key=len, reverse=True))
    gap = r"[\s\u00a0]"
    word = rf"{_NO_NAME}[A-Z0-9][\w&]*(?:[-.][A-Z0-9]\w*)*(?![-’'])\.?"
    joined = rf"{gap}(?:(?:of|and|&|for|de){gap})?"
    return re.compile(
        rf"\b{_NO_NAME}(?=[A-Z]){word}(?:{joined}{word}){{0,6}}?"
        rf"(?:,?{gap}(?:Co\.?,?{gap})?\(?(?:{forms})\b\)?(?:\.(?=[\s\u00a0,;]+(?:[a-z(]|(?:{forms})\b)))?)+"
    )


def firms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `text[start:end]` names a firm by its legal form, from the first word of the name to the form.

    Sources: the table actors/legal_forms.csv; a name is at most seven capitalised words.
    """
    for found in _pattern().finditer(text, start, end):
        yield found.span()
