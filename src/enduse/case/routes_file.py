"""Routes that were traced before, read back from what `enduse trace -f jsonl` printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from enduse.model.errors import InputError
from enduse.model.route import Leg, Route, RouteTerm, Stop, Tracing


def read_routes(paths: Sequence[Path]) -> Tracing:
    """The routes in some files, file by file in the order they stand there; one that comes again is taken once.

    Args:
        paths: JSON Lines or a JSON array, as `enduse trace -f jsonl` and `-f json` print them.

    Raises:
        InputError: A file cannot be read, or holds something else.
    """
    routes = {route.id: route for path in paths for route in _routes(path)}
    return Tracing(tuple(routes.values()), None)


def _routes(path: Path) -> Iterator[Route]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a file of routes: enduse trace … -f jsonl") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; give what `enduse trace … -f jsonl` printed") from error
    for number, record in _records(path, text):
        try:
            yield route_of(record)
        except (KeyError, TypeError, ValueError) as error:
            raise _no_route(path, number) from error


def route_of(record: dict[str, Any]) -> Route:
    """The route a record describes.

    Raises:
        KeyError, TypeError, ValueError: The record is not one that `enduse trace` prints.
    """
    route = Route(
        id=_text(record["id"]),
        legs=tuple(_leg(each) for each in record["legs"]),
        score=float(record.get("score", 0.0)),
        terms=tuple(_term(each) for each in record.get("terms", ())),
        innocent_explanations=_texts(record.get("innocent_explanations", ())),
    )
    if not route.legs:
        raise ValueError("a route has legs")
    return route


def _leg(record: dict[str, Any]) -> Leg:
    kg = record.get("kg")
    return Leg(
        source=_stop(record["source"]),
        target=_stop(record["target"]),
        basis=tuple(_basis(each) for each in record["basis"]),  # type: ignore[misc]
        goods=_texts(record.get("goods", ())),
        first=_optional(record.get("first")),
        last=_optional(record.get("last")),
        kg=None if kg is None else float(kg),
        shipments=_texts(record.get("shipments", ())),
        claims=_texts(record.get("claims", ())),
        disputed=bool(record.get("disputed", False)),
        reason=_text(record.get("reason", "")),
    )


def _stop(record: dict[str, Any]) -> Stop:
    return Stop(
        id=_text(record["id"]),
        name=_text(record.get("name", "")),
        country=_optional(record.get("country")),
        names=_texts(record.get("names", ())),
        confidence=float(record.get("confidence", 1.0)),
    )


def _term(record: dict[str, Any]) -> RouteTerm:
    value = record.get("value")
    return RouteTerm(
        name=_text(record["name"]),
        value=None if value is None else float(value),
        weight=float(record.get("weight", 0.0)),
        detail=_text(record.get("detail", "")),
    )


def _records(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        if text.lstrip().startswith("["):
            yield from enumerate(json.loads(text), 1)
            return
    except ValueError as error:
        raise InputError(f"{path}: no JSON; give what `enduse trace … -f jsonl` printed") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise _no_route(path, number) from error


def _no_route(path: Path, number: int) -> InputError:
    return InputError(f"{path}:{number}: no route; give what `enduse trace … -f jsonl` printed")


def _basis(value: object) -> str:
    if value not in ("recorded", "said", "assumed"):
        raise ValueError(f"no basis of a leg: {value!r}")
    return str(value)


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list | tuple):
        raise TypeError(f"not a list of texts: {values!r}")
    return tuple(map(_text, values))
