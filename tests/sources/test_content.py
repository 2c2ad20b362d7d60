"""Bytes of files: plain ones only, and whatever else is refused in one line of our own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from enduse.model.errors import UnreadableError
from enduse.sources.content import opened, part, whole


def folder(place: Path) -> Path:
    return place


def link_to_a_folder(place: Path) -> Path:
    (place / "link").symlink_to(place)
    return place / "link"


def pipe(place: Path) -> Path:
    os.mkfifo(place / "pipe")
    return place / "pipe"


def nothing(place: Path) -> Path:
    return place / "nothing"


BAD: list[tuple[Callable[[Path], Path], str]] = [
    (folder, "is a folder"),
    (link_to_a_folder, "is a folder"),
    (pipe, "not a plain file"),
    (nothing, "no such file"),
]


@pytest.mark.parametrize(("made", "told"), BAD, ids=[made.__name__ for made, _ in BAD])
@pytest.mark.parametrize("read", [whole, lambda path: part(path, 0, 1)], ids=["whole", "part"])
def test_what_is_no_file_is_told_in_one_line(
    tmp_path: Path, made: Callable[[Path], Path], told: str, read: Callable[[str], bytes]
) -> None:
    with pytest.raises(UnreadableError, match=told) as caught:
        read(str(made(tmp_path)))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="nowhere to count open descriptors")
def test_a_refused_path_is_not_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(UnreadableError), opened(str(tmp_path)):
            pass
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_file_and_a_link_to_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"bytes")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert whole(str(tmp_path / "link")) == whole(str(tmp_path / "file")) == b"bytes"
    assert part(str(tmp_path / "file"), 1, 2) == b"yt"
