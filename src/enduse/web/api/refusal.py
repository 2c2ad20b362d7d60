"""Requests that are turned down: a status and one line that says what to do next."""

from __future__ import annotations

from enduse.model.errors import CaseError, EnduseError, InputError, UsageError
from enduse.web.body import TooBigError, TooLateError
from enduse.web.desk import TooSlowError


class RefusalError(EnduseError):
    """A request is turned down.

    Args:
        status: HTTP status.
        words: Why, and what to do next.
    """

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def status_of(error: EnduseError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, RefusalError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


_STATUS: tuple[tuple[type[EnduseError], int], ...] = (
    (TooBigError, 413),
    (TooLateError, 408),
    (TooSlowError, 503),
    (UsageError, 400),
    (CaseError, 500),
    (InputError, 400),
)
