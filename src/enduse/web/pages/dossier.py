"""The dossier of the case, to be downloaded."""

from __future__ import annotations

import tempfile
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from enduse.case import Case
from enduse.web.desk import desk_of
from enduse.web.pages.page import page, shown


async def dossier(request: Request) -> Response:
    """What the dossier is, and where to get it."""
    desk = desk_of(request)
    counts = await desk.ask(desk.counts)
    return page(request, "dossier", counts=counts)


async def download(request: Request) -> Response:
    """The dossier itself, one HTML file."""
    title = shown(request.query_params.get("title", ""), 200) or None

    def made(case: Case) -> bytes:
        with tempfile.TemporaryDirectory(prefix="enduse-dossier-") as folder:
            return case.report(Path(folder) / "dossier.html", title=title).read_bytes()

    content = await desk_of(request).ask(made)
    # Saved, not shown: it brings its own policy, and must not share ours.
    headers = {"Content-Disposition": 'attachment; filename="dossier.html"'}
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)
