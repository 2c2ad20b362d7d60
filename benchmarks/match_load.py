"""Fifty clients at once against `/match`, beside the same questions asked of the lists directly.

`python -m benchmarks.match_load [--clients 50] [--seconds 10]`: a server in a process of its own, on this machine only,
over the Consolidated Screening List where the shared data are there, else over a simulated list. Prints how long
answers take and how many come in a second, how long `/healthz` takes meanwhile, and what the same questions cost when
they are put to the lists in one thread, one by one and two hundred at once. Two thousand questions are put again and
again, all of them once before a clock runs. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from benchmarks.texts import ROOT

_LIST: Final = "data/lists/csl_20260731"
_SYLLABLES: Final = ("bar", "vek", "tor", "lin", "mak", "ros", "dan", "kor", "sel", "vim", "hal", "zen", "por", "gat")
_FORMS: Final = ("LLC", "Ltd", "GmbH", "FZE", "JSC", "Trading Co")


@dataclass
class Times:
    """How long answers took, in seconds.

    Args:
        matches: Of `/match`.
        health: Of `/healthz`, asked meanwhile.
        wrong: Answers that were no answers.
    """

    matches: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    wrong: int = 0


def questions(names: Sequence[str], number: int) -> list[tuple[str, str]]:
    """Names and kinds to ask about: one listed, one listed and misspelt, one of nobody, in turn."""
    chance = random.Random(7)  # noqa: S311 - the same every time
    asked = []
    for place in range(number):
        name = chance.choice(names)
        if place % 3 == 1 and len(name) > 6:
            cut = chance.randrange(1, len(name) - 1)
            name = name[:cut] + name[cut + 1 :]
        elif place % 3 == 2:
            name = _nobody(chance)
        asked.append((name, "LegalEntity"))
    return asked


def serve(case: Path, port: int) -> None:
    """Serve a case until this process is ended."""
    import uvicorn  # noqa: PLC0415 - in the process of the server only

    from enduse.web.application import application  # noqa: PLC0415 - as above

    uvicorn.run(application(case), port=port, log_level="error", access_log=False, ws="none")


async def load(port: int, asked: Sequence[tuple[str, str]], clients: int, seconds: float) -> Times:
    """Ask as many clients at once for so many seconds, each its next question when the last is answered.

    Clients are bare sockets: a whole client library would take more of the machine than the server it measures.
    """
    times = Times()
    until = time.perf_counter() + seconds

    async def ask(first: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        place = first
        while time.perf_counter() < until:
            name, schema = asked[place % len(asked)]
            place += clients
            body = {"queries": {"q": {"schema": schema, "properties": {"name": [name]}}}}
            begun = time.perf_counter()
            status, told = await _asked(reader, writer, "POST", "/match/default", json.dumps(body).encode())
            times.matches.append(time.perf_counter() - begun)
            times.wrong += status != 200 or b'"responses":{"q":' not in told
        writer.close()

    async def health() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            begun = time.perf_counter()
            await _asked(reader, writer, "GET", "/healthz", b"")
            times.health.append(time.perf_counter() - begun)
            await asyncio.sleep(0.1)
        writer.close()

    await asyncio.gather(health(), *(ask(number) for number in range(clients)))
    return times


async def _asked(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, method: str, path: str, body: bytes
) -> tuple[int, bytes]:
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    told = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(told.partition(b"content-length:")[2].partition(b"\r\n")[0])
    return int(told[9:12]), await reader.readexactly(length)


def directly(case: Path, asked: Sequence[tuple[str, str]], seconds: float, at_once: int) -> tuple[int, float]:
    """Ask the lists in this thread: how many questions were answered, in how many seconds."""
    from enduse.case.lists_index import ListsIndex  # noqa: PLC0415 - numpy takes a while to import
    from enduse.model import Query  # noqa: PLC0415 - as above

    screener = ListsIndex.of_case(case).screener
    queries = [Query((name,)) for name, _ in asked]
    screener.screen(queries, threshold=0.5)  # what is met for the first time takes longer, here as there
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        start = done % len(queries)
        done += len(screener.screen(queries[start : start + at_once], threshold=0.5))
    return done, time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.match_load", description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve is not None:
        serve(options.serve, options.port)
        return
    with tempfile.TemporaryDirectory(prefix="enduse-") as folder:
        case = Path(folder) / "case"
        names, told = _lists(case, Path(folder))
        asked = questions(names, 2_000)
        print(f"{told}, {os.cpu_count()} cores; {options.clients} clients for {options.seconds:.0f} s", flush=True)
        for at_once, words in ((1, "lists asked directly, one by one"), (200, "lists asked directly, 200 at once")):
            done, took = directly(case, asked, min(5.0, options.seconds), at_once)
            print(f"{words:<36}{done / took:>8,.0f} a second   {1000 * took / done:>7.2f} ms each", flush=True)
        _against_server(case, asked, options.clients, options.seconds)


def _against_server(case: Path, asked: Sequence[tuple[str, str]], clients: int, seconds: float) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.match_load", "--serve", str(case), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - itself
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base)
        asyncio.run(load(port, asked, clients, 10.0))
        spent = _cpu(server.pid)
        times = asyncio.run(load(port, asked, clients, seconds))
        spent = _cpu(server.pid) - spent
        alone = asyncio.run(load(port, asked, 1, min(5.0, seconds)))
    finally:
        server.terminate()
        server.wait(30)
    _print(f"/match, {clients} clients", times.matches, seconds)
    _print("/match, one client", alone.matches, min(5.0, seconds))
    _print("/healthz meanwhile", times.health, seconds)
    print(f"{'server':<36}{spent / seconds:>8.2f} of a core   {times.wrong + alone.wrong} answers wrong")


def _print(words: str, times: Sequence[float], seconds: float) -> None:
    ranked = sorted(times)
    p50, p99 = (1000 * ranked[int(share * (len(ranked) - 1))] for share in (0.5, 0.99))
    print(f"{words:<36}{len(ranked) / seconds:>8,.0f} a second   p50 {p50:>7.1f} ms   p99 {p99:>7.1f} ms", flush=True)


def _wait(base: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with suppress(httpx.TransportError):
            if httpx.get(f"{base}/readyz").status_code == 200:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not become ready in two minutes")


def _cpu(process: int) -> float:
    """Processor seconds a process has used so far, its threads included; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _lists(case: Path, folder: Path) -> tuple[list[str], str]:
    """Load the lists into a case: names on them, and what they are."""
    from enduse.case import Case  # noqa: PLC0415 - takes a while to import
    from enduse.case.lists_index import ListsIndex  # noqa: PLC0415 - as above

    real = Path(os.environ.get("ENDUSE_SHARED") or ROOT.parent / "shared") / _LIST
    simulated = folder / "simulated.ftm.jsonl"
    if not real.is_dir():
        chance = random.Random(3)  # noqa: S311 - the same every time
        records = (
            {"id": f"s-{number}", "schema": "Company", "properties": {"name": [_nobody(chance)]}}
            for number in range(25_000)
        )
        simulated.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    with Case.open(case) as opened:
        opened.load_lists(real if real.is_dir() else simulated)
    index = ListsIndex.of_case(case).screener.index
    parties = [index.party(number) for number in range(len(index))]
    kind = "Consolidated Screening List" if real.is_dir() else "simulated list"
    return [party.names[0][1] for party in parties if party.names], f"{kind} of {len(parties):,} parties"


def _nobody(chance: random.Random) -> str:
    words = ("".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))) for _ in range(2))
    return " ".join((*(word.capitalize() for word in words), chance.choice(_FORMS)))


if __name__ == "__main__":
    main()
