"""`read_report`: a report read into claims, from its text or from a file the user allowed."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Final, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from enduse.case.crew import alone
from enduse.case.kept import Kept
from enduse.case.reading import Reading
from enduse.case.task import Taken, Task, taken
from enduse.mcp.desk import Desk
from enduse.mcp.told_claim import ClaimTold, ReportTold, report_told, told_claim
from enduse.model import Failure
from enduse.model.errors import InputError, UsageError
from enduse.sources import Pointer, document, pointers, published_argument

MOST_CHARACTERS: Final = 200_000
"""Characters of a report; some twenty seconds of reading."""
MOST: Final = 100
_ORIGIN: Final = "text given to enduse mcp"
_NOTHING: Final = "the reader found no claim; that says nothing about what happened"
_UNKEPT: Final = "read only: nothing was kept, so find_claims and weigh_flow do not know these claims"


class ReportRead(TypedDict):
    """A report and the claims in it."""

    report: ReportTold
    kept: Annotated[bool, Field(description="whether report and claims are now in the case")]
    already_known: NotRequired[Annotated[bool, Field(description="the case held this very reading before")]]
    total: Annotated[int, Field(description="how many claims were found")]
    claims: Annotated[list[ClaimTold], Field(description="in the order of the text, from skip on")]
    note: NotRequired[str]


def read_report(
    desk: Desk, text: str | None, path: str | None, published: str | None, limit: int, skip: int
) -> ReportRead:
    """The claims of one report.

    Args:
        desk: The case; the report is kept there when the desk keeps what is read.
        text: The report itself, plain text or HTML.
        path: A file with it, in place of the text.
        published: When it was published, a partial ISO date, None when not known.
        limit: Claims at most.
        skip: Claims left out at the beginning.

    Raises:
        UsageError: Not one of text and path, too much text, or no date.
        InputError: The file may not be read, or holds no report.
        CaseError: The case cannot be written.
    """
    if published is not None:
        published_argument(published)
    pointer = _pointer(desk, text, path)
    reading = _kept(desk, pointer, published) if desk.keeps else _read(desk, pointer, published)
    found = reading.claims
    told: ReportRead = {
        "report": report_told(reading.document.id, reading.document),
        "kept": desk.keeps,
        "total": len(found),
        "claims": [told_claim(claim, reading.document) for claim in found[skip : skip + limit]],
    }
    if reading.fresh:
        told["already_known"] = True
    notes = [] if found else [_NOTHING]
    if skip + limit < len(found):
        notes.append(f"{len(found) - skip - limit} claims follow; ask again with skip={skip + limit}")
    if not desk.keeps:
        notes.append(_UNKEPT)
    if notes:
        told["note"] = "; ".join(notes)
    return told


def _pointer(desk: Desk, text: str | None, path: str | None) -> Pointer:
    if (text is None) == (path is None):
        raise UsageError("give either the text of a report or the path of a file, one of the two")
    if text is not None:
        _check_length("the text", text)
        return Pointer(_ORIGIN, content=text.encode("utf-8", "replace"))
    file = desk.allowed(path or "")
    found = list(islice(pointers((str(file),)), 2))
    if len(found) != 1:
        raise UsageError(f"{file.name}: holds several reports; pass the text of one, or read them all with enduse read")
    if isinstance(found[0], Failure):
        raise found[0].error
    _check_length(file.name, document(found[0]).text)
    return found[0]


def _check_length(what: str, text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise UsageError(
            f"{what} has {len(text):,} characters and {MOST_CHARACTERS:,} are read here; give a part of it as text"
        )


def _read(desk: Desk, pointer: Pointer, published: str | None) -> Reading:
    with desk.reading:
        answer = taken(Task(pointer, published), desk.reader())
    if not isinstance(answer, Taken):
        raise answer.error
    return Reading(answer.document, answer.claims)


def _kept(desk: Desk, pointer: Pointer, published: str | None) -> Reading:
    with desk.reading, desk.case() as case:
        memory = Kept(case.ledger, published)
        slots = memory.slots([pointer], lambda: desk.reader().origin)
        outcomes = list(memory.outcomes(alone(slots, desk.reader)))
    if not outcomes:
        raise InputError("the file belongs to the case itself; give a report from elsewhere")
    if isinstance(outcomes[0], Failure):
        raise outcomes[0].error
    return outcomes[0]
