"""The parties of a case held against its lists: begun from a page, done in a thread, and looked at afterwards."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from enduse.case import Case
from enduse.ledger.contents import Contents, LastScreening
from enduse.model import Match
from enduse.model.answer import Answer
from enduse.model.errors import EnduseError
from enduse.views.matches import status
from enduse.views.printable import printable
from enduse.web.desk import Desk

if TYPE_CHECKING:
    from enduse.case.lists_index import ListsIndex
    from enduse.case.named import Roll

_ORDER = ("open", "unsure", "confirmed", "rejected")


@dataclass(frozen=True, slots=True)
class Running:
    """How far a screening has come.

    Args:
        state: idle, lists (being made ready), asking, done or failed.
        asked: How many parties have been asked about.
        trouble: Why it failed; empty otherwise.
    """

    state: Literal["idle", "lists", "asking", "done", "failed"] = "idle"
    asked: int = 0
    trouble: str = ""

    @property
    def is_busy(self) -> bool:
        """Whether it goes on."""
        return self.state in ("lists", "asking")


@dataclass(frozen=True, slots=True)
class Screened:
    """What the last screening of a case answered.

    Args:
        last: The screening, None when there was none.
        answers: Answers with a candidate, rejected ones among them: open ones first, then by score.
    """

    last: LastScreening | None
    answers: tuple[Answer, ...] = ()


class Screening:
    """Holds the parties of a case against its lists, one screening at a time.

    Args:
        desk: The case.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self.running = Running()

    def begin(self) -> bool:
        """Begin a screening; False when one goes on already."""
        with self._lock:
            if self.running.is_busy:
                return False
            self.running = Running("lists")
        threading.Thread(target=self._run, name="enduse-screening", daemon=True).start()
        return True

    def _run(self) -> None:
        try:
            lists = self._desk.lists_now()
            self.running = Running("asking")
            with Case.open(self._desk.path, create=False) as case:
                found = case.screen(lists=lists, progress=self._told)
            self.running = Running("done", len(found.answers))
        except EnduseError as error:
            self.running = Running("failed", trouble=printable(str(error)))

    def _told(self, asked: int) -> None:
        self.running = Running("asking", asked)


def last_answers(case: Case, lists: ListsIndex, roll: Roll) -> Screened:
    """What the last screening of the case answered, with the decisions that hold now.

    Args:
        case: The case.
        lists: Its lists.
        roll: Everybody named in it.

    Raises:
        CaseError: The case cannot be read.
    """
    from enduse.case.decisions import Decisions
    from enduse.case.screening import completed
    from enduse.ledger.screenings import Screenings

    last = Contents(case.ledger).last_screening()
    if last is None:
        return Screened(None)
    log = Screenings(case.ledger)
    queries = log.queries()
    kept = {key: each.matches for key, each in log.answers(last.number).items() if each.matches and key in queries}
    known = _on_the_lists(kept, lists)
    bare = [Answer(queries[key], key, matches) for key, matches in known.items()]
    told = [_with_mentions(each, roll) for each in completed(bare, lists, Decisions(log.decisions()))]
    return Screened(last, tuple(sorted((each for each in told if each.matches or each.rejected), key=_place)))


def state_of(answer: Answer) -> str:
    """How an answer stands as a whole: open as long as one of its candidates is."""
    states = {status(answer, match) for match in answer.matches} or {"rejected"}
    return next(state for state in _ORDER if state in states)


def _on_the_lists(kept: dict[str, tuple[Match, ...]], lists: ListsIndex) -> dict[str, tuple[Match, ...]]:
    """The matches without those whom the lists in force no longer name."""
    found = {}
    for key, matches in kept.items():
        still = tuple(match for match in matches if _is_listed(match, lists))
        if still:
            found[key] = still
    return found


def _is_listed(match: Match, lists: ListsIndex) -> bool:
    try:
        lists.sides(match)
    except KeyError:
        return False
    return True


def _with_mentions(answer: Answer, roll: Roll) -> Answer:
    named = roll.parties.get(answer.key)
    return answer if named is None else replace(answer, mentions=tuple(named.mentions), named=named.count)


def _place(answer: Answer) -> tuple[int, float, str]:
    best = max((match.score for match in (*answer.matches, *answer.rejected)), default=0.0)
    return _ORDER.index(state_of(answer)), -best, answer.query.names[0]
