"""FollowTheMoney JSON Lines, OpenSanctions' table of targets, plain tables."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.model.entity import Entity
from enduse.model.errors import UsageError
from enduse.sources.lists import ListReading, read_list

EXAMPLES = Path(__file__).parents[3] / "examples/lists"

words = st.text(min_size=1, max_size=20)
entities = st.builds(
    lambda id_, schema, properties, datasets: {
        "id": id_, "caption": "", "schema": schema, "properties": properties, "datasets": datasets, "referents": [],
    },
    words,
    st.sampled_from(["Person", "Company", "Vessel", "Ownership"]),
    st.dictionaries(words, st.lists(words, min_size=1, max_size=3), max_size=4),
    st.lists(words, max_size=2),
)  # fmt: skip


def read(tmp_path: Path, name: str, text: str, **options: object) -> ListReading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_list(path, **options)  # type: ignore[arg-type]


def parties(reading: ListReading) -> list[Entity]:
    return [each for each in reading.entities if each.schema != "Sanction"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entities, min_size=1, max_size=5, unique_by=lambda each: each["id"]))
def test_entities_come_back_as_they_were(tmp_path: Path, records: list[dict[str, object]]) -> None:
    text = "\n".join(json.dumps(record) for record in records)
    reading = read(tmp_path, "list.jsonl", text)
    assert [each.to_dict() for each in reading.entities] == records
    assert reading.rejected == ()


def test_the_example_round_trips_whole() -> None:
    path = EXAMPLES / "invented.ftm.jsonl"
    reading = read_list(path)
    assert (reading.name, reading.format, reading.rows, reading.rejected) == ("invented", "ftm_jsonl", 5, ())
    assert [each.to_dict() for each in reading.entities] == [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "is no JSON, or is cut off"),
        ('{"id": "b"', "is no JSON, or is cut off"),
        ("[1]", "is no JSON object in UTF-8"),
        ('{"id": "b"}', "is no FtM entity: it has no schema"),
        ('{"id": "", "schema": "Person"}', "has an empty identifier"),
        ('{"id": "a", "schema": "Person"}', "repeats the identifier a"),
        ('{"id": "b", "schema": 3}', "is no FtM entity (an entity's id and schema are strings)"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(tmp_path: Path, line: str, reason: str) -> None:
    reading = read(tmp_path, "list.jsonl", f'{{"id": "a", "schema": "Person"}}\n\n{line}\n')
    assert [(each.place, each.reason) for each in reading.rejected] == [("line 3", reason)]
    assert len(reading.entities) == 1


TARGETS = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen"


def test_targets_come_apart(tmp_path: Path) -> None:
    row = 'NK-1,Person,Jan Example,J. Example;Ян,1953-03-04;1954,ir;xx-zz,Tehran,A1;B2,EX-1,,a@b.example,"ex list",2024'
    text = f"{TARGETS}\n{row}"
    party, listing = read(tmp_path, "targets.simple.csv", text).entities
    assert (party.id, party.schema, party.caption) == ("NK-1", "Person", "Jan Example")
    assert party.get("alias") == ("J. Example", "Ян")
    assert (party.get("birthDate"), party.get("country")) == (("1953-03-04", "1954"), ("ir",))
    assert (party.get("idNumber"), party.get("notes")) == (("A1", "B2"), ("country: xx-zz", "first_seen: 2024"))
    assert (listing.get("entity"), listing.get("program")) == (("NK-1",), ("EX-1",))


@pytest.mark.parametrize("row", [",Person,X,,,,,,,,,,", "NK-1,Person,,,,,,,,,,,", "NK-1,Person"])
def test_a_bad_target_is_refused(tmp_path: Path, row: str) -> None:
    reading = read(tmp_path, "targets.csv", f"{TARGETS}\n{row}\nNK-2,Company,Y,,,,,,,,,,\n")
    assert [each.place for each in reading.rejected] == ["row 2"]
    assert [each.id for each in reading.entities] == ["NK-2"]


def test_columns_are_guessed_and_told() -> None:
    reading = read_list(EXAMPLES / "invented.csv")
    assert dict(reading.columns)["name"] == "name"
    assert dict(reading.columns)["imoNumber"] == "imo number"
    found = {each.id: each for each in parties(reading)}
    assert found["EX-002"].caption == "Tove Marie ORLANDSEN"
    assert found["EX-002"].get("country") == ("no", "se")
    assert found["EX-003"].schema == "Vessel"
    assert found["EX-004"].get("country") == ("ru",)
    assert (found["EX-005"].get("country"), found["EX-005"].get("birthDate")) == (("ml",), ("1968",))
    assert "Date of birth: circa 1968" in found["EX-005"].get("notes")


def test_columns_given_go_before_guessing(tmp_path: Path) -> None:
    text = "Nome;Name;Paese\nAcme SpA;ignored;Italy\n"
    reading = read(tmp_path, "list.csv", text, columns={"name": "Nome", "country": "Paese"})
    assert (reading.entities[0].caption, reading.entities[0].get("country")) == ("Acme SpA", ("it",))
    assert reading.columns == (("name", "Nome"), ("country", "Paese"))


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"name": "Absent"}, "has no column 'Absent'; its columns are Nome, Paese"),
        ({"country": "Paese"}, 'names no column for "name"'),
        ({"name": "Nome", "colour": "Paese"}, "unknown field 'colour'; one of"),
    ],
)
def test_a_bad_column_map_is_told(tmp_path: Path, columns: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(tmp_path, "list.csv", "Nome,Paese\nA,Italy\n", columns=columns)
    assert told in str(refused.value)


def test_a_column_map_for_a_list_of_its_own_columns_is_refused() -> None:
    with pytest.raises(UsageError, match="has its own columns"):
        read_list(EXAMPLES / "invented.ftm.jsonl", format="ftm_jsonl", columns={"name": "x"})


def test_equal_bytes_give_equal_entities() -> None:
    one, other = read_list(EXAMPLES / "invented.csv"), read_list(EXAMPLES / "invented.csv")
    assert [each.to_dict() for each in one.entities] == [each.to_dict() for each in other.entities]
    assert one.checksum == other.checksum
