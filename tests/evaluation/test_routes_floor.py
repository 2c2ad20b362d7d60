"""Routes are not found worse than they were: small worlds that nobody tuned on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from enduse.case.tracing import trace_files  # noqa: E402
from enduse.simulation import Settings  # noqa: E402
from evaluation.routes.score import recall  # noqa: E402
from evaluation.routes.worlds import built, measured  # noqa: E402

SEEDS = (21, 22)


@pytest.mark.parametrize(("missing", "least"), [(0.0, 0.85), (0.5, 0.68)])
def test_planted_routes_are_listed(missing: float, least: float) -> None:
    worlds = (built(Settings(seed=seed, firms=600, shipments=15_000)) for seed in SEEDS)
    scores = [measured(world, trace_files, missing=missing, noise=0.1) for world in worlds]
    found = recall(scores).value
    assert found is not None
    assert found >= least
