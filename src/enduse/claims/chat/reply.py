"""The JSON a model meant, out of whatever an endpoint sent."""

from __future__ import annotations

import json
from json import JSONDecodeError
from typing import Any, Final

from enduse.claims.chat.trouble import PassingError

_STARTS: Final = 200  # braces tried as the beginning of an answer inside prose
_KEYS: Final = frozenset({"transfers", "measures"})

Told = dict[str, list[Any]]
"""The lists `transfers` and `measures` of an answer, their entries unchecked."""


def told(body: bytes) -> Told:
    """The answer inside the body of a reply; Markdown fences and prose around it are passed over.

    Raises:
        PassingError: There is none, or it is cut off.
    """
    choice = _first_choice(body)
    message = choice.get("message")
    content = _content(message.get("content") if isinstance(message, dict) else None)
    found = _answer(content)
    if found is not None:
        return found
    if choice.get("finish_reason") == "length":
        raise PassingError("its answer was cut off; allow the model longer answers")
    raise PassingError("it answered no JSON of the form asked for; try a model that follows a JSON Schema")


def _first_choice(body: bytes) -> dict[str, Any]:
    try:
        envelope = json.loads(body.decode("utf-8"), parse_constant=_refused)
    except (ValueError, RecursionError):  # JSONDecodeError and UnicodeDecodeError are ValueErrors
        envelope = None
    choices = envelope.get("choices") if isinstance(envelope, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise PassingError("what answers there is no chat endpoint, or it is out of order; check the address")
    return choices[0]


def _content(told_by: object) -> str:
    if isinstance(told_by, str):
        return told_by
    parts = told_by if isinstance(told_by, list) else []
    return "".join(str(part.get("text", "")) for part in parts if isinstance(part, dict))


def _answer(content: str) -> Told | None:
    decoder = json.JSONDecoder(parse_constant=_refused)
    found: Told | None = None
    at = content.find("{")
    for _ in range(_STARTS):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(content, at)
        except (JSONDecodeError, ValueError, RecursionError):
            end = at + 1
        else:
            found = _lists(value) or found  # the last one counts: some models think aloud first
        at = content.find("{", end)
    return found


def _lists(value: object) -> Told | None:
    if not isinstance(value, dict) or not _KEYS & value.keys():
        return None
    lists = {key: value.get(key) or [] for key in sorted(_KEYS)}
    return lists if all(isinstance(entries, list) for entries in lists.values()) else None


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
