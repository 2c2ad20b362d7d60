"""Everything that can go wrong, in one tree; each message is one line and says what to do next.

EnduseError
├── UsageError                exit 2   the command was asked for something it cannot mean
├── InputError                exit 3   a file, list or setting is not what it should be
│   ├── UnreadableError                bytes that cannot be turned into a document
│   ├── CaseError                      a case folder that cannot be opened, read or written
│   └── PipelineError                  no usable language pipeline is installed
└── UnreachableError          exit 4   an endpoint did not answer in time, or answered nonsense
"""

from __future__ import annotations


class EnduseError(Exception):
    """Root of the tree; catching it catches everything enduse raises on purpose."""

    exit_code = 3


class UsageError(EnduseError):
    """The command was asked for something it cannot mean."""

    exit_code = 2


class InputError(EnduseError):
    """A file, list or setting is not what it should be."""


class UnreadableError(InputError):
    """Bytes that cannot be turned into a document."""


class CaseError(InputError):
    """A case folder that cannot be opened, read or written."""


class PipelineError(InputError):
    """No usable language pipeline is installed."""


class UnreachableError(EnduseError):
    """An endpoint did not answer in time, or answered nonsense."""

    exit_code = 4
