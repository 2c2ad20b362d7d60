"""Screening a case: who is asked, what is asked again after a change of the lists, and that nothing is lost by it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lists_stand_in import add, party, sanction

from enduse.case import Case
from enduse.case.case_screening import CaseScreening, screen_case
from enduse.case.lists_index import ListsIndex, merged
from enduse.case.named import Roll, named_in
from enduse.case.screening import Manner
from enduse.ledger import Ledger
from enduse.ledger.lists import ListStore
from enduse.ledger.screenings import Screenings
from enduse.model import Claim, Document, Entity, MeasureClaim, Party, Passage, Shipment, TransferClaim
from enduse.model.answer import Answer
from enduse.model.errors import InputError
from enduse.model.span import cut

TEXT = "Headline\n\nAcme Optics sent lenses to Borealis Trading, said Dana Speaker."
REPORT = Document(TEXT, "Lenses", published_at="2024-05", passages=(Passage("headline", 0, 8), Passage("body", 10, 72)))


def claim(supplier: Party, recipient: Party) -> TransferClaim:
    return TransferClaim(REPORT.id, (cut(TEXT, 10, 52),), (supplier,), (recipient,))


def roll_of(*names: str) -> Roll:
    return named_in([claim(Party(name), Party("Ruritania", "Country", ("rt",))) for name in names], [REPORT])


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Screenings]:
    with Ledger.open(tmp_path / "case") as ledger:
        yield Screenings(ledger)


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "lists")


def screened(roll: Roll, log: Screenings, store: ListStore, manner: Manner | None = None) -> CaseScreening:
    return screen_case(roll, log, ListsIndex.of_store(store), manner or Manner())


def matched(found: CaseScreening) -> dict[str, list[str]]:
    return {answer.query.names[0]: [match.entity_id for match in answer.matches] for answer in found.answers}


def counts(found: CaseScreening) -> tuple[int, int, int]:
    return found.asked, found.carried, found.known


# ---- Who is asked.


def test_states_and_their_organs_are_no_parties() -> None:
    claims: list[Claim] = [
        claim(Party("Acme Optics", "Company", ("de",)), Party("Ruritania", "Country", ("rt",))),
        claim(Party("Ministry of Defence", "PublicBody", ("rt",)), Party("Borealis Trading")),
        MeasureClaim(
            REPORT.id, (cut(TEXT, 0, 8),), (Party("Ruritania", "Country"),), (Party("Acme Optics", "Company"),)
        ),
    ]
    roll = named_in(claims, [REPORT])
    asked = [(named.query.names[0], named.query.schema, named.query.countries) for named in roll.parties.values()]
    assert asked == [("Acme Optics", None, ("de",)), ("Borealis Trading", None, ())]
    assert roll.states == 2


def test_a_mention_leads_to_the_quotation() -> None:
    (named,) = roll_of("Acme Optics").parties.values()
    (mention,) = named.mentions
    assert (mention.role, mention.title, mention.published_at, mention.passage) == (
        "supplier",
        "Lenses",
        "2024-05",
        "body",
    )
    assert TEXT[mention.start :].startswith(mention.quote)
    assert mention.claim_id == claim(Party("Acme Optics"), Party("Ruritania", "Country", ("rt",))).id


@pytest.mark.parametrize("name", ["", "  ", "—", "…!"])
def test_a_name_without_letters_is_not_asked(name: str) -> None:
    assert roll_of(name).parties == {}


def test_one_name_is_one_question_whatever_it_was_taken_for() -> None:
    state = Party("Ruritania", "Country", ("rt",))
    kinds = [Party("Acme  Optics", "Person", ("de",)), Party("Acme Optics", "Company", ("cn",))]
    (named,) = named_in([claim(kind, state) for kind in kinds], [REPORT]).parties.values()
    assert (named.query.schema, named.query.countries, named.count) == (None, ("cn", "de"), 2)


def test_speakers_are_no_parties() -> None:
    assert [named.query.names for named in roll_of("Acme").parties.values()] == [("Acme",)]


def test_mentions_are_counted_beyond_those_told() -> None:
    (named,) = named_in([claim(Party("Acme"), Party("X", "Country"))] * 30, [REPORT]).parties.values()
    assert (named.count, len(named.mentions)) == (30, 20)


def test_parties_of_shipments_are_asked_too() -> None:
    shipment = Shipment("S1", "2024-05-01", receiver=Party("Borealis Trading", country=("ae",)), dataset="x.csv")
    (named,) = named_in([], [], [shipment]).parties.values()
    assert named.query.names == ("Borealis Trading",)
    assert (named.mentions[0].shipment_id, named.mentions[0].role) == ("S1", "receiver")


# ---- What is asked again.


def test_nothing_is_asked_twice(log: Screenings, store: ListStore) -> None:
    add(store, party("p1", "Acme Optics"))
    first = screened(roll_of("Acme Optics", "Borealis Trading"), log, store)
    again = screened(roll_of("Acme Optics", "Borealis Trading"), log, store)
    assert (counts(first), counts(again)) == ((2, 0, 0), (0, 0, 2))
    assert first.answers == again.answers
    assert matched(again) == {"Acme Optics": ["p1"], "Borealis Trading": []}


def test_a_new_party_alone_is_asked(log: Screenings, store: ListStore) -> None:
    add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics"), log, store)
    assert counts(screened(roll_of("Acme Optics", "Borealis Trading"), log, store)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("newer", "asked", "outcome"),
    [
        (
            (party("p1", "Acme Optics"), party("p2", "Zenith Motors")),
            0,
            {"Acme Optics": ["p1"], "Borealis Trading": []},
        ),
        ((party("p1", "Acme Optics", notes="new"),), 0, {"Acme Optics": ["p1"], "Borealis Trading": []}),
        (
            (party("p1", "Acme Optics"), party("p2", "Borealis Trading")),
            1,
            {"Acme Optics": ["p1"], "Borealis Trading": ["p2"]},
        ),
        ((party("p2", "Zenith Motors"),), 1, {"Acme Optics": [], "Borealis Trading": []}),
        ((party("p1", "Acme Optics", alias="Other"),), 1, {"Acme Optics": ["p1"], "Borealis Trading": []}),
    ],
)
def test_only_what_can_change_is_asked_again(
    log: Screenings, store: ListStore, newer: tuple[Entity, ...], asked: int, outcome: dict[str, list[str]]
) -> None:
    add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics", "Borealis Trading"), log, store)
    add(store, *newer, days=1)
    found = screened(roll_of("Acme Optics", "Borealis Trading"), log, store)
    assert counts(found) == (asked, 2 - asked, 0)
    assert matched(found) == outcome


def test_other_matching_asks_all_again(log: Screenings, store: ListStore, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics", "Borealis Trading"), log, store)
    monkeypatch.setattr("enduse.case.case_screening.engine", lambda: "names-other")
    assert counts(screened(roll_of("Acme Optics", "Borealis Trading"), log, store)) == (2, 0, 0)


def test_another_threshold_asks_all_again(log: Screenings, store: ListStore) -> None:
    add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics"), log, store)
    assert counts(screened(roll_of("Acme Optics"), log, store, Manner(0.95))) == (1, 0, 0)


def test_an_old_vintage_that_is_lost_asks_all_again(log: Screenings, store: ListStore) -> None:
    old = add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics"), log, store)
    add(store, party("p1", "Acme Optics"), party("p2", "Zenith"), days=1)
    old.path.write_text("broken")
    assert counts(screened(roll_of("Acme Optics"), log, store)) == (1, 0, 0)


def test_going_back_to_an_older_state_asks_nothing(log: Screenings, store: ListStore) -> None:
    add(store, party("p1", "Acme Optics"))
    screened(roll_of("Acme Optics"), log, store)
    newer = add(store, party("p2", "Zenith Motors"), days=1)
    screened(roll_of("Acme Optics"), log, store)
    newer.path.write_text("broken")
    found = screened(roll_of("Acme Optics"), log, store)
    assert (counts(found), matched(found)) == ((0, 0, 1), {"Acme Optics": ["p1"]})


def test_what_was_answered_before_a_failure_is_kept(
    log: Screenings, store: ListStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enduse.model import Match, Query
    from enduse.screening import Screener

    asked: list[str] = []
    whole = Screener.screen

    def failing(self: Screener, queries: list[Query], *, threshold: float, limit: int) -> list[tuple[Match, ...]]:
        asked.extend(query.names[0] for query in queries)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return whole(self, queries, threshold=threshold, limit=limit)

    add(store, party("p1", "Acme Optics"))
    monkeypatch.setattr("enduse.case.case_screening.BATCH", 1)
    monkeypatch.setattr(Screener, "screen", failing)
    with pytest.raises(KeyboardInterrupt):
        screened(roll_of("Acme Optics", "Borealis Trading", "Zenith"), log, store)
    assert counts(screened(roll_of("Acme Optics", "Borealis Trading", "Zenith"), log, store)) == (2, 0, 1)
    assert asked == ["Acme Optics", "Borealis Trading", "Borealis Trading", "Zenith"]


NAMES = ["Acme Optics", "Acme Optik", "Borealis Trading", "Borealis Trade Co", "Zenith Motors", "Acme Motors", "Optics"]
COUNTRIES = ["de", "ru", "cn"]
entity_lists = st.lists(
    st.builds(
        lambda number, name, alias, country: party(f"p{number}", name, alias=(alias,), country=(country,)),
        st.integers(1, 6),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(COUNTRIES),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda entity: entity.id,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.fixed_dictionaries({"a": entity_lists, "b": entity_lists}), min_size=2, max_size=4),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True),
    st.integers(1, 3),
)
def test_after_any_updates_the_answers_are_those_of_asking_everybody_anew(
    states: list[dict[str, list[Entity]]], names: list[str], limit: int
) -> None:
    manner = Manner(0.8, limit)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "case") as ledger:
        store = ListStore(Path(folder) / "lists")
        for day, state in enumerate(states):
            for name, entities in state.items():
                placed = [Entity(each.id, each.schema, each.properties, each.caption, (name,)) for each in entities]
                add(store, *placed, name=name, days=day)
            updated = screened(roll_of(*names), Screenings(ledger), store, manner)
            with Ledger.open(Path(folder) / f"fresh-{day}") as fresh:
                whole = screened(roll_of(*names), Screenings(fresh), store, manner)
            assert whole.asked == len(names)
            assert _bare(updated) == _bare(whole)


def _bare(found: CaseScreening) -> list[Answer]:
    return list(found.answers)


# ---- Lists that number alike, measures, and the Python API.


def test_one_identifier_on_two_lists_is_one_party() -> None:
    one = Entity("x", "LegalEntity", {"name": ("Acme",)}, "Acme", ("a",))
    two = Entity("x", "Company", {"name": ("Acme Optics", "Acme")}, "Acme Optics", ("b",))
    (both,) = merged([one, two])
    assert (both.schema, both.datasets, both.get("name")) == ("Company", ("a", "b"), ("Acme", "Acme Optics"))


def test_measures_of_a_match_are_told(log: Screenings, store: ListStore) -> None:
    add(store, party("p1", "Acme Optics"), sanction("p1-s", "p1", program="Programme", listingDate="2024-01-01"))
    (answer,) = screened(roll_of("Acme Optics"), log, store).answers
    assert [(each.entity_id, each.program, each.listed_on) for each in answer.listings] == [
        ("p1", "Programme", "2024-01-01")
    ]


def test_a_case_is_loaded_and_screened_from_python(tmp_path: Path) -> None:
    listed = tmp_path / "watch.csv"
    listed.write_text("id,name,country\nw1,Borealis Trading,ae\n", encoding="utf-8")
    records = tmp_path / "records.csv"
    records.write_text("id,exporter,consignee,hs code\nS1,Acme,Borealis Trading,8542.31\n", encoding="utf-8")
    with Case.open(tmp_path / "case") as case:
        with pytest.raises(InputError, match="enduse lists load"):
            case.screen()
        assert case.load_lists(listed).is_new
        assert case.load_shipments(records).is_new
        kept = case.load_shipments(records)
        assert (kept.is_new, kept.shipments, kept.rejected) == (False, 1, ())
        found = case.screen()
    assert matched(found) == {"Acme": [], "Borealis Trading": ["w1"]}
    assert found.answers[1].mentions[0].title == "records.csv"
