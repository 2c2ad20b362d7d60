"""The fast search for routes against the plain one: `python -m evaluation.engines`.

Random small networks, each from a number, and simulated worlds whole: both searches must list the same routes with the
same scores, weights and movements. Prints how many were compared and every network on which they differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from enduse.case.network import network_of
from enduse.case.network_store import network_of_files
from enduse.simulation import Settings, build, write
from enduse.sources.ownership import read_holdings
from enduse.tracing import plain
from enduse.tracing.asking import ground
from enduse.tracing.chain import Known
from enduse.tracing.graph import Graph
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.search import search
from evaluation.networks import as_values, on_disk

_GOODS: Final = ("854231", "854231", "854232", "847330", "870899")
_QUESTION: Final = Question(("us", "de", "nl", "jp", "kr", "tw"), ("ru",), "chpl", "2022-02-24")


def random_graph(seed: int) -> Graph:
    """A small network with many chains of three and four legs."""
    dice = Random(seed)  # noqa: S311  # nothing secret
    size = dice.randint(5, 8)
    countries = ["cn", "cn", "ru", *(dice.choice(("ae", "kz", "tr", None)) for _ in range(size - 4)), "ru"]
    movements = []
    for number in range(dice.randint(20, 120)):
        source, target = dice.sample(range(size), 2)
        first = EARLIEST if dice.random() < 0.05 else dice.randint(19_000, 19_200)
        last = LATEST if first == EARLIEST else first + dice.choice((0, 0, 0, 0, 30))
        kg = None if dice.random() < 0.08 else dice.choice((1.0, 2.5, 10.0, 40.0))
        origin = dice.choice((None, None, "cn"))
        ends = (source, target, countries[source], countries[target])
        movements.append(Movement(number, *ends, dice.choice(_GOODS), first, last, kg, "recorded", origin))
    return _graph(movements, countries, dice)


def _graph(movements: list[Movement], countries: list[str | None], dice: Random) -> Graph:
    parties = {}
    for number, country in enumerate(countries):
        days = [each.first_day for each in movements if number in (each.source, each.target)]
        parties[number] = Known(
            country,
            nameless=dice.random() < 0.05,
            first_day=min(days, default=None),
            founded_day=dice.choice((None, None, 18_000, 19_200)),
            owners=dice.choice((None, None, frozenset(), frozenset({"ru"}))),
            confidence=dice.choice((1.0, 1.0, 0.93)),
        )
    picked = [sorted(dice.sample(range(len(countries)), 2)) for _ in range(dice.randint(0, 2))]
    pairs = [(one, other) for one, other in picked]
    begins = min((each.first_day for each in parties.values() if each.first_day is not None), default=None)
    return Graph(movements, parties, dict.fromkeys(pairs, "one owner"), begins)


def random_question(seed: int) -> Question:
    """A question to ask of it."""
    dice = Random(-seed)  # noqa: S311  # as above
    return Question(
        dice.choice((("cn",), ("cn", "ae"))),
        ("ru",),
        dice.choice(("chpl", "HS8542", None)),
        dice.choice((None, "2022-02-24")),
        None,
        dice.randint(2, 4),
        dice.choice((0, 30, 120)),
        dice.choice((1, 3, 50)),
    )


def seen(found: Sequence[Found]) -> list[tuple[object, ...]]:
    """What two searches must agree on."""
    return [
        (each.chain, each.score, each.carried.grams, [[one.id for one in leg] for leg in each.carried.movements])
        for each in found
    ]


def world(seed: int, folder: Path, firms: int, shipments: int) -> tuple[list[Found], tuple[Found, ...]]:
    """What the plain and the fast search list in a simulated world."""
    write(build(Settings(seed=seed, firms=firms, shipments=shipments)), folder)
    kept = network_of_files([folder / "shipments.csv"], folder / "network")
    register = read_holdings([str(folder / "firms.ftm.json")])
    asked = ground(_QUESTION)
    network = network_of(kept, register, asked)
    return plain.search(as_values(network.records), asked), search(network.records, asked).found


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print; 1 where anything differs."""
    parser = argparse.ArgumentParser(description="The fast search for routes against the plain one.")
    parser.add_argument("--networks", type=int, default=3000, help="random networks")
    parser.add_argument("--worlds", type=int, default=3, help="simulated worlds")
    parser.add_argument("--firms", type=int, default=3000, help="firms of a world")
    parser.add_argument("--shipments", type=int, default=100_000, help="shipments of a world")
    given = parser.parse_args(arguments)
    counted: Counter[str] = Counter()
    differ: list[str] = []
    with tempfile.TemporaryDirectory(prefix="enduse-engines-") as made:
        for seed in range(1, given.networks + 1):
            graph, asked = random_graph(seed), ground(random_question(seed))
            slow = plain.search(graph, asked)
            fast = search(on_disk(graph, Path(made)), asked, threads=1).found
            counted.update(_kinds(slow))
            if seen(slow) != seen(fast):
                differ.append(f"network {seed}")
        for seed in range(1, given.worlds + 1):
            plainly, fast = world(seed, Path(made) / f"world-{seed}", given.firms, given.shipments)
            counted.update(_kinds(plainly))
            if seen(plainly) != seen(fast):
                differ.append(f"world {seed}")
    print(f"{given.networks:,} random networks and {given.worlds} simulated worlds; routes listed:")
    print(", ".join(f"{count:,} {kind}" for kind, count in sorted(counted.items())))
    print("differ: " + (", ".join(differ) or "none"))
    return int(bool(differ))


def _kinds(found: Sequence[Found]) -> list[str]:
    """Length of each route, and whether a leg is assumed."""
    return [
        f"of {len(each.chain.parties) - 1} legs{'' if each.chain.assumed is None else ', one assumed'}"
        for each in found
    ]


if __name__ == "__main__":
    sys.exit(main())
