"""The map as a reader gets it: labels clear of each other, hostile names harmless, what is not drawn told."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from flows_drawn import NASTY, codes, flow, flows, route
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import enduse.views.drawing
from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.views.drawing.box import around, overlap
from enduse.views.flow_map import flow_map, layout, style
from enduse.views.flow_map.layout import MOST

DEMO = [
    flow("ir", "ru", "aircraft.uav", disputed=True),
    flow("ru", "ir", "aircraft.fighter", stage="offered", factuality="possible", independent=0),
    flow("cn", "ru", "electronics", via=("hk", "ae")),
    flow("kp", "ru", "ammunition", independent=3),
    flow("ir", "Houthis", "missile"),
    flow("by", "ru"),
]
EUROPE = (
    *("de", "fr", "pl", "cz", "gb", "se", "no", "fi", "dk", "nl", "be", "it"),
    *("es", "pt", "gr", "ro", "bg", "sk", "si", "hr", "lt", "lv", "ee"),
)


def page(drawn: str) -> html.HtmlElement:
    return html.fromstring(drawn)


@given(st.lists(flows, max_size=12))
@settings(max_examples=60, deadline=None)
def test_names_and_numbers_never_share_ground_nor_leave_the_map(weighings: list[Weighing]) -> None:
    for panel in layout(weighings).panels:
        boxes = [label.box for label in panel.labels]
        boxes += [around(place, arc.tie.label_width, 15) for arc, place in panel.pills]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= panel.window.width
            assert bottom <= panel.window.height


@given(st.lists(flows, max_size=12))
@settings(max_examples=40, deadline=None)
def test_whatever_is_said_makes_a_whole_figure(weighings: list[Weighing]) -> None:
    drawn = flow_map(weighings)
    assert drawn == flow_map(weighings)
    drawn.encode("utf-8")
    tree = page(drawn)
    assert tree.tag == "figure"
    assert not tree.xpath("//script|//img|//@style|//style|//@onload|//@onerror|//@id")


@given(st.lists(flows, min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_every_flow_is_drawn_or_told(weighings: list[Weighing]) -> None:
    tree = page(flow_map(weighings))
    drawn = {int(n) for numbers in tree.xpath("//a[@data-flow]/@data-flow") for n in numbers.split()}
    told = {number for number, _ in layout(weighings).unplaced}
    alone = {n for n, w in enumerate(weighings, 1) if not w.flow.directed and len(set(w.flow.supplier)) < 2}
    assert drawn | told | alone >= set(range(1, len(weighings) + 1))
    assert len(tree.xpath("//details/ol/li")) == len(weighings)


@pytest.mark.parametrize("name", NASTY)
def test_hostile_names_are_text(name: str) -> None:
    drawn = flow_map([flow(name or (), "ru"), flow("ir", "ru", via=(name,)), flow("ir", (name,))])
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "\u202e" not in drawn
    assert "\x1b" not in drawn
    assert not page(drawn).xpath("//@onload|//@onerror")
    assert max(map(len, page(drawn).xpath("//figcaption//text()"))) < 1200


def test_sixty_suppliers_of_one_country() -> None:
    drawn = layout([flow(code, "ua", "missile") for code in (EUROPE * 3)[:60]])
    assert sum(len(arc.hop.flows) for arc in drawn.arcs) == 60
    assert len(drawn.arcs) == len(EUROPE)
    named = {label.code for panel in drawn.panels for label in panel.labels}
    assert len(named) >= len(EUROPE) - 2


def test_a_crowd_amid_a_wide_world_is_enlarged() -> None:
    weighings = [flow(code, "ua") for code in [*EUROPE, "us", "au", "cl", "jp"]]
    wide, close = layout(weighings).panels
    assert {hop.start for hop in (arc.hop for arc in wide.arcs)} == {"us", "au", "cl", "jp"}
    assert set(EUROPE) <= set(close.marks)
    assert wide.frame is not None
    assert close.frame is None
    assert close.window.scale > 2 * wide.window.scale
    assert "Enlarged" in flow_map(weighings)


@pytest.mark.parametrize("countries", [list(EUROPE), ["us", "au", "cl", "jp", "in", "za"], ["pl"]])
def test_what_fits_one_map_is_one_map(countries: list[str]) -> None:
    assert len(layout([flow(code, "ua") for code in countries]).panels) == 1


def test_too_many_lines_are_cut_and_told() -> None:
    weighings = [flow(one, other) for one in EUROPE for other in ("ru", "cn", "ua", "in", "us")]
    drawn = layout(weighings)
    assert len(drawn.arcs) == MOST
    assert f"{len(weighings) - MOST} more lines" in flow_map(weighings)
    assert "+" in flow_map(weighings).split("are not drawn")[0][-120:]


@pytest.mark.parametrize("weighings", [[], [flow((), "ru")], [flow("Acme", "ru")], [flow("ru", directed=False)]])
def test_where_nothing_can_be_drawn_that_is_said(weighings: list[Weighing]) -> None:
    drawn = flow_map(weighings)
    assert "No flow can be drawn" in drawn
    assert "<svg" not in drawn


@given(codes, codes)
@settings(max_examples=30, deadline=None)
def test_lines_stay_on_the_map(one: str, other: str) -> None:
    (panel,) = layout([flow(one, other), flow(other, one), flow(one, other, "missile")]).panels
    for arc in panel.arcs:
        for x, y in arc.curve:
            assert -150 < x < panel.window.width + 150
            assert -150 < y < panel.window.height + 150


def test_lines_between_the_same_two_are_apart() -> None:
    kinds = ["aircraft.uav", "missile", "ammunition", "electronics", "armour", "aircraft"]
    (panel,) = layout([flow("ir", "ru", kind) for kind in kinds] + [flow("ru", "ir", kind) for kind in kinds]).panels
    middles = [arc.curve[1] for arc in panel.arcs]
    assert len({(round(x), round(y)) for x, y in middles}) == 12


def test_links_lead_where_the_page_says() -> None:
    drawn = flow_map(
        DEMO, [route(("A", "cn"), ("B", "ru"))], link=lambda n: f"/flows?n={n}&a=b", route_link="/r/{}".format
    )
    hrefs = set(page(drawn).xpath("//a/@href"))
    assert hrefs == {*(f"/flows?n={n}&a=b" for n in range(1, 7)), "/r/1"}


@pytest.mark.parametrize(
    ("weighings", "ways", "told", "untold"),
    [
        (DEMO, [], ["Numbers are those of the flows.", "is said to supply whom"], ["R and a number"]),
        (
            [],
            [route(("A", "cn"), ("B", "ru"))],
            ["R and a number is a route.", "a leg leads"],
            ["flows", "said to supply"],
        ),
        (DEMO, [route(("A", "cn"), ("B", "ru"))], ["those of the flows; R and a number is a route."], ["a leg leads"]),
        ([], [], ["No flow can be drawn"], ["Numbers are", "R and a number"]),
    ],
)
def test_what_numbers_mean_is_told_of_what_is_drawn(
    weighings: list[Weighing], ways: list[Route], told: list[str], untold: list[str]
) -> None:
    caption = page(flow_map(weighings, ways)).xpath("string(//figcaption)")
    assert all(words in caption for words in told)
    assert not any(words in caption for words in untold)


def test_every_line_says_what_it_carries() -> None:
    tree = page(flow_map(DEMO))
    titles = tree.xpath("//a[contains(@class, 'arc')]/title/text()")
    assert titles[0] == "Iran to Russia, drones, disputed: flow 1"
    assert len(titles) == len(tree.xpath("//a[contains(@class, 'arc')]")) == 8
    assert tree.xpath("//g[contains(@class, 'pill')]//a/@aria-label")[0].startswith("Flow 1: Iran to Russia")


def test_lines_are_not_stops_of_the_keyboard_but_numbers_are() -> None:
    tree = page(flow_map(DEMO))
    assert set(tree.xpath("//a[contains(@class, 'arc')]/@tabindex")) == {"-1"}
    assert not tree.xpath("//g[contains(@class, 'pill')]//a[@tabindex]")


def test_a_deal_without_direction_has_no_arrowhead() -> None:
    drawn = flow_map([flow(("ru", "cn"), directed=False)])
    assert 'class="head"' not in drawn
    assert "China and Russia" in drawn


def test_more_independent_voices_make_a_modestly_wider_line() -> None:
    widths = [layout([flow("ir", "ru", independent=n)]).arcs[0].tie.width for n in (0, 1, 2, 4, 40)]
    assert widths == sorted(widths)
    assert widths[0] == widths[1] < widths[2]
    assert widths[-1] < 4


def test_guests_are_told_to_be_no_state() -> None:
    drawn = flow_map([flow("ir", "Houthis")])
    assert "Houthis (Yemen)" in drawn
    assert "not the state: Houthis in Yemen" in drawn


CSS = Path(enduse.views.drawing.__file__).with_name("style.css").read_text("utf-8")
GOODS = ("drone", "aircraft", "missile", "heavy", "munition", "dual_use", "other")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("goods", GOODS)
def test_lines_can_be_seen_on_land_and_sea_in_light_and_dark(goods: str, scheme: int) -> None:
    """WCAG 2.2, 1.4.11: graphics need a contrast of 3 to 1."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", CSS.split("@media")[scheme]))
    for ground in ("sea", "land", "land-named", "halo"):
        bright, dark = sorted((luminance(colours[goods]), luminance(colours[ground])), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 3


def test_the_style_sheet_asks_nobody_for_anything() -> None:
    assert not re.search(r"url\(|@import|@font-face|expression", style())
    assert all(f".{goods} {{" in style() for goods in GOODS)
