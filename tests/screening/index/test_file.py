"""The file of an index: equal lists give equal bytes, and what is no index is refused with what to do."""

from __future__ import annotations

import gc
import io
import random
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from enduse.model.errors import InputError
from enduse.screening import Screener
from enduse.screening.names import name as names
from enduse.screening.names import word as words
from tests.screening.invented import FIRMS, PEOPLE, SHIPS, entity

EVERYBODY = [
    *(entity(place, "Person", pair) for place, pair in enumerate(PEOPLE)),
    *(entity(place + 100, "Company", pair) for place, pair in enumerate(FIRMS)),
    *(entity(place + 200, "Vessel", (name,)) for place, name in enumerate(SHIPS)),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "lists.npz"
    Screener.build(EVERYBODY).save(path)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        Screener.open(path)
    assert "\n" not in str(caught.value)
    assert "delete it" in str(caught.value)
    return str(caught.value)


def test_equal_lists_give_equal_bytes(saved: Path, tmp_path: Path) -> None:
    words.word_of.cache_clear()
    names.name_of.cache_clear()
    Screener.build(EVERYBODY).save(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == saved.read_bytes()


def test_what_was_opened_is_saved_as_the_same_bytes(saved: Path, tmp_path: Path) -> None:
    Screener.open(saved).save(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == saved.read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_of_sets_leaves_no_trace(saved: Path, tmp_path: Path, seed: str) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.screening.index.test_file import EVERYBODY;"
        "from enduse.screening import Screener; Screener.build(EVERYBODY).save(Path(sys.argv[1]))"
    )
    path = tmp_path / "other.npz"
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "PATH": ""}
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment, cwd=Path(__file__).parents[3])
    assert path.read_bytes() == saved.read_bytes()


def test_a_file_that_is_there_is_replaced_whole(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "lists.npz"
    path.write_bytes(b"old")
    Screener.build(EVERYBODY).save(path)
    assert path.read_bytes() == saved.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["lists.npz"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Screener.open(tmp_path / "absent.npz")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04", b"not an index", b"\x00" * 1_000, b'{"format": 1}', random.Random(3).randbytes(4_096)],
    ids=["empty", "two letters", "head of an archive", "text", "zeros", "JSON", "random"],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lists.npz"
    path.write_bytes(content)
    assert "not an index" in refused(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(saved: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "lists.npz"
    path.write_bytes(saved.read_bytes()[: int(saved.stat().st_size * share)])
    refused(path)


@pytest.mark.parametrize("version", [0, 2, 99])
def test_another_version_is_refused_as_such(saved: Path, tmp_path: Path, version: int) -> None:
    with np.load(saved) as file:
        arrays = dict(file)
    arrays["format"] = np.array(version)
    np.savez(tmp_path / "lists.npz", allow_pickle=False, **arrays)
    assert "another version" in refused(tmp_path / "lists.npz")


@pytest.mark.xfail(strict=True, reason="an array that is first read when somebody is asked about is not missed before")
def test_an_archive_without_what_an_index_holds_is_refused(saved: Path, tmp_path: Path) -> None:
    with np.load(saved) as file:
        arrays = dict(file)
    for missing in arrays:
        some = {key: value for key, value in arrays.items() if key != missing}
        np.savez(tmp_path / "lists.npz", allow_pickle=False, **some)
        refused(tmp_path / "lists.npz")


def test_pickled_objects_are_never_loaded(tmp_path: Path) -> None:
    np.savez(tmp_path / "lists.npz", format=np.array([{"a": 1}], dtype=object))
    refused(tmp_path / "lists.npz")


def test_an_array_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    (tmp_path / "lists.npz").write_bytes(file.getvalue())
    refused(tmp_path / "lists.npz")


def test_a_version_that_is_no_number_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "lists.npz", allow_pickle=False, format=np.array([1, 2]))
    refused(tmp_path / "lists.npz")


def test_a_byte_changed_in_the_content_is_refused(saved: Path, tmp_path: Path) -> None:
    whole, chance, path = saved.read_bytes(), random.Random(7), tmp_path / "lists.npz"
    content = whole.index(b'{"id":"x-000"')
    for _ in range(40):
        at = content + chance.randrange(1_000)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        refused(path)


@pytest.mark.xfail(strict=True, reason="a damaged head of an array is reported by numpy with errors of the tokenizer")
def test_a_byte_changed_in_the_head_of_an_array_is_refused(saved: Path, tmp_path: Path) -> None:
    whole, path = saved.read_bytes(), tmp_path / "lists.npz"
    # An array that is read whole at once is checked first; the head of a long one is read before its sum is known.
    head = whole.rindex(b"{'descr'", 0, whole.index(b'{"id":"x-000"'))
    for at in range(head, head + 60):
        for bit in (1, 4, 32):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            refused(path)


def test_a_refused_file_is_closed(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "lists.npz"
    path.write_bytes(saved.read_bytes()[:5_000])
    gc.collect()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        refused(path)
        gc.collect()
    assert [str(warning.message) for warning in told] == []
