"""A figure to rank findings by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from enduse.model.finding import Finding, Verdict
from enduse.reference.indicators import red_flags


def score(findings: Iterable[Finding]) -> float:
    """The weights of the flags that fired, added up: for ranking only, no probability and no threshold.

    The weights (1 to 3) stand in the table of red flags and are judgement. A flag that cannot be told adds nothing,
    so that a record that tells little ranks low without being cleared.
    """
    weights = _weights()
    return float(sum(weights.get(each.rule, 0) for each in findings if each.verdict is Verdict.fired))


@cache
def _weights() -> Mapping[str, int]:
    return MappingProxyType({flag.id: flag.weight for flag in red_flags()})
