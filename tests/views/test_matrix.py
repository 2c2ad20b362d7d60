"""Who says what: every stand is in its cell, in words as well as in colour, and nothing is left out untold."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_claims import AGAINST, DENIED, FLOW, HELD, HOSTILE, SHIPPED, WEIGHING

from enduse.model.position import Position, Weighing
from enduse.views.link import Link
from enduse.views.matrix import matrix, style
from enduse.views.matrix.column import voices
from enduse.views.sign import ORDER, WORDS, shape

CLAIMS = {claim.id: claim for claim in (SHIPPED, DENIED)}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def _link(claim_id: str) -> Link | None:
    return Link(f"#claim-{claim_id[:6]}", claim_id[:6]) if claim_id in CLAIMS else None


def _drawn(*weighings: Weighing, **more: Any) -> str:
    return str(matrix(weighings, CLAIMS, flow_link="#flow-{}".format, claim_link=_link, **more))


def _position(source: str, *bodies: str, **more: Any) -> Position:
    return replace(HELD, source=source, affiliation=bodies, names=(source,), **more)


def test_a_cell_says_in_words_what_its_sign_shows() -> None:
    tags = Tags(_drawn(WEIGHING))
    labels = [button["aria-label"] for button in tags.all("button")]
    assert labels == [
        "Der Spiegel says that they were shipped, through the United Arab Emirates",
        "Kirby denies that they were shipped",
    ]


def test_a_click_opens_the_quotation_with_its_claim() -> None:
    tags = Tags(_drawn(WEIGHING))
    opened = [button["popovertarget"] for button in tags.all("button")]
    cards = {card["id"] for card in tags.all("div") if "popover" in card}
    assert set(opened) == cards
    assert len(opened) == len(cards) == 2
    assert "Kirby denied it claim " in " ".join(tags.text.split())
    assert {"#claim-" + id_[:6] for id_ in CLAIMS} <= {link["href"] for link in tags.all("a")}


def test_heads_of_rows_and_columns_are_heads() -> None:
    tags = Tags(_drawn(WEIGHING))
    assert [head["scope"] for head in tags.all("th")] == ["col", "col", "col", "row"]


def test_sources_of_one_voice_stand_under_one_head() -> None:
    positions = (_position("White House", "gov:us"), _position("Spiegel", "name:spiegel"), _position("Kirby", "gov:us"))
    (together, alone), left = voices([Weighing(FLOW, positions)], 9)
    assert [column.name for column in together.columns] == ["The White House", "Kirby"]
    assert together.name == "The government of the United States"
    assert (alone.name, left) == ("", 0)


@pytest.mark.parametrize("bodies", [(), ("gov:us",)])
def test_a_source_alone_stands_under_no_voice(bodies: tuple[str, ...]) -> None:
    ((voice,), _) = voices([Weighing(FLOW, (_position("Kirby", *bodies),))], 9)
    assert voice.name == ""
    assert "colgroup" not in _drawn(Weighing(FLOW, (_position("Kirby", *bodies),)))


def test_a_voice_whose_other_sources_have_no_column_has_no_head() -> None:
    both = Weighing(FLOW, (_position("Kirby", "gov:us"), _position("White House", "gov:us")))
    ((voice,), left) = voices([both], 1)
    assert (voice.name, left) == ("", 1)


def test_unaffiliated_sources_are_never_one_voice() -> None:
    found, _ = voices([Weighing(FLOW, (_position("one official"), _position("two officials")))], 9)
    assert [voice.name for voice in found] == ["", ""]


def test_what_has_no_column_and_no_row_is_told() -> None:
    many = Weighing(FLOW, tuple(_position(f"Source {n}") for n in range(7)))
    text = Tags(_drawn(many, many, many, most_flows=2, most_sources=5)).text
    assert "2 more sources" in text
    assert text.count("+2") == 2
    assert "1 more flows are not in this table" in text


def test_only_signs_that_are_used_are_explained() -> None:
    text = Tags(_drawn(Weighing(FLOW, (HELD,)))).text
    assert WORDS["certain"] in text
    assert WORDS["denied"] not in text


def test_a_plan_is_hollow_and_a_delivery_full() -> None:
    drawn = _drawn(Weighing(FLOW, (replace(HELD, stage="sought"), replace(AGAINST, stage="delivered"))))
    assert 'class="tile hollow sure-certain"' in drawn
    assert 'class="tile full sure-denied"' in drawn


def test_every_sign_has_its_own_shape() -> None:
    assert len({shape(factuality) for factuality in ORDER}) == len(ORDER) == 6


@pytest.mark.parametrize("weighings", [(), (Weighing(FLOW, ()),)])
def test_without_a_stand_there_is_no_table(weighings: tuple[Weighing, ...]) -> None:
    drawn = _drawn(*weighings)
    assert "<table" not in drawn
    assert "No source takes a stand" in drawn


def test_a_claim_that_cannot_be_shown_gives_no_quotation() -> None:
    drawn = _drawn(Weighing(FLOW, (replace(HELD, claim_ids=("gone",)),)))
    assert "<blockquote" not in drawn
    assert "<button" in drawn


def test_hostile_names_stay_words() -> None:
    position = _position(HOSTILE * 10, HOSTILE, goods=(HOSTILE,), relayed_by=(HOSTILE,))
    drawn = _drawn(Weighing(replace(FLOW, supplier=(HOSTILE,), category=HOSTILE), (position,)))
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "\x1b" not in drawn
    assert not [a for _, a in Tags(drawn).found if "style" in a or any(name.startswith("on") for name in a)]


def test_two_fragments_share_no_id() -> None:
    ids = [re.findall(r' id="([^"]+)"', _drawn(WEIGHING, prefix=prefix)) for prefix in ("a", "b")]
    assert not set(ids[0]) & set(ids[1])


def test_its_style_asks_for_nothing() -> None:
    assert "url(" not in style()
    assert "@import" not in style()


_SOURCES = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["", "gov:us", "gov:ir"])), max_size=12)


@given(st.lists(_SOURCES, max_size=4), st.integers(1, 5))
def test_every_source_has_one_column_or_is_counted(flows: list[list[tuple[str, str]]], most: int) -> None:
    weighings = [
        Weighing(FLOW, tuple(_position(name, *filter(None, [body])) for name, body in sources)) for sources in flows
    ]
    found, left = voices(weighings, most)
    keys = [column.key for voice in found for column in voice.columns]
    everybody = {(position.source, position.affiliation) for each in weighings for position in each.positions}
    assert len(keys) == len(set(keys)) == min(most, len(everybody))
    assert left == len(everybody) - len(keys)
    assert set(keys) <= everybody
