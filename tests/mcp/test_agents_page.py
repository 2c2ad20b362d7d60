"""The calls that the documentation shows, made again: what is shown of an answer must be in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from console import blocks  # type: ignore[import-not-found, unused-ignore]
from mcp.client.client import Client

from enduse.case import Case
from enduse.case.lists import lists_of, load
from enduse.mcp.described import DESCRIBED
from enduse.mcp.desk import Desk
from enduse.mcp.server import server_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "agents.md"
TEXT = PAGE.read_text(encoding="utf-8")

PLAIN = {"claim_id", "cursor", "name", "departure"}
"""Arguments that the page tells in words of their own."""

Shown = tuple[dict[str, Any], dict[str, Any]]


def shown() -> list[Shown]:
    records = [json.loads(block.body) for block in blocks(TEXT) if block.language == "json"]
    calls = [place for place, record in enumerate(records) if "arguments" in record]
    return [(records[place], records[place + 1]) for place in calls]


def missing(part: object, whole: object, place: str = "") -> list[str]:
    """Where what is shown is not what is there: an object may leave out fields, a list its end."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return [
            words
            for name, each in part.items()
            for words in (missing(each, whole[name], f"{place}.{name}") if name in whole else [f"{place}.{name}"])
        ]
    if isinstance(part, list) and isinstance(whole, list) and len(part) <= len(whole):
        pairs = zip(part, whole, strict=False)
        return [
            words for number, (one, other) in enumerate(pairs) for words in missing(one, other, f"{place}.{number}")
        ]
    return [] if part == whole else [f"{place}: {part!r} is {whole!r}"]


@pytest.fixture(scope="module")
def page_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("page") / "case"
    examples = ROOT / "examples"
    with Case.open(folder) as case:
        list(case.read([examples / "black-sea-barter.txt", examples / "chips-detour.txt"]))
        load(lists_of(folder), examples / "lists" / "invented.csv", vintage="2026-06-01")
        case.load_shipments(examples / "shipments.csv")
    return Desk(folder)


@pytest.mark.parametrize("pair", shown(), ids=lambda pair: f"{pair[0]['name']}")
def test_an_answer_is_as_shown(pair: Shown, page_desk: Desk, ask: Callable[..., dict[str, Any]]) -> None:
    call, told = pair
    assert missing(told, ask(call["name"], call["arguments"], page_desk)) == []


def test_every_tool_is_shown() -> None:
    assert {call["name"] for call, _ in shown()} == set(DESCRIBED)


def test_every_argument_is_told(desk: Desk) -> None:
    async def asked() -> list[str]:
        async with Client(server_of(desk)) as client:
            tools = (await client.list_tools()).tools
        return [name for tool in tools for name in tool.input_schema["properties"] if name not in PLAIN]

    assert [name for name in anyio.run(asked) if f"`{name}`" not in TEXT] == []


@pytest.mark.parametrize(
    ("part", "whole", "is_missing"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": [1]}, {"a": [1, 2]}, False),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}]}, False),
        ({"a": 1}, {"a": 2}, True),
        ({"a": 1}, {}, True),
        ({"a": [2]}, {"a": [1, 2]}, True),
        ({"a": [1, 2]}, {"a": [1]}, True),
        ({"a": {}}, {"a": 1}, True),
        ({"a": []}, {"a": {}}, True),
    ],
)
def test_what_counts_as_shown(part: object, whole: object, is_missing: bool) -> None:
    assert bool(missing(part, whole)) is is_missing


def test_the_bounds_told_are_those_in_force() -> None:
    from enduse.mcp import find_claims, read_report, resources, screen_party, trace_routes, weigh_flow

    for number in (
        find_claims.MOST,
        read_report.MOST,
        screen_party.MOST,
        trace_routes.MOST,
        weigh_flow.MOST,
    ):
        assert re.search(rf"at most {number}\b", TEXT), number
    for characters in (read_report.MOST_CHARACTERS, resources.MOST_CHARACTERS):
        assert f"{characters:,} " in TEXT
