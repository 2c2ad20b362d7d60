"""Vintages are kept whole, never overwritten, and the newest sound one is in force."""

from __future__ import annotations

import errno
import json
import os
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists_stand_in import START, StandIn, add, part, party, sanction

from enduse.ledger.lists import Card, ListStore, Part, Vintage
from enduse.ledger.lists.card import card_of, is_list_name, suffix_of
from enduse.ledger.lists.store import key_of
from enduse.ledger.lists.writing import ABANDONED_S, entity_lines
from enduse.ledger.received import PARTIAL
from enduse.model.entity import Entity
from enduse.model.errors import CaseError, InputError


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "kept" / "lists")


def files(store: ListStore) -> dict[str, bytes]:
    return {
        str(path.relative_to(store.folder)): path.read_bytes() for path in store.folder.rglob("*") if path.is_file()
    }


# ---- What is kept.


def test_a_vintage_holds_its_entities_and_says_what_it_is(store: ListStore) -> None:
    vintage = add(store, party("p2", "Zweite"), party("p1", "Erste"), sanction("s1", "p1"), vintage="2025-12-24")
    assert [entity.id for entity in vintage.entities()] == ["p1", "p2", "s1"]
    assert vintage.stem == f"2025-12-24-{vintage.card.checksum[:8]}"
    card = tomllib.loads((vintage.folder / f"{vintage.stem}.toml").read_text())
    assert card["parties"] == 2
    assert card["entities"] == 3
    assert card["received_at"] == "2026-01-01T00:00:00.000000+00:00"
    (received,) = vintage.received()
    assert received.name == f"{vintage.card.checksum}.csv"
    assert received.read_bytes() == (store.folder.parent / vintage.card.parts[0].name).read_bytes()


def test_an_entity_is_read_by_its_offset_alone(store: ListStore) -> None:
    vintage = add(store, *(party(f"p{n}", f"Nr. {n} \u2028 «{'я' * n}»") for n in range(30)))
    for offset, entity in vintage.placed():
        assert vintage.entity_at(offset) == entity


@pytest.mark.parametrize("offset", [1, 7, 10**9])
def test_an_offset_between_entities_is_refused(store: ListStore, offset: int) -> None:
    with pytest.raises(CaseError, match=f"no entity starts at byte {offset}"):
        add(store, party("p1"), party("p2")).entity_at(offset)


TEXT = st.text(min_size=1, max_size=20)
ENTITIES = st.lists(
    st.builds(
        lambda id_, name, words: Entity(id_, "Company", {"name": (name,), "notes": tuple(words)}, name, ("a",)),
        TEXT, TEXT, st.lists(TEXT, min_size=1, max_size=3),
    ),
    min_size=1, max_size=6, unique_by=lambda entity: entity.id,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ENTITIES, st.randoms())
def test_entities_come_back_as_they_were_whatever_they_hold_and_in_whatever_order(
    entities: list[Entity], chance: object
) -> None:
    lines = entity_lines(entities)
    assert {entity["id"]: entity for entity in map(json.loads, lines)} == {each.id: each.to_dict() for each in entities}
    assert all(line.count(b"\n") == 1 for line in lines)
    chance.shuffle(entities)  # type: ignore[attr-defined]
    assert entity_lines(entities) == lines


def test_a_lone_surrogate_comes_back(store: ListStore) -> None:
    assert next(iter(add(store, party("p1", "a\udc80b")).entities())).caption == "a\udc80b"


# ---- Which vintage is in force.


@pytest.mark.parametrize(
    ("first", "second", "in_force"),
    [
        (("2025-01-01", 0), ("2025-06-01", 1), 2),  # the later stated
        (("2025-06-01", 0), ("2025-01-01", 1), 1),  # however late the earlier one is loaded
        (("2025-06-01", 0), ("2025-06-01", 1), 2),  # of one day the later received
        (("2025-06-01", 1), ("2025-06-01", 0), 1),
        ((None, 0), (None, 1), 2),
        (("2025-06-01", 0), (None, 1), 2),  # undated counts from the day it was received
        ((None, 0), ("2025-06-01", 1), 1),
        (("2099-01-01", 0), ("2026-01-03", 3), 2),  # a date to come is none
        (("2025-06", 0), ("2025-06-02", 1), 2),  # a month starts before its days
        (("nonsense", 0), ("2025-06-01", 1), 1),
    ],
)
def test_the_newest_is_in_force(
    store: ListStore, first: tuple[str | None, float], second: tuple[str | None, float], in_force: int
) -> None:
    made = [add(store, party(f"p{n}"), vintage=when, days=days) for n, (when, days) in enumerate((first, second))]
    (current,) = store.current()
    assert current == made[in_force - 1]
    assert store.vintages("a")[0] == current
    assert len(store.vintages("a")) == 2


def test_lists_do_not_meet(store: ListStore) -> None:
    one, other = add(store, name="one"), add(store, name="other")
    assert store.current() == (one, other)
    assert store.vintages("one") == (one,)
    assert store.vintages("none") == ()


# ---- Nothing is overwritten.


def test_the_same_bytes_again_change_nothing(store: ListStore) -> None:
    first = add(store, party("p1"), vintage="2025-01-01")
    before = files(store)
    assert add(store, party("p1"), vintage="2025-01-01", days=9) == first
    assert files(store) == before


def test_the_same_bytes_read_to_another_end_stand_beside(store: ListStore) -> None:
    first = add(store, party("p1", "read badly"), content=b"x", vintage="2025-01-01")
    before = files(store)
    second = add(store, party("p1", "read well"), content=b"x", vintage="2025-01-01", days=1)
    assert second.stem == f"{first.stem}-{second.card.entities_checksum[:8]}"
    assert store.current() == (second,)
    assert before.items() <= files(store).items()


def test_a_file_that_changed_while_it_was_read_is_refused(store: ListStore, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"before")
    noted = part(path)
    path.write_bytes(b"after")
    with pytest.raises(InputError, match="changed while it was being read"):
        store.add(StandIn("a", noted.checksum, (party("p"),)), [(path, noted)])
    assert store.current() == ()


# ---- Damage is told and passed over, and loading again mends it.


@pytest.mark.parametrize("damage", [b"", b"{}\n", None])
def test_a_damaged_vintage_is_passed_over_for_the_one_before(store: ListStore, damage: bytes | None) -> None:
    old = add(store, party("p1"), vintage="2025-01-01")
    new = add(store, party("p2"), vintage="2025-06-01", days=1)
    if damage is None:
        new.path.unlink()
    else:
        new.path.write_bytes(damage)
    assert store.current() == (old,)
    survey = store.survey()
    assert survey.current == (old,)
    (told,) = survey.damaged
    assert str(new.path) in str(told.error)
    assert "\n" not in str(told.error)


def test_one_bit_is_damage(store: ListStore) -> None:
    vintage = add(store)
    content = bytearray(vintage.path.read_bytes())
    content[len(content) // 2] ^= 1
    vintage.path.write_bytes(content)
    assert store.current() == ()


def test_loading_again_mends_a_damaged_vintage(store: ListStore) -> None:
    vintage = add(store)
    before = files(store)
    vintage.path.write_bytes(b"")
    add(store, days=3)
    assert files(store) == before


CARD = """name = "a"\ntitle = ""\npublisher = ""\nvintage = ""\nreceived_at = "2026-01-01T00:00:00+00:00"\nsource = ""
checksum = "{0}"\nformat = ""\nlicence = ""\nrows = 1\nrejected = 0\nparties = 1\nentities = 1\nentities_bytes = 1
entities_checksum = "{0}"\nenduse = ""\n""".format("0" * 64)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "a"', 'name = "b"'),
        ('name = "a"', "name = 7"),
        ('name = "a"', 'name = "../a"'),
        ("rows = 1", 'rows = "many"'),
        ("rows = 1", "rows = true"),
        ("rows = 1", ""),
        ("rows = 1", "rows = 1\nsurprise = 2"),
        ('"2026-01-01T00', '"yesterday'),
        ("rows", "rows = = ="),
        (f'checksum = "{"0" * 64}"', 'checksum = "0"'),
        ('enduse = ""', 'enduse = ""\n[[parts]]\nname = "x"'),
        (
            'enduse = ""',
            f'enduse = ""\n[[parts]]\nname = "x"\nsource = ""\nchecksum = "{"0" * 64}"\nsuffix = "/../../x"',
        ),
    ],
)
def test_a_card_that_is_none_is_told_and_passed_over(store: ListStore, old: str, new: str) -> None:
    sound = add(store)
    assert card_of(CARD).name == "a"
    (sound.folder / "2027-01-01-00000000.toml").write_text(CARD.replace(old, new, 1))
    assert store.current() == (sound,)
    (told,) = store.survey().damaged
    assert "2027-01-01-00000000.toml: damaged" in str(told.error)


def test_entities_without_their_card_do_not_count(store: ListStore) -> None:
    sound = add(store)
    (sound.folder / "2027-01-01-00000000.jsonl").write_bytes(sound.path.read_bytes())
    survey = store.survey()
    assert survey.current == (sound,)
    assert survey.damaged == ()


# ---- What kills have left is swept, what is being written is not.


def test_only_what_was_left_long_ago_is_swept(store: ListStore) -> None:
    folder = add(store).folder
    old, young = folder / f"{PARTIAL}old", folder / "received" / f"{PARTIAL}young"
    left = store.folder / f"{PARTIAL}fetch"
    left.mkdir()
    for path in (old, young, left / "sdn.csv"):
        path.write_bytes(b"x")
    long_ago = young.stat().st_mtime - ABANDONED_S - 1
    for path in (old, left):
        os.utime(path, (long_ago, long_ago))
    add(store, days=1)
    store.workplace()
    assert not old.exists()
    assert not left.exists()
    assert young.exists()


# ---- Folders and names that are refused.


@pytest.mark.parametrize("name", ["", "A", "a b", "../a", "a/b", ".a", "a" * 64, "é", "a\n", "-a", "con\x00"])
def test_a_name_that_is_no_folder_is_refused(store: ListStore, name: str) -> None:
    assert not is_list_name(name)
    with pytest.raises(InputError, match="no name of a list"):
        add(store, name=name)
    assert not store.folder.exists()
    assert add(store, name="us_csl-2").name == "us_csl-2"
    assert store.vintages(name) == ()


def test_an_empty_list_is_refused(store: ListStore) -> None:
    with pytest.raises(InputError, match="holds no party"):
        store.add(StandIn("a", "0" * 64, ()), [])


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x" / "letters").mkdir(parents=True)
    with pytest.raises(CaseError, match="holds other files"):
        add(ListStore(tmp_path / "x"))
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["letters"]


@pytest.mark.parametrize("made", [False, True])
def test_a_folder_without_lists_says_how_to_get_some(tmp_path: Path, made: bool) -> None:
    store = ListStore(tmp_path / "x")
    if made:
        store.folder.mkdir()
    with pytest.raises(CaseError, match="enduse lists load"):
        store.current()
    assert not store.exists()


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(CaseError, match="not a folder"):
        add(ListStore(tmp_path / "x"))


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ("format = 2\n", "upgrade enduse"),
        ("", "says no format"),
        ("= =", "says no format"),
        ('format = "1"', "no format"),
    ],
)
def test_a_folder_of_another_format_is_left_alone(store: ListStore, marker: str, words: str) -> None:
    add(store)
    (store.folder / "lists.toml").write_text(marker)
    before = files(store)
    for asked in (store.current, store.key, lambda: add(store, party("p2")), store.workplace):
        with pytest.raises(CaseError, match=words):
            asked()
    assert files(store) == before


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_a_full_disk_is_told_and_leaves_what_was(
    store: ListStore, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    old = add(store, party("p1"), vintage="2025-01-01")
    synced = 0

    def full(descriptor: int) -> None:
        nonlocal synced
        synced += 1
        if synced >= fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CaseError, match="the disk is full: make room"):
        add(store, party("p2"), vintage="2025-06-01")
    monkeypatch.undo()
    assert store.survey().damaged == ()
    assert store.current() == (old,)
    assert not list(store.folder.rglob(f"{PARTIAL}*"))
    assert add(store, party("p2"), vintage="2025-06-01") in store.current()


# ---- The key names what is in force.


def test_equal_contents_have_equal_keys_wherever_they_stand(store: ListStore, tmp_path: Path) -> None:
    other = ListStore(tmp_path / "other")
    for number, each in enumerate((store, other)):
        for name in ("b", "a") if number else ("a", "b"):
            add(each, name=name, days=number)
    assert store.key() == other.key() == key_of(reversed(store.current()))
    assert store.index_path(store.key()) == store.folder / f"index-{store.key()}.npz"


def test_another_vintage_in_force_is_another_key_and_an_old_one_is_not(store: ListStore) -> None:
    add(store, party("p1"), vintage="2025-06-01")
    key = store.key()
    add(store, party("p0"), vintage="2025-01-01")
    assert store.key() == key
    add(store, party("p2"), vintage="2025-07-01")
    assert store.key() != key


# ---- When the publisher was last asked.


def test_asking_is_noted(store: ListStore) -> None:
    add(store)
    assert store.checked("a") is None
    store.note_checked("a", START + timedelta(days=1))
    assert store.checked("a") == "2026-01-02T00:00:00+00:00"
    assert len(store.vintages("a")) == 1


# ---- Cards.


@given(st.text(), st.text(), st.integers(0, 10**9))
def test_a_card_comes_back(title: str, source: str, rows: int) -> None:
    whole = title.encode("utf-8", "replace").decode()
    given_ = Card(
        "a", whole, "p", "2025", "2026-01-01T00:00:00+00:00", source.encode("utf-8", "replace").decode(), "0" * 64,
        "f", "l", rows, 0, 1, 1, 1, "f" * 64, "0", (Part("n", "s", "1" * 64, ".csv.gz", '"e"', "m"),),
    )  # fmt: skip
    assert card_of(given_.text()) == given_


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("SDN.CSV", ".csv"),
        ("list.v2.xml", ".xml"),
        ("list.csv.gz", ".csv.gz"),
        ("list", ""),
        (".hidden", ""),
        ("a.b/c", ""),
        ("a.???", ""),
        ("a.toolongasuffix", ""),
    ],
)
def test_suffixes(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_a_vintage_is_a_plain_value(store: ListStore) -> None:
    vintage = add(store)
    assert Vintage(vintage.folder, vintage.stem, vintage.card) == store.current()[0]
