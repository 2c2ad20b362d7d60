"""The app put together: pages, programming interfaces, and what every request passes on its way to them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from enduse.model.errors import EnduseError
from enduse.web import api, pages
from enduse.web.body import Bounded
from enduse.web.desk import Desk
from enduse.web.gate import LOCAL, Gate, Keys, Policy
from enduse.web.intake import Intake
from enduse.web.limits import Limits
from enduse.web.screened import Screening
from enduse.web.trouble import told, unforeseen


def application(
    case: Path,
    *,
    token: str | None = None,
    limits: Limits = Limits(),
    hosts: Collection[str] | None = LOCAL,
) -> Starlette:
    """The web app of a case.

    Args:
        case: Folder of the case; it must exist.
        token: What everybody has to know who asks, None to let everybody in who reaches the app.
        limits: Bounds on requests.
        hosts: Host names that are answered to, without ports; None for any, which only an app with a token should.
    """
    desk = Desk(case, limits)
    keys = Keys(token)
    intake = Intake(case)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # Whoever comes first should wait neither for templates nor for the weighing.
        pages.made_ready()
        threading.Thread(target=_warmed, args=(desk,), daemon=True).start()
        intake.start()
        yield
        await anyio.to_thread.run_sync(intake.stop)

    app = Starlette(
        routes=[*api.routes(), *pages.routes()],
        middleware=[
            Middleware(Policy),
            Middleware(Gate, keys=keys, hosts=hosts),
            Middleware(Bounded, limits=limits),
        ],
        exception_handlers={EnduseError: told, HTTPException: told, Exception: unforeseen},
        lifespan=lifespan,
    )
    app.state.desk = desk
    app.state.keys = keys
    app.state.intake = intake
    app.state.screening = Screening(desk)
    return app


def _warmed(desk: Desk) -> None:
    with suppress(EnduseError):
        desk.snapshot_now()
        desk.holdings_now().parties  # noqa: B018 - kept there
