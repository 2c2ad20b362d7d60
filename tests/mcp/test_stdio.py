"""`enduse mcp` as a client starts it: a process of its own, spoken to over its standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from enduse.case import Case

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COMMAND = ("-m", "enduse.cli", "mcp", "--case")
TEXT = "Iran delivered 40 attack drones to Russia, Ukrainian officials said.\n"
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}},
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def called(number: int, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}


def started(case: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *COMMAND, str(case), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def say(server: subprocess.Popen[str], *messages: Mapping[str, Any]) -> None:
    assert server.stdin is not None
    for message in messages:
        server.stdin.write(f"{json.dumps(message)}\n")
    server.stdin.flush()


def answer(server: subprocess.Popen[str]) -> dict[str, Any]:
    assert server.stdout is not None
    told = json.loads(server.stdout.readline())
    assert isinstance(told, dict)
    return told


def test_the_stock_client_asks_every_tool(case: Path) -> None:
    questions: dict[str, dict[str, Any]] = {
        "read_report": {"path": "black-sea-barter.txt", "limit": 2},
        "find_claims": {"supplier": "ir", "limit": 2},
        "weigh_flow": {"supplier": "Iran", "recipient": "Russia"},
        "screen_party": {"name": "Brightwater Optics"},
        "screen_shipment": {"goods": "processors", "hs_code": "8542.31", "destination": "ru"},
        "trace_routes": {"origins": ["cn"], "destinations": ["ru"]},
    }

    async def asked() -> dict[str, bool]:
        parameters = StdioServerParameters(
            command=sys.executable, args=[*COMMAND, str(case), "--files", str(EXAMPLES)], env=dict(os.environ)
        )
        told: dict[str, bool] = {}
        async with Client(stdio_client(parameters)) as client:
            assert {tool.name for tool in (await client.list_tools()).tools} == {*questions, "get_claim"}
            for name, arguments in questions.items():
                # The client itself holds every answer against the schema the tool told.
                result = await client.call_tool(name, arguments)
                told[name] = not result.is_error and bool(result.structured_content)
            refused = await client.call_tool("read_report", {"path": "../README.md"})
            assert refused.is_error
        return told

    assert anyio.run(asked) == dict.fromkeys(questions, True)


def test_nothing_but_the_protocol_is_printed(case: Path) -> None:
    with started(case) as server:
        say(server, HELLO, READY)
        say(server, called(2, "read_report", {"text": TEXT}), called(3, "nope", {}), called(4, "screen_party", {}))
        say(server, called(5, "trace_routes", {"origins": ["cn"], "destinations": ["ru"]}))
        answers = [answer(server) for _ in range(5)]
        assert server.stdin is not None
        server.stdin.close()
        server.stdin = None
        rest, errors = server.communicate(timeout=60)
    assert {each["id"] for each in answers} == {1, 2, 3, 4, 5}
    assert all(each["jsonrpc"] == "2.0" for each in answers)
    assert rest == ""
    assert server.returncode == 0
    assert "Traceback" not in errors


def test_nonsense_on_the_wire_does_not_end_it(case: Path) -> None:
    with started(case) as server:
        say(server, HELLO, READY)
        answer(server)
        assert server.stdin is not None
        server.stdin.write('nonsense\n{"jsonrpc": "2.0"}\n[]\n\n')
        say(server, called(7, "find_claims", {"limit": 1}))
        told = answer(server)
        while told.get("id") != 7:
            assert "error" in told
            told = answer(server)
        assert told["result"]["structuredContent"]["total"] > 0
        server.stdin.close()
        server.stdin = None
        server.communicate(timeout=60)
    assert server.returncode == 0


@pytest.mark.parametrize("moment", [0.0, 0.7])
def test_a_kill_while_reading_leaves_the_case_whole(case: Path, moment: float) -> None:
    with started(case, "--write") as server:
        say(server, HELLO, READY)
        answer(server)
        say(server, called(2, "read_report", {"text": TEXT}))
        assert answer(server)["result"]["structuredContent"]["kept"] is True
        say(server, *(called(number, "read_report", {"text": TEXT * number}) for number in range(3, 30)))
        time.sleep(moment)
        server.kill()
        server.communicate(timeout=60)
    with Case.open(case, create=False) as opened:
        assert opened.ledger.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        documents = list(opened.documents())
        assert TEXT.strip() in {document.text.strip() for document in documents}
        assert {claim.document_id for claim in opened.claims()} <= {document.id for document in documents}


def test_it_ends_when_its_client_goes(case: Path) -> None:
    with started(case) as server:
        say(server, HELLO)
        answer(server)
        assert server.stdin is not None
        server.stdin.close()
        server.stdin = None
        server.communicate(timeout=30)
    assert server.returncode == 0


# ---- What is wrong is told before anything is served.


def ended(*arguments: str, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "enduse.cli", "mcp", *arguments],
        input="",
        capture_output=True,
        text=True,
        env=os.environ | environment,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("folder", ["missing", "notes"])
def test_what_is_no_case_is_told_in_a_line(tmp_path: Path, folder: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("x", encoding="utf-8")
    code, out, error = ended("--case", str(tmp_path / folder))
    assert (code, out) == (3, "")
    assert error.startswith("enduse: ")
    assert error.count("\n") == 1
    assert not (tmp_path / "missing").exists()


def test_a_folder_of_files_must_be_there(case: Path) -> None:
    code, out, error = ended("--case", str(case), "--files", str(case / "nowhere"))
    assert (code, out, error.count("\n")) == (3, "", 1)
    assert "--files" in error


def test_a_case_must_be_named() -> None:
    code, out, _ = ended()
    assert (code, out) == (2, "")


def test_without_the_extra_it_says_how_to_install_it(case: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('mcp', 'mcp_types'):\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n",
        encoding="utf-8",
    )
    code, out, error = ended("--case", str(case), PYTHONPATH=str(tmp_path))
    assert (code, out) == (3, "")
    assert error == 'enduse: agents are served with an extra package: pip install "enduse[mcp]"\n'


def test_a_new_case_is_made_only_to_write(tmp_path: Path) -> None:
    assert ended("--case", str(tmp_path / "new"), "--write")[0] == 0
    assert (tmp_path / "new" / "ledger.sqlite").exists()
