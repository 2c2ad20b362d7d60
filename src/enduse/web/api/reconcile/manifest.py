"""The manifest of the reconciliation service: what it can do, and where."""

from __future__ import annotations

from typing import Any, Final

from enduse import __version__
from enduse.reference.schemata import schemata

_TYPES: Final = ("LegalEntity", "Person", "Company", "Organization", "PublicBody", "Vessel", "Airplane")
"""Kinds of party that lists hold, offered first the one that leaves the kind open."""

WIDTH: Final = 430
HEIGHT: Final = 320


def manifest(base: str) -> dict[str, Any]:
    """The manifest.

    Args:
        base: Address of the app, without a slash at its end.
    """
    here = f"{base}/reconcile"
    page = f"{here}/preview?id={{{{id}}}}"
    return {
        "versions": ["0.2"],
        "name": "enduse: parties on the lists of a case",
        "identifierSpace": f"{base}/entities/",
        "schemaSpace": "https://followthemoney.tech/explorer/",
        "serviceVersion": __version__,
        "documentation": f"{base}/openapi.json",
        "view": {"url": page},
        "defaultTypes": types(),
        "suggest": {
            name: {"service_url": here, "service_path": f"/suggest/{name}"} for name in ("entity", "property", "type")
        },
        "preview": {"url": page, "width": WIDTH, "height": HEIGHT},
        "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"}, "property_settings": []},
        "batchSize": 50,
    }


def types() -> list[dict[str, Any]]:
    """The kinds of party that can be asked for."""
    return [type_of(name) for name in _TYPES]


def type_of(name: str) -> dict[str, Any]:
    """A kind of party as the service tells it."""
    known = schemata().get(name)
    return {"id": name, "name": name if known is None else known.label}
