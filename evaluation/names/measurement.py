"""The whole measurement: enduse, the peer beside it, cost and loss."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from enduse.model.errors import InputError
from evaluation.names import ours, peer
from evaluation.names.cases import Answer, ordered, sampled
from evaluation.names.cost import Cost, cost
from evaluation.names.loss import Loss, loss
from evaluation.names.material import Material
from evaluation.names.recall import Bags, names_of
from evaluation.names.sheet import Batch, Sheet, sheet
from evaluation.names.verdicts import Verdicts, of_pairs

# logic-v2 is used at 0.7 by the programs built on it, and its frozen verdicts are taken there.
PEER_THRESHOLD = 0.7
COST_NAMES = 6_000
NOT_INSTALLED = (
    "peer not installed: pip install nomenklatura into an environment of its own, then --peer ITS/bin/python"
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """Everything measured in one run; what was not measured is None."""

    sheets: Sequence[Sheet]
    cost: Cost | None
    loss: Loss | None
    peer_said: str


def measured(material: Material, options: argparse.Namespace, python: str | None) -> Measurement:
    """Measure all that is asked for.

    Raises:
        InputError: The peer cannot be run, or enduse broke its contract.
    """
    threshold = options.threshold or thresholds()["default"]
    _said("asking enduse")
    matcher = ours.built(material.entities)
    sought = ours.asked(matcher, material.positives)
    others = ours.asked(matcher, [*material.innocent, *material.near], threshold=ours.LEAST_SCORE)
    answers = [*sought.answers, *others.answers]
    if not ordered(answers):
        raise InputError("enduse answered by rising score; mend the order of Screener.screen")
    bags = names_of(material.parties)
    own = _sheet("enduse", material, answers, threshold, bags, least=ours.LEAST_SCORE)
    own = replace(own, names_per_cpu_second=_speed(len(answers), sought.cpu_seconds + others.cpu_seconds))
    if material.pairs:
        own = _with_pairs(own, material, ours.pair_scores(material.pairs))
    sheets = [own]
    if python:
        _said("asking the peer")
        sheets.append(_peer_sheet(material, python, answers, bags))
    _said("measuring cost and loss")
    asked = sampled(material.innocent, COST_NAMES, options.seed)
    probes = sampled(material.positives, options.loss, options.seed)
    ids = [party.id for party in material.parties]
    return Measurement(
        sheets=sheets,
        cost=None if options.no_cost else cost(options.lists, asked, threshold=threshold),
        loss=loss(matcher, probes, ids, threshold=options.threshold or min(thresholds().values())) if probes else None,
        peer_said=("" if python else NOT_INSTALLED) + _frozen(material),
    )


def _said(step: str) -> None:
    """Tell who waits what for."""
    if sys.stderr.isatty():
        print(f"{step} …", file=sys.stderr)


def thresholds() -> Mapping[str, float]:
    """The library's thresholds by name."""
    from enduse.screening import THRESHOLDS  # noqa: PLC0415

    return THRESHOLDS


def _speed(names: int, cpu_seconds: float) -> float:
    return names / cpu_seconds if cpu_seconds else 0.0


def _sheet(
    name: str, material: Material, answers: Sequence[Answer], threshold: float, bags: Bags, *, least: float = 0.0
) -> Sheet:
    first, second = len(material.positives), len(material.positives) + len(material.innocent)
    return sheet(
        name,
        Batch(material.positives, answers[:first]),
        Batch(material.innocent, answers[first:second], least),
        Batch(material.near, answers[second:], least),
        threshold=threshold,
        bags=bags,
    )


def _peer_sheet(material: Material, python: str, found: Sequence[Answer], bags: Bags) -> Sheet:
    cases = [*material.positives, *material.innocent, *material.near]
    told = peer.answered(python, material.parties, cases, material.pairs, found)
    name = f"logic-v2 (nomenklatura {told.version})"
    own = _sheet(name, material, told.answers, PEER_THRESHOLD, bags)
    own = replace(own, names_per_cpu_second=_speed(len(cases), told.cpu_seconds))
    return _with_pairs(own, material, told.pairs) if material.pairs else own


def _with_pairs(own: Sheet, material: Material, scores: Sequence[float]) -> Sheet:
    judged = [pair.is_match for pair in material.pairs]
    at = {step / 100: of_pairs(judged, scores, step / 100).f1 for step in range(30, 100)}
    top = max(at, key=lambda threshold: at[threshold])
    return replace(own, pairs=of_pairs(judged, scores, own.threshold), pairs_best=(top, at[top]))


def _frozen(material: Material) -> str:
    """What the peer scored on the labelled pairs when its scores were frozen, empty when that is not known."""
    known = [(pair.is_match, material.frozen.get((pair.schema, pair.left, pair.right))) for pair in material.pairs]
    both = [(judged, score) for judged, score in known if score is not None]
    if not both:
        return ""
    verdicts: Verdicts = of_pairs([judged for judged, _ in both], [score for _, score in both], PEER_THRESHOLD)
    return f"\nlogic-v2, frozen scores of {len(both)} labelled pairs: F1 {verdicts.f1:.3f} at {PEER_THRESHOLD}"
