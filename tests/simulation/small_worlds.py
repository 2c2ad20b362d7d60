"""Small worlds, each made once."""

from __future__ import annotations

from functools import cache

from enduse.simulation import Publication, Settings, World, build, published

SMALL = {"firms": 700, "shipments": 6000}


@cache
def world(seed: int = 1, **changed: float) -> World:
    return build(Settings(**{"seed": seed, **SMALL, **changed}))  # type: ignore[arg-type]


@cache
def publication(seed: int = 1, missing: float = 0.5, noise: float = 0.1, missing_by: str = "route") -> Publication:
    return published(
        build(Settings(seed=seed, missing=missing, noise=noise, missing_by=missing_by, **SMALL))  # type: ignore[arg-type]
    )
