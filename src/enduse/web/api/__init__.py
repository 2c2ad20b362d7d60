"""The programming interfaces of the app."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The routes of the programming interfaces."""
    return []
