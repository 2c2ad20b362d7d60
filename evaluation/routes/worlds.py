"""Simulated worlds, written to a folder and traced."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from enduse.model.route import Tracing
from enduse.simulation import Settings, World, build, write
from enduse.tracing.question import Question
from evaluation.routes.score import TOP, Score, scored
from evaluation.routes.truth import Truth, truth_in

Trace = Callable[[Sequence[Path], Sequence[Path], Question], Tracing]


def built(settings: Settings) -> World:
    """A world; records of it are published afterwards, at any value of `missing` and `noise`."""
    return build(settings)


def measured(world: World, trace: Trace, *, missing: float, noise: float) -> Score:
    """Trace a world as it is published at these values.

    Args:
        world: What is true.
        trace: Files of shipments, files of ownership and a question to routes.
        missing: Share of the planted routes whose last leg nobody recorded.
        noise: Share of the records that spell a party another way.
    """
    with tempfile.TemporaryDirectory(prefix="enduse-world-") as made:
        folder = Path(made)
        write(replace(world, settings=replace(world.settings, missing=missing, noise=noise)), folder)
        truth = truth_in(folder)
        began = time.perf_counter()
        tracing = trace([folder / "shipments.csv"], [folder / "firms.ftm.json"], question_of(truth))
        return scored(tracing, truth, seconds=time.perf_counter() - began)


def question_of(truth: Truth) -> Question:
    """What is asked of a world: the fifty best routes of priority goods since the embargo."""
    return Question(origins=truth.origins, destinations=truth.destinations, goods="chpl", since=truth.since, limit=TOP)
