"""Who owns what, as far as it is known: shares as intervals, with dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ownership:
    """A stake of one party in another.

    Args:
        owner: Identifier of the owner.
        asset: Identifier of what is owned.
        share_min: Least share it may be, percent from 0 to 100.
        share_max: Greatest share it may be; equal to `share_min` when the share is known, 100 when nothing is.
        start: Partial ISO date from which it holds, None when unknown.
        end: Partial ISO date until which it held, None when unknown or not ended.
        joint: Key shared by the stakes of owners who hold one block together, None for a stake held alone.
        nominee: True when the owner holds for somebody else.
        origin: Where it stands: file and row, or statement identifier.
    """

    owner: str
    asset: str
    share_min: float
    share_max: float
    start: str | None = None
    end: str | None = None
    joint: str | None = None
    nominee: bool = False
    origin: str = ""
