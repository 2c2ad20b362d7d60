"""Goods in a handful of groups."""

from __future__ import annotations

import pytest

from enduse.reference.goods import categories
from enduse.reference.goods_groups import goods_groups, group_of


@pytest.mark.parametrize(
    ("goods", "group"),
    [
        ("aircraft.uav.loitering", "drone"),
        ("aircraft.helicopter", "aircraft"),
        ("aircraft", "aircraft"),
        ("missile.part", "missile"),
        ("engine.rocket", "missile"),
        ("engine.ship", "dual_use"),
        ("ammunition.artillery", "munition"),
        ("artillery.towed", "heavy"),
        ("electronics.processor", "dual_use"),
        ("854231", "dual_use"),
        ("880622", "drone"),
        ("880230", "aircraft"),
        ("930690", "munition"),
        ("871000", "heavy"),
    ],
)
def test_goods_fall_into_their_group(goods: str, group: str) -> None:
    assert group_of(goods).key == group


@pytest.mark.parametrize(
    "goods", [None, "", "arms", "goods", "fuel", "no such category", "010121", "8", "²", "aircraftx"]
)
def test_everything_else_is_other(goods: str | None) -> None:
    assert group_of(goods).key == "other"


def test_groups_hold_only_known_categories_once() -> None:
    held = [category for group in goods_groups() for category in group.categories]
    assert set(held) <= set(categories())
    assert len(held) == len(set(held))


def test_the_last_group_is_the_rest() -> None:
    assert (goods_groups()[-1].key, goods_groups()[-1].categories) == ("other", ())
