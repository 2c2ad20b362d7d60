"""Shipments against lists and controls, with stand-ins for the screeners: who is asked, how often, for which day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model import Feature, Finding, Identifier, Item, Match, Party, Query, Shipment, Verdict
from enduse.screening.shipments import ShipmentResult, Totals, screen_shipments, unasked
from enduse.screening.shipments.recent import Recent

LISTED = {"Sample Arms LLC", "SAMPLE STAR", "7700000016"}


class Lists:
    """Lists that hold the parties of `LISTED` and remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[Query] = []
        self.calls = 0

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int = 5) -> list[tuple[Match, ...]]:
        self.calls += 1
        self.asked += queries
        return [self._matches(query) for query in queries]

    def _matches(self, query: Query) -> tuple[Match, ...]:
        known = {*query.names, *(number.value for number in query.identifiers)} & LISTED
        feature = Feature("name", 1.0, 1.0)
        return tuple(Match(f"x-{name}", name, "Company", ("test",), 1.0, True, (feature,)) for name in sorted(known))


class Controls:
    """Controls on the code 8542 since 2023 and on the destination ru."""

    def __init__(self) -> None:
        self.days: list[str | None] = []
        self.places: list[str | None] = []

    def item(self, item: Item, *, as_of: str | None = None, destination: str | None = None) -> tuple[Finding, ...]:
        self.days.append(as_of)
        if item.hs_code is None:
            return (found("goods", Verdict.cannot_tell, item.description, as_of),)
        fired = item.hs_code == "8542" and (as_of or "9999") >= "2023"
        return (found("chpl", Verdict.fired if fired else Verdict.not_fired, item.hs_code, as_of),)

    def destination(self, country: str | None, *, as_of: str | None = None) -> tuple[Finding, ...]:
        self.places.append(country)
        if country is None:
            return (found("destination", Verdict.cannot_tell, "", as_of),)
        return (found("embargo", Verdict.fired if country == "ru" else Verdict.not_fired, country, as_of),)


def found(rule: str, verdict: Verdict, subject: str, as_of: str | None) -> Finding:
    return Finding(rule, verdict, subject, "", "test", "", as_of=as_of)


def screened(*shipments: Shipment, **asked: object) -> list[ShipmentResult]:
    lists = asked.pop("lists", None) or Lists()
    controls = asked.pop("controls", None) or Controls()
    return list(screen_shipments(shipments, lists, controls, threshold=0.8, **asked))  # type: ignore[arg-type]


def roles(result: ShipmentResult) -> list[tuple[str, str]]:
    return [(party.role, party.name) for party in result.parties if party.matches]


QUIET = Shipment("q", receiver=Party("Sample Ltd"), items=(Item("", hs_code="0101"),), destination_country="us", row=2)


# ---- Who is asked.


def test_every_party_and_the_ship_are_asked() -> None:
    lists = Lists()
    shipment = Shipment(
        "s",
        sender=Party("A"),
        receiver=Party("B", country=("ru",)),
        declarant=Party("C"),
        others=(("notify party", Party("D")), ("bank", Party("E")), ("receiver", Party("F"))),
        vessel=Party("SAMPLE STAR", "Vessel", ("pa",)),
        identifiers=(("vessel", Identifier("imoNumber", "9074729")), ("receiver", Identifier("taxNumber", "1"))),
    )
    (result,) = screened(shipment, lists=lists)
    assert [(party.role, party.name) for party in result.parties] == [
        ("sender", "A"),
        ("receiver", "B"),
        ("declarant", "C"),
        ("vessel", "SAMPLE STAR"),
        ("notify party", "D"),
        ("bank", "E"),
        ("receiver", "F"),
    ]
    assert roles(result) == [("vessel", "SAMPLE STAR")]
    asked = {query.names[0]: query for query in lists.asked}
    assert asked["SAMPLE STAR"].schema == "Vessel"
    assert [number.value for number in asked["SAMPLE STAR"].identifiers] == ["9074729"]
    assert asked["A"].schema is None
    assert asked["B"].countries == ("ru",)
    assert asked["F"].identifiers == ()


def test_a_party_without_a_name_is_asked_by_its_number() -> None:
    (result,) = screened(Shipment("s", identifiers=(("receiver", Identifier("taxNumber", "7700000016", "ru")),)))
    assert roles(result) == [("receiver", "7700000016")]


def test_a_number_of_the_file_is_no_question() -> None:
    lists = Lists()
    (result,) = screened(Shipment("s", identifiers=(("receiver", Identifier("id", "7700000016")),)), lists=lists)
    assert (result.parties, lists.asked) == ((), [])


def test_a_party_is_asked_once_however_often_it_ships() -> None:
    lists = Lists()
    many = [replace(QUIET, id=str(number)) for number in range(50)]
    screened(*many, lists=lists, batch=7)
    assert len(lists.asked) == 1
    assert lists.calls == 1


def test_one_name_with_another_country_is_another_question() -> None:
    lists = Lists()
    screened(QUIET, replace(QUIET, receiver=Party("Sample Ltd", country=("cn",))), lists=lists)
    assert len(lists.asked) == 2


# ---- Which rules.


def test_goods_are_asked_as_of_the_day_of_the_record() -> None:
    early = Shipment("e", date="2020-05", items=(Item("", hs_code="8542"),))
    undated = Shipment("u", items=(Item("", hs_code="8542"),))
    verdicts = [result.verdict for result in screened(early, undated)]
    assert verdicts == [Verdict.not_fired, Verdict.fired]
    verdicts = [result.verdict for result in screened(early, undated, as_of="2021-01-01")]
    assert verdicts == [Verdict.not_fired, Verdict.not_fired]
    verdicts = [result.verdict for result in screened(early, undated, own_dates=False)]
    assert verdicts == [Verdict.fired, Verdict.fired]


def test_a_country_is_told_once_with_all_that_says_it() -> None:
    shipment = Shipment(
        "s",
        receiver=Party("B", country=("ru",)),
        destination_country="ru",
        destination_port_country="ru",
        transit_countries=("kg", "ru"),
    )
    (result,) = screened(shipment)
    assert [finding.subject for finding in result.findings] == [
        "ru (destination, port of destination, transit, receiver)"
    ]


def test_where_goods_come_from_is_no_destination() -> None:
    controls = Controls()
    shipment = Shipment(
        "s",
        sender=Party("A", country=("ru",)),
        departure_country="ru",
        origin_country="ru",
        departure_port_country="ru",
        others=(("manufacturer", Party("M", country=("ru",))), ("carrier", Party("K", country=("ru",)))),
        vessel=Party("V", "Vessel", ("ru",)),
    )
    (result,) = screened(shipment, controls=controls)
    assert (result.findings, controls.places) == ((), [])


def test_a_destination_left_open_cannot_be_told_where_the_file_has_the_column() -> None:
    open_ = replace(QUIET, destination_country=None)
    assert screened(open_)[0].verdict is Verdict.not_fired
    (result,) = screened(open_, fields={"destination_country"})
    assert result.verdict is Verdict.cannot_tell


def test_equal_findings_of_several_goods_are_told_once() -> None:
    item = Item("", hs_code="8542")
    assert len(screened(Shipment("s", items=(item, item)))[0].findings) == 1


# ---- What comes out.


def test_a_record_of_which_nothing_is_found() -> None:
    (result,) = screened(QUIET)
    assert result.verdict is Verdict.not_fired
    assert result.to_dict() == {"id": "q", "row": 2, "verdict": "not fired", "asked": 1}


def test_a_line_of_output() -> None:
    shipment = Shipment("s", date="2024-01-02", receiver=Party("Sample Arms LLC"), destination_country="ru", row=9)
    line = screened(shipment)[0].to_dict()
    assert list(line) == ["id", "row", "verdict", "as_of", "asked", "parties", "findings"]
    assert (line["verdict"], line["as_of"]) == ("fired", "2024-01-02")
    assert line["parties"][0]["matches"][0]["entity_id"] == "x-Sample Arms LLC"
    assert line["findings"][0]["subject"] == "ru (destination)"


@pytest.mark.parametrize(
    ("shipment", "verdict"),
    [
        (Shipment("s"), Verdict.not_fired),
        (Shipment("s", receiver=Party("Sample Ltd")), Verdict.not_fired),
        (Shipment("s", destination_country="us"), Verdict.not_fired),
        (Shipment("s", items=(Item("toys"),)), Verdict.cannot_tell),
        (Shipment("s", items=(Item("toys"), Item("", hs_code="8542"))), Verdict.fired),
        (Shipment("s", receiver=Party("Sample Arms LLC")), Verdict.fired),
        (Shipment("s", items=(Item("toys"),), receiver=Party("Sample Arms LLC")), Verdict.fired),
    ],
)
def test_the_verdict_of_a_record(shipment: Shipment, verdict: Verdict) -> None:
    assert screened(shipment)[0].verdict is verdict


@given(st.lists(st.integers(0, 5), max_size=40), st.integers(1, 9))
def test_order_is_kept_and_batches_change_nothing(kinds: list[int], batch: int) -> None:
    names = ["A", "B", "Sample Arms LLC", "C", "D", "SAMPLE STAR"]
    shipments = [Shipment(str(place), receiver=Party(names[kind])) for place, kind in enumerate(kinds)]
    results = screened(*shipments, batch=batch)
    assert [result.id for result in results] == [shipment.id for shipment in shipments]
    assert results == screened(*shipments)


def test_only_a_batch_is_in_memory() -> None:
    taken = 0

    def endless() -> Iterator[Shipment]:
        nonlocal taken
        while True:
            taken += 1
            yield replace(QUIET, id=str(taken))

    done: list[int] = []
    results = screen_shipments(endless(), Lists(), Controls(), threshold=0.8, batch=10, progress=done.append)
    for _ in range(25):
        next(results)
    assert taken == 30
    assert done == [10, 20]


def test_what_is_kept_is_bounded_and_the_longest_unasked_leaves() -> None:
    kept: Recent[str, int] = Recent(2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    assert kept.get("a") == 1
    kept.keep("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c"), len(kept)) == (1, None, 3, 2)


def test_totals() -> None:
    totals = Totals()
    shipments = [
        QUIET,
        Shipment("s", receiver=Party("Sample Arms LLC"), destination_country="ru"),
        Shipment("t", items=(Item("x"),)),
    ]
    for result in screened(*shipments):
        totals.add(result)
    assert (totals.records, totals.listed) == (3, 1)
    assert totals.lines() == (
        (
            "3 records: 1 with a party that may be listed, 1 on which something fired, 1 on which rules cannot tell, "
            "1 with nothing found"
        ),
        "embargo fired: 1",
        "goods cannot tell: 1",
    )


# ---- What a whole file leaves open.


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"receiver", "hs_code", "destination_country", "date"}, []),
        ({"receiver_id", "hs_code", "date"}, ["parties", "destination"]),
        ({"receiver_tax_number", "description", "destination_port"}, ["date"]),
        (set(), ["parties", "goods", "destination", "date"]),
    ],
)
def test_a_missing_column_is_told_once(fields: set[str], rules: list[str]) -> None:
    told = unasked(fields, file="f.csv")
    assert [finding.rule for finding in told] == rules
    assert {finding.verdict for finding in told} <= {Verdict.cannot_tell}
