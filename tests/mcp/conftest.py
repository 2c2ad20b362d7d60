from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from mcp.client.client import Client

from enduse.case import Case
from enduse.mcp.desk import Desk
from enduse.mcp.server import server_of

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

Asking = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def read_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real case: both example reports read, an invented list and shipments loaded. Never written to."""
    folder = tmp_path_factory.mktemp("mcp") / "case"
    with Case.open(folder) as case:
        list(case.read([EXAMPLES / "black-sea-barter.txt", EXAMPLES / "chips-detour.txt"]))
        case.load_lists(EXAMPLES / "lists" / "invented.csv")
        case.load_shipments(EXAMPLES / "shipments.csv")
    return folder


@pytest.fixture
def case(read_case: Path, tmp_path: Path) -> Path:
    """A copy of it to do with as one likes."""
    return Path(shutil.copytree(read_case, tmp_path / "case"))


@pytest.fixture(scope="session")
def desk(read_case: Path) -> Desk:
    return Desk(read_case, [EXAMPLES])


@pytest.fixture(scope="session")
def ask(desk: Desk) -> Asking:
    """Calls a tool with the SDK's own client; what comes back holds to the schema the tool told."""

    def asked(name: str, arguments: Mapping[str, Any] | None = None, at: Desk = desk) -> dict[str, Any]:
        return anyio.run(_answer, at, name, dict(arguments or {}))

    return asked


@pytest.fixture(scope="session")
def refuse(desk: Desk) -> Callable[..., str]:
    """Calls a tool that must fail, and gives the line it fails with."""

    def refused(name: str, arguments: Mapping[str, Any] | None = None, at: Desk = desk) -> str:
        return anyio.run(_refusal, at, name, dict(arguments or {}))

    return refused


async def _answer(desk: Desk, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    async with Client(server_of(desk)) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        result = await client.call_tool(name, arguments)
        assert not result.is_error, result.content
        told = result.structured_content
        assert isinstance(told, dict)
        schema = tools[name].output_schema
        assert schema is not None
        jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
        (text,) = result.content
        assert json.loads(text.text) == told  # type: ignore[union-attr]
        return told


async def _refusal(desk: Desk, name: str, arguments: dict[str, Any]) -> str:
    async with Client(server_of(desk)) as client:
        result = await client.call_tool(name, arguments)
    assert result.is_error
    assert result.structured_content is None
    (words,) = result.content
    line: str = words.text  # type: ignore[union-attr]
    assert line
    assert "\n" not in line
    assert "Traceback" not in line
    assert len(line) <= 500
    return line
