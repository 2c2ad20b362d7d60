"""Flows, routes and the places of their parties as GeoJSON (RFC 7946), for maps.

A line is the shortest way on the globe between a place of one country and a place of the next; it says who is said to
supply whom, not the way the goods travelled. Where it crosses the antimeridian it is cut (section 3.1.9). A flow that
cannot be placed has no geometry (section 3.2) and all its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any, Final, TypeAlias

from enduse.model.claim import Claim
from enduse.model.position import Position, Weighing
from enduse.model.route import Leg, Route, Stop
from enduse.reference.geography import Point, points
from enduse.views.drawing.standing import standing
from enduse.views.export.great_circle import cut, great_circle
from enduse.views.export.text import encodable
from enduse.views.flow_map.hop import label_of, place_of
from enduse.views.words import flow_title, source_name

Feature: TypeAlias = dict[str, Any]

_NOTICE: Final = "What sources say, never what is. Lines join places of countries and are not the way goods travelled."


def geojson(weighings: Sequence[Weighing], claims: Iterable[Claim], routes: Sequence[Route] = ()) -> str:
    """A feature collection: a line for every flow and every leg of a route, a point for every place they join.

    Args:
        weighings: The flows, numbered from 1 in this order.
        claims: The claims behind them; their words become `quotations`.
        routes: Routes, numbered from 1 in this order.

    Returns:
        JSON text with a line end. Coordinates are longitude and latitude in degrees (WGS 84), rounded to hundredths.
    """
    known = {claim.id: claim for claim in claims}
    flows = [_flow(number, weighing, known) for number, weighing in enumerate(weighings, 1)]
    legs = [
        _leg(number, place, leg) for number, route in enumerate(routes, 1) for place, leg in enumerate(route.legs, 1)
    ]
    collection = {
        "type": "FeatureCollection",
        "notice": _NOTICE,
        "features": [*flows, *legs, *_places(weighings, routes)],
    }
    return encodable(json.dumps(collection, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _flow(number: int, weighing: Weighing, claims: Mapping[str, Claim]) -> Feature:
    flow, positions = weighing.flow, weighing.positions
    ids = list(dict.fromkeys(id_ for position in positions for id_ in position.claim_ids))
    properties = {
        "kind": "flow",
        "flow": number,
        "title": flow_title(flow),
        "supplier": list(flow.supplier) if flow.directed else [],
        "recipient": list(flow.recipient),
        "parties": [] if flow.directed else list(flow.supplier),
        "via": [list(via) for via in dict.fromkeys(position.via for position in positions if position.via)],
        "category": flow.category,
        "goods": list(dict.fromkeys(words for position in positions for words in position.goods)),
        "stage": list(dict.fromkeys(position.stage for position in positions if position.stage)),
        "standing": standing(weighing),
        "independent_voices": weighing.independent,
        "since": flow.since,
        "until": flow.until,
        "sources": list(dict.fromkeys(map(source_name, positions))),
        "claims": ids,
        "quotations": [quoted for position in positions for quoted in _quotations(position, claims)],
    }
    return _feature(f"flow-{number}", _geometry(_ways(weighing)), properties)


def _quotations(position: Position, claims: Mapping[str, Claim]) -> Iterator[Feature]:
    for claim in (claims[id_] for id_ in position.claim_ids if id_ in claims):
        yield {
            "source": source_name(position),
            "factuality": position.factuality,
            "claim": claim.id,
            "document": claim.document_id,
            "words": " \u2026 ".join(span.exact for span in claim.spans),
        }


def _ways(weighing: Weighing) -> list[list[str]]:
    """The countries each way of a flow passes; ends and intermediaries without a place are passed over."""
    flow = weighing.flow
    if not flow.directed:
        return [_located(flow.supplier)]
    vias = dict.fromkeys(position.via for position in weighing.positions if position.via) or {(): None}
    starts, stops = _located(flow.supplier), _located(flow.recipient)
    return [[start, *_located(via), stop] for via in vias for start, stop in product(starts, stops)]


def _located(keys: Iterable[str]) -> list[str]:
    return [code for code in map(place_of, keys) if code is not None]


def _geometry(ways: Iterable[Sequence[str]]) -> Feature | None:
    """All ways as one geometry: a line, several, a point where nothing leaves its country; None without a place."""
    lines: list[list[Point]] = []
    spots: list[Point] = []
    for way in ways:
        places = [points()[code] for here, code in enumerate(way) if not here or way[here - 1] != code]
        if len(places) == 1:
            spots.append(places[0])
        if len(places) > 1:
            joined = [place for leg in pairwise(places) for place in great_circle(*leg)]
            lines += cut([place for n, place in enumerate(joined) if not n or place != joined[n - 1]])
    if lines:
        return {"type": "LineString", "coordinates": lines[0]} if len(lines) == 1 else _several(lines)
    return {"type": "Point", "coordinates": spots[0]} if spots else None


def _several(lines: list[list[Point]]) -> Feature:
    return {"type": "MultiLineString", "coordinates": lines}


def _leg(number: int, place: int, leg: Leg) -> Feature:
    properties = {
        "kind": "leg",
        "route": number,
        "leg": place,
        "from": _stop(leg.source),
        "to": _stop(leg.target),
        "basis": list(leg.basis),
        "assumed": leg.basis == ("assumed",),
        "reason": leg.reason,
        "disputed": leg.disputed,
        "goods": list(leg.goods),
        "first": leg.first,
        "last": leg.last,
        "kg": leg.kg,
        "shipments": list(leg.shipments),
        "claims": list(leg.claims),
    }
    codes = [stop.country for stop in (leg.source, leg.target) if stop.country in points()]
    way = [code for code in codes if code]
    return _feature(f"route-{number}-{place}", _geometry([way]) if len(way) == 2 else None, properties)


def _stop(stop: Stop) -> Feature:
    return {"name": stop.name, "country": stop.country}


def _places(weighings: Iterable[Weighing], routes: Iterable[Route]) -> Iterator[Feature]:
    """A point for every country a flow or route touches, with the armed groups drawn in it."""
    met: dict[str, dict[str, None]] = {}
    for weighing in weighings:
        vias = (key for position in weighing.positions for key in position.via)
        for key in (*weighing.flow.supplier, *weighing.flow.recipient, *vias):
            code = place_of(key)
            if code:
                met.setdefault(code, {}).update({} if code == key else {key: None})
    for stop in (stop for route in routes for leg in route.legs for stop in (leg.source, leg.target)):
        if stop.country in points():
            met.setdefault(stop.country or "", {})
    for code in sorted(met):
        properties = {"kind": "place", "country": code, "name": label_of(code), "armed_groups": list(met[code])}
        yield _feature(f"place-{code}", {"type": "Point", "coordinates": points()[code]}, properties)


def _feature(id_: str, geometry: Feature | None, properties: Feature) -> Feature:
    told = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": told}
