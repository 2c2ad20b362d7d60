"""FollowTheMoney entities in JSON Lines, kept unchanged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from enduse.model.entity import entity_of
from enduse.sources.lists.files import ListFile, is_broken, text_of
from enduse.sources.lists.roll import Roll


def read_ftm_jsonl(roll: Roll, files: Sequence[ListFile]) -> None:
    """Keeps every entity, as it is; the list takes its name from the one dataset that all of them are of."""
    datasets: set[str] = set()
    seen: set[str] = set()
    for file in files:
        for number, line in enumerate(text_of(file).split("\n"), start=1):
            if not line.strip():
                continue
            roll.rows += 1
            place = f"{file.stem} line {number}" if len(files) > 1 else f"line {number}"
            try:
                record = json.loads(line)
                if is_broken(line) or not isinstance(record, Mapping):
                    roll.reject(place, "is no JSON object in UTF-8")
                    continue
                entity = entity_of(record)
            except (ValueError, RecursionError):
                roll.reject(place, "is no JSON, or is cut off")
                continue
            except KeyError as error:
                roll.reject(place, f"is no FtM entity: it has no {error.args[0]}")
                continue
            except (TypeError, AttributeError) as error:
                roll.reject(place, f"is no FtM entity ({error})")
                continue
            if not entity.id or entity.id in seen:
                roll.reject(place, f"repeats the identifier {entity.id}" if entity.id else "has an empty identifier")
                continue
            seen.add(entity.id)
            datasets.update(entity.datasets)
            roll.keep(entity)
    if len(datasets) == 1:
        roll.dataset = next(iter(datasets))
