"""Red flags on a simulated world, where it is known who passes goods on and who only looks so.

The world is what `enduse simulate` wrote: records, a register of firms, and the truth. Receivers outside the
destination are ranked by the highest score among their records since the embargo. The truth is read only to count.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from enduse.model.errors import InputError
from enduse.model.finding import Verdict
from enduse.sources.ownership import read_holdings
from enduse.sources.shipments import Tally, columns_of, read_shipments
from enduse.tracing.indicators import Context, judge, score

TOPS: Final = (25, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Kind:
    """Receivers of one kind.

    Args:
        name: "planted", "decoys" or "others".
        count: How many have records since the embargo.
        score: The median of their scores.
        within: How many are among the first 25, 50, 100 and 200 of all receivers.
        flags: Flag to the share of them on which it fired, most frequent first.
    """

    name: str
    count: int
    score: float
    within: tuple[int, ...]
    flags: Mapping[str, float]


def kinds(world: Path) -> tuple[Kind, ...]:
    """Planted intermediaries, decoys and all others.

    Args:
        world: Folder that `enduse simulate --output` wrote.

    Raises:
        InputError: It is none.
    """
    if not (world / "truth.json").is_file():
        raise InputError(f"{world}: no truth.json; write a world with enduse simulate --output {world}")
    truth = json.loads((world / "truth.json").read_text(encoding="utf-8"))
    best, fired = _judged(world, truth)
    ranked = sorted(best, key=lambda party: (-best[party], party))
    planted = {party for route in truth["routes"] for party in route["parties"][1:-1]}
    decoys = {decoy["hub"] for decoy in truth["decoys"]} - planted
    groups = {"planted": planted, "decoys": decoys, "others": set(ranked) - planted - decoys}
    return tuple(
        _kind(name, [each for each in ranked if each in group], ranked, best, fired) for name, group in groups.items()
    )


def _judged(world: Path, truth: Mapping[str, Any]) -> tuple[dict[str, float], dict[str, set[str]]]:
    """Receiver to its highest score, and to the flags that fired."""
    path, tally = str(world / "shipments.csv"), Tally()
    shipments = list(read_shipments(path, columns_of(path), on_rejected=tally.reject))
    register = read_holdings([str(world / "firms.ftm.json")])
    since, destinations = truth["question"]["since"], truth["question"]["destinations"]
    context = Context.of(
        shipments, destination=destinations[0], since=since, holdings=register.holdings, parties=register.parties
    )
    with (world / "truth-records.csv").open(encoding="utf-8", newline="") as lines:
        receivers = {row["id"]: row["receiver id"] for row in csv.DictReader(lines)}
    best: dict[str, float] = {}
    fired: dict[str, set[str]] = {}
    for shipment in shipments:
        if (shipment.date or "") < since or shipment.destination_country in destinations:
            continue
        findings, party = judge(shipment, context), receivers[shipment.id]
        best[party] = max(best.get(party, 0.0), score(findings))
        fired.setdefault(party, set()).update(each.rule for each in findings if each.verdict is Verdict.fired)
    return best, fired


def _kind(
    name: str, group: Sequence[str], ranked: Sequence[str], best: Mapping[str, float], fired: Mapping[str, set[str]]
) -> Kind:
    rules = sorted({rule for party in group for rule in fired[party]})
    shares = {rule: sum(rule in fired[party] for party in group) / len(group) for rule in rules}
    return Kind(
        name=name,
        count=len(group),
        score=median(best[party] for party in group) if group else 0.0,
        within=tuple(len(set(ranked[:top]) & set(group)) for top in TOPS),
        flags=dict(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
