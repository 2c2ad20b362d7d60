"""Claims as Parquet: the records of `enduse read`, typed, lists kept as lists and parties as structures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import duckdb

from enduse.model import Claim
from enduse.model.record import to_record
from enduse.views.export.text import encodable

_SPAN: Final = 'STRUCT("start" BIGINT, "end" BIGINT, exact VARCHAR)'
_PARTY: Final = f"STRUCT(name VARCHAR, schema VARCHAR, country VARCHAR[], entity_id VARCHAR, span {_SPAN})"
_ITEM: Final = (
    "STRUCT(description VARCHAR, designation VARCHAR, category VARCHAR, hs_code VARCHAR, control_codes VARCHAR[], "
    '"number" VARCHAR, unit VARCHAR, estimated BOOLEAN, amount VARCHAR, currency VARCHAR, '
    f"span {_SPAN})"
)
COLUMNS: Final = {
    "id": "VARCHAR", "kind": "VARCHAR", "document_id": "VARCHAR", "spans": f"{_SPAN}[]", "supplier": f"{_PARTY}[]",
    "recipient": f"{_PARTY}[]", "parties": f"{_PARTY}[]", "intermediaries": f"{_PARTY}[]", "issuer": f"{_PARTY}[]",
    "targets": f"{_PARTY}[]", "items": f"{_ITEM}[]", "instruments": "VARCHAR[]", "amount": "VARCHAR",
    "currency": "VARCHAR", "stage": "VARCHAR", "factuality": "VARCHAR", "manner": "VARCHAR[]", "end_use": "VARCHAR",
    "attribution": f"STRUCT(sources {_PARTY}[], cue VARCHAR, said_on VARCHAR, span {_SPAN})",
    "in_exchange_for": "VARCHAR[]", "start_date": "VARCHAR", "end_date": "VARCHAR", "origin": "VARCHAR",
}  # fmt: skip
"""Columns with their types. Numbers and amounts are text, since sources say "hundreds" as well as 300."""
_LARGEST: Final = 64 * 2**20


def write_parquet(claims: Iterable[Claim], path: Path) -> int:
    """Write the claims, in their order; what a claim does not say is null. Equal claims give equal bytes.

    Args:
        claims: The claims; may be streamed.
        path: Where; a file there is replaced. A file beside it holds the records meanwhile.

    Returns:
        How many there were.

    Raises:
        OSError, duckdb.Error: The disk is full or refuses.
    """
    waiting = path.with_name(f"{path.name}.jsonl")
    try:
        with waiting.open("w", encoding="utf-8") as file:
            for claim in claims:
                file.write(f"{encodable(json.dumps(_worded(to_record(claim)), ensure_ascii=False))}\n")
        config: dict[str, Any] = {"threads": 1, "autoinstall_known_extensions": False, "memory_limit": "512MB"}
        with duckdb.connect(config={**config, "temp_directory": str(path.parent / "spilled")}) as connection:
            found = connection.execute(
                f"copy (select * from read_json({_quoted(_plain(waiting))}, format='newline_delimited', "  # noqa: S608  # our own words
                f"maximum_object_size={_LARGEST}, columns={{{_typed()}}})) "
                f"to {_quoted(path)} (format parquet, compression zstd)"
            ).fetchone()
    finally:
        waiting.unlink(missing_ok=True)
    return int(found[0]) if found is not None else 0


def _worded(record: dict[str, Any]) -> dict[str, Any]:
    for item in (record, *record.get("items", ())):
        item.update({name: str(item[name]) for name in ("number", "amount") if name in item})
    return record


def _typed() -> str:
    return ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())


def _plain(path: Path) -> Path:
    """The path with its wildcards escaped: what is read is one file, whatever its folder is called."""
    return Path(re.sub(r"([*?\[])", r"[\1]", str(path.absolute())))


def _quoted(path: Path) -> str:
    return "'" + str(path.absolute()).replace("'", "''") + "'"
