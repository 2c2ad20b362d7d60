"""`enduse serve`: the case in a browser, and its programming interfaces."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import CaseFolder, Verbose
from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from starlette.applications import Starlette

_SHORTEST = 16
_DRAIN = 5  # seconds that answers in the making have when the app is stopped


def serve(
    *,
    case: CaseFolder,
    host: Annotated[
        str, typer.Option(help="Address to listen at; any but this machine asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 for any free one.")] = 8377,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="File that holds the token; without it one is made up and printed once."),
    ] = None,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Serve a case to a browser and to programs; a folder that is missing or empty becomes one. Ctrl-C stops it."""
    from enduse.web.gate import LOCAL, is_local

    local = is_local(host)
    listening = _listening(host, port)
    token = _token(token_file) if token_file is not None or not local else None
    _open(case)
    # With a token the name may be any: who is led here from elsewhere does not know the token.
    hosts = None if token is not None else {*LOCAL, host.lower()}
    from enduse.web.application import application

    name = f"[{host}]" if ":" in host else host
    app = application(case, token=token, hosts=hosts)
    typer.echo(f"http://{name}:{listening.getsockname()[1]}/")
    if not local:
        typer.echo("enduse: others can reach this; put it behind TLS, the token travels in the clear", err=True)
    _run(app, listening)


def _open(case: Path) -> None:
    """Make sure that there is a case, and tell when it is a new one: a mistyped folder is new as well."""
    from enduse.case import Case
    from enduse.ledger.folder import is_case
    from enduse.views.printable import printable

    is_new = not is_case(case)
    Case.open(case, create=is_new).close()
    if is_new:
        typer.echo(f"enduse: a new case: {printable(str(case))}", err=True)


def _token(file: Path | None) -> str:
    if file is None:
        import secrets

        token = secrets.token_urlsafe(24)
        typer.echo(f"enduse: the token, told only now: {token}", err=True)
        return token
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        raise InputError(f"{file}: cannot be read ({why}); give a file that holds the token") from error
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(f"{file}: a token is one line of {_SHORTEST} or more letters and digits; make one at random")
    return token


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a port that is taken is told before anything starts."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"--host {host}: no address of this machine; give 127.0.0.1, or 0.0.0.0 for all") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        why = error.strerror or "refused"
        raise UsageError(f"{host}:{port}: cannot listen there ({why}); give another --port, 0 for any") from error
    return listening


def _run(app: Starlette, listening: socket.socket) -> None:
    import sys

    import uvicorn

    # Pages are made beside the weighing of claims; they should not wait 5 ms at each of their many turns.
    sys.setswitchinterval(0.0005)
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False, lifespan="on",
        timeout_graceful_shutdown=_DRAIN, timeout_keep_alive=15, h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=400, proxy_headers=False, ws="none",
    )  # fmt: skip
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:
        # Asked to stop, and it did: nothing is lost.
        return
    finally:
        listening.close()
