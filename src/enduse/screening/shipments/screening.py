"""Shipments, streamed, held against lists and controls."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from enduse.model.finding import Finding, Verdict
from enduse.model.match import Match, Query
from enduse.model.shipment import Shipment
from enduse.screening.shipments.asking import GoodsJudge, PartyScreener
from enduse.screening.shipments.destinations import destinations
from enduse.screening.shipments.parties import queries
from enduse.screening.shipments.recent import Recent
from enduse.screening.shipments.result import PartyMatches, ShipmentResult

BATCH: Final = 2_000
_PARTIES: Final = 200_000  # distinct parties whose answers are kept; a million records repeat few
_PLACES: Final = 50_000  # likewise destinations on a day
_LIMIT: Final = 5


def screen_shipments(
    shipments: Iterable[Shipment],
    screener: PartyScreener,
    goods: GoodsJudge,
    *,
    threshold: float,
    as_of: str | None = None,
    own_dates: bool = True,
    fields: Collection[str] = (),
    batch: int = BATCH,
    limit: int = _LIMIT,
    progress: Callable[[int], None] | None = None,
) -> Iterator[ShipmentResult]:
    """Hold every shipment against lists and controls: each party, ship, good and place on the receiving side.

    A party met before is not asked again while its answer is kept, so that memory and time follow the number of
    distinct parties, not of records.

    Args:
        shipments: In any number; `batch` of them are in memory at once.
        screener: The listed parties.
        goods: The controls on goods and destinations.
        threshold: Least score of a match, 0 to 1.
        as_of: Day for which rules are asked of a record without a date, ISO; None for the newest tables.
        own_dates: Whether a record with a date is asked for as of that date: what was known when it was shipped. False
            asks all as of `as_of`: what is known of it now.
        fields: Fields that the file has a column for (`Columns.fields`). A record that leaves its destination open
            gets a finding that cannot tell only where the file has such a column; for others see `unasked`.
        batch: Shipments that are asked at once.
        limit: Matches at most for a party.
        progress: Called after every batch with the number of shipments done.

    Yields:
        One result a shipment, in their order, also where nothing was found.
    """
    desk = _Desk(screener, goods, threshold, limit, "destination_country" in fields)
    waiting = iter(shipments)
    done = 0
    while taken := list(islice(waiting, batch)):
        yield from desk.results(taken, as_of, own_dates=own_dates)
        done += len(taken)
        if progress is not None:
            progress(done)


class _Desk:
    """Answers batches of shipments and remembers what was asked."""

    def __init__(
        self, screener: PartyScreener, goods: GoodsJudge, threshold: float, limit: int, has_destination: bool
    ) -> None:
        self._screener = screener
        self._goods = goods
        self._threshold = threshold
        self._limit = limit
        self._has_destination = has_destination
        self._met: Recent[Query, tuple[Match, ...]] = Recent(_PARTIES)
        self._places: Recent[tuple[str, tuple[str, ...], str | None], tuple[Finding, ...]] = Recent(_PLACES)

    def results(self, shipments: Sequence[Shipment], as_of: str | None, *, own_dates: bool) -> Iterator[ShipmentResult]:
        asked = [tuple(queries(shipment)) for shipment in shipments]
        answers = self._answers(query for parties in asked for _, query in parties)
        for shipment, parties in zip(shipments, asked, strict=True):
            day = (shipment.date if own_dates else None) or as_of
            yield ShipmentResult(
                shipment.id,
                shipment.row,
                day,
                tuple(PartyMatches(role, query.names[0], answers[query]) for role, query in parties),
                tuple(dict.fromkeys(self._findings(shipment, day))),
            )

    def _answers(self, asked: Iterable[Query]) -> dict[Query, tuple[Match, ...]]:
        """The answer to every query, those not met before asked at once."""
        found: dict[Query, tuple[Match, ...]] = {}
        new: list[Query] = []
        for query in dict.fromkeys(asked):
            kept = self._met.get(query)
            if kept is None:
                new.append(query)
            else:
                found[query] = kept
        if new:
            told = self._screener.screen(new, threshold=self._threshold, limit=self._limit)
            for query, matches in zip(new, told, strict=True):
                self._met.keep(query, matches)
                found[query] = matches
        return found

    def _findings(self, shipment: Shipment, day: str | None) -> Iterator[Finding]:
        told = destinations(shipment)
        for item in shipment.items:
            for finding in self._goods.item(item, as_of=day, destination=shipment.destination_country):
                if finding.verdict is not Verdict.not_fired:
                    yield finding
        for country, roles in told.items():
            yield from self._place(country, roles, day)
        if shipment.destination_country is None and self._has_destination:
            yield from self._goods.destination(None, as_of=day)

    def _place(self, country: str, roles: tuple[str, ...], day: str | None) -> tuple[Finding, ...]:
        """What speaks against a country, with the roles in which the record names it."""
        kept = self._places.get((country, roles, day))
        if kept is None:
            kept = tuple(
                replace(finding, subject=f"{country} ({', '.join(roles)})")
                for finding in self._goods.destination(country, as_of=day)
                if finding.verdict is not Verdict.not_fired
            )
            self._places.keep((country, roles, day), kept)
        return kept
