"""Between two vintages: who came, who went, of whom other things are said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists_stand_in import add, party, sanction

from enduse.ledger.lists import ListDiff, ListStore, PropertyChange, diff
from enduse.model.entity import Entity
from enduse.model.errors import CaseError


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "lists")


def between(store: ListStore, old: list[Entity], new: list[Entity]) -> ListDiff:
    first = add(store, *old, vintage="2025-01-01")
    return diff(first, add(store, *new, vintage="2025-06-01"))


def changes(found: ListDiff) -> dict[str, tuple[PropertyChange, ...]]:
    return {each.entity.id: each.properties for each in found.changed}


def ids(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.id for entity in entities]


BASE = [party("p1", "Alpha"), party("p2", "Beta", alias="B"), sanction("s1", "p1", reason="r", country="us")]


def test_the_same_is_no_change(store: ListStore) -> None:
    found = between(store, BASE, [*reversed(BASE)])
    assert (found.came, found.went, found.changed) == ((), (), ())


def test_who_came_and_who_went(store: ListStore) -> None:
    found = between(store, BASE, [*BASE[1:2], party("p3", "Gamma"), sanction("s3", "p3", reason="new")])
    assert ids(found.came) == ["p3"]
    assert ids(found.went) == ["p1"]
    # The sanction of one who came or went is no change of anybody.
    assert found.changed == ()


def test_what_changed_of_a_party(store: ListStore) -> None:
    found = between(store, BASE, [BASE[0], party("p2", "Beta", alias=("B2", "B3"), topics="sanction"), BASE[2]])
    assert changes(found) == {
        "p2": (PropertyChange("alias", ("B2", "B3"), ("B",)), PropertyChange("topics", ("sanction",), ()))
    }


def test_a_sanction_changed_is_its_party_changed(store: ListStore) -> None:
    found = between(store, BASE, [*BASE[:2], sanction("s1", "p1", reason="other", country="us")])
    assert changes(found) == {"p1": (PropertyChange("Sanction.reason", ("other",), ("r",)),)}
    assert found.changed[0].entity.caption == "Alpha"


def test_a_sanction_under_another_id_that_says_the_same_is_no_change(store: ListStore) -> None:
    assert between(store, BASE, [*BASE[:2], sanction("s9", "p1", reason="r", country="us")]).changed == ()


def test_a_sanction_lifted(store: ListStore) -> None:
    found = between(store, BASE, BASE[:2])
    assert changes(found) == {
        "p1": (PropertyChange("Sanction.country", (), ("us",)), PropertyChange("Sanction.reason", (), ("r",)))
    }
    assert found.went == ()


def test_another_name_and_kind(store: ListStore) -> None:
    found = between(store, BASE, [party("p1", "Omega", "Organization"), *BASE[1:]])
    assert [(each.name, each.came, each.went) for each in changes(found)["p1"]] == [
        ("caption", ("Omega",), ("Alpha",)),
        ("name", ("Omega",), ("Alpha",)),
        ("schema", ("Organization",), ("Company",)),
    ]


def test_the_order_of_values_and_when_a_copy_was_taken_do_not_count(store: ListStore) -> None:
    old = replace(party("p1", alias=("a", "b")), rest={"last_seen": "2025-01-01"})
    new = replace(party("p1", alias=("b", "a")), rest={"last_seen": "2025-06-01"})
    assert between(store, [old], [new]).changed == ()


def test_on_one_more_list_of_a_collection(store: ListStore) -> None:
    old = party("p1")
    found = between(store, [old], [replace(old, datasets=("a", "b"))])
    assert changes(found) == {"p1": (PropertyChange("datasets", ("b",), ()),)}


# ---- The same name under another identifier.


def test_a_party_under_another_identifier_is_the_same(store: ListStore) -> None:
    old = [party("x-1", "FKU ?Taman?"), sanction("s1", "x-1", reason="r"), party("p2")]
    found = between(store, old, [party("x-2", "FKU “TAMAN”"), sanction("s2", "x-2", reason="q"), party("p2")])
    assert (found.came, found.went) == ((), ())
    assert {each.name: (each.came, each.went) for each in changes(found)["x-2"]} == {
        "Sanction.reason": (("q",), ("r",)),
        "caption": (("FKU “TAMAN”",), ("FKU ?Taman?",)),
        "id": (("x-2",), ("x-1",)),
        "name": (("FKU “TAMAN”",), ("FKU ?Taman?",)),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([party("x-1", "Alpha")], [party("x-2", "Alpha"), party("x-3", "Alpha")]),  # which of them?
        ([party("x-1", "Alpha"), party("x-2", "Alpha")], [party("x-3", "Alpha")]),
        ([party("x-1", "Alpha")], [replace(party("x-2", "Alpha"), datasets=("other",))]),  # on another list
        ([party("x-1", "Alpha")], [party("x-2", "Alphas")]),
        ([party("x-1", "“?”")], [party("x-2", "!")]),  # a name without letters says nothing
    ],
)
def test_a_name_that_leaves_a_choice_or_differs_joins_nobody(
    store: ListStore, old: list[Entity], new: list[Entity]
) -> None:
    found = between(store, old, new)
    assert (len(found.went), len(found.came)) == (len(old), len(new))
    assert found.changed == ()


def test_one_who_stays_lends_his_name_to_nobody(store: ListStore) -> None:
    found = between(store, [party("x-1", "Alpha")], [party("x-1", "Alpha"), party("x-2", "Alpha")])
    assert ids(found.came) == ["x-2"]


def test_a_wallet_is_its_holders(store: ListStore) -> None:
    held = Entity("w1", "CryptoWallet", {"holder": ("p1",), "publicKey": ("K",)})
    loose = Entity("w2", "CryptoWallet", {"publicKey": ("L",)})
    found = between(store, BASE, [*BASE, held, loose])
    assert changes(found) == {"p1": (PropertyChange("CryptoWallet.publicKey", ("K",), ()),)}
    assert ids(found.came) == ["w2"]


@pytest.mark.parametrize("hostile", ['p", "caption": "x', "p\\", "p\u2028", "é", 'p\\", "caption"', "p\udc80"])
def test_identifiers_of_any_shape_are_found(store: ListStore, hostile: str) -> None:
    old = [party(hostile, "H"), sanction("s", hostile, reason="r")]
    found = between(store, old, [party(hostile, "H"), sanction("s", hostile, reason="q")])
    assert [(each.entity.id, each.entity.caption) for each in found.changed] == [(hostile, "H")]


def test_a_statement_about_nobody_on_the_list_is_passed_over(store: ListStore) -> None:
    found = between(store, BASE, [*BASE, sanction("s7", "elsewhere", reason="r")])
    assert (found.came, found.went, found.changed) == ((), (), ())


def test_a_damaged_line_is_told(store: ListStore) -> None:
    first = add(store, party("p1"), vintage="2025-01-01")
    second = add(store, party("p2"), vintage="2025-06-01")
    second.path.write_text('{"id": 7}\n')
    with pytest.raises(CaseError, match="a line of it is no entity"):
        diff(first, second)


PARTIES = st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("uvw")), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(PARTIES, PARTIES)
def test_it_is_what_comparing_all_entities_gives(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, set[str]], new: dict[str, set[str]]
) -> None:
    def entities(parties: dict[str, set[str]]) -> list[Entity]:
        return [party(id_, alias=tuple(sorted(words))) if words else party(id_) for id_, words in parties.items()]

    store = ListStore(tmp_path_factory.mktemp("lists"))
    found = between(store, entities(old), entities(new))
    assert ids(found.came) == sorted(new.keys() - old.keys())
    assert ids(found.went) == sorted(old.keys() - new.keys())
    expected = {
        id_: (PropertyChange("alias", tuple(sorted(new[id_] - old[id_])), tuple(sorted(old[id_] - new[id_]))),)
        for id_ in old.keys() & new.keys()
        if old[id_] != new[id_]
    }
    assert changes(found) == expected
