"""Bodies and parameters of requests turned into values; whatever is odd about them is refused, nothing is guessed."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NoReturn

from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, fault

_TRUE: Final = ("true", "1", "yes", "on")
_FALSE: Final = ("false", "0", "no", "off")
_NUMBERS: Final = {
    # What Python reads beyond that, such as 1_000 or inf, no other program means by a number.
    "integer": re.compile(r"-?[0-9]{1,15}"),
    "number": re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{0,20})?(?:[eE][-+]?[0-9]{1,3})?"),
}


def json_of(text: str | bytes, place: str) -> Any:  # noqa: ANN401  # JSON is any of seven things
    """The value of a JSON text.

    Args:
        text: The text; bytes are UTF-8, with or without a byte order mark.
        place: What to call it.

    Raises:
        RefusalError: It is no JSON, says a name twice, is nested beyond reason, or holds what is no number.
    """
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(words, parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise RefusalError(400, f"{place} is not UTF-8; send it as UTF-8") from None
    except RecursionError:
        raise RefusalError(400, f"{place} is nested too deeply; send it flatter") from None
    except ValueError as error:
        raise RefusalError(400, f"{place} is no JSON: {error}") from None


def parameters_of(given: Iterable[tuple[str, str]], known: Mapping[str, Shape]) -> dict[str, Any]:
    """Parameters of a request by name; those that were not given are missing.

    Args:
        given: Names and values, as often as they were given.
        known: The shape of each; one of a list may be given several times.

    Raises:
        RefusalError: One is not known, is given twice, or is not what it should be.
    """
    found: dict[str, Any] = {}
    for name, text in given:
        if name not in known:
            raise RefusalError(400, f"{name[:40]!r} is no parameter here; known are {', '.join(known) or 'none'}")
        shape = known[name]
        if shape["type"] == "array":
            found.setdefault(name, []).append(_value(text, shape["items"], name))
        elif name in found:
            raise RefusalError(400, f"{name} is given twice; give it once")
        else:
            found[name] = _value(text, shape, name)
    for name, value in found.items():
        wrong = fault(value, known[name], name)
        if wrong is not None:
            raise RefusalError(400, wrong)
    return found


def _value(text: str, shape: Shape, name: str) -> Any:  # noqa: ANN401  # a string, a number or a truth
    kind = shape["type"]
    if kind == "boolean":
        if text.lower() not in (*_TRUE, *_FALSE):
            raise RefusalError(400, f"{name} {text[:40]!r} is neither true nor false")
        return text.lower() in _TRUE
    if kind in ("integer", "number"):
        if not _NUMBERS[kind].fullmatch(text):
            raise RefusalError(400, f"{name} {text[:40]!r} is no {'whole ' if kind == 'integer' else ''}number")
        return int(text) if kind == "integer" else _finite(text, name)
    return text


def _finite(text: str, name: str = "a value") -> float:
    value = float(text)
    if not math.isfinite(value):
        raise RefusalError(400, f"{name} {text[:40]} is no number that can be counted with")
    return value


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    # The second of two equal names would silently take the place of the first, a party nobody asked about.
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise ValueError(f"the name {twice[:40]!r} stands twice in one object")
    return found
