"""Charts: well-formed, escaped, the same every time, and within their frame."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.views.chart import Bar, Range, Row, bar_chart, line_chart, range_chart
from enduse.views.chart.scale import named, scale

HOSTILE = '<script>alert("x")</script> & \x1b[31m ]]> "quoted" \'single\''
SVG = "{http://www.w3.org/2000/svg}"


def line(title: str = "Exports") -> str:
    values = {f"2021-{month:02}": 1.0 + month / 10 for month in range(1, 13) if month != 6}
    band = {f"2021-{month:02}": (0.5, 2.0) for month in range(1, 13)}
    return line_chart(
        title, title, values, band=band, mark="2021-03-05", names=(title, "controls", "the date"), notes=[title]
    )


def ranges(title: str = "Shares", rows: int = 3) -> str:
    made = [Row(f"{title} {number}", Range(0.1 * number, 0.05, 0.4), Range(0.1)) for number in range(rows)]
    return range_chart(title, title, made, names=("since", "before"), unit="%", level=0.0, notes=[title])


def bars(title: str = "Amounts") -> str:
    made = [Bar(title, 3e8, 1e6, title), Bar("b", -2e7, None, ""), Bar("c", 0.0, 0.0)]
    return bar_chart(title, title, made, names=("sent", "made"), notes=[title])


@pytest.mark.parametrize("chart", [line, ranges, bars])
def test_hostile_words_stay_words(chart: object) -> None:
    drawn = chart(HOSTILE)  # type: ignore[operator]
    root = ET.fromstring(drawn)
    assert not root.findall(f".//{SVG}script")
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text is not None
    assert "<script>" in title.text


@pytest.mark.parametrize("chart", [line, ranges, bars])
def test_equal_inputs_give_equal_bytes(chart: object) -> None:
    assert chart() == chart()  # type: ignore[operator]


@pytest.mark.parametrize("chart", [line, ranges, bars])
def test_those_who_do_not_see_it_are_told(chart: object) -> None:
    root = ET.fromstring(chart())  # type: ignore[operator]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root.find(f"{SVG}desc") is not None


@pytest.mark.parametrize("chart", [line, ranges, bars])
def test_light_and_dark_and_nothing_from_elsewhere(chart: object) -> None:
    drawn = chart()  # type: ignore[operator]
    assert "prefers-color-scheme:dark" in drawn
    assert re.findall(r"(?:href|src|url\()", drawn) == []


@pytest.mark.parametrize("chart", [line, ranges, bars])
def test_everything_lies_within_the_frame(chart: object) -> None:
    root = ET.fromstring(chart())  # type: ignore[operator]
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for element in root.iter():
        for name, most in (
            ("x", width),
            ("x1", width),
            ("x2", width),
            ("cx", width),
            ("y", height),
            ("y1", height),
            ("cy", height),
        ):
            assert 0 <= float(element.get(name, "0")) <= most


def test_a_missing_month_breaks_the_line() -> None:
    root = ET.fromstring(line())
    assert [
        len((each.get("points") or "").split())
        for each in root.findall(f"{SVG}polyline")
        if each.get("class") == "first"
    ][:2] == [5, 6]


def test_many_rows_make_it_taller() -> None:
    assert float(ET.fromstring(ranges(rows=20)).get("height", "0")) > float(
        ET.fromstring(ranges(rows=3)).get("height", "0")
    )


@given(st.lists(st.floats(1e-6, 1e9), min_size=1, max_size=6), st.booleans())
def test_an_axis_holds_its_values_in_order(values: list[float], logarithmic: bool) -> None:
    axis = scale(values, 0.0, 100.0, logarithmic=logarithmic)
    places = [axis.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert axis.low <= min(values) or min(values) == pytest.approx(axis.low)
    assert axis.high >= max(values) or max(values) == pytest.approx(axis.high)
    assert 2 <= len(axis.ticks) <= 14
    assert list(axis.ticks) == sorted(axis.ticks)


def test_an_axis_without_values_is_still_one() -> None:
    assert scale([], 0.0, 1.0).ticks
    assert scale([float("nan"), 0.0], 0.0, 1.0, logarithmic=True).ticks
    assert scale([5.0, 5.0], 0.0, 10.0).at(5.0) == 10.0


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.25, "%", "25%"),
        (-0.05, "%", "\u22125%"),
        (1.5e9, "", "1.5 bn"),
        (2e6, "", "2 m"),
        (0.0, "", "0"),
        (4.0, "×", "×4"),
        (1234.0, "", "1.23 k"),
        (10.0, "", "10"),
        (100.0, "", "100"),
    ],
)
def test_ticks_in_words(value: float, unit: str, words: str) -> None:
    assert named(value, unit) == words
