"""The cost, measured in fresh processes on a list of two."""

import json
from pathlib import Path

import pytest

from enduse.model.errors import InputError
from evaluation.names.cases import Case
from evaluation.names.cost import cost, held, peak_held

PARTIES = [
    {"id": "p-1", "schema": "Person", "caption": "Ann Ba", "properties": {"name": ["Ann Ba"]}},
    {"id": "p-2", "schema": "Company", "caption": "Beta", "properties": {"name": ["Beta Shipyard"]}},
]


def test_what_a_small_list_costs(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text("".join(json.dumps(party) + "\n" for party in PARTIES))
    told = cost([path], [Case("Ann Ba", "Person", "g"), Case("Nobody Else", None, "g")], threshold=0.8)
    assert (told.parties, told.names) == (2, 2)
    assert 0 < told.build_seconds < 60
    assert 0 < told.reopen_seconds < 60
    assert told.file_mb > 0
    assert told.names_per_cpu_second > 0


def test_a_list_that_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the cost of matching cannot be measured") as caught:
        cost([tmp_path / "absent.json"], [], threshold=0.8)
    assert "\n" not in str(caught.value)


def test_memory_held_is_never_more_than_its_peak() -> None:
    assert 1 < held() <= peak_held() * 1.01
