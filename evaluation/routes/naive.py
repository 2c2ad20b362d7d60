"""What a spreadsheet finds: equal names, equal codes, the right order; ranked by weight."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from enduse.model.route import Leg, Route, Stop, Tracing
from enduse.reference.controls import priorities
from enduse.tracing.question import Question

Row = dict[str, str]


def naive(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:  # noqa: ARG001  # needs none
    """Two legs through one hub, joined by equal names and equal HS-6 within the days asked, the heaviest first.

    Args:
        shipments: Files as `enduse simulate` writes them.
        ownership: Not looked at.
        question: Its goods are those of the Common High Priority List.
    """
    came: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    went: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows(shipments, question.since or ""):
        if row["sender country"].lower() in question.origins:
            came[row["receiver"].upper(), row["hs code"][:6]].append(row)
        elif row["receiver country"].lower() in question.destinations:
            went[row["sender"].upper(), row["hs code"][:6]].append(row)
    pairs: defaultdict[tuple[str, str, str, str], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for (hub, code), arrivals in came.items():
        for first in arrivals:
            for second in went.get((hub, code), ()):
                if 0 <= _days(first, second) <= question.max_days:
                    key = (first["sender"].upper(), hub, second["receiver"].upper(), code)
                    pairs[key][0].append(first)
                    pairs[key][1].append(second)
    routes = [_route(key, legs) for key, legs in pairs.items()]
    routes.sort(key=lambda route: (-route.score, route.id))
    return Tracing(tuple(routes[: question.limit]), len(routes))


def _rows(paths: Sequence[Path], since: str) -> list[Row]:
    found: list[Row] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            found += [
                row for row in csv.DictReader(lines) if row["date"] >= since and row["hs code"][:6] in priorities()
            ]
    return found


def _days(first: Row, second: Row) -> int:
    return (date.fromisoformat(second["date"]) - date.fromisoformat(first["date"])).days


def _route(key: tuple[str, str, str, str], legs: tuple[list[Row], list[Row]]) -> Route:
    stops = [Stop(name, name) for name in key[:3]]
    weights = [sum(float(row["net weight kg"]) for row in _each_once(rows)) for rows in legs]
    made = tuple(
        Leg(source, target, ("recorded",), (key[3],), shipments=tuple(row["id"] for row in _each_once(rows)))
        for source, target, rows in zip(stops, stops[1:], legs, strict=False)
    )
    return Route("|".join(key), made, min(weights), ())


def _each_once(rows: Sequence[Row]) -> list[Row]:
    return list({row["id"]: row for row in rows}.values())
