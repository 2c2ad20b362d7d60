"""What a predicate answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from enduse.model.indicator import Indicator
from enduse.tracing.indicators.subject import Subject

Answer: TypeAlias = tuple[bool | None, str]
"""Fired, not fired, or None for cannot tell; and why, naming the values."""

Predicate: TypeAlias = Callable[[Subject, Indicator], Answer]
"""Asked only where every field that the red flag needs is told."""
