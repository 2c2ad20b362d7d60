"""What can go wrong between a question and its answer.

UnreachableError
├── PassingError   may go well the next time
├── LastingError   will not go well this time, whatever is tried
└── ClosedError    will go well for no document at all
"""

from __future__ import annotations

from enduse.model.errors import UnreachableError


class PassingError(UnreachableError):
    """A failure that may not happen again.

    Args:
        words: What went wrong and what to do.
        wait_s: Seconds the endpoint asks to be left alone, None when it says nothing.
    """

    def __init__(self, words: str, wait_s: float | None = None) -> None:
        super().__init__(words)
        self.wait_s = wait_s


class LastingError(UnreachableError):
    """A failure that would repeat itself for this document."""


class ClosedError(UnreachableError):
    """A failure that would repeat itself for every document: a refused key, a wrong address."""
