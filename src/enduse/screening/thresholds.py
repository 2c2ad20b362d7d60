"""Scores from which a listed party counts as a match."""

from __future__ import annotations

from typing import Final

STRICT: Final = 0.9
DEFAULT: Final = 0.84
WIDE: Final = 0.78
"""Chosen on development data by how many of the names that stand on no list they raise: see the page on names."""

THRESHOLDS: Final = {"strict": STRICT, "default": DEFAULT, "wide": WIDE}
