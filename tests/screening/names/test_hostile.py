"""Names are hostile input: whatever is asked or listed, an answer comes, soon, and nobody is found by noise."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.model import Entity, Identifier, Query
from enduse.screening import Screener
from enduse.screening.names import alignment
from enduse.screening.names.likeness import Likeness, likeness
from enduse.screening.names.name import MOST_WORDS, name_of, readings
from enduse.screening.names.sort import Sort
from enduse.screening.names.word import Word
from enduse.screening.thresholds import DEFAULT, WIDE
from tests.screening.invented import FIRMS, PEOPLE, SHIPS, entity

EVERYBODY = [
    *(entity(place, "Person", pair) for place, pair in enumerate(PEOPLE)),
    *(entity(place + 100, "Company", pair) for place, pair in enumerate(FIRMS)),
    *(entity(place + 200, "Vessel", (name,)) for place, name in enumerate(SHIPS)),
]
SCREENER = Screener.build(EVERYBODY)

HOSTILE = {
    "empty": "",
    "spaces": " \t\u00a0\u2003 ",
    "punctuation": "!?.,;:-_/\\|()[]{}<>\"'`~@#$%^&*+=",
    "long": "a" * 10_000,
    "long words": "quor " * 5_000,
    "long name in brackets": "(" * 5_000 + "x" + ")" * 5_000,
    "many readings": "a.k.a. " * 3_000,
    "strokes": " / ;" * 3_000,
    "question marks": "a" + "?" * 5_000,
    "combining marks": "a" + "\u0301" * 5_000,
    "expanding": "\ufdfa" * 2_000,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85",
    "NUL": "\x00",
    "lone surrogate": "\ud800",
    "surrogates": "\udfff\ud800 \ud83d",
    "private use": "\ue000\uf8ff",
    "not characters": "\ufffe\uffff",
    "emoji": "😀👩‍👩‍👧‍👦🏴‍☠️🇷🇺",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "right to left": "\u202e\u202d\u2066\u2069",
    "figures": "0 1 2 3 4 5 6 7 8 9",
    "all scripts": "аαאاअกあア漢한ႠԱ",
    "SQL": "'; DROP TABLE parties; --",
    "SQL of a union": '" UNION SELECT 1,2,3 --',
    "HTML": "<script>alert(1)</script>",
    "entities": "&lt;img src=x onerror=alert(1)&gt;",
    "formula": '=HYPERLINK("http://x.example","click")',
    "formula of commands": "@SUM(1+1)*cmd|' /C calc'!A0",
    "path": "../../../../etc/passwd",
    "format": "%s%n{0}{name}${x}",
    "JSON": '{"name": ["x"], "id": null}',
    "pattern": "(a+)+$.*[",
}


@pytest.mark.parametrize("schema", ["Person", "Company", "Vessel", None])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_noise_finds_nobody(text: str, schema: str | None) -> None:
    assert SCREENER.screen([Query((text,), schema)], threshold=WIDE) == [()]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_noise_on_the_list_is_borne_and_hides_nobody(text: str) -> None:
    noise = Entity("noise", "Person", {"name": (text or " ",), "alias": (text[::-1] or " ",)}, text, ("l",))
    screener = Screener.build([noise, *EVERYBODY])
    (answer,) = screener.screen([Query(("Vadim Lukhtonov",), "Person")], threshold=DEFAULT)
    assert answer[0].entity_id == "x-000"
    assert "noise" not in {match.entity_id for match in answer}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_name_hidden_in_noise_is_still_the_same_name_twice(text: str) -> None:
    name = f"Vadim Lukhtonov {text}"
    one, again = (SCREENER.screen([Query((name,), "Person")], threshold=WIDE) for _ in range(2))
    assert one == again


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_words_of_a_name_are_bounded(text: str) -> None:
    for sort in Sort:
        assert len(name_of(text, sort).words) <= MOST_WORDS
    assert len(readings(text)) <= 5


def test_comparing_the_longest_names_is_bounded_work(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(one: Word, other: Word) -> Likeness:
        nonlocal calls
        calls += 1
        return likeness(one, other)

    monkeypatch.setattr(alignment, "likeness", counted)
    mine = " ".join(f"quor{chr(97 + place % 26)}{chr(97 + place // 26)}" for place in range(5_000))
    theirs = " ".join(f"vest{chr(97 + place % 26)}{chr(97 + place // 26)}" for place in range(5_000))
    alignment.aligned(name_of(mine), name_of(theirs))
    assert 0 < calls <= 4 * MOST_WORDS**2


@given(text=st.text(max_size=60), schema=st.sampled_from(["Person", "Company", "Vessel", None]))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_answered(text: str, schema: str | None) -> None:
    (answer,) = SCREENER.screen([Query((text,), schema)], threshold=WIDE)
    assert all(0 <= match.score <= 1 for match in answer)


@given(text=st.text(st.characters(), min_size=1, max_size=40))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_can_be_listed_numbered_and_asked(text: str) -> None:
    party = Entity("any", "Person", {"name": (text,), "idNumber": (text,)}, text, ("l",))
    query = Query((text,), "Person", (text,), (text,), (Identifier("idNumber", text), Identifier(text, text)), text)
    (answer,) = Screener.build([party]).screen([query], threshold=WIDE)
    assert all(match.entity_id == "any" and 0 <= match.score <= 1 for match in answer)
