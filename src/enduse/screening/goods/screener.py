"""The one door of goods screening."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from enduse.model.errors import UsageError
from enduse.model.finding import Finding, Suggestion, Verdict
from enduse.model.item import Item
from enduse.screening.goods import combination, control, destination, priority, words
from enduse.screening.goods.day import checked
from enduse.screening.goods.hs_code import read_hs

_MOST = 200_000  # distinct questions kept; the memory of a million records stays flat
Answer = TypeVar("Answer")


class GoodsScreener:
    """Asks goods and destinations against the published controls; loaded once, tables on first use.

    Equal questions are answered once. Nothing is ever "cleared": `not fired` says what was asked.

    Args:
        as_of: Day for which rules are asked, ISO date, month or year; None for the day of the newest table, so
            that a code listed later than the trade is still told. Give the day of trade to ask what was known then.
        hs_revision: Edition of the Harmonized System of the codes ("2012", "2017", "2022"), None when unknown.

    Raises:
        UsageError: `as_of` is no date, or there is no such edition.
    """

    def __init__(self, as_of: str | None = None, hs_revision: str | None = None) -> None:
        self._as_of = checked(as_of)
        self._revision = _edition(hs_revision)
        self._answers: dict[Hashable, object] = {}

    def code(
        self, hs_code: str, *, as_of: str | None = None, revision: str | None = None, destination: str | None = None
    ) -> tuple[Finding, ...]:
        """An HS code against the Common High Priority List and what rests on it.

        Args:
            hs_code: In any usual spelling; national digits after the sixth are not looked at.
            as_of: See the class; None takes the screener's.
            revision: Likewise.
            destination: Country code, for rules that turn on goods and destination together; None when unknown.
        """
        day, edition = self._day(as_of), _edition(revision) or self._revision
        return self._kept(
            ("code", hs_code, day, edition, destination), lambda: _code(hs_code, day, edition, destination)
        )

    def eccn(self, code: str, *, as_of: str | None = None) -> tuple[Finding, ...]:
        """A stated control code ("3A001.b.2", "EAR99") against the US Commerce Control List."""
        day = self._day(as_of)
        return self._kept(("eccn", code, day), lambda: (control.judge(code, day),))

    def text(self, description: str, *, as_of: str | None = None) -> tuple[Suggestion, ...]:
        """Codes and categories that the words of a description point to, best first; empty for words that say nothing.

        Suggestions only: the verdict of every one is `cannot tell`.

        Args:
            description: As declared ("FIELD PROGRAMMABLE GATE ARRAYS, NEW").
            as_of: Day for which it is asked; codes not listed that day are suggested all the same.
        """
        self._day(as_of)
        return self._kept(("text", description), lambda: words.suggest(description))

    def item(
        self, item: Item, *, as_of: str | None = None, revision: str | None = None, destination: str | None = None
    ) -> tuple[Finding, ...]:
        """Everything that is known of an item: its HS code, its control codes, its category and its words.

        Args:
            item: Goods of a shipment or a claim.
            as_of: See the class; None takes the screener's.
            revision: Likewise.
            destination: Country code, None when unknown.
        """
        day, edition = self._day(as_of), _edition(revision) or self._revision
        stated = (item.hs_code, item.control_codes, item.category, item.description)
        return self._kept(
            ("item", stated, day, edition, destination), lambda: self._item(item, day, edition, destination)
        )

    def _item(self, item: Item, day: str, edition: str | None, destination: str | None) -> tuple[Finding, ...]:
        found: list[Finding] = []
        if item.hs_code:
            found += self.code(item.hs_code, as_of=day, revision=edition, destination=destination)
        for stated in item.control_codes:
            found += self.eccn(stated, as_of=day)
        suggested = self.text(item.description)
        found += words.findings(item, suggested, day)
        return tuple(found) or (_nothing(item, day),)

    def destination(self, country: str | None, *, as_of: str | None = None) -> tuple[Finding, ...]:
        """Broad trade controls on a destination: embargoes, wide export bans, US country groups.

        Args:
            country: ISO 3166-1 alpha-2 or an English name; None when the record does not say.
            as_of: See the class; None takes the screener's.
        """
        day = self._day(as_of)
        return self._kept(("destination", country, day), lambda: destination.judge(country, day))

    def _day(self, as_of: str | None) -> str:
        return self._as_of if as_of is None else checked(as_of)

    def _kept(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        kept = self._answers.get(question)
        if kept is None:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            kept = self._answers[question] = answer()
        return kept  # type: ignore[return-value]  # the first word of a question names the kind of its answer


def _code(hs_code: str, day: str, revision: str | None, country: str | None) -> tuple[Finding, ...]:
    read = read_hs(hs_code)
    listed = priority.judge(read, day, revision)
    return (listed, *combination.resting_on(listed, day), *combination.to_destination(read, country, day))


def _edition(revision: str | None) -> str | None:
    if revision is not None and revision not in priority.REVISIONS:
        raise UsageError(
            f"HS edition {revision!r} is not one of {', '.join(priority.REVISIONS)}; leave it out if unknown"
        )
    return revision


def _nothing(item: Item, day: str) -> Finding:
    return Finding(
        rule="goods",
        verdict=Verdict.cannot_tell,
        subject=item.description,
        detail="no code is stated and the words name no goods that are known; ask for a code or a fuller description",
        authority="enduse",
        citation="",
        as_of=day,
    )
