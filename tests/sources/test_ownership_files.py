"""Ownership files of each kind, and the ways in which they are broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model.errors import EnduseError, InputError
from enduse.sources.ownership import Register, holdings_in, listed_in, read_holdings


def table(text: str, **columns: str) -> Register:
    return holdings_in(text.encode(), "t.csv", columns)


def lines(*records: object) -> Register:
    return holdings_in("\n".join(json.dumps(record) for record in records).encode(), "t.jsonl")


def stakes(register: Register) -> list[tuple[str, str, float, float]]:
    return [(row.owner, row.asset, row.share_min, row.share_max) for row in register.holdings]


# ---- Tables.


def test_a_table_is_read() -> None:
    register = table(
        "owner,owner_name,asset,share,start,end,joint,nominee,nominator\n"
        "p1,Ann,c1,60%,2020-01-01,2022,,no,\n"
        "p2,Bob,c1,25-50,,,j,yes,p3\n"
    )
    first, second = register.holdings
    assert (first.owner, first.asset, first.share_min, first.start, first.end) == ("p1", "c1", 60, "2020-01-01", "2022")
    assert (second.joint, second.nominee, second.nominator) == ("j", True, "p3")
    assert [first.origin, second.origin] == ["t.csv:2", "t.csv:3"]
    assert (register.caption("p1"), register.caption("c1")) == ("Ann", "c1")
    assert register.failures == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_told_apart(separator: str) -> None:
    assert stakes(table("owner,asset,share\na,b,60\n".replace(",", separator))) == [("a", "b", 60, 60)]


def test_a_byte_order_mark_and_capitals_do_not_hide_a_column() -> None:
    assert stakes(table("\ufeffOwner,ASSET,Share Min,share-max\na,b,25,50\n")) == [("a", "b", 25, 50)]


def test_columns_may_be_called_otherwise() -> None:
    assert stakes(table("Aktionär;Firma;Anteil\na;b;60\n", owner="Aktionär", asset="firma", share="Anteil")) == [
        ("a", "b", 60, 60)
    ]


def test_a_row_without_a_share_says_that_nothing_is_known() -> None:
    assert stakes(table("owner,asset\na,b\n")) == [("a", "b", 0, 100)]


def test_a_party_without_an_identifier_is_called_by_its_name() -> None:
    assert stakes(table("owner_name,asset_name,share\nAnn,Firm,60\n")) == [("Ann", "Firm", 60, 60)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",b,60,,", "the owner is missing"),
        ("a,,60,,", "the asset is missing"),
        ("a,b,-5,,", "below 0"),
        ("a,b,160,,", "no share from 0 to 100"),
        ("a,b,lots,,", "no share that can be read"),
        ("a,b,60,soon,", "'soon' is no date"),
        ("a,b,60,2022-02-30,", "is no date"),
        ("a,b,60,,31.12.2022", "is no date"),
        ("a,b,60,,,perhaps", "write yes or no"),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(row: str, why: str) -> None:
    register = table(f"owner,asset,share,start,end,nominee\n{row}\nc,d,60,,,\n")
    assert stakes(register) == [("c", "d", 60, 60)]
    (failure,) = register.failures
    assert failure.origin == "t.csv:2"
    assert why in str(failure.error)
    assert "\n" not in str(failure.error)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("share,asset\n60,b\n", "no column owner"),
        ("owner,share\na,60\n", "no column asset"),
        ("nothing\n", "no column owner"),
        ("", "empty"),
        (" \n", "empty"),
    ],
)
def test_a_table_without_owners_or_assets_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        table(text)


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="no column 'Besitzer'"):
        table("owner,asset\na,b\n", owner="Besitzer")


# ---- BODS.


def relation(subject: str, party: object, *interests: dict[str, object], **more: object) -> dict[str, object]:
    details = {"subject": subject, "interestedParty": party, "interests": list(interests)}
    id_ = f"{subject}<{party}"
    return {
        "statementId": more.pop("id", id_), "recordId": id_, "recordType": "relationship", "recordStatus": "new",
        "statementDate": "2024-01-01", "recordDetails": details | dict(more.pop("details", {})), **more,  # type: ignore[call-overload]
    }  # fmt: skip


def shares(**bounds: object) -> dict[str, object]:
    return {"type": "shareholding", "directOrIndirect": "direct", "share": bounds}


@pytest.mark.parametrize(
    ("bounds", "low", "high"),
    [
        ({"exact": 75}, 75, 75),
        ({"minimum": 25, "maximum": 50}, 25, 50),
        ({"exclusiveMinimum": 25, "exclusiveMaximum": 50}, 25.000001, 49.999999),
        ({"minimum": 25, "exclusiveMinimum": True, "maximum": 50, "exclusiveMaximum": False}, 25.000001, 50),
        ({"minimum": 75}, 75, 100),
        ({"maximum": 10}, 0, 10),
    ],
)
def test_the_bounds_of_a_share(bounds: dict[str, object], low: float, high: float) -> None:
    assert stakes(lines(relation("c", "p", shares(**bounds)))) == [("p", "c", low, high)]


@pytest.mark.parametrize("bounds", [{"exact": 101}, {"exact": -1}, {"minimum": 60, "maximum": 40}, {"exact": "x"}])
def test_impossible_bounds_are_told(bounds: dict[str, object]) -> None:
    register = lines(relation("c", "p", shares(**bounds)), relation("d", "p", shares(exact=60)))
    assert stakes(register) == [("p", "d", 60, 60)]
    assert len(register.failures) == 1


@pytest.mark.parametrize(
    "kind", ["votingRights", "boardMember", "appointmentOfBoard", "otherInfluenceOrControl", "trustee", "settlor"]
)
def test_what_is_no_share_is_no_stake(kind: str) -> None:
    register = lines(relation("c", "p", {"type": kind, "directOrIndirect": "direct", "share": {"exact": 75}}))
    assert register.holdings == ()
    assert [(each.holder, each.party, each.kind) for each in register.influences] == [("p", "c", kind)]


def test_an_indirect_share_is_certain_of_nothing() -> None:
    indirect = shares(exact=60) | {"directOrIndirect": "indirect"}
    assert stakes(lines(relation("c", "p", indirect))) == [("p", "c", 0, 60)]
    assert stakes(lines(relation("c", "p", indirect, details={"componentRecords": ["x"]}))) == []


@pytest.mark.parametrize("party", [{"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner"}, {}, None])
def test_nobody_named_is_an_owner_without_a_name(party: object) -> None:
    register = lines(relation("c", party))
    ((owner, asset, low, high),) = stakes(register)
    assert (asset, low, high) == ("c", 0, 100)
    assert owner in register.unnamed


def test_version_0_3() -> None:
    register = lines(
        {"statementID": "e1", "statementType": "entityStatement", "entityType": "registeredEntity", "name": "Firm"},
        {"statementID": "p1", "statementType": "personStatement", "personType": "knownPerson",
         "names": [{"fullName": "Ann"}]},
        {"statementID": "o1", "statementType": "ownershipOrControlStatement", "statementDate": "2020-01-01",
         "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
         "interests": [{"type": "shareholding", "interestLevel": "direct", "share": {"exact": 60},
                        "startDate": "2019-01-01"}]},
        {"statementID": "o2", "statementType": "ownershipOrControlStatement", "statementDate": "2021-05-01",
         "replacesStatements": ["o1"],
         "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
         "interests": [{"type": "shareholding", "interestLevel": "direct", "share": {"exact": 30},
                        "startDate": "2021-04-01"}]},
        {"statementID": "o3", "statementType": "ownershipOrControlStatement",
         "subject": {"describedByEntityStatement": "e1"},
         "interestedParty": {"unspecified": {"reason": "interested-party-exempt-from-disclosure"}}, "interests": []},
    )  # fmt: skip
    told = [(row.share_min, row.start, row.end) for row in register.holdings if (row.owner, row.asset) == ("p1", "e1")]
    assert told == [(60, "2019-01-01", "2021-03-31"), (30, "2021-04-01", None)]
    assert register.caption("e1") == "Firm"
    assert len(register.unnamed) == 1


def test_a_nomination_is_held_for_its_nominator() -> None:
    arrangement = {"recordId": "n", "statementId": "s", "recordType": "entity", "recordDetails":
                   {"entityType": {"type": "arrangement", "subtype": "nomination"}}}  # fmt: skip
    register = lines(
        arrangement,
        relation("n", "ann", {"type": "nominator"}),
        relation("n", "bob", {"type": "nominee"}),
        relation("c", "n", shares(exact=60)),
    )
    (row,) = register.holdings
    assert (row.owner, row.asset, row.nominee, row.nominator, row.share_min) == ("bob", "c", True, "ann", 60)


@pytest.mark.parametrize(
    "record",
    [
        {"recordType": "relationship"},
        {"recordType": "relationship", "statementId": "s", "recordDetails": {}},
        {"recordType": "planet", "statementId": "s"},
        {"statementType": "ownershipOrControlStatement", "statementID": ""},
        {"recordType": "relationship", "statementId": "s", "recordDetails": []},
        relation("c", "p", {"type": "shareholding", "startDate": "soon"}),
        relation("c", "p", "x"),  # type: ignore[arg-type]
    ],
)
def test_a_statement_that_is_none_is_told(record: object) -> None:
    register = lines(record)
    assert register.holdings == ()
    assert len(register.failures) == 1


# ---- FollowTheMoney.


def test_ftm_ownership_is_read() -> None:
    register = lines(
        {"id": "p", "schema": "Person", "properties": {"name": ["Ann"]}},
        {"id": "o", "schema": "Ownership", "properties": {
            "owner": ["p"], "asset": ["c"], "percentage": ["51%"], "startDate": ["2020"], "endDate": ["2024-05"]}},
        {"id": "d", "schema": "Directorship", "properties": {
            "director": ["p"], "organization": ["c"], "role": ["CEO"]}},
    )  # fmt: skip
    (row,) = register.holdings
    assert (row.owner, row.asset, row.share_min, row.start, row.end) == ("p", "c", 51, "2020", "2024-05")
    assert [(each.holder, each.kind) for each in register.influences] == [("p", "CEO")]
    assert register.caption("p") == "Ann"


def test_ftm_parties_may_be_nested_and_shares_told_twice() -> None:
    register = lines({"id": "o", "schema": "Ownership", "properties": {
        "owner": [{"id": "p", "schema": "Person", "caption": "Ann", "properties": {}}], "asset": ["c", "d"],
        "percentage": ["30", "40"], "ownershipType": ["nominee shareholder"]}})  # fmt: skip
    assert stakes(register) == [("p", "c", 30, 40), ("p", "d", 30, 40)]
    assert register.holdings[0].nominee
    assert register.caption("p") == "Ann"


@pytest.mark.parametrize(
    "record",
    [
        {"schema": "Ownership", "properties": {}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"]}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["c"], "percentage": ["lots"]}},
        {"id": "o", "schema": "Ownership", "properties": ["p"]},
        {"id": 5, "schema": "Person"},
        {"id": "x"},
        [],
        "text",
        7,
    ],
)
def test_an_entity_that_is_none_is_told(record: object) -> None:
    register = holdings_in(b'{"id":"p","schema":"Person"}\n' + json.dumps(record).encode(), "t.jsonl")
    assert register.holdings == ()
    assert len(register.failures) == 1


@pytest.mark.parametrize("text", ["{", "[", '[{"id":', "{" * 100_000, "[" * 100_000, '{"a":1}\n{"b"'])
def test_broken_json_is_told(text: str) -> None:
    register = holdings_in(text.encode(), "t.json")
    assert register.holdings == ()
    assert register.failures
    assert all("\n" not in str(each.error) and len(str(each.error)) < 400 for each in register.failures)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map(lambda text: f"owner,asset,share\n{text}"),
                 st.text(max_size=40).map(lambda text: "{" + text)))  # fmt: skip
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    told = ""
    try:
        register = holdings_in(text.encode("utf-8", "surrogatepass"), "t")
        assert all(0 <= row.share_min <= row.share_max <= 100 for row in register.holdings)
    except EnduseError as error:
        told = str(error)
    assert "\n" not in told


def test_files_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("owner,owner_name,asset,share\na,Ann,b,60\n")
    (tmp_path / "b.csv").write_text("owner,owner_name,asset,share\na,Anna,c,60\n")
    register = read_holdings([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")])
    assert stakes(register) == [("a", "b", 60, 60), ("a", "c", 60, 60)]
    assert register.caption("a") == "Ann"


# ---- Who is listed.


REGISTER = table("owner,owner_name,asset,asset_name,share\np1,Ann Lee,c1,Firm,60\np2,Ann Lee,c1,Firm,40\n")


@pytest.mark.parametrize(
    ("given_", "found", "by_name", "absent"),
    [
        (["p1"], {"p1"}, set(), 0),
        (["Firm"], {"c1"}, {"c1"}, 0),
        (["ann  lee"], {"p1", "p2"}, {"p1", "p2"}, 0),
        (["Anne Lee"], set(), set(), 1),
        (["P1"], set(), set(), 1),
        ([""], set(), set(), 1),
        (["p1", "nobody"], {"p1"}, set(), 1),
    ],
)
def test_the_listed_are_found(given_: list[str], found: set[str], by_name: set[str], absent: int) -> None:
    listed = listed_in(given_, REGISTER)
    assert (listed.parties, listed.by_name, listed.absent) == (found, by_name, absent)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("l.txt", "p1\n\nnobody\n", {"p1"}),
        ("l.csv", "id,name\np1,Somebody Else\n", {"p1"}),
        ("l.csv", "name\nFirm\n", {"c1"}),
        ("l.jsonl", '{"id":"x","schema":"Company","properties":{"alias":["FIRM"]}}\n', {"c1"}),
        ("l.json", '[{"id":"x","referents":["p2"],"schema":"Person","properties":{}}]', {"p2"}),
    ],
)
def test_the_listed_are_found_in_files(tmp_path: Path, name: str, text: str, found: set[str]) -> None:
    (tmp_path / name).write_text(text)
    assert listed_in([str(tmp_path / name)], REGISTER).parties == found


@pytest.mark.parametrize(
    ("name", "text"), [("l.csv", "who\np1\n"), ("l.json", "{"), ("l.jsonl", "{}\n{"), ("no", None)]
)
def test_a_broken_list_is_refused(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError):
        listed_in([str(tmp_path / (name if text is not None else "no.csv"))], REGISTER)
