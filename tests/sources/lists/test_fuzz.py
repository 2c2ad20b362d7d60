"""Lists of any shape: values of the wrong kind never raise anything but our own errors."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.model.errors import EnduseError
from enduse.sources.lists import ListReading, read_list

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = (
    *("source", "name", "alt_names", "type", "addresses", "entity_number", "programs", "ids", "dates_of_birth"),
    *("nationalities", "remarks", "vessel_flag", "vessel_owner", "country", "title", "license_policy", "start_date"),
)
entries = st.dictionaries(st.sampled_from(FIELDS), values, max_size=8).map(
    lambda entry: {"source": "Entity List (EL) - BIS", "name": "Example", **entry}
)


def read(path: Path) -> ListReading | None:
    """The list, None when it was refused in one line; anything else that is raised fails the test."""
    try:
        return read_list(path)
    except EnduseError as error:
        refused = str(error)
    assert "\n" not in refused
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(entries | values, max_size=4))
def test_json_of_any_shape(tmp_path: Path, records: list[object]) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps({"results": records}))
    reading = read(path)
    if reading is None:
        return
    assert reading.rows == len(records)
    for entity in reading.entities:
        assert all(value for values_ in entity.properties.values() for value in values_)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_tables_of_any_bytes(tmp_path: Path, body: str | bytes) -> None:
    path = tmp_path / "list.csv"
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    path.write_bytes(b"name,alias,type,country,date of birth,address\n" + content)
    reading = read(path)
    if reading is None:
        return
    assert all(entity.caption for entity in reading.entities if entity.schema != "Sanction")
