"""The cue tables hold together: every cue has a meaning, and none two."""

from collections import Counter
from typing import get_args

import pytest

from enduse.model.claim import Factuality
from enduse.reference.factuality import Direction, Effect, Pos, modifiers, predicates, signatures, weights
from enduse.reference.table import rows


def test_every_predicate_has_a_signature() -> None:
    assert set(predicates().values()) <= set(signatures())
    assert {pos for _, pos in predicates()} == set(get_args(Pos))
    assert len(predicates()) > 800


def test_every_signature_is_used() -> None:
    assert set(signatures()) == set(predicates().values())


def test_signatures_speak_of_factuality() -> None:
    values = {v for s in signatures().values() for v in (s.affirmed, s.negated, s.hearsay)}
    assert values <= set(get_args(Factuality))


def test_modifiers_have_an_effect_and_a_direction() -> None:
    assert {m.effect for m in modifiers().values()} <= set(get_args(Effect))
    assert {direction for _, direction in modifiers()} <= set(get_args(Direction))


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("predicates", ("literal", "pos")),
        ("modifiers", ("literal", "direction")),
        ("signatures", ("category",)),
        ("weights", ("trait",)),
    ],
)
def test_no_row_is_told_twice(table: str, key: tuple[str, ...]) -> None:
    seen = Counter(tuple(row[name] for name in key) for row in rows(f"factuality/{table}.csv"))
    assert [row for row, count in seen.items() if count > 1] == []


def test_literals_are_lower_case_and_trimmed() -> None:
    literals = [literal for literal, _ in (*predicates(), *modifiers())]
    assert all(literal == literal.strip().lower() and literal for literal in literals)


def test_weights_name_traits_worth_something() -> None:
    assert "base" in weights()
    assert 50 < len(weights()) <= 200
    assert all(abs(weight) <= 3 for weight in weights().values())
