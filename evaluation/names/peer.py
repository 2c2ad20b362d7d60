"""The peer: nomenklatura's logic-v2, run by an interpreter that has it, on the same list and the same names.

nomenklatura is no dependency (its PyICU needs a compiler): `pip install nomenklatura` into an environment of its own
and name that environment's interpreter. It compares the candidates of its own blocking index and, so that it is not
judged by what that index misses, those of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from enduse.model.errors import InputError
from evaluation.names.cases import Answer, Case, Hit
from evaluation.names.parties import Listed
from evaluation.names.tables import Pair

# Of ours, besides those of its own index.
CANDIDATES = 20
WORKER = Path(__file__).with_name("logic_v2.py")


@dataclass(frozen=True, slots=True)
class Peer:
    """What the peer answered.

    Args:
        version: Of nomenklatura.
        answers: To every name, the best first.
        pairs: Its score of every pair.
        compared: Pairs of name and party it compared.
        index_seconds: CPU seconds its index took to build.
        cpu_seconds: CPU seconds its answers took, blocking included.
        peak_mb: The most memory it held.
    """

    version: str
    answers: list[Answer]
    pairs: list[float]
    compared: int
    index_seconds: float
    cpu_seconds: float
    peak_mb: float


def interpreter(given: str | None) -> str | None:
    """The interpreter that runs the peer: the one given, ours where nomenklatura is importable, None without either."""
    return given or (sys.executable if find_spec("nomenklatura") else None)


def answered(
    python: str, parties: Sequence[Listed], cases: Sequence[Case], pairs: Sequence[Pair], found: Sequence[Answer]
) -> Peer:
    """Ask the peer.

    Args:
        python: The interpreter that has nomenklatura.
        parties: The list.
        cases: The names asked.
        pairs: Pairs of names to be compared.
        found: Our answers to the names, whose parties are candidates too; empty for the peer's own index alone.

    Raises:
        InputError: The interpreter cannot run the peer.
    """
    places = {party.id: place for place, party in enumerate(parties)}
    message = {
        "parties": [(party.id, party.schema, party.names) for party in parties],
        "queries": [(case.name, case.schema) for case in cases],
        "candidates": [
            [places[hit.entity_id] for hit in answer[:CANDIDATES] if hit.entity_id in places] for answer in found
        ],
        "pairs": [(pair.schema, pair.left, pair.right) for pair in pairs],
        "limit": 10,
    }
    try:
        told = subprocess.run(  # noqa: S603
            [python, str(WORKER)], input=json.dumps(message), capture_output=True, text=True, check=True
        )
        return _peer(json.loads(told.stdout))
    except OSError as error:
        raise InputError(f"--peer {python}: cannot be run ({error.strerror}); name a Python interpreter") from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise InputError(f"--peer {python}: {last}; install nomenklatura into that environment") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"--peer {python}: answered nonsense; name an interpreter that has nomenklatura") from error


def _peer(told: dict[str, object]) -> Peer:
    answers: list[list[list[object]]] = told["answers"]  # type: ignore[assignment]
    return Peer(
        version=str(told["version"]),
        answers=[tuple(Hit(str(key), float(str(score))) for key, score in answer) for answer in answers],
        pairs=[float(score) for score in told["pairs"]],  # type: ignore[attr-defined]
        compared=int(str(told["compared"])),
        index_seconds=float(str(told["index_seconds"])),
        cpu_seconds=float(str(told["blocking_seconds"])) + float(str(told["comparing_seconds"])),
        peak_mb=float(str(told["peak_mb"])),
    )
