"""The part of JSON Schema that requests are checked with, against a validator that knows all of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from enduse.web.api.parsing import json_of, parameters_of
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import fault, refused

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-5, 5) | st.text("ab1", max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=4),
    max_leaves=8,
)
KINDS = st.sampled_from(["string", "number", "integer", "boolean", "array", "object", "null"])


def _shapes(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    number = st.integers(0, 3)
    return st.fixed_dictionaries(
        {},
        optional={
            "type": KINDS | st.lists(KINDS, min_size=1, max_size=3, unique=True),
            "minimum": number,
            "maximum": number,
            "minLength": number,
            "maxLength": st.integers(1, 3),
            "pattern": st.sampled_from(["a", "^a", "b$", "^[ab]+$"]),
            "items": inner,
            "minItems": number,
            "maxItems": number,
            "properties": st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
            "required": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
            "additionalProperties": st.just(False) | inner,
            "minProperties": number,
            "maxProperties": st.integers(1, 3),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "enum": st.just(["a", "b", "ab"]),
        },
    )


@settings(max_examples=400, deadline=None)
@given(VALUES, st.recursive(_shapes(st.just({})), _shapes, max_leaves=3))
def test_it_accepts_what_the_whole_of_json_schema_accepts(value: object, shape: dict[str, Any]) -> None:
    assert (fault(value, shape, "it") is None) == Draft202012Validator(shape).is_valid(value)


def test_faults_say_where_and_what() -> None:
    shape = {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "integer"}}}}
    assert fault({"a": [1, "x"]}, shape, "body") == "body.a[1] must be a whole number"
    assert fault("x", refused("for good reasons."), "p") == "p must be left out: for good reasons."
    long = fault("y" * 900, {"type": "string", "enum": ["x"]}, "p")
    assert long is not None
    assert len(long) < 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"{", "no JSON"),
        (b"", "no JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": NaN}', "no number"),
        (b'{"a": -Infinity}', "no number"),
        (b'{"a": 1e999}', "no number"),
        (b"9" * 10_000, "no JSON"),
        (b'{"a": 1, "a": 2}', "stands twice"),
        (b'{"a": "\n"}', "no JSON"),
    ],
)
def test_odd_json_is_refused(text: bytes, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        json_of(text, "the body")


def test_plain_json_is_read() -> None:
    assert json_of('\ufeff{"a": [1, 2.5, "ä", null, true]}'.encode(), "it") == {"a": [1, 2.5, "ä", None, True]}


@given(VALUES)
def test_what_json_writes_is_read_back(value: object) -> None:
    assert json_of(json.dumps(value), "it") == value


KNOWN = {
    "n": {"type": "integer", "minimum": 0},
    "x": {"type": "number"},
    "yes": {"type": "boolean"},
    "many": {"type": "array", "items": {"type": "string", "maxLength": 3}, "maxItems": 2},
}


@pytest.mark.parametrize(
    "given_",
    [
        [("n", "x")],
        [("n", "1.5")],
        [("n", "-1")],
        [("n", "1"), ("n", "2")],
        [("n", "9" * 30)],
        [("x", "nan")],
        [("x", "inf")],
        [("x", "")],
        [("yes", "maybe")],
        [("many", "a"), ("many", "b"), ("many", "c")],
        [("many", "abcd")],
        [("other", "1")],
    ],
)
def test_parameters_that_are_not_what_they_should_be(given_: list[tuple[str, str]]) -> None:
    with pytest.raises(RefusalError):
        parameters_of(given_, KNOWN)


def test_parameters_are_read() -> None:
    given_ = [("n", "7"), ("x", "2.5"), ("yes", "True"), ("many", "a"), ("many", "b")]
    assert parameters_of(given_, KNOWN) == {"n": 7, "x": 2.5, "yes": True, "many": ["a", "b"]}
