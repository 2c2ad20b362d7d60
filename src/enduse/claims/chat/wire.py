"""One request, held to its time and size, and to the host it was meant for."""

from __future__ import annotations

import asyncio
import email.utils
import re
import ssl
import time
from dataclasses import dataclass
from functools import cache
from typing import Final

import httpx

from enduse.claims.chat.endpoint import Endpoint
from enduse.claims.chat.trouble import ClosedError, LastingError, PassingError

LARGEST: Final = 4_000_000  # bytes of one reply; an honest one has a few thousand
_HOPS: Final = 2  # redirects followed, on the same host only
_KEEPS_METHOD: Final = frozenset({307, 308})  # all others would turn the question into a GET
_SECONDS: Final = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Args:
        status: HTTP status.
        body: Its bytes, whole.
        wait_s: Seconds the endpoint asks to be left alone (`Retry-After`), None when it does not.
    """

    status: int
    body: bytes
    wait_s: float | None = None


def client(endpoint: Endpoint) -> httpx.AsyncClient:
    """A client that takes nothing from the environment: no proxy, no `.netrc`, no certificates but the usual ones."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.api_key is not None:
        headers["Authorization"] = f"Bearer {endpoint.api_key}"
    return httpx.AsyncClient(
        headers=headers,
        verify=_authorities(),
        trust_env=False,
        follow_redirects=False,
        timeout=endpoint.timeout_s,
    )


@cache
def _authorities() -> ssl.SSLContext:
    # Loading the certificates takes longer than asking a small model on the same machine.
    return httpx.create_ssl_context(trust_env=False)


async def post(connection: httpx.AsyncClient, endpoint: Endpoint, body: bytes) -> Reply:
    """Send a question.

    Args:
        connection: What `client` made.
        endpoint: Where to.
        body: The question as JSON.

    Raises:
        PassingError: No answer, not in time, or not to the end.
        LastingError: An answer too large to be one.
        ClosedError: The endpoint sends its callers elsewhere.
    """
    try:
        # Time-outs of a client are a pause each; a reply that trickles would outlast them all.
        async with asyncio.timeout(endpoint.timeout_s):
            return await _followed(connection, httpx.URL(endpoint.address), body)
    except (TimeoutError, httpx.TimeoutException):
        words = f"no whole answer within {endpoint.timeout_s:g} s; allow it more time, or take a faster model"
        raise PassingError(words) from None
    except (httpx.TransportError, ssl.SSLError) as error:
        words = f"no connection ({type(error).__name__}); check that it runs and that the address is right"
        raise PassingError(words) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
        raise ClosedError("it cannot be asked there; check the address") from None


async def _followed(connection: httpx.AsyncClient, url: httpx.URL, body: bytes) -> Reply:
    for _ in range(_HOPS + 1):
        async with connection.stream("POST", url, content=body) as response:
            if not response.has_redirect_location:
                return Reply(response.status_code, await _whole(response), _wait(response.headers.get("Retry-After")))
            further = url.join(response.headers["Location"])
            if response.status_code not in _KEEPS_METHOD or _origin(further) != _origin(url):
                host = further.raw_host.decode("ascii", "replace")[:80]
                raise ClosedError(
                    f"it sends on to {host}, which was not asked; give the address that answers by itself"
                )
            url = further
    raise ClosedError("it sends on without end; give the address that answers by itself")


async def _whole(response: httpx.Response) -> bytes:
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise LastingError("it answers in a compression that was not asked for; set its server to send plain replies")
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > LARGEST:
            raise LastingError(f"it answered more than {LARGEST:,} bytes; take a model that keeps to the question")
    return bytes(body)


def _origin(url: httpx.URL) -> tuple[str, bytes, int | None]:
    return url.scheme, url.raw_host, url.port


def _wait(header: str | None) -> float | None:
    if header is None:
        return None
    if _SECONDS.fullmatch(header.strip()):
        return float(header)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    except (ValueError, OverflowError, TypeError):
        return None
