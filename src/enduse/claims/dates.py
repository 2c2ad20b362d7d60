"""Dates in running text, resolved only as far as the text and its publication date carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enduse.claims.parse import Sentence

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_EXPRESSION = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d|"
    rf"(?:19|20)\d\d-\d\d-\d\d|{_MONTH}\s+(?:of\s+)?(?:19|20)\d\d|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|"
    rf"(?:in |since )?{_MONTH}\s+(?:of\s+)?last\s+year|"
    rf"(?:last|this)\s+(?:year|month|{_DAY}|{_MONTH})|(?:yesterday|today)|{_DAY}|"
    r"(?:in|since|during|until|by|from|of|early|late|mid-?|between|through|(?<=\d\s)and|(?<=\d\s)to)\s+"
    r"(?:at least |about |around |early |late |mid-?)?(?P<bare>(?:19|20)\d\d)\b|"
    rf"(?:in|since|during|until|by|from|last|this|early|late)\s+(?P<month>{_MONTH})(?!\s*\d)|(?:a|one|two|three|four|five|\d+)\s+(?:years?|months?)\s+ago|"
    r"earlier\s+this\s+(?:year|month|week)|(?:last|this)\s+(?:week|summer|winter|spring|autumn|fall)|earlier\s+in\s+the\s+week)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(_DAY, re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEASON = re.compile(r"(last|this)\s+(summer|winter|spring|autumn|fall)", re.IGNORECASE)
_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern hemisphere
_VAGUE = re.compile(r"week|summer|winter|spring|autumn|fall", re.IGNORECASE)
_THIS = re.compile(r"(?:earlier\s+)?this\s+(year|month)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A date expression.

    Args:
        start: Document offset.
        end: Offset after it.
        words: As written.
        date: Partial ISO date, None when it cannot be resolved.
    """

    start: int
    end: int
    words: str
    date: str | None

    @property
    def ahead(self) -> str:
        """What is told of a future act: a date with its year, else the words, for which June is not said."""
        return self.date if self.date and _YEAR.search(self.words) else self.words

    @property
    def told(self) -> str:
        """The partial date, or the words where it cannot be resolved."""
        return self.date or self.words


def expressions(text: str, start: int, end: int, published_at: str | None) -> list[When]:
    """The date expressions of `text[start:end]`.

    Args:
        text: The document's text.
        start: Where to begin.
        end: Where to stop.
        published_at: Partial ISO date of the report; None leaves every relative date in words.
    """
    found = []
    for m in _EXPRESSION.finditer(text, start, end):
        group = "bare" if m.group("bare") else "month" if m.group("month") else 0
        words = " ".join(m.group(group).split())
        found.append(When(m.start(group), m.end(group), words, resolve(words, published_at)))
    return found


def resolve(words: str, published_at: str | None) -> str | None:
    """The partial ISO date some words name, None when they do not say enough.

    Args:
        words: "Feb. 24", "last year", "March 2022".
        published_at: What relative words are relative to; nothing is guessed without it.
    """
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return words
    year = _YEAR.search(words)
    if not year and (not published_at or (_VAGUE.search(words) and not _SEASON.fullmatch(words))):
        return None
    base = _base(published_at)
    if not year and base is None:
        return None
    if not year and published_at and len(published_at) < 7 and re.search(r"month", words, re.IGNORECASE):
        return None
    this = _THIS.fullmatch(words)
    if this and published_at:
        return (
            published_at[:4]
            if this.group(1).lower() == "year"
            else (published_at[:7] if len(published_at) >= 7 else None)
        )
    if not year and published_at and len(published_at) < 10 and not re.search(r"year|month", words, re.IGNORECASE):
        return None
    season = _SEASON.fullmatch(words)
    if season and published_at:
        return _season(season.group(1).lower(), season.group(2).lower(), published_at)
    weekday = _WEEKDAY.search(words)
    if weekday and base is not None:
        back = (base.weekday() - _DAYS.index(weekday.group().lower()[:3])) % 7
        if words.lower().startswith("last") and back == 0:
            back = 7
        return (base - timedelta(days=back)).date().isoformat()
    this_month = re.fullmatch(rf"this\s+({_MONTH})", words, re.IGNORECASE)
    if this_month and base is not None:
        return _looked_up(f"{this_month.group(1)} {base.year}", "")
    month = re.fullmatch(rf"(?:in |since )?({_MONTH})\s+(?:of\s+)?last\s+year", words, re.IGNORECASE)
    if month and base is not None:
        return _looked_up(f"{month.group(1)} {base.year - 1}", "")
    return _looked_up(words, published_at or "")


def _season(which: str, season: str, published_at: str) -> str | None:
    """The year of "this spring"; of "last spring" only where this year's has not come yet."""
    year = published_at[:4]
    if which == "this":
        return year
    month = int(published_at[5:7]) if len(published_at) >= 7 else 12
    return str(int(year) - 1) if month < _BEGINS[season] else None


def _base(published_at: str | None) -> datetime | None:
    """The last minute of the day of publication; of the first day where only month or year is known."""
    if not published_at:
        return None
    try:
        year, month, day = ([int(part) for part in published_at[:10].split("-")] + [1, 1])[:3]
        return datetime(year, month, day, 23, 59)  # noqa: DTZ001 - a calendar day, not an instant
    except ValueError:
        return None


@cache
def _parser(base: str) -> Any:  # noqa: ANN401
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to import, and many texts hold no date

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    moment = _base(base)
    if moment is not None:
        settings["RELATIVE_BASE"] = moment
    return DateDataParser(languages=["en"], settings=settings)


@cache
def _looked_up(words: str, base: str) -> str | None:
    clean = re.sub(r"^(?:last|this)\s+(?=[A-Z])", "", words)
    clean = re.sub(r"^last\s+(year|month)$", r"1 \1 ago", clean, flags=re.IGNORECASE)
    found = _parser(base).get_date_data(re.sub(r"\bof\s+", "", clean))
    if found is None or found.date_obj is None:
        return None
    iso = found.date_obj.date().isoformat()
    period = found.period
    if re.search(r"\byears?\b", words, re.IGNORECASE):
        period = "year"
    elif re.search(r"\bmonths?\b", words, re.IGNORECASE):
        period = "month"
    return str(iso[: {"year": 4, "month": 7}.get(period, 10)])


def said_on(sentence: Sentence, cue: int, published_at: str | None) -> str | None:
    """The day a statement was made, from the date expression nearest after or before its cue (within eight words)."""
    found = expressions(sentence.text, sentence.stretch.start, sentence.stretch.end, published_at)
    near = [w for w in found if _close(sentence, cue, w)]
    near = [
        w
        for w in near
        if not sentence.text[max(0, w.start - 8) : w.start]
        .rstrip()
        .lower()
        .endswith(("since", "until", "last", "from", "by"))
    ]
    if not near:
        return None
    at = sentence.starts[cue]
    best = min(near, key=lambda w: abs(w.start - at))
    return best.told


def _close(sentence: Sentence, cue: int, when: When) -> bool:
    at = sentence.starts[cue]
    low = sentence.starts[max(0, cue - 9)]
    high = sentence.ends[min(len(sentence.ends) - 1, cue + 8)]
    head = sentence.doc[cue]
    if not low <= when.start <= high:
        return False
    for token in sentence.doc:
        if sentence.starts[token.i] <= when.start < sentence.ends[token.i]:
            above = token
            for _ in range(4):
                if above.i == head.i:
                    return True
                if above.pos_ in ("VERB", "AUX") and above.i != head.i:
                    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                    return subject is not None and subject.is_ancestor(token)
                above = above.head
            return above.i == head.i or at == when.start
    return False
