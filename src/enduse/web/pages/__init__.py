"""The pages: what a person sees of the case, and does with it."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from enduse.web.assets import static
from enduse.web.pages.claims import claim, claims
from enduse.web.pages.dossier import dossier, download
from enduse.web.pages.flows import disputes, flow, flows
from enduse.web.pages.form import posted
from enduse.web.pages.login import enter, leave, login
from enduse.web.pages.matches import decide, match, matches, screen_now, screening_state
from enduse.web.pages.overview import overview
from enduse.web.pages.page import made_ready
from enduse.web.pages.parties import parties, party
from enduse.web.pages.reports import reading, report, reports, send
from enduse.web.pages.search import search
from enduse.web.pages.tracing import routes as tracing

__all__ = ["made_ready", "routes"]


def routes() -> list[BaseRoute]:
    """The routes of the pages; whatever is posted passes `posted`."""
    return [
        Route("/", overview),
        Route("/claims", claims),
        Route("/claims/{id:str}", claim),
        Route("/flows", flows),
        Route("/flows/{id:str}", flow),
        Route("/disputes", disputes),
        Route("/parties", parties),
        Route("/parties/{key:str}", party),
        Route("/matches", matches),
        Route("/matches/screen", posted(screen_now), methods=["POST"]),
        Route("/matches/state", screening_state),
        Route("/matches/{key:str}", match),
        Route("/matches/{key:str}", posted(decide), methods=["POST"]),
        Route("/routes", tracing),
        Route("/reports", reports),
        Route("/reports", posted(send), methods=["POST"]),
        Route("/reports/{id:str}", report),
        Route("/reading/{batch:str}", reading),
        Route("/search", search),
        Route("/dossier", dossier),
        Route("/dossier.html", download),
        Route("/login", login),
        Route("/login", posted(enter), methods=["POST"]),
        Route("/leave", posted(leave), methods=["POST"]),
        Route("/static/{name:str}", static),
    ]
