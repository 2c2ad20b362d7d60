"""Words made to fit: never wider than their room, never more than was there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.views.drawing.lettering import numbers_words, shortened, text_width, wrapped
from enduse.views.printable import printable

names = st.text(max_size=80)


@given(names, st.integers(60, 300))
def test_a_name_fits_its_room(name: str, room: int) -> None:
    said = shortened(name, 12, room)
    assert text_width(said, 12) <= room + 1
    assert said == printable(name) or said.endswith("\u2026")


@given(names, st.integers(60, 300))
def test_a_wrapped_name_fits_its_room(name: str, room: int) -> None:
    rows = wrapped(name, 12, room)
    assert 1 <= len(rows) <= 2
    assert all(text_width(row, 12) <= room + 1 for row in rows)


@pytest.mark.parametrize(
    ("name", "room", "rows"),
    [
        ("Iran", 150, ("Iran",)),
        ("Iran\u2019s theocratic regime", 150, ("Iran\u2019s theocratic", "regime")),
        ("Donaudampfschifffahrtsgesellschaft", 150, ("Donaudampfschiff\u2026",)),
        ("", 150, ("",)),
    ],
)
def test_wrapping(name: str, room: int, rows: tuple[str, ...]) -> None:
    made = wrapped(name, 12.5, room)
    assert len(made) == len(rows)
    assert made[0][:10] == rows[0][:10]


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((3,), "3"), ((1, 4, 7, 9), "1, 4, 7, 9"), (range(1, 20), "1, 2, 3, 4 +15")]
)
def test_numbers(numbers: tuple[int, ...], said: str) -> None:
    assert numbers_words(numbers) == said


def test_wide_letters_take_more_room() -> None:
    assert text_width("\u4e2d\u6587", 10) > text_width("ab", 10) > text_width("il", 10)
