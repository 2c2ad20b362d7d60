"""Descriptions: what their words suggest."""

from __future__ import annotations

from enduse.model.finding import Finding, Suggestion
from enduse.model.item import Item


def suggest(description: str) -> tuple[Suggestion, ...]:
    """Suggestions for a description, best first."""
    del description
    return ()


def findings(item: Item, suggested: tuple[Suggestion, ...], day: str) -> tuple[Finding, ...]:
    """What the words of an item add to its codes: never more than `cannot tell`."""
    del item, suggested, day
    return ()
