from __future__ import annotations

import pytest

from enduse.claims.senses import _SENSES
from enduse.reference.frames import controllers, default_trigger, holders, patterns, support_verbs, triggers, words
from enduse.reference.table import rows

ROLES = {"giver", "recipient", "theme", "via", "exchanged", "money", "purpose", "origin", "goal", "parties"}


def test_every_condition_a_table_names_is_defined() -> None:
    named = {trigger.sense for found in triggers().values() for trigger in found} - {""}
    assert named == set(_SENSES) & named
    assert set(_SENSES) - named <= {"theme_or_recipient"}


def test_patterns_name_known_roles_only() -> None:
    for row in rows("frames/patterns.csv"):
        assert {cell for column, cell in row.items() if column != "pattern" and cell} <= ROLES


def test_no_pattern_is_unused() -> None:
    used = {row["pattern"] for name in ("verbs", "nouns") for row in rows(f"frames/{name}.csv")}
    assert used == set(patterns())


@pytest.mark.parametrize("name", ["verbs", "nouns"])
def test_no_row_stands_twice(name: str) -> None:
    keys = [
        (row["lemma"], row.get("particle", ""), row.get("pos", ""), row["frame"]) for row in rows(f"frames/{name}.csv")
    ]
    assert len(keys) == len(set(keys))


def test_particle_rows_come_before_the_bare_verb() -> None:
    assert {trigger.particle for trigger in triggers()["hand"]} > {"over", ""}
    for found in triggers().values():
        bare = [not trigger.particle for trigger in found]
        assert bare == sorted(bare)


def test_lemmas_are_lower_case() -> None:
    assert all(lemma == lemma.lower().strip() for lemma in (*triggers(), *holders(), *words("light")))


def test_goods_are_not_holders() -> None:
    assert not holders() & {"missile", "tank", "drone", "weapon", "rifle", "shell", "equipment", "money", "ship"}


def test_control_is_unambiguous() -> None:
    for pos in ("verb", "noun"):
        lemmas = [row["lemma"] for row in rows("frames/control.csv") if row["pos"] == pos]
        assert len(lemmas) == len(set(lemmas))
    assert controllers("verb")["use"] == "via"
    assert "agree" not in controllers("verb")


def test_support_verbs_of_deals_do_not_carry_acts() -> None:
    assert not support_verbs("act") & support_verbs("deal")


def test_an_unknown_frame_says_what_to_do() -> None:
    with pytest.raises(LookupError, match="add one to reference/frames"):
        default_trigger("Dancing", verb=True)
