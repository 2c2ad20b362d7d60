"""The peer's half: nomenklatura's logic-v2 over a list, run by an interpreter that has nomenklatura (never ours).

Reads one JSON object on stdin and writes one on stdout, so that the two halves share no library:

    {"parties": [[id, schema, [name, …]], …], "queries": [[name, schema], …], "candidates": [[party index, …], …],
     "pairs": [[schema, name, name], …], "limit": 10}

`candidates` are those another index found, one list a query; they are compared besides those of nomenklatura's own
blocking index. Answers are sorted by score, equals in the order of the list.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import get_algorithm
from nomenklatura.resolver import Linker
from nomenklatura.store import MemoryStore

DATASET = Dataset.make({"name": "list", "title": "list"})
# Its cache of names is keyed by the entity's id: an id used twice answers with the first one's names.
SERIAL = count()


def entity(schema: str | None, names: list[str], key: str | None = None) -> Any:  # noqa: ANN401
    """An entity of the peer's, under an id never used before when it has none of its own."""
    made = {"id": key or f"query-{next(SERIAL)}", "schema": schema or "LegalEntity", "properties": {"name": names}}
    return StatementEntity.from_data(DATASET, made, cleaned=False)


def blocked(parties: list[Any], queries: list[Any]) -> tuple[list[list[str]], float, float]:
    """Candidates of nomenklatura's own index, its CPU seconds to build and to ask."""
    started = time.process_time()
    store: Any = MemoryStore(DATASET, Linker({}))
    with store.writer() as writer:
        for party in parties:
            writer.add_entity(party)
    with tempfile.TemporaryDirectory() as folder:
        index = Index(store.view(DATASET), Path(folder))
        index.build()
        built = time.process_time()
        found = {key.id: [match.id for match, _ in matches] for key, matches in index.match_entities(queries)}
        index.close()
    return [found.get(query.id, []) for query in queries], built - started, time.process_time() - built


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    """Every query's answers, every pair's score, and what they cost."""
    algorithm = get_algorithm("logic-v2")
    if algorithm is None:
        raise SystemExit("this nomenklatura has no logic-v2")
    config = algorithm.default_config()
    parties = [entity(schema, names, f"party-{i}") for i, (_, schema, names) in enumerate(asked["parties"])]
    queries = [entity(schema, [name]) for name, schema in asked["queries"]]
    own, built, blocking = blocked(parties, queries) if parties and queries else ([[]] * len(queries), 0.0, 0.0)
    more = asked.get("candidates") or [[]] * len(queries)
    gc.collect()
    started = time.process_time()
    answers, compared = [], 0
    for query, mine, theirs in zip(queries, own, more, strict=True):
        places = {int(key.removeprefix("party-")) for key in mine} | set(theirs)
        compared += len(places)
        scored = [(algorithm.compare(query, parties[place], config).score, place) for place in places]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        answers.append([[asked["parties"][place][0], score] for score, place in scored[: asked["limit"]] if score > 0])
    comparing = time.process_time() - started
    pairs = [
        algorithm.compare(entity(schema, [left]), entity(schema, [right]), config).score
        for schema, left, right in asked["pairs"]
    ]
    return {
        "version": version("nomenklatura"),
        "answers": answers,
        "pairs": pairs,
        "compared": compared,
        "index_seconds": built,
        "blocking_seconds": blocking,
        "comparing_seconds": comparing,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    json.dump(answered(json.load(sys.stdin)), sys.stdout)
