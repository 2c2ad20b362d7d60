"""Pages of another origin that may read answers: those of OpenRefine on this machine, and no others.

OpenRefine's page asks for the manifest, suggestions and previews itself, from the browser; matching and data
extension come from its own server. JSONP is not spoken: a script of another origin could then read any answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request

OPENREFINE: Final = ("http://127.0.0.1:3333", "http://localhost:3333")


def shared(request: Request) -> Mapping[str, str]:
    """Headers that let OpenRefine's page read an answer; for any other origin only the word that they differ."""
    origin = request.headers.get("origin", "")
    if origin not in OPENREFINE:
        return {"Vary": "Origin"}
    return {"Vary": "Origin", "Access-Control-Allow-Origin": origin, "Cross-Origin-Resource-Policy": "cross-origin"}
