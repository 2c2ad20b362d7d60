"""The trap of the editions: six of the fifty priority codes do not exist in HS 2017."""

from __future__ import annotations

import pytest

from enduse.model.errors import UsageError
from enduse.reference.controls import priorities
from enduse.tracing.countries import group_of


def test_the_six_codes_that_hs_2017_does_not_have_are_counted_as_families() -> None:
    group = group_of(priorities())
    assert len(group.codes) == 50
    families = {line.asked: (line.older, line.newer) for line in group.lines if line.older != line.newer}
    assert families == {
        ("852589",): (("852580",), ("852581", "852582", "852583", "852589")),
        ("854149",): (("854140",), ("854141", "854142", "854143", "854149")),
        ("854151", "854159"): (("854150",), ("854151", "854159")),
        ("854800",): (("854890",), ("854800",)),
        ("880730",): (("880330",), ("880730",)),
    }
    assert sum(len(asked) for asked in families) == 6
    assert len(group.notes) == 7  # the families, and the two codes that goods left in 2022


def test_notes_say_what_is_compared_and_what_left() -> None:
    (note,) = group_of(["8525.89"]).notes
    assert note.startswith("8525.89: compared as 8525.80 before 2022 and 8525.81, 8525.82, 8525.83, 8525.89 since")
    assert note.endswith("part of it went to 8806.21, 8806.22, 8806.23, 8806.24, 8806.91, 8806.92, 8806.93, 8806.94")
    (note,) = group_of(["852990"]).notes
    assert (
        note == "8529.90: flat panel display modules left 8529.90 for 8524, so that a fall in 2022 can be the edition"
    )


def test_an_older_code_leads_to_the_newer_ones() -> None:
    (line,) = group_of(["854140"]).lines
    assert line.newer == ("854141", "854142", "854143", "854149")


@pytest.mark.parametrize("code", ["8542", "854231", "85", "010121"])
def test_other_codes_stand_for_themselves(code: str) -> None:
    (line,) = group_of([code]).lines
    assert line.older == line.newer == (code,)
    assert not line.note


def test_a_code_asked_twice_counts_once() -> None:
    assert group_of(["854231", "8542.31"]).codes == ("854231",)
    assert len(group_of(["854151", "854159", "854150"]).lines) == 1


@pytest.mark.parametrize("code", ["", "chips", "8542-31", "854", "85423190123"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match="is no HS code"):
        group_of([code])
