"""A consignment as it truly went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """Goods going from one firm to another.

    Args:
        id: Unique in its world; published nowhere.
        source: Id of the firm that hands over.
        target: Id of the firm that receives.
        hs6: What the goods are.
        declared: The code they are declared under.
        shipped: Day they leave.
        arrived: Day they come in.
        kg: Net weight.
        usd: Value.
        origin: Where they were made, ISO 3166-1 alpha-2.
        claimed_origin: Where they are declared to have been made.
        domestic: Whether they cross no border: no customs administration then has a record.
    """

    id: str
    source: str
    target: str
    hs6: str
    declared: str
    shipped: int
    arrived: int
    kg: float
    usd: float
    origin: str
    claimed_origin: str
    domestic: bool = False


def transit(source: str, target: str, draw: float) -> int:
    """Days that goods are under way, by the countries they go between.

    Args:
        source: ISO 3166-1 alpha-2.
        target: Likewise.
        draw: From 0 to 1.
    """
    if source == target:
        return int(draw * 3)
    near = {source, target} <= _NEAR or {source, target} <= _EAST or {source, target} <= _WEST
    return int(2 + draw * 9) if near else int(5 + draw * draw * 36)


_NEAR = {"ru", "kz", "kg", "am", "ge", "uz", "tr", "ae"}
_EAST = {"cn", "hk", "tw", "jp", "kr", "vn", "my", "th", "sg"}
_WEST = {"de", "nl", "it", "fr", "gb", "pl", "rs", "tr"}
