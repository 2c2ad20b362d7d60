"""What a JSON value must look like: the part of JSON Schema that requests are checked with and documented by.

One declaration serves both, so that the document never promises what is not checked. Keywords: type, enum, minimum,
maximum, minLength, maxLength, pattern, items, minItems, maxItems, properties, required,
additionalProperties, minProperties, maxProperties, anyOf. Meanings are those of JSON Schema 2020-12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Shape = Mapping[str, Any]
"""A JSON Schema."""

_SHOWN: Final = 40
"""Characters of a wrong value that are repeated to whoever sent it."""


def fault(value: object, shape: Shape, place: str) -> str | None:
    """The first thing that is wrong with a value, in words; None when nothing is.

    Args:
        value: As `json.loads` gives it.
        shape: What it must look like.
        place: What to call it ("body", "limit").
    """
    return next(_faults(value, shape, place), None)


def string(about: str, *, most: int = 1_000, **more: object) -> Shape:
    """The shape of a string of at most so many characters."""
    return {"type": "string", "maxLength": most, "description": about, **more}


def array(of: Shape, about: str, *, most: int) -> Shape:
    """The shape of a list of at most so many values."""
    return {"type": "array", "items": of, "maxItems": most, "description": about}


def record(properties: Mapping[str, Shape], *required: str, closed: bool = False, about: str = "") -> Shape:
    """The shape of an object with these members; a closed one has no others."""
    found: dict[str, Any] = {"type": "object", "properties": dict(properties), "required": list(required)}
    found |= {"additionalProperties": False} if closed else {}
    return found | ({"description": about} if about else {})


def refused(why: str) -> Shape:
    """The shape of a parameter that other servers answer to and this one does not: it must be left out."""
    return {"type": "string", "maxLength": 0, "description": why}


def _faults(value: object, shape: Shape, place: str) -> Iterator[str]:
    kinds = shape.get("type", ())
    allowed = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    if allowed and not any(_KINDS[kind](value) for kind in allowed):
        yield f"{place} must be {' or '.join(_WORDS[kind] for kind in allowed)}"
        return
    if "anyOf" in shape:
        found = [fault(value, each, place) for each in shape["anyOf"]]
        if None not in found:
            yield str(found[-1])
    if "enum" in shape and value not in shape["enum"]:
        yield f"{place} {_said(value)} is none of {', '.join(map(str, shape['enum']))}"
    if isinstance(value, str):
        yield from _string_faults(value, shape, place)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _number_faults(value, shape, place)
    elif isinstance(value, list):
        yield from _list_faults(value, shape, place)
    elif isinstance(value, dict):
        yield from _object_faults(value, shape, place)


def _string_faults(value: str, shape: Shape, place: str) -> Iterator[str]:
    if value and shape.get("maxLength") == 0:
        yield f"{place} must be left out: {shape['description']}"
    elif len(value) > shape.get("maxLength", len(value)):
        yield f"{place} has {len(value):,} characters; {shape['maxLength']:,} is the most"
    if len(value) < shape.get("minLength", 0):
        yield f"{place} is too short"
    if "pattern" in shape and not re.search(shape["pattern"], value):
        yield f"{place} {_said(value)} is not what it should be: {shape.get('description', shape['pattern'])}"


def _number_faults(value: float, shape: Shape, place: str) -> Iterator[str]:
    if value < shape.get("minimum", value):
        yield f"{place} is {value}; {shape['minimum']} is the least"
    if value > shape.get("maximum", value):
        yield f"{place} is {value}; {shape['maximum']} is the most"


def _list_faults(value: list[object], shape: Shape, place: str) -> Iterator[str]:
    if len(value) > shape.get("maxItems", len(value)):
        yield f"{place} has {len(value):,} values; {shape['maxItems']:,} is the most"
        return
    if len(value) < shape.get("minItems", 0):
        yield f"{place} has {len(value)} values; {shape['minItems']} is the least"
    if "items" in shape:
        for number, each in enumerate(value):
            yield from _faults(each, shape["items"], f"{place}[{number}]")


def _object_faults(value: dict[str, object], shape: Shape, place: str) -> Iterator[str]:
    if value and shape.get("maxProperties") == 0:
        yield f"{place} must be left empty: {shape['description']}"
        return
    if len(value) > shape.get("maxProperties", len(value)):
        yield f"{place} has {len(value):,} members; {shape['maxProperties']:,} is the most"
        return
    if len(value) < shape.get("minProperties", 0):
        yield f"{place} is empty"
    for name in shape.get("required", ()):
        if name not in value:
            yield f"{place}.{name} is missing"
    known, others = shape.get("properties", {}), shape.get("additionalProperties", True)
    for name, each in value.items():
        inside = f"{place}.{_cut(name)}"
        if name in known:
            yield from _faults(each, known[name], inside)
        elif others is False:
            yield f"{inside} is not known here; known are {', '.join(known)}"
        elif isinstance(others, Mapping):
            yield from _faults(each, others, inside)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _said(value: object) -> str:
    return repr(_cut(value)) if isinstance(value, str) else _cut(str(value))


def _is_integer(value: object) -> bool:
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


_KINDS: Final[Mapping[str, Callable[[object], bool]]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}
_WORDS: Final = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
