"""Shapes on a field of 16 by 16: a disc is held, half a disc probable, a ring possible, a cross denied."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from enduse.model.claim import Factuality, TransferStage

ORDER: Final[tuple[Factuality, ...]] = ("certain", "probable", "possible", "denied", "not_seen", "unknown")
"""From what is surest to what is left open."""

WORDS: Final[dict[Factuality, str]] = {
    "certain": "holds it",
    "probable": "holds it probable",
    "possible": "holds it possible",
    "denied": "denies it",
    "not_seen": "has not seen it",
    "unknown": "leaves it open",
}

_SHAPES: Final[dict[Factuality, str]] = {
    "certain": "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
    "probable": "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM8 4.5v7a3.5 3.5 0 1 0 0-7z",
    "possible": "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM8 4.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8z",
    "denied": "M4.4 2.6L8 6.2l3.6-3.6 1.8 1.8L9.8 8l3.6 3.6-1.8 1.8L8 9.8l-3.6 3.6-1.8-1.8L6.2 8 2.6 4.4z",
    "not_seen": "M2.5 6.7h11v2.6h-11z",
    "unknown": "M6.8 11.2h2.4v2.4h-2.4zM4.6 5.9a3.4 3.4 0 1 1 4.6 3.2v1.2h-2.2v-2.8a1.5 1.5 0 1 0-.2-1.6z",
}
_HANDED_OVER: Final = ("shipped", "delivered", None)


def is_handed_over(stage: TransferStage | None) -> bool:
    """Whether a stage means that the goods changed hands; a stage that is not told is taken for it."""
    return stage in _HANDED_OVER


def shape(factuality: Factuality) -> str:
    """The path of a sign on a field of 16 by 16, to be filled by the even-odd rule."""
    return _SHAPES[factuality]


def fill(stage: TransferStage | None) -> str:
    """Class of a tile: full where goods are said to have changed hands, hollow for what came before or ended it."""
    return "full" if is_handed_over(stage) else "hollow"


def sign(factuality: Factuality) -> Markup:
    """A sign as a small drawing that takes the colour of the text; it is hidden from screen readers, so tell words."""
    return Markup(
        '<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        '<path fill-rule="evenodd" d="{}"/></svg>'
    ).format(_SHAPES[factuality])


@cache
def style() -> str:
    """The colours of the signs, as CSS: variables `--certain` to `--unknown` on `:root`, light and dark."""
    return (files(__package__) / "style.css").read_text(encoding="utf-8")
