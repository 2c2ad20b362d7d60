"""What pages load beside themselves: the style, which the dossier shares, and htmx; all of it from here."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES = {
    "app.css": "text/css; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


async def static(request: Request) -> Response:
    """A file that pages load; its address changes with its content, so it may be kept for long."""
    name = request.path_params["name"]
    if name not in _TYPES:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{stamp()}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content(name), media_type=_TYPES[name], headers=headers)


@cache
def content(name: str) -> bytes:
    """The bytes of a file that pages load."""
    if name == "app.css":
        return _style()
    return (files("enduse.web") / "static" / name).read_bytes()


@cache
def stamp() -> str:
    """Changes whenever one of the files does."""
    return hashlib.sha256(b"".join(content(name) for name in sorted(_TYPES))).hexdigest()[:12]


def _style() -> bytes:
    from enduse.views import flow_map, matrix, network, timeline

    dossier = (files("enduse.views.dossier") / "templates" / "style.css").read_text(encoding="utf-8")
    own = (files("enduse.web") / "static" / "app.css").read_text(encoding="utf-8")
    parts = (dossier, matrix.style(), timeline.style(), flow_map.style(), network.style(), own)
    return "\n".join(parts).encode()
