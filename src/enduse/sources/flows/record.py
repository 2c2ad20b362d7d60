"""A row of trade statistics as flows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.model.trade_flow import UNSPECIFIED, Basis, Direction, TradeFlow
from enduse.reference.shipments import is_blank
from enduse.reference.tracing_countries import Column, place_of
from enduse.sources.flows.layout import Layout
from enduse.sources.flows.wording import code_of, edition_of, flow_of, is_harmonized, period_of, within
from enduse.sources.printable import printable
from enduse.sources.shipments.note import Note, OnNote
from enduse.sources.shipments.number import number_of

_WIDE: Final[tuple[tuple[str, Direction, Basis | None], ...]] = (
    ("export", "export", None),
    ("import.origin", "import", "origin"),
    ("import.consignment", "import", "consignment"),
)
_YEAR_WORDS: Final = frozenset({"year", "total", "annual"})


class Rejected(Exception):  # noqa: N818  # an answer of this package, never seen outside it
    """A row that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """Turns rows into flows.

    Args:
        layout: Where the fields stand.
        dataset: What the flows say they come from.
        on_note: Told what was left open or mended.
    """

    layout: Layout
    dataset: str
    on_note: OnNote

    def flows(self, number: int, row: Sequence[str]) -> Iterator[TradeFlow]:
        """The flows of one row: one, or one for each column of values.

        Raises:
            Rejected: It cannot be read.
        """
        self._whole(row)
        period = self._period(row)
        reporter = self._place("reporter", number, row)
        partner = self._place("partner", number, row)
        if reporter == partner and len(reporter) == 2:
            raise Rejected(f"{reporter} trades with itself")
        classification = self.layout.first("revision", row)
        if not is_harmonized(classification):
            raise Rejected(f"classification {_shown(classification)} is not the Harmonized System")
        code, mended = code_of(self.layout.first("hs", row))
        if code == "":
            raise Rejected(f"{_shown(self.layout.first('hs', row))} is {mended}")
        if mended:
            self.on_note(Note(number, "hs", "", mended))
        edition = edition_of(classification)
        for flow, basis, value, currency, kg in self._figures(number, row):
            yield TradeFlow(
                reporter, partner, flow, period, code, edition, value, currency, kg, basis, self.dataset, number
            )

    def _whole(self, row: Sequence[str]) -> None:
        for words, column in self.layout.cells("only", row):
            if words and words not in column.detail.split("|"):
                counts = column.detail.replace("|", " or ")
                raise Rejected(f"{column.name} {_shown(words)}: only {counts} counts")

    def _period(self, row: Sequence[str]) -> str:
        if not self.layout.has("month"):
            words = self.layout.first("period", row)
            found = period_of(words)
            if found is None:
                raise Rejected(f"{_shown(words)} is no month and no whole year")
            return found
        year, month = self.layout.first("year", row), self.layout.first("month", row)
        if period_of(year) != year:
            raise Rejected(f"{_shown(year)} is no year")
        if month.casefold() in _YEAR_WORDS:
            return year
        if month.isdecimal() and 1 <= int(month) <= 12:
            return f"{year}-{int(month):02}"
        raise Rejected(f"{_shown(month)} is no month")

    def _place(self, field: str, number: int, row: Sequence[str]) -> str:
        given = [words for words, _ in self.layout.cells(field, row) if words]
        found = next((place for place in map(place_of, given) if place is not None), None)
        if found is not None:
            return found
        if given:
            raise Rejected(f"{field} {_shown(given[-1])} is no known country or group")
        if field == "reporter":
            raise Rejected("names no reporter")
        self.on_note(Note(number, field, "", "empty; counted as a country that is not told"))
        return UNSPECIFIED

    def _figures(
        self, number: int, row: Sequence[str]
    ) -> Iterator[tuple[Direction, Basis | None, float | None, str, float | None]]:
        currency = self.layout.first("currency", row)
        if not self.layout.has("flow"):
            for field, flow, basis in _WIDE:
                for words, column in self.layout.cells(field, row):
                    yield flow, basis, self._number(number, words, column), currency, None
            return
        words = self.layout.first("flow", row)
        direction = flow_of(words)
        if direction is None:
            raise Rejected(within(words) or f"{_shown(words)} is no export and no import")
        value = next((self._number(number, cell, column) for cell, column in self.layout.cells("value", row)), None)
        kg = next((self._number(number, cell, column) for cell, column in self.layout.cells("kg", row)), None)
        yield direction, None, value, currency, kg

    def _number(self, number: int, words: str, column: Column) -> float | None:
        if column.nil and words == column.nil:
            return 0.0
        if is_blank(words) or words in (":", "NA", "nan"):
            if column.field != "kg":
                self.on_note(Note(number, column.name, words, "no figure; left open"))
            return None
        # Nearly every figure is plain digits, which need no reading of signs and groups.
        found = float(words) if words.replace(".", "", 1).isdecimal() else number_of(words)
        if found is None or not math.isfinite(found):
            raise Rejected(f"{column.name} {_shown(words)} is no number")
        if found < 0:
            raise Rejected(f"{column.name} {_shown(words)} is negative")
        # Thousands with one decimal, multiplied as floats, would end in a tail of nines.
        return round(found * float(column.detail or 1), 6)


def _shown(words: str) -> str:
    return repr(printable(words)[:60])
