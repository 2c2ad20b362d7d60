"""How good a list of routes is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enduse.model.route import Tracing
from evaluation.routes.truth import Truth
from evaluation.routes.verdict import Meaning, verdicts

TOP = 50


@dataclass(frozen=True, slots=True)
class Score:
    """How good the first fifty routes of a list are.

    Args:
        ranks: Of every planted route, the place at which it is first listed, from 1; None when it is not.
        kinds: Of every planted route, what it is planted for.
        unseen: Ids of the planted routes whose last leg nobody recorded.
        tied: Ids of those whose last hub is tied to the destination in the files by something else.
        listed: What each listed route is, the best first.
        decoys: Of every decoy, its kind.
        decoys_listed: Ids of the decoys listed.
        found: How many chains the tracing says there were; None when too many.
        seconds: How long it took.
    """

    ranks: Mapping[str, int | None]
    kinds: Mapping[str, str]
    unseen: frozenset[str]
    tied: frozenset[str]
    listed: tuple[Meaning, ...]
    decoys: Mapping[str, str]
    decoys_listed: frozenset[str]
    found: int | None
    seconds: float = 0.0


def scored(tracing: Tracing, truth: Truth, *, top: int = TOP, seconds: float = 0.0) -> Score:
    """How good the first routes of a tracing are.

    Args:
        tracing: As answered.
        truth: Of the world that was asked.
        top: How many routes are looked at.
        seconds: How long it took.
    """
    listed = verdicts(tracing.routes[:top], truth)
    ranks: dict[str, int | None] = {planted.id: None for planted in truth.routes}
    for rank, verdict in enumerate(listed, start=1):
        if verdict.meaning in ("planted", "destination assumed") and ranks[verdict.id] is None:
            ranks[verdict.id] = rank
    return Score(
        ranks=ranks,
        kinds={planted.id: planted.kind for planted in truth.routes},
        unseen=frozenset(planted.id for planted in truth.routes if planted.ends_unseen),
        tied=frozenset(planted.id for planted in truth.routes if planted.tied),
        listed=tuple(verdict.meaning for verdict in listed),
        decoys={decoy.id: decoy.kind for decoy in truth.decoys},
        decoys_listed=frozenset(verdict.id for verdict in listed if verdict.meaning == "decoy"),
        found=tracing.found,
        seconds=seconds,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """Some of several.

    Args:
        hits: How many.
        of: Of how many.
    """

    hits: int
    of: int

    def __str__(self) -> str:
        """As a page shows it: "0.83 (25/30)", "– (0/0)" when there are none."""
        return f"{self.hits / self.of:.2f} ({self.hits}/{self.of})" if self.of else "– (0/0)"

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.hits / self.of if self.of else None


def recall(
    scores: Sequence[Score], *, kind: str | None = None, unseen: bool | None = None, tied: bool | None = None
) -> Share:
    """Planted routes that are listed.

    Args:
        scores: One a world.
        kind: Only routes planted for this; None for all.
        unseen: Only routes whose last leg nobody recorded, or only the others; None for all.
        tied: Only routes whose last hub is tied to the destination by something else, or only the others; None for all.
    """
    ranks = [
        rank
        for score in scores
        for key, rank in score.ranks.items()
        if kind in (None, score.kinds[key])
        and unseen in (None, key in score.unseen)
        and tied in (None, key in score.tied)
    ]
    return Share(sum(rank is not None for rank in ranks), len(ranks))


def precision(scores: Sequence[Score], *, at: int = TOP) -> Share:
    """Listed routes that are planted ones; a planted route listed twice counts twice."""
    listed = [meaning for score in scores for meaning in score.listed[:at]]
    return Share(sum(meaning in ("planted", "destination assumed") for meaning in listed), len(listed))


def decoys_listed(scores: Sequence[Score], *, kind: str | None = None) -> Share:
    """Decoys that are listed.

    Args:
        scores: One a world.
        kind: Only decoys of this kind; None for all.
    """
    found = [
        key in score.decoys_listed for score in scores for key, which in score.decoys.items() if kind in (None, which)
    ]
    return Share(sum(found), len(found))
