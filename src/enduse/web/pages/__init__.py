"""The pages: what a person sees of the case, and does with it."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The routes of the pages."""
    return []
