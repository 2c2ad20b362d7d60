"""Each tool asked with the SDK's client over a real case; every answer is held against the schema its tool tells."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enduse.case import Case
from enduse.mcp.desk import Desk
from enduse.views.lines import weighing_json

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
Asking = Callable[..., dict[str, Any]]
Refusing = Callable[..., str]


def contents(case: Path) -> dict[str, str]:
    """Every file of a case but its caches and what SQLite leaves beside an open ledger."""
    return {
        str(file.relative_to(case)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(case.rglob("*"))
        if file.is_file() and not file.name.endswith(("-wal", "-shm", ".npz")) and "network" not in str(file)
    }


def enduse(*arguments: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "enduse.cli", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


# ---- find_claims.


def test_every_quotation_stands_in_its_report(ask: Asking, read_case: Path) -> None:
    with Case.open(read_case, create=False) as case:
        texts = {document.id: document.text for document in case.documents()}
    claims = ask("find_claims", {"limit": 50})["claims"]
    assert len(claims) > 20
    for claim in claims:
        assert claim["quotes"]
        assert claim["source"]
        for quote in claim["quotes"]:
            assert texts[claim["report"]["id"]][quote["start"] : quote["end"]] == quote["quote"]


def test_a_claim_is_the_record_of_the_command_line(ask: Asking) -> None:
    added = {"sentence", "source", "quotes", "report"}
    (told, *_) = ask("find_claims", {"words": "Huaxin", "kind": "transfer"})["claims"]
    printed = enduse("read", str(EXAMPLES / "chips-detour.txt"), "-f", "jsonl")
    (record,) = [each for each in printed if each["id"] == told["id"]]
    spans = record.pop("spans")
    assert [quote["quote"] for quote in told["quotes"]] == [span["exact"] for span in spans]
    for slot in ("supplier", "recipient", "intermediaries", "items"):
        for each in record.get(slot, ()):
            each.pop("span", None)
    record["attribution"].pop("span", None)
    for source in record["attribution"].get("sources", ()):
        source.pop("span", None)
    assert {name: value for name, value in told.items() if name not in added} == record


def test_pages_hold_every_claim_once(ask: Asking) -> None:
    whole = ask("find_claims", {"limit": 50})
    ids: list[str] = []
    cursor = None
    while True:
        page = ask("find_claims", {"limit": 7} | ({"cursor": cursor} if cursor else {}))
        assert page["total"] == whole["total"]
        ids += [claim["id"] for claim in page["claims"]]
        cursor = page.get("next_cursor")
        if cursor is None:
            break
    assert ids == [claim["id"] for claim in whole["claims"]]
    assert len(ids) == whole["total"]


def test_a_page_behind_the_last_is_empty(ask: Asking) -> None:
    first = ask("find_claims", {"limit": 1})
    behind = first["next_cursor"].replace("-1", "-900")
    assert ask("find_claims", {"limit": 1, "cursor": behind}) == {"total": first["total"], "claims": []}


def test_nothing_found_is_told_as_what_it_is(ask: Asking) -> None:
    found = ask("find_claims", {"party": "Graustark"})
    assert (found["total"], found["claims"]) == (0, [])
    assert "only about what was read" in found["note"]


def test_denials_are_claims_of_the_denier(ask: Asking) -> None:
    denied = ask("find_claims", {"factuality": "denied", "supplier": "cn"})["claims"]
    assert denied
    assert all(claim["factuality"] == "denied" and claim["attribution"]["sources"] for claim in denied)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"limit": 51}, "limit"),
        ({"limit": 0}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"stage": "planned"}, "stage"),
        ({"suplier": "ir"}, "supplier"),
        ({"cursor": "abc"}, "cursor"),
        ({"since": "yesterday"}, "since"),
        ({"party": "x" * 501}, "party"),
        ({"goods": "?"}, "goods"),
    ],
)
def test_a_question_that_cannot_be_is_refused_in_a_line(refuse: Refusing, arguments: dict[str, Any], word: str) -> None:
    assert word in refuse("find_claims", arguments)


# ---- get_claim.


def test_a_claim_stands_in_its_passage(ask: Asking) -> None:
    claim = ask("find_claims", {"limit": 1})["claims"][0]
    read = ask("get_claim", {"claim_id": claim["id"]})
    assert read["claim"] == claim
    (passage, *_) = read["passages"]
    assert claim["quotes"][0]["quote"] in passage["passage"]
    assert passage["kind"] in ("headline", "body", "quotation")
    assert ask("get_claim", {"claim_id": claim["id"][:10]}) == ask("get_claim", {"claim_id": f"claim://{claim['id']}"})


@pytest.mark.parametrize("claim_id", ["", "f" * 32, "abc", "../../etc/passwd", "claim://"])
def test_no_such_claim(refuse: Refusing, claim_id: str) -> None:
    assert "find_claims" in refuse("get_claim", {"claim_id": claim_id})


def test_a_claim_must_be_named(refuse: Refusing) -> None:
    assert "claim_id" in refuse("get_claim")


# ---- weigh_flow.


def test_a_flow_is_weighed_as_the_command_line_does(ask: Asking, read_case: Path) -> None:
    told = ask("weigh_flow", {"limit": 20})
    with Case.open(read_case, create=False) as case:
        records = [json.loads(weighing_json(each)) for each in case.weigh()]
    assert told["total"] == len(records)
    for flow, record in zip(told["flows"], records, strict=False):
        assert flow["sentence"] == record["sentence"]
        assert flow["flow"] == record["flow"]
        assert flow["independent"] == record["independent"]
        assert flow.get("dispute", {}).get("sentence") == record.get("dispute", {}).get("sentence")
        assert [each["claim_ids"] for each in flow["positions"]] == [each["claim_ids"] for each in record["positions"]]
        assert [each.get("source") for each in flow["positions"]] == [
            each.get("source") for each in record["positions"]
        ]


def test_every_position_has_its_words(ask: Asking) -> None:
    (flow, *_) = ask("weigh_flow", {"supplier": "Iran", "recipient": "Russia", "goods": "missiles"})["flows"]
    assert flow["dispute"]["against"]
    for position in flow["positions"]:
        assert position["evidence"]
        for evidence in position["evidence"]:
            assert evidence["claim_id"] in position["claim_ids"]
            assert evidence["quotes"][0]["quote"]
            assert evidence["report"]["title"]


def test_the_direction_of_a_flow_matters(ask: Asking) -> None:
    there = {flow["title"] for flow in ask("weigh_flow", {"supplier": "ir", "recipient": "ru", "limit": 20})["flows"]}
    back = {flow["title"] for flow in ask("weigh_flow", {"supplier": "ru", "recipient": "ir", "limit": 20})["flows"]}
    assert there
    assert back
    assert not there & back


def test_no_flow_is_no_innocence(ask: Asking) -> None:
    told = ask("weigh_flow", {"supplier": "Norway"})
    assert told["flows"] == []
    assert "does not say that there was none" in told["note"]


def test_flows_that_are_cut_are_told(ask: Asking) -> None:
    told = ask("weigh_flow", {"limit": 1})
    assert f"{told['total'] - 1} flows more" in told["note"]


# ---- screen_party.


def test_a_party_is_screened_as_the_command_line_does(ask: Asking, case: Path) -> None:
    told = ask("screen_party", {"name": "Brightwater Optics", "country": ["ae"]})
    (record,) = enduse("screen", "Brightwater Optics", "--country", "ae", "--case", str(case), "-f", "jsonl")
    assert {name: value for name, value in told.items() if name not in ("threshold", "note")} == record
    assert told["results"][0]["features"]
    assert told["results"][0]["listings"][0]["program"] == "Example programme A"
    assert "lead" in told["note"]


def test_no_candidate_is_never_cleared(ask: Asking) -> None:
    told = ask("screen_party", {"name": "Graustark Bakery"})
    assert told["results"] == []
    assert told["note"].startswith("no candidate")
    assert "clears nobody" in told["note"]
    assert set(told["lists"]) == {"invented"}


@pytest.mark.parametrize("kind", [{"kind": "ogrnCode"}, {"kind": "OGRNCODE"}, {"kind": "registrationNumber"}, {}])
def test_a_number_finds_a_party_under_another_name(ask: Asking, kind: dict[str, str]) -> None:
    told = ask("screen_party", {"name": "Graustark Bakery", "identifiers": [kind | {"value": "1027700999990"}]})
    assert [match["id"] for match in told["results"]] == ["EX-004"]


def test_a_birth_date_and_a_kind_are_looked_at(ask: Asking) -> None:
    asked = {"name": "Tove Orlandsen", "schema": "person", "birth_date": "1971-05-02", "other_names": ["T. Orlandsson"]}
    told = ask("screen_party", asked)
    assert "birth_date" in {feature["name"] for feature in told["results"][0]["features"]}
    assert told["asked"]["names"] == ["Tove Orlandsen", "T. Orlandsson"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"name": ""}, "letter or digit"),
        ({"name": "…"}, "letter or digit"),
        ({"name": "x" * 1_500}, "shorten"),
        ({"name": "x", "country": ["Atlantis"]}, "Atlantis"),
        ({"name": "x", "country": "ae"}, "country"),
        ({"name": "x", "schema": "Spaceship"}, "Spaceship"),
        ({"name": "x", "birth_date": "long ago"}, "long ago"),
        ({"name": "x", "identifiers": [{"kind": "shoeSize", "value": "43"}]}, "shoeSize"),
        ({"name": "x", "identifiers": [{"kind": "imoNumber"}]}, "value"),
        ({"name": "x", "threshold": "0.1"}, "0.1"),
        ({"name": "x", "limit": 21}, "limit"),
        ({}, "name"),
    ],
)
def test_a_party_that_cannot_be_asked_about(refuse: Refusing, arguments: dict[str, Any], words: str) -> None:
    assert words in refuse("screen_party", arguments)


def test_without_lists_nobody_is_screened(refuse: Refusing, tmp_path: Path) -> None:
    Case.open(tmp_path / "bare").close()
    words = refuse("screen_party", {"name": "Brightwater Optics"}, Desk(tmp_path / "bare"))
    assert "enduse lists load" in words


def test_a_list_loaded_meanwhile_is_asked(ask: Asking, case: Path, tmp_path: Path) -> None:
    desk = Desk(case)
    assert ask("screen_party", {"name": "Borealis Zirkon Trading"}, desk)["results"] == []
    (tmp_path / "new.csv").write_text("id,name,type\nN-1,Borealis Zirkon Trading,Company\n", encoding="utf-8")
    with Case.open(case) as opened:
        opened.load_lists(tmp_path / "new.csv")
    told = ask("screen_party", {"name": "Borealis Zirkon Trading"}, desk)
    assert [match["id"] for match in told["results"]] == ["N-1"]
    assert set(told["lists"]) == {"invented", "new"}


# ---- screen_shipment.


def test_parties_goods_and_places_of_a_shipment(ask: Asking) -> None:
    told = ask(
        "screen_shipment",
        {
            "goods": "integrated circuits, processors",
            "hs_code": "8542.31",
            "parties": [
                {"name": "Brightwater Optics Trading", "role": "consignee", "country": "AE"},
                {"name": "Graustark Bakery", "role": "exporter", "country": "Germany"},
            ],
            "destination": "ru",
            "through": ["Türkiye"],
        },
    )
    assert told["verdict"] == "fired"
    assert [(party["role"], party["matches"][0]["entity_id"]) for party in told["parties"]] == [("receiver", "EX-001")]
    assert told["asked"] == 2
    fired = {finding["rule"]: finding for finding in told["findings"] if finding["verdict"] == "fired"}
    assert fired["chpl.tier-1"]["citation"]
    assert any("destination" in finding["subject"] for finding in fired.values())


def test_nothing_fired_is_never_cleared(ask: Asking) -> None:
    told = ask("screen_shipment", {"goods": "ball bearings for trucks", "hs_code": "8482.10", "destination": "cl"})
    assert "parties" not in told
    assert "clears nobody" in told["note"]
    assert "not cleared" in told["note"]


def test_words_alone_decide_no_code(ask: Asking) -> None:
    told = ask("screen_shipment", {"goods": "field programmable gate arrays"})
    assert told["verdict"] == "cannot tell"
    assert {finding["verdict"] for finding in told["findings"]} == {"cannot tell"}


def test_rules_are_asked_as_of_the_day(ask: Asking) -> None:
    asked = {"goods": "processors", "hs_code": "8542.31", "destination": "ru"}
    before = ask("screen_shipment", asked | {"date": "2019-06-01"})
    assert before["as_of"] == "2019-06-01"
    now = ask("screen_shipment", asked)
    fired = [
        {each["rule"] for each in told.get("findings", []) if each["verdict"] == "fired"} for told in (before, now)
    ]
    assert fired[0] < fired[1]


def test_goods_are_screened_where_no_lists_are_kept(ask: Asking, tmp_path: Path) -> None:
    Case.open(tmp_path / "bare").close()
    asked = {"goods": "processors", "hs_code": "8542.31", "parties": [{"name": "Brightwater Optics"}]}
    told = ask("screen_shipment", asked, Desk(tmp_path / "bare"))
    assert told["lists"] == {}
    assert "no party was asked about" in told["note"]
    assert "asked" not in told
    assert told["findings"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "goods"),
        ({"goods": "chips", "destination": "Atlantis"}, "Atlantis"),
        ({"goods": "chips", "through": ["ru", "Atlantis"]}, "Atlantis"),
        ({"goods": "chips", "parties": [{"name": "?"}]}, "letter or digit"),
        ({"goods": "chips", "parties": [{"role": "sender"}]}, "name"),
        ({"goods": "chips", "parties": [{"name": "x"}] * 21}, "20"),
        ({"goods": "chips", "date": "tomorrow"}, "tomorrow"),
        ({"goods": "chips", "threshold": "loose"}, "loose"),
    ],
)
def test_a_shipment_that_cannot_be_asked_about(refuse: Refusing, arguments: dict[str, Any], words: str) -> None:
    assert words in refuse("screen_shipment", arguments)


# ---- trace_routes.


def test_routes_are_those_of_the_command_line(ask: Asking, case: Path) -> None:
    asked = {"origins": ["cn", "Germany"], "destinations": ["Russia"], "limit": 25}
    told = ask("trace_routes", asked, Desk(case))
    printed = enduse("trace", "--from", "cn,de", "--to", "ru", "--limit", "25", "--case", str(case), "-f", "jsonl")
    assert [route["id"] for route in told["routes"]] == [route["id"] for route in printed]
    for route, record in zip(told["routes"], printed, strict=True):
        for leg in route["legs"]:
            assert leg.pop("assumed") is ("assumed" in leg["basis"])
        assert route == record
    assert any("lead" in note for note in told["notes"])


def test_claims_behind_legs_come_with_their_words(ask: Asking) -> None:
    told = ask("trace_routes", {"origins": ["cn"], "destinations": ["ru"]})
    behind = {claim for route in told["routes"] for leg in route["legs"] for claim in leg.get("claims", [])}
    assert behind == {claim["id"] for claim in told["claims"]}
    assert all(claim["quotes"] for claim in told["claims"])


def test_no_route_clears_nobody(ask: Asking) -> None:
    told = ask("trace_routes", {"origins": ["no"], "destinations": ["cl"]})
    assert told["routes"] == []
    assert "clears nobody" in told["notes"][-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"origins": ["cn"]}, "destinations"),
        ({"origins": [], "destinations": ["ru"]}, "origins"),
        ({"origins": ["Atlantis"], "destinations": ["ru"]}, "Atlantis"),
        ({"origins": ["cn"], "destinations": ["cn"]}, "cn"),
        ({"origins": ["cn"], "destinations": ["ru"], "max_legs": 5}, "max_legs"),
        ({"origins": ["cn"], "destinations": ["ru"], "since": "2022"}, "2022-02-24"),
        ({"origins": ["cn"], "destinations": ["ru"], "since": "2022-02-30"}, "2022-02-30"),
        ({"origins": ["cn"], "destinations": ["ru"], "goods": "frobnicators"}, "frobnicators"),
        ({"origins": ["cn"], "destinations": ["ru"], "limit": 26}, "limit"),
    ],
)
def test_a_route_that_cannot_be_asked_for(refuse: Refusing, arguments: dict[str, Any], words: str) -> None:
    assert words in refuse("trace_routes", arguments)


def test_nothing_to_trace_is_told(refuse: Refusing, tmp_path: Path) -> None:
    Case.open(tmp_path / "bare").close()
    words = refuse("trace_routes", {"origins": ["cn"], "destinations": ["ru"]}, Desk(tmp_path / "bare"))
    assert "enduse shipments load" in words


# ---- read_report.

REPORT = "A Long Autumn\n\nIran delivered 40 attack drones to Russia, Ukrainian officials said.\n"


def test_text_is_read_and_not_kept(ask: Asking, case: Path) -> None:
    before = contents(case)
    told = ask("read_report", {"text": REPORT, "published": "2024-05"}, Desk(case))
    assert told["kept"] is False
    assert told["total"] == 1
    assert told["claims"][0]["quotes"][0]["quote"].startswith("Iran delivered 40 attack drones")
    assert told["report"]["published_at"] == "2024-05"
    assert "nothing was kept" in told["note"]
    assert contents(case) == before


def test_a_file_is_read_as_the_command_line_does(ask: Asking) -> None:
    told = ask("read_report", {"path": "black-sea-barter.txt", "limit": 100})
    printed = enduse("read", str(EXAMPLES / "black-sea-barter.txt"), "-f", "jsonl")
    assert [claim["id"] for claim in told["claims"]] == [record["id"] for record in printed]
    rest = ask("read_report", {"path": str(EXAMPLES / "black-sea-barter.txt"), "skip": 3, "limit": 4})
    assert rest["claims"] == told["claims"][3:7]
    assert f"{told['total'] - 7} claims follow; ask again with skip=7" in rest["note"]


def test_what_is_kept_is_found_at_once(ask: Asking, case: Path) -> None:
    desk = Desk(case, keeps=True)
    first = ask("read_report", {"text": REPORT}, desk)
    assert first["kept"] is True
    assert "already_known" not in first
    again = ask("read_report", {"text": REPORT}, desk)
    assert again["already_known"] is True
    assert again["claims"] == first["claims"]
    found = ask("find_claims", {"report": first["report"]["id"]}, desk)
    assert [claim["id"] for claim in found["claims"]] == [claim["id"] for claim in first["claims"]]
    with Case.open(case, create=False) as opened:
        assert sum(1 for _ in opened.documents()) == 3


def test_a_report_without_claims(ask: Asking) -> None:
    told = ask("read_report", {"text": "The weather was fine in Graustark on Monday, and people went out.\n"})
    assert (told["total"], told["claims"]) == (0, [])
    assert "says nothing about what happened" in told["note"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "either"),
        ({"text": "x", "path": "y"}, "either"),
        ({"text": ""}, "empty"),
        ({"text": " \n"}, "empty"),
        ({"text": "x" * 200_001}, "200,000"),
        ({"text": "x", "published": "soon"}, "soon"),
        ({"path": "no-such.txt"}, "--files"),
        ({"path": "../README.md"}, "--files"),
        ({"path": "/etc/passwd"}, "--files"),
        ({"path": "lists"}, "--files"),
        ({"path": "*.txt"}, "--files"),
        ({"path": "-"}, "--files"),
        ({"path": "a\0b"}, "--files"),
        ({"path": "~/.ssh/id_rsa"}, "--files"),
    ],
)
def test_what_cannot_be_read(refuse: Refusing, arguments: dict[str, Any], words: str) -> None:
    assert words in refuse("read_report", arguments)


def test_without_folders_no_file_is_read(refuse: Refusing, read_case: Path) -> None:
    words = refuse("read_report", {"path": str(EXAMPLES / "black-sea-barter.txt")}, Desk(read_case))
    assert "pass the text" in words


def test_a_link_out_of_the_folder_is_not_followed(refuse: Refusing, read_case: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("Iran delivered drones to Russia, officials said.\n", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "inside-too").mkdir()
    (tmp_path / "inside-too" / "near.txt").write_text("x", encoding="utf-8")
    for path in ("link.txt", "../secret.txt", "../inside-too/near.txt", str(tmp_path / "inside-too" / "near.txt")):
        assert "--files" in refuse("read_report", {"path": path}, Desk(read_case, [inside]))


def test_a_file_of_many_articles_is_refused(refuse: Refusing, read_case: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Iran sent {number} drones to Russia, officials said."}) for number in range(3)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "long.txt").write_text("Iran sent drones to Russia. " * 9_000, encoding="utf-8")
    desk = Desk(read_case, [tmp_path])
    assert "several reports" in refuse("read_report", {"path": "many.jsonl"}, desk)
    assert "200,000" in refuse("read_report", {"path": "long.txt"}, desk)
