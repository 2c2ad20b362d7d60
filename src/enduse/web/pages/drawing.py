"""Drawings of a case as its pages show them."""

from __future__ import annotations

from markupsafe import Markup

from enduse.web.snapshot import Snapshot


def flow_map_of(snapshot: Snapshot) -> Markup:
    """The flows on a map; empty where there are none."""
    return Markup()
