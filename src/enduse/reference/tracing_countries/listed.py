"""Sets of countries, citations of methods, and innocent explanations."""

from __future__ import annotations

from functools import cache

from enduse.reference.table import rows


@cache
def coalition() -> frozenset[str]:
    """Countries that control exports to Russia and Belarus together. Source: 15 CFR part 746, Supplement No. 3."""
    return frozenset(row["country"] for row in rows("tracing_countries/coalition.csv"))


@cache
def eu_members() -> frozenset[str]:
    """The members of the European Union as they are since 1 February 2020."""
    return frozenset(row["country"] for row in rows("tracing_countries/coalition.csv") if row["eu"])


@cache
def transit() -> frozenset[str]:
    """Places named as common points of transit. Source: FinCEN and BIS, FIN-2022-Alert003."""
    return frozenset(row["country"] for row in rows("tracing_countries/transit.csv"))


@cache
def citation(method: str) -> str:
    """Where a method comes from; empty for an unknown one."""
    return next((row["citation"] for row in rows("tracing_countries/methods.csv") if row["method"] == method), "")


@cache
def innocent(question: str) -> tuple[str, ...]:
    """Why a figure of this kind may mean nothing: surge, mirror, origin or hubs."""
    listed = rows("tracing_countries/innocent.csv")
    return tuple(row["explanation"] for row in listed if row["question"] == question)
