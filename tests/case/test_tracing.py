"""Routes through a case and through files: shipments, claims and ownership brought together."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from enduse.case import Case
from enduse.case.tracing import trace_files
from enduse.model.errors import EnduseError, InputError, UsageError
from enduse.model.failure import Failure
from enduse.model.route import Route, Tracing
from enduse.tracing.question import Question
from enduse.tracing.search import search

HEADS = ("id", "date", "sender", "sender country", "receiver", "receiver country", "hs code", "net weight kg")
ASKED = Question(("de",), ("ru",), "chpl", "2022-02-24")
GOOD = [
    ("S1", "2022-05-01", "Alpha Chips GmbH", "DE", "Beta Trading LLC", "AE", "854231", 100),
    ("S2", "2022-05-20", "Beta Trading LLC", "AE", "Gamma Zavod OOO", "RU", "854231", 90),
]


def written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


def owned(path: Path, firm: tuple[str, str], owner_country: str, founded: str = "") -> Path:
    name, country = firm
    properties = {"name": [name], "country": [country]} | ({"incorporationDate": [founded]} if founded else {})
    lines = [
        {"id": "f1", "schema": "Company", "properties": properties},
        {"id": "p1", "schema": "Person", "properties": {"name": ["Anna Beispiel"], "country": [owner_country]}},
        {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["f1"], "percentage": ["100"]}},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def traced(tmp_path: Path, rows: Sequence[Sequence[object]], question: Question = ASKED, *more: Path) -> Tracing:
    return trace_files([written(tmp_path / "trade.csv", rows)], more, question)


def value(route: Route, name: str) -> float | None:
    return next(term.value for term in route.terms if term.name == name)


def test_what_the_network_left_out_is_told_with_its_number(tmp_path: Path) -> None:
    own = [(f"O{number}", "2022-05-01", "Beta LLC", "AE", "Beta LLC", "AE", "854231", 1) for number in range(5)]
    notes = traced(tmp_path, [*GOOD, *own]).notes
    assert "5 records left out: sender and receiver are the same (as in O0, O1, O2)" in notes


def test_a_list_that_was_cut_is_told(tmp_path: Path) -> None:
    other = [(f"T{place}", day, *ends, "854231", 50) for place, (day, ends) in enumerate((
        ("2022-06-01", ("Alpha Chips GmbH", "DE", "Delta Lager AG", "CH")),
        ("2022-06-09", ("Delta Lager AG", "CH", "Gamma Zavod OOO", "RU")),
    ))]  # fmt: skip
    assert "listed" not in " ".join(traced(tmp_path, [*GOOD, *other]).notes)
    cut = traced(tmp_path, [*GOOD, *other], Question(("de",), ("ru",), "chpl", "2022-02-24", limit=1))
    assert cut.notes[-1] == "the best is listed; there may be more: --limit"
    assert cut.found == 2


def test_equal_files_give_equal_answers(tmp_path: Path) -> None:
    assert traced(tmp_path, GOOD) == traced(tmp_path, GOOD[::-1])


def test_doubled_records_are_not_a_second_route(tmp_path: Path) -> None:
    (route,) = traced(tmp_path, [*GOOD, *GOOD]).routes
    assert [leg.shipments for leg in route.legs] == [("S1", "S1"), ("S2", "S2")]


def test_files_are_traced_together_and_each_once(tmp_path: Path) -> None:
    files = [written(tmp_path / "in.csv", GOOD[:1]), written(tmp_path / "out.csv", GOOD[1:])]
    assert len(trace_files(files, (), ASKED).routes) == 1
    again = trace_files([*files, *files], (), ASKED)
    assert [leg.shipments for leg in again.routes[0].legs] == [("S1",), ("S2",)]


def test_a_file_that_cannot_be_opened_ends_it_or_is_handed_on(tmp_path: Path) -> None:
    files = [written(tmp_path / "trade.csv", GOOD), tmp_path / "none.csv"]
    with pytest.raises(InputError, match=r"none\.csv"):
        trace_files(files, (), ASKED)
    failed: list[Failure] = []
    assert len(trace_files(files, (), ASKED, on_failure=failed.append).routes) == 1
    assert [failure.origin for failure in failed] == [str(tmp_path / "none.csv")]


def test_rows_that_cannot_be_read_are_handed_on_by_file(tmp_path: Path) -> None:
    failed: list[Failure] = []
    path = written(tmp_path / "trade.csv", [*GOOD, ("short", "row")])
    found = trace_files([path], (), ASKED, on_failure=failed.append)
    assert [str(failure.error) for failure in failed] == [f"{path}: 1 row of it could not be read and left out"]
    assert any("2 cells only" in note for note in found.notes)


@pytest.mark.parametrize("files", [0, 1])
def test_every_file_failing_is_an_error(files: int, tmp_path: Path) -> None:
    failed: list[Failure] = []
    paths = [tmp_path / "none.csv"] if files else [written(tmp_path / "trade.csv", [])]
    with pytest.raises(InputError):
        trace_files(paths, (), ASKED, on_failure=failed.append)


# What cannot be asked is told before a large file is read.
def test_goods_are_looked_at_first(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unobtainium"):
        trace_files([tmp_path / "none.csv"], (), Question(("de",), ("ru",), "unobtainium"))


def test_a_party_goes_by_its_most_frequent_spelling(tmp_path: Path) -> None:
    rows = [
        ("S0", "2022-04-29", "Alpha Chips GmbH", "DE", "Beta Machinery Trdaing LLC", "AE", "854231", 9),
        *(("S1", "2022-05-01", "Alpha Chips GmbH", "DE", "Beta Machinery Trading LLC", "AE", "854231", 9),) * 3,
        ("S2", "2022-05-20", "Beta Machinery Trading LLC", "AE", "Gamma Zavod OOO", "RU", "854231", 30),
    ]
    (route,) = traced(tmp_path, rows).routes
    hub = route.legs[0].target
    assert hub.name == "Beta Machinery Trading LLC"
    assert hub.names == ("Beta Machinery Trdaing LLC",)
    assert 0.8 < hub.confidence <= 1.0
    assert len(route.legs[0].shipments) == 4


# A record that does not tell the country must not take it from the party.
def test_a_party_has_the_country_that_any_of_its_records_tells(tmp_path: Path) -> None:
    rows = [*GOOD, ("S0", "2022-05-02", "Alpha Chips GmbH", "", "Beta Trading LLC", "AE", "854231", 1)]
    (route,) = traced(tmp_path, rows).routes
    assert route.legs[0].source.country == "de"


@pytest.mark.parametrize(("country", "tie"), [("ru", 1.0), ("de", 0.0)])
def test_ownership_is_a_tie_by_the_country_of_the_owner(country: str, tie: float, tmp_path: Path) -> None:
    register = owned(tmp_path / "firms.ftm.json", ("Beta Trading LLC", "ae"), country)
    (route,) = traced(tmp_path, GOOD, ASKED, register).routes
    assert value(route, "tie") == tie


def test_a_firm_founded_since_is_a_newcomer(tmp_path: Path) -> None:
    for founded, newcomer in (("2022-03-10", 1.0), ("2010", 0.0)):
        register = owned(tmp_path / f"{founded}.ftm.json", ("Beta Trading LLC", "ae"), "ae", founded)
        (route,) = traced(tmp_path, GOOD, ASKED, register).routes
        assert value(route, "newcomer") == newcomer


# Half of the second legs are never recorded: what speaks for one is told, and that it is assumed.
def test_a_leg_nobody_recorded_is_assumed_where_something_speaks_for_it(tmp_path: Path) -> None:
    assert traced(tmp_path, GOOD[:1]).routes == ()
    register = owned(tmp_path / "firms.ftm.json", ("Beta Trading LLC", "ae"), "ru")
    (route,) = traced(tmp_path, GOOD[:1], ASKED, register).routes
    assert [leg.basis for leg in route.legs] == [("recorded",), ("assumed",)]
    assert route.legs[1].reason == "no record of this leg: it is owned from ru"
    assert route.legs[1].target.id == "?ru"


def test_a_shipment_of_other_goods_is_a_tie_of_its_own(tmp_path: Path) -> None:
    other = ("S3", "2022-06-01", "Beta Trading LLC", "AE", "Gamma Zavod OOO", "RU", "080510", 5000)
    (route,) = traced(tmp_path, [GOOD[0], other]).routes
    assert route.legs[1].reason == "no record of this leg: it sends other goods to ru"


def test_a_case_without_anything_says_what_to_load(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case") as case, pytest.raises(InputError, match="enduse shipments load FILE"):
        case.trace(ASKED)


def test_a_case_keeps_its_network_and_answers_the_same(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case") as case:
        case.load_shipments(written(tmp_path / "trade.csv", GOOD))
        first = case.trace(ASKED)
        assert len(first.routes) == 1
        assert case.trace(ASKED) == first
        assert first.routes == traced(tmp_path, GOOD).routes


def test_a_damaged_network_is_built_again(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case") as case:
        case.load_shipments(written(tmp_path / "trade.csv", GOOD))
        first = case.trace(ASKED)
        for path in (tmp_path / "case" / "shipments" / "network").glob("*.parquet"):
            path.write_bytes(b"PAR1 damaged")
        assert case.trace(ASKED) == first


def test_errors_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(EnduseError) as told:
        trace_files([written(tmp_path / "trade.csv", [("short", "row")])], (), ASKED)
    assert len(str(told.value).splitlines()) == 1


# The database's own errors are no tracebacks: what does not fit into memory and disk is told, with what to do.
def test_what_does_not_fit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.case.tracing.search", partial(search, memory="1MB"))
    with pytest.raises(InputError, match="ask with --goods, --since, --via") as told:
        traced(tmp_path, GOOD)
    assert len(str(told.value).splitlines()) == 1


def test_movements_that_are_damaged_within_are_told(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case") as case:
        case.load_shipments(written(tmp_path / "trade.csv", GOOD))
        case.trace(ASKED)
        path = tmp_path / "case" / "shipments" / "network" / "movements.parquet"
        content = path.read_bytes()
        path.write_bytes(content[:4] + bytes(200) + content[204:])
        with pytest.raises(InputError, match="cannot be searched"):
            case.trace(ASKED)
