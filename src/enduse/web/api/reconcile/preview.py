"""A listed party on a small page, for the frame in which OpenRefine shows it."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Final

from starlette.responses import HTMLResponse, Response

from enduse.model.entity import Entity
from enduse.reference.schemata import properties, schemata
from enduse.views.printable import printable
from enduse.web.api.book import Book
from enduse.web.api.counter import counter_of
from enduse.web.api.nested import adjacent
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.reconcile.extension import label
from enduse.web.api.reconcile.origin import OPENREFINE
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import string

_MOST: Final = 6
"""Values of a property that are shown."""
_LONGEST: Final = 300
_STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:14px/1.45 system-ui,sans-serif;margin:12px;overflow-wrap:anywhere}"
    "h1{font-size:1.15em;margin:0}p{margin:.3em 0}"
    "dl{display:grid;grid-template-columns:8.5em 1fr;gap:.25em .8em;margin:.8em 0}"
    "dt{opacity:.75}dd{margin:0}"
)
_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY: Final = {
    # Newer browsers go by this and pass over X-Frame-Options, which cannot name an origin.
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors 'self' {' '.join(OPENREFINE)}"
    ),
}


async def _preview(asked: Asked) -> Response:
    book = await counter_of(asked.request).book()
    entity_id = asked.values["id"]

    def told() -> str:
        if entity_id not in book.roll:
            raise RefusalError(404, f"no entity {entity_id[:60]!r} is on the lists in force")
        return _page(book, book.roll.entity(entity_id))

    return HTMLResponse(await asked.desk.work(told), headers=_POLICY)


def _page(book: Book, entity: Entity) -> str:
    known = schemata().get(entity.schema)
    title = _shown(entity.caption or entity.id)
    kind = _shown(entity.schema if known is None else known.label)
    rows = [(label(name), entity.get(name)) for name in properties() if entity.get(name)]
    measures = [
        " · ".join(filter(None, ("; ".join(each.get("program")), "; ".join(each.get("authority")))))
        for each in adjacent(entity, book.roll).get("sanctions", ())
    ]
    rows += [("Measures", tuple(measures))] if measures else []
    told = "".join(f"<dt>{_shown(name)}</dt><dd>{_values(values)}</dd>" for name, values in rows)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{title}</h1><p>{kind}, on {_shown(', '.join(entity.datasets))}</p><dl>{told}</dl>"
        "<p>What a list says of this party. A candidate is a lead, never a verdict.</p></body></html>"
    )


def _values(values: tuple[str, ...]) -> str:
    shown = "; ".join(map(_shown, values[:_MOST]))
    return shown if len(values) <= _MOST else f"{shown} and {len(values) - _MOST} more"


def _shown(words: str) -> str:
    plain = printable(words)
    return escape(plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…")


PREVIEW: Final = Operation(
    "GET",
    "/reconcile/preview",
    "reconcile_preview",
    "A listed party on a small page of HTML, to be shown in a frame by OpenRefine.",
    _preview,
    (Parameter("id", string("Identifier of the entity on its list."), required=True),),
    returns="text/html",
    missing="There is no such entity on the lists.",
    lenient=True,
)
