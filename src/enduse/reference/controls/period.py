"""How long a rule has been in force, and whether a day falls within."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From one day until another, both included.

    Args:
        start: ISO date of the first day, None when it is not recorded.
        until: ISO date of the last day, None while in force.
        not_before: With `start` None: a day on which it is known not to have been in force yet, None when unknown.
        known_from: With `start` None: the first day on which it is known to have been in force, None when unknown.
    """

    start: str | None = None
    until: str | None = None
    not_before: str | None = None
    known_from: str | None = None

    def covers(self, day: str) -> bool | None:
        """Whether a day falls within; None where that cannot be told.

        A period without any recorded beginning is taken to have begun before the day: the finding says so.

        Args:
            day: ISO date; a month or a year ("2023-07", "2023") stands for all of its days.
        """
        first, last = day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :]
        if self.until is not None and first > self.until:
            return False
        if self.until is not None and last > self.until:
            return None
        if self.start is not None:
            return _side(first, last, self.start)
        if self.not_before is not None and last <= self.not_before:
            return False
        return None if self.known_from is not None and first < self.known_from else True


def _side(first: str, last: str, start: str) -> bool | None:
    if first >= start:
        return True
    return False if last < start else None
