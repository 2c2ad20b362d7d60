"""What the records tell of one party, in bounded memory."""

from __future__ import annotations

from enduse.tracing.indicators.codes import has_priority_neighbours, is_priority
from enduse.tracing.indicators.day import first_day, month_of

_MOST = 16  # suppliers of one heading that are kept


class Heading:
    """Records of a party in one heading that holds listed codes, before and after the embargo."""

    __slots__ = ("neighbours", "priority", "suppliers")

    def __init__(self) -> None:
        self.priority = [0, 0, 0]
        self.neighbours = [0, 0, 0]
        self.suppliers: set[str] = set()


class Profile:
    """One party's records, counted. Lists of three count before the embargo, since, and without a telling date."""

    __slots__ = (
        "bands", "chapters", "coded", "dollars", "first", "headings", "months", "name", "priority", "received",
        "sent_listed", "sent_open", "sent_to", "uncertain", "undated",
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        self.name = name
        self.received = 0
        self.undated = 0
        self.first: str | None = None
        self.months: dict[int, int] = {}
        self.coded = 0
        self.priority = [0, 0, 0]
        self.uncertain = [0, 0, 0]
        self.chapters: dict[str, int] = {}
        self.headings: dict[str, Heading] = {}
        self.dollars = 0
        self.bands = [0, 0]
        self.sent_to = [0, 0, 0]
        self.sent_listed = [0, 0, 0]
        self.sent_open = 0

    def date(self, day: str | None) -> None:
        """Count a record received."""
        self.received += 1
        if day is None:
            self.undated += 1
            return
        first, month = first_day(day), month_of(day)
        self.months[month] = self.months.get(month, 0) + 1
        if self.first is None or first < self.first:
            self.first = first

    def goods(self, codes: tuple[str, ...], complete: bool, side: int, supplier: str | None) -> None:
        """Count the goods of a record received.

        Args:
            codes: Codes of six digits.
            complete: Whether every good has one.
            side: Before the embargo, since, or not told.
            supplier: Key of the sender.
        """
        verdicts = {is_priority(code) for code in codes} | (set() if complete else {None})
        if True in verdicts:
            self.priority[side] += 1
        elif None in verdicts:
            self.uncertain[side] += 1
        self.coded += complete or True in verdicts
        for chapter in {code[:2] for code in codes}:
            self.chapters[chapter] = self.chapters.get(chapter, 0) + 1
        for code in codes:
            if has_priority_neighbours(code[:4]):
                self._heading(code, side, supplier)

    def sent(self, codes: tuple[str, ...], complete: bool, side: int) -> None:
        """Count a record sent to the destination under embargo; the arguments are those of `goods`."""
        self.sent_to[side] += 1
        verdicts = {is_priority(code) for code in codes} | (set() if complete else {None})
        if True in verdicts:
            self.sent_listed[side] += 1
        elif None in verdicts and side != 0:
            self.sent_open += 1

    def _heading(self, code: str, side: int, supplier: str | None) -> None:
        heading = self.headings.setdefault(code[:4], Heading())
        listed = is_priority(code)
        if listed is False:
            heading.neighbours[side] += 1
        elif listed:
            heading.priority[side] += 1
            if supplier is not None and side == 1 and len(heading.suppliers) < _MOST:
                heading.suppliers.add(supplier)
