"""A file's JSON, or one line that says what is wrong with it."""

from __future__ import annotations

import json

from enduse.model.errors import InputError
from enduse.sources.lists.files import ListFile, text_of


def json_of(file: ListFile) -> object:
    """The JSON value a file holds.

    Raises:
        InputError: It is cut off or is no JSON.
    """
    try:
        return json.loads(text_of(file))
    except (ValueError, RecursionError) as error:
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{file.name}: damaged or cut off{place}; fetch the list again") from None
