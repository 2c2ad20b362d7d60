"""A server on this machine that answers as publishers do, and as they should not."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: Publisher

    def do_GET(self) -> None:
        self.server.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        try:
            self.server.answers[self.path](self)
        except KeyError:
            self.send(404, b"gone")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers and "Connection" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


class Publisher(ThreadingHTTPServer):
    """The server: what each path answers, and what was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: dict[str, Answer] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a caller that hangs up is what some tests are about."""

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"


@contextmanager
def publisher() -> Iterator[Publisher]:
    """A running server."""
    server = Publisher()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class File:
    """A file served as a good server does: with a tag, and 304 to whoever has it; its content may be changed."""

    content: bytes
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> None:
        tag = f'"{hashlib.sha256(self.content).hexdigest()[:8]}"'
        if asked.headers.get("If-None-Match") == tag:
            asked.send(304, ETag=tag)
        else:
            asked.send(200, self.content, ETag=tag, Last_Modified="Thu, 24 Dec 2026 10:00:00 GMT", **self.headers)


def status(code: int) -> Answer:
    return lambda asked: asked.send(code, b"<html>no</html>")


def cut(content: bytes) -> Answer:
    """Says a length and sends half of it."""

    def answer(asked: Asked) -> None:
        asked.send(200, content[: len(content) // 2], Content_Length=str(len(content)))
        asked.close_connection = True

    return answer


def cut_chunks(content: bytes) -> Answer:
    def answer(asked: Asked) -> None:
        half = content[: len(content) // 2]
        asked.send(200, b"%x\r\n%s\r\n" % (len(half), half), Transfer_Encoding="chunked")
        asked.close_connection = True

    return answer


def unframed(content: bytes) -> Answer:
    """Ends with the connection, as HTTP/1.0 does."""

    def answer(asked: Asked) -> None:
        asked.send(200, content, Connection="close")
        asked.close_connection = True

    return answer


def packed(content: bytes, *, part: float = 1) -> Answer:
    body = gzip.compress(content)
    return lambda asked: asked.send(200, body[: int(len(body) * part)], Content_Encoding="gzip")


def sends_on(to: str, code: int = 302) -> Answer:
    return lambda asked: asked.send(code, Location=to)


def drips(content: bytes, pause_s: float = 0.05, *, headers_too: bool = False) -> Answer:
    def answer(asked: Asked) -> None:
        if headers_too:
            asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(400):
                asked.wfile.write(b"X-%d: y\r\n" % number)
                time.sleep(pause_s)
        asked.send(200, Content_Length=str(len(content)))
        for each in content:
            asked.wfile.write(bytes([each]))
            time.sleep(pause_s)

    return answer
