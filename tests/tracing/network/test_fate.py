"""Every stage and every level of certainty has its row."""

from __future__ import annotations

from typing import get_args

from enduse.model.claim import Factuality, TransferStage
from enduse.reference.tracing.fate import certainties, fates


def test_every_stage_is_told() -> None:
    assert set(fates()) == {None, *get_args(TransferStage)}


def test_every_certainty_is_told() -> None:
    assert set(certainties()) == set(get_args(Factuality))


def test_only_what_moved_or_was_agreed_counts() -> None:
    assert {fate.kind for fate in fates().values() if fate.weight} == {"moved", "agreed"}
    assert all(fate.weight > 0 for fate in fates().values() if fate.kind in ("moved", "agreed"))


def test_what_is_against_counts_for_nothing() -> None:
    assert all(each.against == (each.weight == 0) for each in certainties().values())
