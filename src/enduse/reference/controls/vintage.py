"""The day a table was read from its source."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_AS_OF = re.compile(r"as_of: (\d{4}-\d{2}-\d{2})")


@cache
def vintage(table: str) -> str:
    """The `as_of` date in the head of a table of this folder, ISO.

    Args:
        table: File name without folder ("chpl.csv").

    Raises:
        FileNotFoundError: No such table is shipped.
        ValueError: Its head has no `as_of`.
    """
    told = _AS_OF.search(files("enduse.reference").joinpath(f"controls/{table}").read_text(encoding="utf-8"))
    if told is None:
        raise ValueError(f"controls/{table}: no as_of in its head; add one")
    return told[1]
