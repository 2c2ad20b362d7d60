"""Asks followthemoney about exported files; runs under an interpreter that has it, and knows nothing of enduse.

Usage: ask_ftm.py FOLDER. Prints one JSON object: what was checked, and every complaint.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from followthemoney import __version__, model
from followthemoney.dataset import Dataset
from followthemoney.entity import ValueEntity
from followthemoney.proxy import EntityProxy
from followthemoney.statement import Statement, StatementEntity, read_path_statements
from followthemoney.statement.serialize import CSV_COLUMNS

Complaints = list[str]


def entities(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def look(record: dict[str, Any], complaints: Complaints) -> None:
    """Every property is known and valid, and FtM's own cleaning changes and drops nothing."""
    schema = model.get(record["schema"])
    if schema is None or schema.abstract:
        complaints.append(f"{record['id']}: schema {record['schema']}")
        return
    for name, values in record["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.stub or prop.deprecated:
            complaints.append(f"{record['id']}: {schema.name} has no property {name}")
            continue
        complaints += [
            f"{record['id']}: {name} is not valid: {each!r}" for each in values if not prop.type.validate(each)
        ]
        complaints += [f"{name} is too long" for each in values if len(each) > prop.max_length]
    schema.validate({"properties": record["properties"]})
    for cleaned in (False, True):
        proxy = model.get_proxy(json.loads(json.dumps(record)), cleaned=cleaned)
        if not isinstance(proxy, EntityProxy) or proxy.to_dict() != record:
            complaints.append(f"{record['id']}: {proxy.to_dict()} is not {record}")
    own = ValueEntity.from_dict(json.loads(json.dumps(record)), cleaned=False)
    if own.properties != record["properties"] or own.id != record["id"]:
        complaints.append(f"{record['id']}: changed by ValueEntity")


def pointed(records: dict[str, dict[str, Any]], complaints: Complaints) -> None:
    """Every reference leads to an entity of a kind that the property may point at."""
    for record in records.values():
        schema = model.get(record["schema"])
        assert schema is not None
        for name, values in record["properties"].items():
            prop = schema.get(name)
            if prop is None or prop.type.name != "entity":
                continue
            for key in values:
                target = model.get(records[key]["schema"]) if key in records else None
                if target is None or prop.range is None or not target.is_a(prop.range):
                    complaints.append(f"{schema.name}.{name} points at {key}, {target}")


def stated(path: Path, form: str, records: dict[str, dict[str, Any]], complaints: Complaints) -> int:
    """The statements have FtM's ids and types, and amount to the entities."""
    together: dict[str, list[Statement]] = defaultdict(list)
    last, count = "", 0
    for statement in read_path_statements(path, form):
        count += 1
        if statement.id != statement.generate_key():
            complaints.append(f"{path.name}: id of {statement.to_dict()}")
        if statement.canonical_id != last and statement.canonical_id in together:
            complaints.append(f"{path.name}: statements of {last} do not stand together")
        last = statement.canonical_id
        together[last].append(statement)
    if together.keys() != records.keys():
        complaints.append(f"{path.name}: other entities")
        return count
    data_set = Dataset.make({"name": "enduse"})
    for key, statements in together.items():
        found = StatementEntity.from_statements(data_set, statements)
        kept = {name: sorted(found.get(name)) for name in found.properties}
        told = {name: sorted(values) for name, values in records[key]["properties"].items()}
        if kept != told or found.schema.name != records[key]["schema"] or found.datasets != {"enduse"}:
            complaints.append(f"{path.name}: {key} amounts to something else")
    return count


def typed(path: Path, complaints: Complaints) -> None:
    """The CSV has FtM's columns, and the type it names is the property's."""
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, dialect=csv.unix_dialect)
        if list(reader.fieldnames or ()) != CSV_COLUMNS:
            complaints.append(f"{path.name}: columns {reader.fieldnames}")
        for row in reader:
            statement = Statement.from_dict({**row, "external": False, "lang": None})  # type: ignore[typeddict-item]
            if statement.prop_type != row["prop_type"]:
                complaints.append(f"{path.name}: {row['prop']} is {statement.prop_type}, not {row['prop_type']}")


def main(folder: Path) -> None:
    complaints: Complaints = []
    said = entities(folder / "entities.ftm.json")
    shipments = entities(folder / "shipments.ftm.json") if (folder / "shipments.ftm.json").exists() else []
    for records in (said, shipments):
        for record in records:
            look(record, complaints)
        by_id = {record["id"]: record for record in records}
        if len(by_id) != len(records):
            complaints.append("an entity stands twice")
        pointed(by_id, complaints)
    by_id = {record["id"]: record for record in said}
    count = stated(folder / "statements.csv", "csv", by_id, complaints)
    if stated(folder / "statements.jsonl", "json", by_id, complaints) != count:
        complaints.append("the two files of statements differ")
    typed(folder / "statements.csv", complaints)
    told = {"version": __version__, "said": len(said), "shipments": len(shipments), "statements": count}
    sys.stdout.write(json.dumps({**told, "complaints": complaints[:20]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
