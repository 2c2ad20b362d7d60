"""The only door: no claim leaves whose spans do not hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from enduse.model import Claim, Span


def holds(claim: Claim, text: str) -> bool:
    """Whether the claim has spans and every span in it, at any depth, quotes `text` exactly."""
    return bool(claim.spans) and all(span.holds(text) for span in _spans(claim))


def verified(claims: tuple[Claim, ...], text: str) -> tuple[Claim, ...]:
    """The claims that hold; the others are dropped."""
    return tuple(claim for claim in claims if holds(claim, text))


def _spans(value: Any) -> list[Span]:  # noqa: ANN401
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in _spans(part)]
    if is_dataclass(value):
        return [span for part in fields(value) for span in _spans(getattr(value, part.name))]
    return []
