"""The files of cases: names to be found, names not to be found, labelled pairs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enduse.model.errors import InputError
from evaluation.names.cases import NEAR, Case

NEAR_MISS_COLUMNS: Final = ("negative_class", "near_miss")
NAME_COLUMNS: Final = ("full_name", "query_name", "name")
# What files call the types of parties; whatever is not here is not said.
SCHEMATA: Final = {
    "person": "Person",
    "individual": "Person",
    "organization": "Organization",
    "entity": "Organization",
    "company": "Company",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "airplane": "Airplane",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they were judged to be one party's."""

    group: str
    schema: str
    left: str
    right: str
    is_match: bool


def schema_of(kind: str | None) -> str | None:
    """The FtM schema of a type as files call it, None for one not known."""
    return SCHEMATA.get((kind or "").strip().casefold())


def positives(path: Path) -> list[Case]:
    """Names to be found: a CSV file `group,type,query_name,target_id[,kind]`.

    Raises:
        InputError: The file is not such a table.
    """
    cases = []
    for number, row in _rows(path, ("group", "query_name", "target_id")):
        if not all(row[name] for name in ("group", "query_name", "target_id")):
            raise InputError(f"{path}:{number}: group, query_name and target_id are never empty; fill them in")
        schema = schema_of(row.get("type"))
        cases.append(Case(row["query_name"], schema, row["group"], row.get("kind") or "", row["target_id"]))
    return cases


def negatives(path: Path) -> list[Case]:
    """Names not to be found: a CSV file of names, or the JSON file of the registrants of the SEC.

    A CSV file has a column `full_name`, `query_name` or `name`. With a column `negative_class` or `near_miss` its
    names are near-misses of listed ones, which count apart; otherwise they are taken for persons unless a column
    `type` says otherwise.

    Raises:
        InputError: The file is neither.
    """
    if path.suffix == ".json":
        return [Case(name, "Company", path.stem) for name in _registrants(path)]
    cases = []
    for number, row in _rows(path, ()):
        column = next((name for name in NAME_COLUMNS if name in row), None)
        if column is None:
            raise InputError(f"{path}: no column of names; call one of {', '.join(NAME_COLUMNS)}")
        near = next((name for name in NEAR_MISS_COLUMNS if name in row), None)
        if not row[column]:
            raise InputError(f"{path}:{number}: an empty name; fill it in or drop the row")
        schema = schema_of(row["type"]) if "type" in row else (None if near else "Person")
        cases.append(Case(row[column], schema, NEAR if near else path.stem, row[near] if near else ""))
    return cases


def pairs(path: Path) -> list[Pair]:
    """Labelled pairs: a CSV file `case_group,schema,name1,name2,is_match`.

    Raises:
        InputError: The file is not such a table.
    """
    read = []
    for number, row in _rows(path, ("case_group", "schema", "name1", "name2", "is_match")):
        if row["is_match"] not in ("true", "false"):
            raise InputError(f"{path}:{number}: is_match is true or false, not {row['is_match']!r}")
        read.append(Pair(row["case_group"], row["schema"], row["name1"], row["name2"], row["is_match"] == "true"))
    return read


def frozen_scores(path: Path) -> dict[tuple[str, str, str], float]:
    """Scores another matcher once gave, by schema and both names: `schema,name1,name2,score`.

    Raises:
        InputError: The file is not such a table.
    """
    scores = {}
    for number, row in _rows(path, ("schema", "name1", "name2", "score")):
        try:
            scores[row["schema"], row["name1"], row["name2"]] = float(row["score"])
        except ValueError as error:
            raise InputError(f"{path}:{number}: {row['score']!r} is not a score; give a number") from error
    return scores


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers; its columns are checked before the first one."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, restkey="", strict=True)
            missing = [name for name in wanted if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path}: no column {', '.join(missing)}; the first line names the columns")
            for row in reader:
                if None in row.values() or "" in row:
                    raise InputError(f"{path}:{reader.line_num}: not as many fields as there are columns; mend the row")
                yield reader.line_num, row
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give a file that exists") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; convert it first") from error
    except csv.Error as error:
        raise InputError(f"{path}: not a CSV file ({error})") from error


def _registrants(path: Path) -> list[str]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return [str(each["title"]) for each in read.values()]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give a file that exists") from error
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        raise InputError(f'{path}: not the registrants of the SEC ({{"0": {{"title": …}}, …}})') from error
