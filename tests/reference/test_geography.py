"""Places and outlines: every territory has a place, the place lies where the territory does, outlines are whole."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from importlib.resources import files
from math import acos, cos, degrees, radians, sin
from pathlib import Path

import pytest

from enduse.reference.actors.tables import rows
from enduse.reference.geography import Point, outlines, pieces, points
from enduse.reference.table import rows as table_rows

SHARED = Path(os.environ.get("ENDUSE_SHARED", "../shared"))
CITIES = SHARED / "data" / "places" / "geonames" / "cities15000.csv"

# Islands far from the rest of their state, or deserts and ice, whose place lies farther than 4 degrees from any city.
FAR_FROM_CITIES = frozenset({"gl", "hm", "io"})


def inside(place: Point, rings: Iterable[Iterable[Point]]) -> bool:
    """Whether a place lies in an odd number of rings' shadow, holes counted out; longitudes may pass 180."""
    found = False
    for ring in map(list, rings):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            for x in (place[0], place[0] + 360):
                if (y1 > place[1]) != (y2 > place[1]) and x < (x2 - x1) * (place[1] - y1) / (y2 - y1) + x1:
                    found = not found
    return found


def rings(code: str) -> list[tuple[Point, ...]]:
    return [piece.ring for piece in pieces().get(code, ())]


def test_every_country_of_the_gazetteer_has_a_place() -> None:
    assert {row["code"] for row in rows("countries.csv")} | {"eu", "un"} == set(points())


def test_places_are_on_the_globe() -> None:
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points().values())


def test_every_place_says_where_it_is_from() -> None:
    known = {"1:110m", "1:50m", "Factbook", "seat", "chosen"}
    assert {row["source"] for row in table_rows("geography/points.csv")} == known


@pytest.mark.parametrize("code", sorted(pieces()))
def test_a_place_lies_in_the_outline_of_its_country(code: str) -> None:
    assert inside(points()[code], rings(code))


@pytest.mark.parametrize(("code", "other"), [("hk", "cn"), ("sg", "my"), ("mt", "it"), ("mc", "fr"), ("bh", "sa")])
def test_small_territories_have_a_place_and_no_outline(code: str, other: str) -> None:
    assert code not in pieces()
    assert points()[code] != points()[other]


def test_a_country_has_no_outline_of_unknown_code() -> None:
    assert set(pieces()) <= set(points())
    assert "aq" not in pieces()


def test_crimea_is_drawn_where_the_general_assembly_counts_it() -> None:
    assert inside((34.1, 45.3), rings("ua"))
    assert not inside((34.1, 45.3), rings("ru"))


@pytest.mark.parametrize(("place", "code"), [((33.6, 35.35), "cy"), ((44.1, 9.6), "so"), ((20.9, 42.6), "xk")])
def test_other_disputed_ground(place: Point, code: str) -> None:
    assert inside(place, rings(code))


def test_the_far_east_of_russia_is_one_piece_with_the_rest() -> None:
    largest = pieces()["ru"][0]
    assert largest.east > 180
    assert inside((-175.0, 67.0), [largest.ring])


@pytest.mark.parametrize("place", [(-40.0, 30.0), (-150.0, 0.0), (80.0, -30.0)])
def test_the_sea_is_nobodys(place: Point) -> None:
    assert not any(inside(place, [outline.ring]) for outline in outlines())


def test_bounds_hold_their_ring() -> None:
    for outline in outlines():
        assert len(outline.ring) >= 3
        assert all(outline.west <= x <= outline.east and outline.south <= y <= outline.north for x, y in outline.ring)
        assert outline.east - outline.west < 200


def test_the_tables_stay_small() -> None:
    folder = files("enduse.reference.geography")
    assert sum(len((folder / name).read_bytes()) for name in ("outlines.csv", "points.csv")) < 70_000


@pytest.mark.skipif(not CITIES.exists(), reason="needs the shared places")
def test_places_lie_near_a_city_of_their_country() -> None:
    cities: dict[str, list[Point]] = {}
    with CITIES.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            cities.setdefault(row["countrycode"].lower(), []).append((float(row["lon"]), float(row["lat"])))
    far = {
        code: round(nearest, 1)
        for code, place in points().items()
        if code in cities and (nearest := min(apart(place, city) for city in cities[code])) > 4
    }
    assert set(far) <= FAR_FROM_CITIES, far


def apart(one: Point, other: Point) -> float:
    """Degrees of the great circle between two places."""
    (x1, y1), (x2, y2) = ((radians(lon), radians(lat)) for lon, lat in (one, other))
    return degrees(acos(max(-1.0, min(1.0, sin(y1) * sin(y2) + cos(y1) * cos(y2) * cos(x1 - x2)))))
