"""What a map shows: all its countries, not the whole world for two neighbours, and cut where nothing is torn."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.reference.geography import Point, outlines, points
from enduse.views.flow_map.land import _pieces, land
from enduse.views.flow_map.projection import WIDTH
from enduse.views.flow_map.window import ACROSS, Window, turned, window

codes = st.lists(st.sampled_from(sorted(points())), min_size=1, max_size=12, unique=True)


def width(shown: Window) -> float:
    """As a share of the whole world's."""
    return ACROSS / shown.scale / WIDTH


@given(codes)
@settings(max_examples=60)
def test_every_country_stands_on_its_map(countries: list[str]) -> None:
    shown = window(countries)
    for code in countries:
        x, y = shown.place(points()[code])
        assert 0 < x < shown.width
        assert 0 < y < shown.height


@given(codes)
@settings(max_examples=60)
def test_a_map_is_neither_a_strip_nor_a_tower(countries: list[str]) -> None:
    shown = window(countries)
    assert 0.3 < shown.height / shown.width < 0.9
    assert 0.1 < width(shown) <= 1.0001


@given(codes)
@settings(max_examples=30)
def test_the_order_of_countries_changes_nothing(countries: list[str]) -> None:
    assert window(countries[::-1]) == window(countries)


@pytest.mark.parametrize("pair", [("ir", "ru"), ("gb", "ua"), ("ru", "by"), ("sd", "sd"), ("hk", "cn")])
def test_neighbours_do_not_show_the_world(pair: tuple[str, str]) -> None:
    assert width(window(list(dict.fromkeys(pair)))) < 0.35


def test_one_small_country_is_shown_with_its_surroundings() -> None:
    drawn = dict(land(window(["sg"])))
    assert {"my", "id", "th"} <= set(drawn)


def test_the_pacific_is_crossed_where_that_is_much_shorter() -> None:
    shown = window(["us", "kr"])
    assert shown.place(points()["kr"])[0] < shown.place(points()["us"])[0]


@pytest.mark.parametrize("countries", [["us", "ir", "ru", "kr"], ["us", "gb", "cn"], ["kp", "ru"], ["us", "ua", "jp"]])
def test_the_pacific_is_not_crossed_for_little(countries: list[str]) -> None:
    shown = window(countries)
    eastward = sorted(countries, key=points().__getitem__)
    assert sorted(countries, key=lambda code: shown.place(points()[code])[0]) == eastward


@pytest.mark.parametrize(("lon", "meridian", "told"), [(10, 0, 10), (-170, 170, 20), (170, -170, -20), (180, 0, -180)])
def test_longitudes_told_from_another_meridian(lon: float, meridian: float, told: float) -> None:
    assert turned(lon, meridian) == told


@given(st.sampled_from([["fj", "nz"], ["ru", "us"], ["us", "kr"], ["au", "cl"], ["ru", "ir"]]))
def test_no_land_is_drawn_across_the_map(countries: list[str]) -> None:
    """A ring that is not cut at the edge of the world would run from one side to the other in one step."""
    shown = window(countries)
    for _, path in land(shown):
        for piece in re.findall(r"l([^z]*)z", path):
            steps = [float(step) for step in piece.split(" ")]
            assert max(map(abs, steps)) < shown.width * 10 * 0.6


@given(st.integers(-180, 180))
@settings(max_examples=20, deadline=None)
def test_cutting_the_world_anywhere_keeps_all_of_its_land(meridian: int) -> None:
    for outline in outlines():
        pieces = list(_pieces(outline, meridian))
        assert all(-180.0001 <= lon <= 180.0001 for piece in pieces for lon, _ in piece)
        assert sum(map(area, pieces)) == pytest.approx(area(outline.ring), abs=1e-6)


def area(ring: Sequence[Point]) -> float:
    joined = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in joined) / 2


def test_land_stays_near_the_window() -> None:
    shown = window(["ir", "ru"])
    for _, path in land(shown):
        for x, y in re.findall(r"M(-?\d+) (-?\d+)", path):
            assert -100 <= int(x) <= shown.width * 10 + 100
            assert -100 <= int(y) <= shown.height * 10 + 100
