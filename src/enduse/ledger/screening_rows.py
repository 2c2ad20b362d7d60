"""Questions, matches and decisions to the text kept in a row, and back."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from enduse.model import Feature, Identifier, Match, Query
from enduse.model.answer import Decision
from enduse.model.record import Record, to_record


def to_text(value: object) -> str:
    """A plain value as JSON, equal values as equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def query_record(query: Query) -> Record:
    """A party asked about, without the asker's own key."""
    return {name: value for name, value in to_record(query).items() if name != "id"}


def query_of(text: str) -> Query:
    """The party a row holds.

    Raises:
        sqlite3.DatabaseError: The row does not hold one.
    """
    try:
        record = json.loads(text)
        return Query(
            tuple(record["names"]),
            record.get("schema"),
            tuple(record.get("birth_dates", ())),
            tuple(record.get("countries", ())),
            tuple(Identifier(**each) for each in record.get("identifiers", ())),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged("query") from error


def match_record(match: Match) -> dict[str, Any]:
    """A match, its terms as plain rows."""
    parts = {name: getattr(match, name) for name in match.__slots__ if name != "features"}
    return {**parts, "features": [[getattr(each, name) for name in each.__slots__] for each in match.features]}


def matches_of(text: str) -> tuple[Match, ...]:
    """The matches a row holds.

    Raises:
        sqlite3.DatabaseError: The row does not hold any.
    """
    try:
        return tuple(_match(record) for record in json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged("match") from error


def vintages_of(text: str) -> tuple[tuple[str, str, str], ...]:
    """The vintages a row holds: name, date and stem of each.

    Raises:
        sqlite3.DatabaseError: The row does not hold any.
    """
    try:
        return tuple((name, day, stem) for name, day, stem in json.loads(text))
    except (TypeError, ValueError) as error:
        raise _damaged("vintage") from error


def decision_of(row: tuple[Any, ...]) -> Decision:
    """The decision a row holds.

    Raises:
        sqlite3.DatabaseError: The row does not hold one.
    """
    record, key, entity, verdict, who, why, at, sides, caption = row
    try:
        told = tuple((one, side) for one, side in json.loads(sides))
    except (TypeError, ValueError) as error:
        raise _damaged("decision") from error
    return Decision(query_of(record), key, entity, verdict, who, why, at, told, caption)


def _match(record: dict[str, Any]) -> Match:
    lists = {name: tuple(record[name]) for name in ("datasets", "referents")}
    return Match(**{**record, **lists, "features": tuple(Feature(*each) for each in record["features"])})


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(f"a {what} in the ledger is not readable")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
