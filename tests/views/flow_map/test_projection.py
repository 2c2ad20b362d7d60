"""The Equal Earth projection against its definition: sizes, symmetry, equal areas."""

from __future__ import annotations

from itertools import pairwise
from math import pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.views.flow_map.projection import WIDTH, project

longitudes = st.integers(-1800, 1800).map(lambda tenths: tenths / 10)
latitudes = st.integers(-890, 890).map(lambda tenths: tenths / 10)


def test_the_width_of_the_world() -> None:
    # 4 pi radians of longitude over the slope at the equator: 2 * 2 sqrt(3) pi / (3 * 1.340264)
    assert project(180, 0)[0] - project(-180, 0)[0] == pytest.approx(WIDTH, abs=1e-4)


def test_the_pole_is_a_line_as_high_as_the_authors_say() -> None:
    assert project(0, 90)[1] == pytest.approx(1.3173628, abs=1e-6)
    assert project(180, 90)[0] == pytest.approx(0.59 * WIDTH / 2, rel=0.01)


@given(longitudes, latitudes)
def test_halves_mirror_each_other(lon: float, lat: float) -> None:
    x, y = project(lon, lat)
    assert project(-lon, lat) == pytest.approx((-x, y))
    assert project(lon, -lat) == pytest.approx((x, -y))


@given(st.integers(-89, 88))
def test_equal_areas_stay_equal(south: int) -> None:
    """A strip of one degree has on the map the share of the globe it has on the globe."""
    steps = [south + step / 10 for step in range(11)]
    strip = 0.0
    for lat, after in pairwise(steps):
        strip += (project(1, lat)[0] + project(1, after)[0]) / 2 * (project(0, after)[1] - project(0, lat)[1])
    assert strip == pytest.approx(radians(1) * (sin(radians(south + 1)) - sin(radians(south))), rel=2e-3)
    assert strip < 4 * pi


@given(latitudes)
def test_north_is_up(lat: float) -> None:
    assert project(0, lat + 0.1)[1] > project(0, lat)[1]
