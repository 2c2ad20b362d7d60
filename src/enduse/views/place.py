"""Names of countries and of the other ends of a flow, for readers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from enduse.reference.actors.tables import rows

_BODIES = {"eu": "the European Union", "un": "the United Nations"}


def country(code: str) -> str:
    """The name of a country in running text ("the United States"); the code in capitals when it is not known."""
    return _names().get(code, code.upper())


def end(key: str) -> str:
    """The name of a flow's end: a country for an ISO code, else the party's own name."""
    return _names().get(key, key)


@cache
def _names() -> Mapping[str, str]:
    named = {row["code"]: f"{row['article']} {row['name']}".strip() for row in rows("countries.csv")}
    return {**named, **_BODIES}
