"""What is said of a flow, in the order it was said."""

from __future__ import annotations

from collections.abc import Iterable

from enduse.model.position import Position, Step
from enduse.weighing.period import first_day
from enduse.weighing.stage import rank


def development(positions: Iterable[Position]) -> tuple[Step, ...]:
    """One step a position, by the day of the statement, else of the report; undated ones last, by stage."""
    return tuple(sorted((_step(position) for position in positions), key=_order))


def _step(position: Position) -> Step:
    said = position.said_on
    return Step(
        date=said or position.published_on,
        basis="said" if said else "published",
        source=position.source,
        stage=position.stage,
        factuality=position.factuality,
        claim_ids=position.claim_ids,
    )


def _order(step: Step) -> tuple[bool, str, int, str, str, tuple[str, ...]]:
    date = first_day(step.date) if step.date else ""
    return step.date is None, date, rank(step.stage), step.source, step.factuality, step.claim_ids
