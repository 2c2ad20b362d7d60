"""A model that says what a test tells it to, on the loopback interface."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from enduse.claims.chat.endpoint import Endpoint


@dataclass
class Served:
    """One answer of the server."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler, threading.Event], None] | None = None


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class ChatServer:
    """Answers with the next of its answers, the last one over and over."""

    url: str
    closing: threading.Event
    answers: list[Served] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def endpoint(self, **options: Any) -> Endpoint:
        return Endpoint(**({"url": f"{self.url}/v1", "model": "tiny", "timeout_s": 5.0, "pause_s": 0.01} | options))


def said(content: object, **choice: Any) -> Served:
    """What a well-behaved endpoint wraps an answer in."""
    text = content if isinstance(content, str) else json.dumps(content)
    return Served(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}, **choice}]}).encode())


def claims(*transfers: object, measures: tuple[object, ...] = ()) -> Served:
    return said({"transfers": list(transfers), "measures": list(measures)})


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            told.asked.append(Asked(self.path, dict(self.headers), json.loads(self.rfile.read(length))))
            self._answer()

        def do_GET(self) -> None:
            told.asked.append(Asked(self.path, dict(self.headers), {}))
            self._answer()

        def _answer(self) -> None:
            served = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            try:
                if served.write is not None:
                    served.write(self, closing)
                    return
                self.send_response(served.status)
                for name, value in served.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(served.body)))
                self.end_headers()
                self.wfile.write(served.body)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = ChatServer(f"http://127.0.0.1:{server.server_port}", closing)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
