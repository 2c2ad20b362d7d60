"""Matches and lists as an agent gets them: the records of `enduse screen`."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

NOBODY = "no candidate on the lists asked; a list tells only whom it names, so this clears nobody"
LEAD = "a match is a lead, never a verdict: hold its features, and what speaks against it, beside what you know"


class FeatureTold(TypedDict):
    """One term of a score."""

    name: str
    score: Annotated[float, Field(description="how well it agrees, 0 to 1; below 0 where it contradicts")]
    weight: NotRequired[float]
    detail: NotRequired[str]
    query: NotRequired[Annotated[str, Field(description="the side of the question")]]
    candidate: NotRequired[Annotated[str, Field(description="the side of the list")]]


class ListingTold(TypedDict):
    """A measure the list tells against somebody."""

    entity_id: str
    authority: NotRequired[str]
    program: NotRequired[str]
    program_ids: NotRequired[list[str]]
    listed_on: NotRequired[str]
    provisions: NotRequired[list[str]]
    reason: NotRequired[Annotated[str, Field(description="in the words of the list")]]
    source_url: NotRequired[str]


class DecisionTold(TypedDict):
    """A reviewer's word on a match."""

    verdict: str
    by: str
    why: str
    at: str


class MatchTold(TypedDict):
    """A listed party that may be the one asked about."""

    id: str
    caption: str
    schema: str
    score: float
    match: NotRequired[Annotated[bool, Field(description="whether the score reaches the threshold")]]
    status: NotRequired[Annotated[str, Field(description="open, confirmed, rejected or unsure, as a reviewer decided")]]
    datasets: list[str]
    referents: NotRequired[list[str]]
    features: Annotated[list[FeatureTold], Field(description="why, the weightiest first")]
    listings: NotRequired[list[ListingTold]]
    decision: NotRequired[DecisionTold]
