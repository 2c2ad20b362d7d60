"""Published lists fetched: held to https, to hosts that were named, to a size and to a time.

This and the file beside it that takes a body in are all the network there is for lists. What a file holds is for the
reader to judge; here it is only seen that it came whole.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import httpx

from enduse.model.errors import InputError, UnreachableError
from enduse.sources.lists.body import taken_in
from enduse.sources.printable import printable

Progress = Callable[[str, int, int | None], None]
"""Called with the name of a file, the bytes that have come, and how many there will be (None: not told)."""

_HOPS: Final = 5
_CHECKSUM_BYTES: Final = 65_536
_LOOPBACK: Final = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")
BY_HAND: Final = "fetch it with a browser and give it to `enduse lists load FILE`"

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take.

    Args:
        bytes: Of one file, as sent and unpacked.
        total_s: Seconds for all files of a list together.
        pause_s: Seconds without a byte.
    """

    bytes: int = 200_000_000
    total_s: float = 900
    pause_s: float = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to fetch.

    Args:
        address: Where; https, or http on this machine.
        name: Its name here ("sdn.csv").
        hosts: Hosts besides its own that may serve it after a redirect.
        checksum_address: Where the publisher states its SHA-256; empty when nowhere.
        etag: What the server called the state that is here already; empty to fetch in any case.
        last_modified: When that state was last changed, in the server's words; likewise.
    """

    address: str
    name: str
    hosts: frozenset[str] = frozenset()
    checksum_address: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file that came whole.

    Args:
        wanted: What was asked for.
        path: Where it is.
        checksum: SHA-256 of its bytes.
        etag: What the server calls this state; empty when it says nothing.
        last_modified: Likewise.
    """

    wanted: Wanted
    path: Path
    checksum: str
    etag: str = ""
    last_modified: str = ""


def fetch(
    wanted: Sequence[Wanted], into: Path, *, limits: Limits | None = None, progress: Progress | None = None
) -> tuple[Fetched, ...] | None:
    """Fetch the files of a list, all or none; nothing is taken from the environment, neither proxies nor passwords.

    Args:
        wanted: The files.
        into: An empty folder for them; after an error, what is in it is of no use.
        limits: How much it may take, None for the usual.
        progress: Told how far it is.

    Returns:
        The files in the order asked for; None when the publisher has nothing newer than what is here.

    Raises:
        UnreachableError: No answer, not in time, not to the end, or an answer that is no file.
        InputError: An address that may not be asked, a redirect elsewhere, a file too large, a wrong checksum.
    """
    return _settled(_set(wanted, into, limits or Limits(), progress or (lambda _name, _done, _total: None)))


async def _set(wanted: Sequence[Wanted], into: Path, limits: Limits, progress: Progress) -> tuple[Fetched, ...] | None:
    asked = wanted[0].address
    try:
        # Time-outs of the client are a pause each; a file that trickles would outlast them all.
        async with asyncio.timeout(limits.total_s), _client(limits) as client:
            found: list[Fetched | None] = []
            for each in wanted:
                asked = each.address
                found.append(await _file(client, each, into, limits, progress))
            if not any(found):
                return None
            # Half of a set may be unchanged; it is fetched all the same, for a set is kept whole.
            for place, each in enumerate(wanted):
                asked = each.address
                found[place] = found[place] or await _file(
                    client, replace(each, etag="", last_modified=""), into, limits, progress
                )
            return tuple(each for each in found if each is not None)
    except TimeoutError:
        raise _unreachable(asked, f"not done within {limits.total_s:g} s; try later, or {BY_HAND}") from None
    except httpx.TimeoutException:
        raise _unreachable(asked, f"no answer within {limits.pause_s:g} s; try later, or {BY_HAND}") from None
    except httpx.RemoteProtocolError:
        raise _unreachable(asked, "the answer ends before its end or is none; try again later") from None
    except (httpx.TransportError, ssl.SSLError) as error:
        words = f"no connection ({type(error).__name__}); check the network and the address, or {BY_HAND}"
        raise _unreachable(asked, words) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError):
        raise InputError(f"{_short(asked)}: no address that can be asked; check it") from None


async def _file(
    client: httpx.AsyncClient, wanted: Wanted, into: Path, limits: Limits, progress: Progress
) -> Fetched | None:
    headers = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    async with _answer(client, wanted.address, wanted.hosts, headers) as response:
        if response is None:
            return None
        path = into / wanted.name
        checksum = await taken_in(
            response, path, place=_short(wanted.address), limit=limits.bytes,
            progress=lambda done, total: progress(wanted.name, done, total),
        )  # fmt: skip
        fetched = Fetched(
            wanted, path, checksum, response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        )
    if wanted.checksum_address:
        await _verify(client, fetched, into)
    return fetched


async def _verify(client: httpx.AsyncClient, fetched: Fetched, into: Path) -> None:
    wanted = fetched.wanted
    async with _answer(client, wanted.checksum_address, wanted.hosts, {}) as response:
        path = into / f"{wanted.name}.checksum"
        await taken_in(response, path, place=_short(wanted.checksum_address), limit=_CHECKSUM_BYTES)
        stated = path.read_bytes().lower()
        path.unlink()
    if not re.search(rb"(?<![0-9a-f])" + fetched.checksum.encode() + rb"(?![0-9a-f])", stated):
        raise InputError(f"{_short(wanted.address)}: not the file whose SHA-256 the publisher states; try again later")


@asynccontextmanager
async def _answer(
    client: httpx.AsyncClient, address: str, hosts: frozenset[str], headers: dict[str, str]
) -> AsyncIterator[httpx.Response | None]:
    """The answer that holds a file, redirects followed where they may be; None when nothing is newer."""
    sent = {name: value for name, value in headers.items() if value}
    url = first = _allowed(httpx.URL(address))
    for _ in range(_HOPS + 1):
        async with client.stream("GET", url, headers=sent) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED and sent:
                yield None
                return
            if response.status_code == httpx.codes.OK:
                yield response
                return
            if not response.has_redirect_location:
                raise _unreachable(address, f"answers {response.status_code}; try later, or {BY_HAND}")
            url = _further(first, url.join(response.headers["Location"]), hosts)
    raise InputError(f"{_short(address)}: sends on without end; {BY_HAND}")


def _further(first: httpx.URL, url: httpx.URL, hosts: frozenset[str]) -> httpx.URL:
    same = (url.host, url.port) == (first.host, first.port) and (url.scheme, first.scheme) != ("http", "https")
    if same or (url.host in hosts and url.port is None and url.scheme == "https"):
        return _allowed(url)
    where = printable(f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"[:80])
    raise InputError(f"{_short(str(first))}: sends on to {where}, which is not named for this list; {BY_HAND}")


def _allowed(url: httpx.URL) -> httpx.URL:
    if url.userinfo:
        raise InputError(f"{_short(url.host)}: give the address without user name and password")
    if (url.scheme == "https" and url.host) or (url.scheme == "http" and _LOOPBACK.fullmatch(url.host)):
        return url
    raise InputError(f"{_short(str(url))}: only https addresses are fetched from; {BY_HAND}")


@asynccontextmanager
async def _client(limits: Limits) -> AsyncIterator[httpx.AsyncClient]:
    from enduse import __version__  # noqa: PLC0415

    headers = {"User-Agent": f"enduse/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip"}
    async with httpx.AsyncClient(
        headers=headers, verify=_authorities(), trust_env=False, follow_redirects=False, timeout=limits.pause_s
    ) as client:
        yield client


@cache
def _authorities() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _unreachable(address: str, words: str) -> UnreachableError:
    return UnreachableError(f"{_short(address)}: {words}")


def _short(address: str) -> str:
    return printable(address[:200])


def _settled(work: Coroutine[object, object, _Result]) -> _Result:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    # Called from a notebook or a server, whose loop must not be entered twice.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()
