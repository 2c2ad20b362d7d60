"""GeoJSON as RFC 7946 wants it: longitude first, lines cut at the antimeridian, what has no place without geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from math import acos, cos, degrees, radians, sin
from typing import Any

import pytest
from flows_drawn import NASTY, flow, flows, route
from hypothesis import given, settings
from hypothesis import strategies as st
from views_claims import DENIED, SHIPPED, WEIGHING

from enduse.model.position import Weighing
from enduse.reference.geography import points
from enduse.views.export.geojson import geojson
from enduse.views.export.great_circle import cut, great_circle

places = st.tuples(
    st.integers(-1800, 1800).map(lambda tenths: tenths / 10), st.integers(-890, 890).map(lambda tenths: tenths / 10)
)


def features(*args: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(geojson(*args))["features"]
    return made


def lines(geometry: dict[str, Any] | None) -> Iterator[list[list[float]]]:
    if geometry and geometry["type"] == "LineString":
        yield geometry["coordinates"]
    if geometry and geometry["type"] == "MultiLineString":
        yield from geometry["coordinates"]


def apart(one: Any, other: Any) -> float:
    (x1, y1), (x2, y2) = ((radians(lon), radians(lat)) for lon, lat in (one, other))
    return degrees(acos(max(-1.0, min(1.0, sin(y1) * sin(y2) + cos(y1) * cos(y2) * cos(x1 - x2)))))


@given(st.lists(flows, max_size=8))
@settings(max_examples=60, deadline=None)
def test_it_is_geojson(weighings: list[Weighing]) -> None:
    text = geojson(weighings, [])
    assert text == geojson(weighings, [])
    text.encode("utf-8")
    made = json.loads(text)
    assert made["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in made["features"]}) == len(made["features"])
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        for line in lines(feature["geometry"]):
            assert len(line) >= 2
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)
            assert all(abs(after - lon) <= 180 for (lon, _), (after, _) in pairwise(line))


@given(places, places)
@settings(deadline=None)
def test_the_way_is_the_shortest(start: tuple[float, float], stop: tuple[float, float]) -> None:
    way = great_circle(start, stop)
    assert (way[0], way[-1]) == (start, stop)
    assert sum(apart(*leg) for leg in pairwise(way)) == pytest.approx(apart(start, stop), abs=0.6)
    assert all(apart(*leg) < 3.2 for leg in pairwise(way))


@given(places, places)
@settings(deadline=None)
def test_cutting_loses_nothing(start: tuple[float, float], stop: tuple[float, float]) -> None:
    way = great_circle(start, stop)
    kept = [place for piece in cut(way) for place in piece]
    assert {place for place in way if abs(place[0]) != 180} <= set(kept) or len(set(way)) == 1
    for before, after in pairwise(cut(way)):
        assert abs(before[-1][0]) == abs(after[0][0]) == 180
        assert before[-1][0] == -after[0][0]
        assert before[-1][1] == after[0][1]


def test_a_flow_across_the_pacific_is_cut_in_two() -> None:
    geometry = features([flow("us", "kr")], [])[0]["geometry"]
    assert geometry["type"] == "MultiLineString"
    west, east = geometry["coordinates"]
    assert west[0] == list(points()["us"])
    assert east[-1] == list(points()["kr"])
    assert (west[-1][0], east[0][0]) == (-180, 180)


@pytest.mark.parametrize("pair", [("kp", "ru"), ("ir", "ru"), ("us", "gb"), ("gb", "ua")])
def test_a_flow_over_land_is_one_line(pair: tuple[str, str]) -> None:
    geometry = features([flow(*pair)], [])[0]["geometry"]
    assert geometry["type"] == "LineString"
    assert geometry["coordinates"][0] == list(points()[pair[0]])


def test_intermediaries_are_passed() -> None:
    geometry = features([flow("cn", "ru", via=("ae",))], [])[0]["geometry"]
    assert list(points()["ae"]) in geometry["coordinates"]


@pytest.mark.parametrize("weighing", [flow((), "ru"), flow("Acme", "ru"), flow((), ()), flow("ru", "zz")])
def test_what_has_no_place_has_no_geometry_and_all_its_words(weighing: Weighing) -> None:
    feature = features([weighing], [])[0]
    assert feature["geometry"] is None
    assert feature["properties"]["flow"] == 1
    assert feature["properties"]["title"]


def test_a_supply_inside_a_country_is_a_point() -> None:
    assert features([flow("sd", "sd")], [])[0]["geometry"] == {"type": "Point", "coordinates": list(points()["sd"])}


def test_who_says_what_goes_along() -> None:
    told = features([WEIGHING], [SHIPPED, DENIED])[0]["properties"]
    assert told["standing"] == "disputed"
    assert told["sources"] == ["Der Spiegel", "Kirby"]
    assert told["claims"] == [SHIPPED.id, DENIED.id]
    assert [(quoted["source"], quoted["factuality"]) for quoted in told["quotations"]] == [
        ("Der Spiegel", "certain"),
        ("Kirby", "denied"),
    ]
    assert told["quotations"][1]["words"] == "Kirby denied it"


def test_quotations_of_claims_that_are_missing_are_left_out() -> None:
    assert "quotations" not in features([WEIGHING], [])[0]["properties"]


def test_legs_of_routes_say_whether_they_are_assumed() -> None:
    legs = [
        feature
        for feature in features([], [], [route(("A", "cn"), ("B", "ae"), ("C", None), assumed=[1])])
        if feature["properties"]["kind"] == "leg"
    ]
    assert [leg["properties"]["assumed"] for leg in legs] == [False, True]
    assert [leg["geometry"] is None for leg in legs] == [False, True]


def test_every_place_is_there_once_and_groups_are_no_states() -> None:
    found = [f for f in features([flow("ir", "Houthis"), flow("ir", "ru")], []) if f["properties"]["kind"] == "place"]
    assert [place["properties"]["country"] for place in found] == ["ir", "ru", "ye"]
    assert found[2]["properties"]["armed_groups"] == ["Houthis"]


@pytest.mark.parametrize("name", [name for name in NASTY if name])
def test_hostile_names_are_strings(name: str) -> None:
    made = features([flow(name, "ru")], [])[0]["properties"]["supplier"]
    assert made == [name.replace("\ud800", "\ufffd")]


def test_nothing_is_an_empty_collection() -> None:
    assert features([], []) == []
