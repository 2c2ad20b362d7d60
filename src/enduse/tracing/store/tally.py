"""Counts of what could not be taken as it stands, with a few records each to look up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_EXAMPLES: Final = 3


class Tally:
    """Counts by reason; keeps the first records of each."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, tuple[str, ...]] = {}

    def add(self, reason: str, record: str) -> None:
        """Count a record.

        Args:
            reason: What is amiss, in words.
            record: Its id.
        """
        self._counts[reason] = self._counts.get(reason, 0) + 1
        known = self._examples.get(reason, ())
        if len(known) < _EXAMPLES and record not in known:
            self._examples[reason] = (*known, record[:200].encode("utf-8", "replace").decode("utf-8"))

    @property
    def counts(self) -> Mapping[str, int]:
        """Reason to number of records, the most frequent first."""
        ranked = sorted(self._counts.items(), key=lambda counted: (-counted[1], counted[0]))
        return MappingProxyType(dict(ranked))

    @property
    def examples(self) -> Mapping[str, tuple[str, ...]]:
        """Reason to the ids of up to three records, in the same order."""
        return MappingProxyType({reason: self._examples[reason] for reason in self.counts})
