# reports print curly apostrophes and full-width letters

from __future__ import annotations

import pytest

from enduse.claims.quotes import quoted


def at(text: str) -> bool:
    place = text.index("HERE")
    return quoted(text, place, place)


@pytest.mark.parametrize(
    "text",
    [
        "“HERE”",
        '"HERE"',
        "He said “so it is HERE” and left",
        "“One,” he said. “Two HERE.”",
        '"One," he said. "Two HERE."',
        "Said before.\n“A sentence. Another HERE",
    ],
)
def test_between_marks(text: str) -> None:
    assert at(text)


@pytest.mark.parametrize(
    "text",
    [
        "HERE",
        "“One,” HERE he said.",
        '"One," HERE he said.',
        "“One”\nHERE",
        "“Never closed.\nHERE stands in the next paragraph",
        "Iran’s rockets HERE",
        "the Iranians' rockets HERE",
        "a 5' 6\" ”HERE",
        "HERE “later”",
        "”HERE",
    ],
)
def test_outside_marks(text: str) -> None:
    assert not at(text)
