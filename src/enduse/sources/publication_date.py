"""When a report was published: from the user, from metadata, or from the dateline, in that order; never guessed.

Dates are partial ISO dates, no more exact than the source ("2023", "2023-02", "2023-02-24"). A day without a year
("Feb. 24") is no date, "03/04/2023" gives no more than its year, and a date before 1900 or in the future is refused.
Captions and the story's own sentences never date a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from enduse.model.document import Passage
from enduse.model.errors import UsageError
from enduse.sources.printable import printable

EARLIEST = "1900"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d/.-]){_YEAR}-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?(?=T|[^\d-]|$)",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b",
    )
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_ARGUMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.*)?)?)?")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PUT_OUT = re.compile(r"(?:first |originally )?(?:published|posted|released|issued)\b", re.IGNORECASE)


def published_argument(value: str) -> str:
    """The date a user gives as `--published`, as a partial ISO date.

    Args:
        value: "2023", "2023-02", "2023-02-24", or a time stamp, of which the day is kept.

    Raises:
        UsageError: It is none of these, is no day of the calendar, or lies before 1900 or in the future.
    """
    match = _ARGUMENT.fullmatch(value.strip())
    found = _partial(match.group(1), match.group(2), match.group(3)) if match else None
    if found is None:
        raise UsageError(f"{printable(value)!r} is no publication date; write 2023, 2023-02 or 2023-02-24")
    if not _is_plausible(found, None):
        raise UsageError(
            f"{found} is no publication date: before 1900 or in the future; write the day the report came out"
        )
    return found


def metadata_date(value: object, *, latest: str | None = None) -> str | None:
    """The date that a metadata field gives, as a partial ISO date; None when it gives none that can be believed.

    Args:
        value: Words in any usual form, a year, or seconds since 1970; anything else gives None.
        latest: The day the report was retrieved, after which it cannot have been published; None for today.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        found = str(int(value)) if 1900 <= value <= 2999 else _from_seconds(value)
    else:
        found = _stated(value) if isinstance(value, str) and len(value) <= 200 else None
    return found if found is not None and _is_plausible(found, latest) else None


def dateline_date(text: str, passages: Sequence[Passage]) -> str | None:
    """The date that the datelines of a text give, as a partial ISO date; None when none has a year.

    What says "published" goes before what says "updated".

    Args:
        text: The document's text.
        passages: Its passages; only those of kind "dateline" are read.
    """
    lines = [" ".join(text[passage.start : passage.end].split()) for passage in passages if passage.kind == "dateline"]
    for line in sorted(lines, key=lambda words: _PUT_OUT.match(words) is None):
        found = _written(line)
        if found is not None and _is_plausible(found, None):
            return found
    return None


def _stated(words: str) -> str | None:
    words = words.strip()
    plain = _ARGUMENT.fullmatch(words)
    if plain:
        return _partial(plain.group(1), plain.group(2), plain.group(3))
    compact = _COMPACT.fullmatch(words)
    if compact:
        return _partial(*compact.groups())
    if words.isdecimal() and len(words) in (10, 13):
        return _from_seconds(int(words[:10]))
    return _written(words) or _foreign(words)


def _written(words: str) -> str | None:
    """The first date with a year in English or in figures."""
    for form in _FORMS:
        match = form.search(words)
        if match:
            parts = match.groupdict()
            month = parts["month"].lower()
            number = month if month.isdecimal() else str(_MONTHS.index(month[:3]) + 1)
            return _partial(parts["year"], number, parts.get("day"))
    slashed = _SLASHED.search(words)
    return _slashed(*slashed.groups()) if slashed else None


def _slashed(first: str, second: str, year: str) -> str | None:
    """Day and month where only one order is possible; the year alone where both are."""
    orders = {_partial(year, first, second), _partial(year, second, first)} - {None}
    return orders.pop() if len(orders) == 1 else year if orders else None


def _foreign(words: str) -> str | None:
    """A date in another language, or in an unusual form, as far as it is stated."""
    if not _ANY_YEAR.search(words):
        return None
    # Imported here: it takes a good part of a second.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    parser = DateDataParser(
        settings={"REQUIRE_PARTS": ["year", "month"], "STRICT_PARSING": False, "PARSERS": ["absolute-time"]}
    )
    found = parser.get_date_data(words)
    if found.date_obj is None:
        return None
    moment = found.date_obj
    return (
        f"{moment:%Y-%m}"
        if found.period == "month"
        else f"{moment:%Y-%m-%d}"
        if found.period in ("day", "time")
        else None
    )


def _from_seconds(seconds: float) -> str | None:
    try:
        return f"{datetime.fromtimestamp(seconds if seconds < 1e11 else seconds / 1000, UTC):%Y-%m-%d}"
    except (ValueError, OverflowError, OSError):
        return None


def _partial(year: str, month: str | None, day: str | None) -> str | None:
    try:
        moment = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return f"{moment:%Y-%m-%d}" if month and day else f"{moment:%Y-%m}" if month else f"{moment:%Y}"


def _is_plausible(found: str, latest: str | None) -> bool:
    # One day of grace: it is tomorrow already east of the reader.
    last = latest or f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"
    return found >= EARLIEST and found[: len(last)] <= last[: len(found)]
