from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from views_claims import DENIED, HELD, HOSTILE, MEASURE, SHIPPED, WEIGHING, hostile

from enduse.views.printable import printable
from enduse.views.table import claims_table, positions_table, weighings_view


def _shown(view: RenderableType, width: int = 140) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False, color_system=None).print(view)
    return out.getvalue()


def test_claims() -> None:
    shown = " ".join(_shown(claims_table([SHIPPED, DENIED, MEASURE]), 300).split())
    for words in (
        "China to Russia",
        "drones",
        "shipped",
        "denied",
        "Der Spiegel",
        "told by Kirby",
        "worth 2,800,000,000 USD",
    ):
        assert words in shown


@pytest.mark.parametrize("width", [40, 80, 200])
def test_words_wrap_inside_the_terminal(width: int) -> None:
    shown = _shown(claims_table([SHIPPED, hostile(SHIPPED)]), width) + _shown(weighings_view([WEIGHING]), width)
    assert max(map(len, shown.splitlines())) <= width


def test_disputes_come_with_both_sides_and_the_reasons() -> None:
    shown = " ".join(_shown(weighings_view([WEIGHING, replace(WEIGHING, dispute=None)]), 300).split())
    for words in ("Disputed (1)", "Not disputed (1)", "but Kirby denies it", "B4", "Contradicted by Kirby"):
        assert words in shown


def test_no_flows_say_so_without_failing() -> None:
    assert "never what is" in _shown(weighings_view([]))


def test_markup_and_escape_sequences_in_names_are_shown_not_run() -> None:
    shown = _shown(claims_table([hostile(SHIPPED)]), 400) + _shown(
        positions_table([replace(HELD, source=HOSTILE)]), 400
    )
    assert "[bold red]" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@given(st.text())
def test_printable_keeps_one_line_and_no_controls(text: str) -> None:
    shown = printable(text)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert printable(shown) == shown


def test_printable_keeps_letters_of_every_script() -> None:
    assert printable("  Герань-2\u00a0و «شاهد»\n") == "Герань-2 و «شاهد»"
