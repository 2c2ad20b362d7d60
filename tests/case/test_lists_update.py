"""Whatever a publisher answers, what is in force stays in force until a whole, newer list is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lists_published import csl, firms, un
from lists_server import Answer, File, Publisher, cut, drips, packed, publisher, sends_on, status, unframed

from enduse.case.list_update import Terms, update
from enduse.case.lists import Loaded, load
from enduse.ledger.lists import ListStore
from enduse.model.errors import EnduseError, InputError, UnreachableError, UsageError
from enduse.model.failure import Failure
from enduse.reference.lists.address import Address, addresses
from enduse.sources.lists.fetch import Limits

LIST = csl(firms(40))
TERMS = Terms(Limits(bytes=100_000, total_s=1, pause_s=0.5))


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "lists")


def places(server: Publisher, *files: str, name: str = "us_csl") -> dict[str, tuple[Address, ...]]:
    return {name: tuple(Address(file, server.address(f"/{file}")) for file in files or ("list.csv",))}


def once(server: Publisher, store: ListStore, answer: Answer, terms: Terms = TERMS) -> Loaded | Failure:
    server.answers["/list.csv"] = answer
    (found,) = update(store, terms=terms, places=places(server))
    return found


def tree(store: ListStore) -> dict[str, bytes]:
    return {
        str(path.relative_to(store.folder)): path.read_bytes() for path in store.folder.rglob("*") if path.is_file()
    }


# ---- A newer list comes into force.


def test_a_list_is_fetched_kept_and_named_by_its_address(server: Publisher, store: ListStore) -> None:
    found = once(server, store, File(LIST))
    assert isinstance(found, Loaded)
    assert found.is_new
    assert store.current() == (found.vintage,)
    (part,) = found.vintage.card.parts
    assert part.source == server.address("/list.csv")
    assert part.etag.startswith('"')
    assert found.vintage.received()[0].read_bytes() == LIST
    assert found.vintage.card.parties == 40
    assert found.vintage.card.licence == "US government work (17 U.S.C. § 105)"


def test_nothing_newer_is_noted_and_changes_nothing_else(server: Publisher, store: ListStore) -> None:
    once(server, store, File(LIST))
    before = tree(store)
    found = once(server, store, File(LIST))
    assert isinstance(found, Loaded)
    assert not found.is_new
    assert store.checked("us_csl") is not None
    after = tree(store)
    assert after.pop("us_csl/checked")
    assert after == before
    assert server.seen[-1][1]["if-none-match"]


def test_the_same_bytes_under_another_tag_change_nothing(server: Publisher, store: ListStore) -> None:
    once(server, store, File(LIST))
    found = once(server, store, lambda asked: asked.send(200, LIST, ETag='"other"'))
    assert isinstance(found, Loaded)
    assert not found.is_new
    assert len(store.vintages("us_csl")) == 1


def test_a_newer_list_comes_into_force_beside_the_old(server: Publisher, store: ListStore) -> None:
    once(server, store, File(LIST))
    found = once(server, store, File(csl(firms(41))))
    assert isinstance(found, Loaded)
    assert found.is_new
    assert [vintage.card.parties for vintage in store.vintages("us_csl")] == [41, 40]


# ---- What goes wrong leaves everything as it was.

TROUBLE: list[tuple[str, Answer, type[EnduseError], str]] = [
    ("down", status(500), UnreachableError, "answers 500"),
    ("gone", status(404), UnreachableError, "answers 404"),
    ("cut", cut(LIST), UnreachableError, "before its end"),
    ("cut without a length", unframed(LIST[:-3]), UnreachableError, "before its end"),
    ("cut while packed", packed(LIST, part=0.7), UnreachableError, "before its end"),
    ("trickles", drips(LIST), UnreachableError, "not done within 1 s"),
    ("sent elsewhere", sends_on("https://evil.example/list.csv"), InputError, "https://evil.example"),
    ("bomb", packed(b"0" * 50_000_000), InputError, "larger than"),
    ("web page", File(b"<html><body>Maintenance"), InputError, "a web page"),
    ("another list", File(un(firms(50))), InputError, "answers with un_sc"),
    ("no list", File(b"\x00\x01\x02" * 400), InputError, ""),
    ("half of the list", File(csl(firms(19))), InputError, "has 19 parties and had 40"),
    ("cut xml", File(un(firms(50))[:-30]), InputError, ""),
]


@pytest.mark.parametrize(("answer", "kind", "words"), [each[1:] for each in TROUBLE], ids=[each[0] for each in TROUBLE])
def test_trouble_leaves_the_old_vintage_and_no_stray_files(
    server: Publisher, store: ListStore, answer: Answer, kind: type[EnduseError], words: str
) -> None:
    once(server, store, File(LIST))
    before, in_force = tree(store), store.current()
    found = once(server, store, answer)
    assert isinstance(found, Failure)
    assert type(found.error) is kind
    message = str(found.error)
    assert words in message
    assert message.startswith("us_csl: ")
    assert message.endswith(f"; the vintage of {in_force[0].card.day} stays in force")
    assert "\n" not in message
    assert str(store.folder) not in message
    assert tree(store) == before
    assert not [path for path in store.folder.iterdir() if path.name.startswith(".partial")]
    assert store.current() == in_force


def test_trouble_with_nothing_kept(server: Publisher, store: ListStore) -> None:
    found = once(server, store, status(503))
    assert isinstance(found, Failure)
    assert str(found.error).endswith("; none is kept")
    assert store.current() == ()


def test_the_rest_goes_on(server: Publisher, store: ListStore) -> None:
    server.answers = {"/a.csv": status(500), "/b.xml": File(un(firms(3)))}
    where = {**places(server, "a.csv"), **places(server, "b.xml", name="un_sc")}
    failed, kept = update(store, terms=TERMS, places=where)
    assert isinstance(failed, Failure)
    assert isinstance(kept, Loaded)
    assert kept.vintage.card.vintage == "2026-02-27"


# ---- A list that shrank.


def test_half_is_enough(server: Publisher, store: ListStore) -> None:
    once(server, store, File(LIST))
    assert isinstance(once(server, store, File(csl(firms(20)))), Loaded)


def test_a_person_may_say_that_it_is_right(server: Publisher, store: ListStore) -> None:
    once(server, store, File(LIST))
    found = once(server, store, File(csl(firms(2))), Terms(TERMS.limits, accept_shrink=True))
    assert isinstance(found, Loaded)
    assert store.current()[0].card.parties == 2


def test_a_list_loaded_by_hand_is_measured_too(server: Publisher, store: ListStore, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST)
    load(store, path)
    assert isinstance(once(server, store, File(csl(firms(5)))), Failure)


# ---- Sets.


def test_a_set_is_kept_whole(server: Publisher, store: ListStore) -> None:
    server.answers = {"/one.csv": File(csl(firms(3))), "/two.csv": File(csl(firms(3, 10)))}
    (found,) = update(store, terms=TERMS, places=places(server, "one.csv", "two.csv"))
    assert isinstance(found, Loaded)
    assert found.vintage.card.parties == 6
    assert [path.read_bytes() for path in found.vintage.received()] == [csl(firms(3)), csl(firms(3, 10))]
    server.answers["/two.csv"] = status(500)
    before = tree(store)
    (failed,) = update(store, terms=TERMS, places=places(server, "one.csv", "two.csv"))
    assert isinstance(failed, Failure)
    assert tree(store) == before


def test_a_set_in_another_order_is_the_same(server: Publisher, store: ListStore) -> None:
    server.answers = {"/one.csv": File(csl(firms(3))), "/two.csv": File(csl(firms(3, 10)))}
    (first,) = update(store, terms=TERMS, places=places(server, "two.csv", "one.csv"))
    (second,) = update(store, terms=TERMS, places=places(server, "one.csv", "two.csv"))
    assert isinstance(first, Loaded)
    assert isinstance(second, Loaded)
    assert second.vintage == first.vintage


# ---- Which lists.


def test_an_unknown_name_is_refused_before_anything_is_asked(server: Publisher, store: ListStore) -> None:
    with pytest.raises(UsageError, match=r"nope: no address known; .*us_csl"):
        list(update(store, ["us_csl", "nope"], places=places(server)))
    assert server.seen == []


def test_without_names_those_kept_are_fetched(server: Publisher, store: ListStore) -> None:
    server.answers = {"/a.csv": File(LIST), "/b.xml": File(un(firms(3)))}
    where = {**places(server, "a.csv"), **places(server, "b.xml", name="un_sc")}
    assert len(list(update(store, ["un_sc"], terms=TERMS, places=where))) == 1
    assert len(list(update(store, terms=TERMS, places=where))) == 1
    assert {path for path, _ in server.seen} == {"/b.xml"}


# ---- The publishers' own addresses.


def test_every_address_is_https_and_every_list_is_known() -> None:
    from enduse.reference.lists import publishers

    assert {"us_csl", "us_ofac_sdn", "un_sc"} <= addresses().keys() <= publishers().keys()
    for files in addresses().values():
        assert all(each.address.startswith("https://") for each in files)
        assert len({each.file for each in files}) == len(files)
        assert all(each.file == each.file.lower() for each in files)


def test_the_set_of_ofac() -> None:
    assert [each.file for each in addresses()["us_ofac_sdn"]] == ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]
