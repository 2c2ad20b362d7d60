"""Who owns what, as far as it is known: shares as intervals, with dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

STEP = 1e-6
"""The least difference between two shares, percent: "more than 50 %" is a `share_min` of 50 plus one step."""


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
        joint: Key shared by the stakes of owners who hold one block together, None for a stake held alone. Each of
            these stakes states the share of the whole block.
        nominee: True when the owner holds for somebody else.
        origin: Where it stands: file and row, or statement identifier.
        nominator: Identifier of the one a nominee holds for, None when it is not told.
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
    nominator: str | None = None


@dataclass(frozen=True, slots=True)
class Influence:
    """A hold on a party that is no share in it, so that no sum of shares can tell what it means.

    Args:
        holder: Identifier of the one who has it.
        party: Identifier of the one it is held over.
        kind: What it is, in the words of its source ("votingRights", "boardMember", "director").
        start: Partial ISO date from which it holds, None when unknown.
        end: Partial ISO date until which it held, None when unknown or not ended.
        origin: Where it stands: file and row, or statement identifier.
    """

    holder: str
    party: str
    kind: str
    start: str | None = None
    end: str | None = None
    origin: str = ""


class Standing(StrEnum):
    """What shares prove of a party under one regime."""

    listed = "listed"
    certain = "certain"
    possible = "possible"
    no = "no"
