"""`enduse trace`, end to end: what is bad is told, what is dropped is counted, and names are never run."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from plain_reader import Enduse, Told

HEADS = (
    "id", "date", "sender", "sender country", "receiver", "receiver country", "origin country", "hs code",
    "net weight kg",
)  # fmt: skip
ALPHA, BETA, GAMMA = ("Alpha Chips GmbH", "DE"), ("Beta Trading LLC", "AE"), ("Gamma Zavod OOO", "RU")
HOSTILE = '=HYPERLINK("http://example.org")', "[bold red]Beta[/]\u202e\x1b[31mevil", "@SUM(1+1)"
ASK = ["--from", "de", "--to", "ru", "--goods", "chpl"]

Row = tuple[object, ...]
Trace = Callable[..., Told]


def row(number: str, date: str, source: tuple[str, str], target: tuple[str, str], kg: object = 10, hs: str = "854231",
        origin: str = "DE") -> Row:  # fmt: skip
    return (number, date, *source, *target, origin, hs, kg)


GOOD = [row("S1", "2022-05-01", ALPHA, BETA, 100), row("S2", "2022-05-20", BETA, GAMMA, 90)]


def written(path: Path, rows: Sequence[Row], heads: Sequence[str] = HEADS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return path


@pytest.fixture
def trace(enduse: Enduse, tmp_path: Path) -> Trace:
    def ask(rows: Sequence[Row], *more: str | Path, ask: Sequence[str] = ASK) -> Told:
        return enduse("trace", "--shipments", written(tmp_path / "trade.csv", rows), *ask, *more)

    return ask


def routes(told: Told) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.out.splitlines()]


def parties(route: dict[str, Any]) -> list[str]:
    legs = route["legs"]
    return [legs[0]["source"].get("name", ""), *(leg["target"].get("name", "") for leg in legs)]


def shipments(route: dict[str, Any]) -> list[list[str]]:
    legs = route["legs"]
    return [leg.get("shipments", []) for leg in legs]


def test_a_route_is_found_and_counted(trace: Trace) -> None:
    told = trace(GOOD)
    assert told.code == 0
    (route,) = routes(told)
    assert parties(route) == [ALPHA[0], BETA[0], GAMMA[0]]
    assert shipments(route) == [["S1"], ["S2"]]
    assert told.err == "enduse: 1 chain of parties fit the question; followed: 1\n"


# One row of each kind of trouble beside a good route; each is told with its number and a record to look up.
TROUBLE = [
    (row("N", "2022-05-02", ALPHA, BETA, -5), "1 record: weight of nothing or less: weight left open (as in N)"),
    (row("Z", "2022-05-02", ALPHA, BETA, 0), "1 record: weight of nothing or less: weight left open (as in Z)"),
    (row("F", "2099-01-01", ALPHA, BETA), "1 record: date in the future: kept (as in F)"),
    (row("D", "", ALPHA, BETA), "1 record: no date: fits any time (as in D)"),
    (row("B", "2022-13-45", ALPHA, BETA), "date '2022-13-45': is no date that can be told; left open (row 4)"),
    (row("S", "2022-05-02", BETA, BETA), "1 record left out: sender and receiver are the same (as in S)"),
    (row("H", "2022-05-02", ALPHA, BETA, hs="999999"), "no chapter of the Harmonized System: goods unknown (as in H)"),
    (row("X", "2022-05-02", ALPHA, BETA, hs="CHIP"), "tariff code cannot be read: goods unknown (as in X)"),
    (row("4", "2022-05-02", ALPHA, BETA, hs="8542"), "tariff code of a heading only: kept as the heading (as in 4)"),
    (row("C", "2022-05-02", (ALPHA[0], "QQ"), BETA), "sender_country 'QQ': names no country, or could name two"),
    (row("E", "2022-05-02", ("", ""), BETA), "1 record left out: no sender and no country of departure (as in E)"),
    (("short", "row"), "not read: 2 cells only, but 9 columns (row 4)"),
]


@pytest.mark.parametrize(("bad", "says"), TROUBLE, ids=lambda each: str(each[0]) if isinstance(each, tuple) else "")
def test_what_is_bad_in_a_row_is_told_and_the_route_stands(bad: Row, says: str, trace: Trace) -> None:
    told = trace([*GOOD, bad])
    assert says in told.err
    assert all(line.startswith("enduse: ") for line in told.err.splitlines())
    assert [ALPHA[0], BETA[0], GAMMA[0]] in [parties(route) for route in routes(told)]
    assert told.code == (5 if "not read" in says else 0)


def test_a_negative_weight_weighs_nothing_in_the_score(trace: Trace) -> None:
    (route,) = routes(trace([row("S1", "2022-05-01", ALPHA, BETA, -100), GOOD[1]]))
    terms = {term["name"]: term.get("value") for term in route["terms"]}
    assert terms["quantity"] is None
    assert terms["passing on"] is None


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ("2022-05-20", "2022-05-01", False),
        ("2022-05-20", "2022-05", True),
        ("2022", "2022-01-01", True),
        ("2022-05-01", "2022-08-30", False),
        ("2022-05-01", "2022-08-29", True),
        ("", "2022-05-01", True),
    ],
)
def test_goods_do_not_leave_before_they_came(first: str, second: str, fits: bool, trace: Trace) -> None:
    found = trace([row("S1", first, ALPHA, BETA, origin=""), row("S2", second, BETA, GAMMA, origin="")])
    assert bool(found.out) is fits
    assert found.code == 0
    assert ("clears nobody" in found.err) is not fits


@pytest.mark.parametrize(
    "back", [[row("R", "2022-05-02", BETA, ALPHA)], [
        row("R1", "2022-05-03", BETA, ("Delta Lager AG", "CH")), row("R2", "2022-05-05", ("Delta Lager AG", "CH"), BETA)
    ]],
)  # fmt: skip
def test_goods_that_go_round_pass_nobody_twice(back: list[Row], trace: Trace) -> None:
    told = trace([*GOOD, *back])
    found = [parties(route) for route in routes(told)]
    assert [ALPHA[0], BETA[0], GAMMA[0]] in found
    assert all(len(set(each)) == len(each) for each in found)


def test_files_that_cannot_be_read_are_told_and_the_others_traced(trace: Trace, tmp_path: Path) -> None:
    (tmp_path / "junk.csv").write_text("colour,shape\nred,round\n")
    told = trace(GOOD, "--shipments", tmp_path / "none.csv", "--shipments", tmp_path / "junk.csv")
    assert told.code == 5
    assert len(routes(told)) == 1
    assert "none.csv: no such file" in told.err
    assert "junk.csv: no column names a party" in told.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty; give a file"),
        ("id,date,colour\n1,2022-01-01,red\n", "no column names a party"),
        ("id,date,sender,receiver,hs code\n", "no movement from one party to another can be read (there are no rows)"),
        ("id,date,sender,receiver,hs code\n1,2022-01-01,A GmbH,A GmbH,854231\n", "sender and receiver are the same"),
        ("PAR1\x00\x01garbage", ""),
    ],
)
def test_files_with_nothing_to_trace(content: str, says: str, enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "trade.csv"
    path.write_text(content)
    told = enduse("trace", "--shipments", path, *ASK)
    assert told.code == 3
    assert told.out == ""
    assert says in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--from", "de", "--to", "ru"], "give --case DIR, or --shipments FILE"),
        (["--from", "Atlantis", "--to", "ru", "--shipments", "x.csv"], "--from Atlantis: no country that is known"),
        (["--from", "de", "--to", "de", "--shipments", "x.csv"], "de is asked as start and as end"),
        (["--from", ",", "--to", "ru", "--shipments", "x.csv"], "give --from and --to"),
        ([*ASK, "--shipments", "x.csv", "--max-hops", "9"], "--max-hops 9: give 2 to 4"),
        ([*ASK, "--shipments", "x.csv", "--since", "yesterday"], "give a day as 2022-02-24"),
        ([*ASK, "--shipments", "x.csv", "--goods", "unobtainium"], "unobtainium"),
        ([*ASK, "--shipments", "x.csv", "--limit", "0"], "--limit 0"),
        ([*ASK, "--case", "c", "--shipments", "x.csv"], "do not go together"),
        ([*ASK, "--case", "c", "--preset", "ams"], "do not go together"),
        ([*ASK, "--shipments", "x.csv", "--column", "receiver"], "--column takes FIELD=HEAD"),
        (["--from", "de"], "--to"),
    ],
)
def test_what_cannot_be_asked_is_a_mistake_of_usage(asked: list[str], says: str, enduse: Enduse) -> None:
    told = enduse("trace", *asked)
    assert told.code == 2
    assert told.out == ""
    assert says in told.err


@pytest.mark.parametrize("via", ["Nonesuch Trading", "Kazakhstan", "zz", "", "a"])
def test_nobody_is_called_as_via_asks(via: str, trace: Trace) -> None:
    told = trace(GOOD, "--via", via)
    assert told.code == 2
    assert f"--via {via}".rstrip() in told.err
    assert "nobody in the records" in told.err


@pytest.mark.parametrize(
    ("via", "found"), [("ae", 1), ("AE", 1), ("United Arab Emirates", 1), ("Beta Trading", 1), ("BETA", 1), ("de", 0)]
)
def test_via_asks_for_an_intermediary(via: str, found: int, trace: Trace) -> None:
    assert len(routes(trace(GOOD, "--via", via))) == found


def test_columns_can_be_named(enduse: Enduse, tmp_path: Path) -> None:
    heads = ("id", "day", "von", "sender country", "an", "receiver country", "origin country", "ware", "net weight kg")
    path = written(tmp_path / "trade.csv", GOOD, heads)
    columns = [f"--column={pair}" for pair in ("date=day", "sender=von", "receiver=an", "hs_code=ware")]
    told = enduse("trace", "--shipments", path, *ASK, *columns)
    assert (told.code, len(routes(told))) == (0, 1)


@pytest.fixture
def hostile(trace: Trace) -> Trace:
    first, second, third = HOSTILE
    rows = [
        row("=cmd|' /C calc'!A0", "2022-05-01", (first, "DE"), (second, "AE")),
        row("-2+3", "2022-05-05", (second, "AE"), (third, "RU")),
        row("+1", "", (second, "AE"), (third, "RU")),
    ]
    return lambda format_: trace(rows, "-f", format_)


# Names come from other people's files: a spreadsheet must not run them, nor a terminal obey them.
def test_csv_runs_no_formula(hostile: Trace) -> None:
    told = hostile("csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert len(rows) == 2
    assert rows[0]["source"] == f"'{HOSTILE[0]}"
    assert rows[1]["target"] == f"'{HOSTILE[2]}"
    assert not [cell for each in rows for cell in each.values() if cell[:1] in "=+-@" and cell]


def test_a_table_obeys_no_name(hostile: Trace) -> None:
    told = hostile("table")
    assert "[bold red]Beta[/]" in told.out
    for text in (told.out, told.err):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_json_keeps_what_was_written(hostile: Trace) -> None:
    (route,) = json.loads(hostile("json").out)
    assert parties(route)[0] == HOSTILE[0]
    assert hostile("json").out == hostile("json").out, "equal inputs give equal bytes"


def test_a_table_says_why_and_what_it_is_not(trace: Trace) -> None:
    told = trace(GOOD, "-f", "table").out
    assert "1. score 0." in told
    assert "DE → AE → RU" in told
    assert "│ recorded; HS 854231 (priority list, tier 1); 2022-05-01; 1 record of 100.0 kg: S1" in told
    assert "+0.20 passing on: 90% of what the intermediary took in or sent out went on along the route" in told
    assert "A route is a lead, never a verdict." in told
    assert "a coincidence is not proof" in told


def test_no_route_clears_nobody(trace: Trace) -> None:
    told = trace([GOOD[0]], "-f", "table")
    assert (told.code, told.out) == (
        0,
        "no route found; what is not recorded cannot be traced, so this clears nobody\n",
    )
    for format_, printed in (("json", "[]\n"), ("jsonl", "")):
        told = trace([GOOD[0]], "-f", format_)
        assert (told.code, told.out) == (0, printed)
        assert "clears nobody" in told.err


def test_a_case_traces_its_claims_and_says_who_says_so(enduse: Enduse, tmp_path: Path) -> None:
    said = ("China sent missiles to Iran", "Iran sent missiles to Russia")
    for place, words in enumerate(said):
        (tmp_path / f"{place}.txt").write_text(f"Detour\n\nReuters says {words}.\n", encoding="utf-8")
    (tmp_path / "2.txt").write_text("Denied\n\nTass says Iran did not send missiles to Russia.\n", encoding="utf-8")
    case = tmp_path / "case"
    assert enduse("read", *sorted(tmp_path.glob("*.txt")), "--case", case).code == 0
    told = enduse("trace", "--case", case, "--from", "cn", "--to", "ru", "-f", "table")
    assert told.code == 0
    assert "CN → IR → RU" in told.out
    assert "│ said: Reuters says that China delivered missiles to Iran. “Reuters says China sent" in told.out
    assert told.out.count("│ disputed: another source denies it") == 1
    assert "1 claim left out: denied" in told.err
    (route,) = routes(enduse("trace", "--case", case, "--from", "cn", "--to", "ru"))
    assert [leg["basis"] for leg in route["legs"]] == [["said"], ["said"]]
    assert all(leg["claims"] for leg in route["legs"])


def test_a_case_with_nothing_to_trace(enduse: Enduse, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained all day.\n")
    assert enduse("read", tmp_path / "a.txt", "--case", tmp_path / "case").code == 0
    told = enduse("trace", "--case", tmp_path / "case", *ASK)
    assert told.code == 3
    assert "enduse shipments load FILE --case DIR" in told.err
    assert enduse("trace", "--case", tmp_path / "none", *ASK).code == 3


def test_a_case_traces_what_was_loaded(enduse: Enduse, tmp_path: Path) -> None:
    trade = written(tmp_path / "trade.csv", [*GOOD, row("S", "2022-05-02", BETA, BETA)])
    case = tmp_path / "case"
    enduse("shipments", "load", trade, "--case", case)
    told = enduse("trace", "--case", case, *ASK)
    assert told.code == 0
    assert shipments(routes(told)[0]) == [["S1"], ["S2"]]
    assert "1 record left out: sender and receiver are the same (as in S)" in told.err


def test_a_reader_that_has_seen_enough_is_no_mistake(tmp_path: Path) -> None:
    path = written(tmp_path / "trade.csv", GOOD)
    asked = f"{sys.executable} -m enduse.cli trace --shipments {path} {' '.join(ASK)} -f csv"
    command = f"{asked} 2>/dev/null | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "0"


# Five million chains through one hub: answered in seconds, what was cut is told, the clean route beside it is first.
def test_five_million_chains_are_bounded_and_told(trace: Trace) -> None:
    dice = Random(1)
    hub, quiet = ("Grand Hub FZE", "AE"), ("Quiet Lane Trading", "TR")

    def consignment(number: int, way: str) -> Row:
        date, kg = f"2022-0{dice.randint(3, 6)}-{dice.randint(1, 28):02}", round(dice.uniform(1, 1000), 1)
        if way == "in":
            return row(f"in{number}", date, (f"Supplier {number}x GmbH", "DE"), hub, kg)
        return row(f"out{number}", date, hub, (f"Buyer {number}x OOO", "RU"), kg)

    rows = [consignment(number, "in") for number in range(2000)] + [consignment(each, "out") for each in range(2500)]
    rows += [row("C1", "2022-03-05", ALPHA, quiet, 77.7), row("C2", "2022-03-09", quiet, GAMMA, 77.7)]
    began = time.monotonic()
    told = trace(rows)
    assert time.monotonic() - began < 60
    assert told.code == 0
    found = routes(told)
    assert [parties(route)[1] for route in found] == [quiet[0], hub[0]], "one route through each intermediary"
    assert shipments(found[0]) == [["C1"], ["C2"]]
    assert "truncated: parties with very many partners keep their 300 heaviest lanes in and out" in told.err
    assert "3,900 of 4,502 lanes were left out; ask with --goods, --via, --since or fewer --max-hops" in told.err
