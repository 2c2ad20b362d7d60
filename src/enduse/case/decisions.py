"""Decisions of reviewers on matches: which of them hold, and what they do to an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, get_args

from enduse.case.fingerprint import query_key
from enduse.case.lists_index import ListsIndex
from enduse.ledger.screenings import Screenings
from enduse.model import Match, Query
from enduse.model.answer import Answer, Decision, Verdict
from enduse.model.errors import UsageError

VERDICTS: Final = get_args(Verdict)


class Decisions:
    """The decisions on pairs that are known, the newest of each pair; to be asked which of them hold.

    Args:
        records: All decisions, in order.
    """

    def __init__(self, records: Iterable[Decision]) -> None:
        # One decision is on all the listed records that were taken for one party when it was made.
        self._known = {(each.query_key, one): each for each in records for one, _ in each.sides}

    def judged(self, answer: Answer, lists: ListsIndex) -> Answer:
        """An answer with the decisions that hold; rejected matches are set apart.

        A decision holds as long as the query and every listed record behind the match are what they were when it was
        made. A match that stands for a record nobody decided on is open again.
        """
        kept: list[Match] = []
        rejected: list[Match] = []
        holding: list[Decision] = []
        for match in answer.matches:
            decision = self._holding(answer.key, match, lists)
            (rejected if decision is not None and decision.verdict == "false" else kept).append(match)
            holding += [decision] if decision is not None else []
        return replace(answer, matches=tuple(kept), rejected=tuple(rejected), decisions=tuple(holding))

    def _holding(self, key: str, match: Match, lists: ListsIndex) -> Decision | None:
        ids = dict.fromkeys((match.entity_id, *match.referents))
        known = [self._known.get((key, one)) for one in ids]
        found = [each for each in known if each is not None]
        if not found:
            return None
        sides = lists.sides(match)
        sound = [each for each in found if all(sides[one] == side for one, side in each.sides if one in sides)]
        confirmed = next((each for each in sound if each.verdict == "true"), None)
        if confirmed is not None:
            return confirmed
        if len(sound) < len(ids):
            return None
        return next((each for each in sound if each.verdict == "unsure"), sound[0])


class Reviewed:
    """Asks lists as their screener does, and leaves out what was rejected before.

    Args:
        lists: The lists.
        decisions: What was decided.

    Attributes:
        rejected: How many matches were left out.
        met: Parties with a match, by fingerprint, so that they can be remembered.
    """

    def __init__(self, lists: ListsIndex, decisions: Decisions) -> None:
        self.rejected = 0
        self.met: dict[str, Query] = {}
        self._lists = lists
        self._decisions = decisions

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int = 5) -> list[tuple[Match, ...]]:
        """The matches of each query that nobody rejected, in their order."""
        found = self._lists.screener.screen(queries, threshold=threshold, limit=limit)
        kept = []
        for query, matches in zip(queries, found, strict=True):
            answer = self._decisions.judged(Answer(query, query_key(query), matches), self._lists)
            self.rejected += len(answer.rejected)
            if matches:
                self.met[answer.key] = query
            kept.append(answer.matches)
        return kept


@dataclass(frozen=True, slots=True)
class Pair:
    """A party asked about and a listed one.

    Args:
        query: The party asked about.
        entity_id: Identifier of the listed party.
    """

    query: Query
    entity_id: str


def decide(
    log: Screenings, lists: ListsIndex, pair: Pair, verdict: str, *, by: str, why: str, threshold: float
) -> Decision:
    """Keep a decision on a pair; saying the same again changes nothing.

    Args:
        log: Where decisions are kept.
        lists: The lists in force.
        pair: The pair.
        verdict: true, false or unsure.
        by: Who decides; never empty.
        why: The reason; never empty.
        threshold: As used when screening: records of other lists taken for the same party are decided with it.

    Raises:
        UsageError: There is no such party or verdict, or nobody or no reason is named.
        CaseError: The case cannot be written.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict; give one of {', '.join(VERDICTS)}")
    if not by.strip() or not why.strip():
        raise UsageError("a decision needs who decides and why; give --by and --why")
    match = found(lists, pair, threshold)
    decision = Decision(
        replace(pair.query, id=None),
        query_key(pair.query),
        pair.entity_id,
        verdict,  # type: ignore[arg-type]  # checked above
        by.strip(),
        why.strip(),
        datetime.now(UTC).isoformat(timespec="seconds"),
        tuple(sorted(lists.sides(match).items())),
        match.caption,
    )
    last = next((each for each in reversed([*log.decisions()]) if _same_pair(each, decision)), None)
    if last is not None and replace(last, at=decision.at) == decision:
        return last
    log.add_decision(decision)
    return decision


def found(lists: ListsIndex, pair: Pair, threshold: float) -> Match:
    """The match of a pair as screening shows it, or, below the threshold, the two held against each other.

    Raises:
        UsageError: Nobody of this identifier is on the lists.
    """
    (matches,) = lists.screener.screen([pair.query], threshold=threshold, limit=20)
    for match in matches:
        if pair.entity_id in (match.entity_id, *match.referents):
            return match
    try:
        return lists.screener.score(pair.query, pair.entity_id, threshold=threshold)
    except KeyError as error:
        raise UsageError(f"{pair.entity_id!r} is nobody on the lists in force; give the id of a match") from error


def meant(words: str, known: Sequence[tuple[str, Query]]) -> Query | None:
    """The party that words mean among those asked about: its fingerprint, its own key or its name; None for a new one.

    Raises:
        UsageError: Several parties are called so.
    """
    by_key = [query for key, query in known if len(words) >= 8 and key.startswith(words)]
    by_name = [(key, query) for key, query in known if query.names[0] == words]
    if len(by_key) == 1:
        return by_key[0]
    if len(by_name) > 1:
        keys = ", ".join(f"{key} ({_details(query)})" for key, query in by_name)
        raise UsageError(f"{words!r} was asked about in {len(by_name)} ways; give one of their keys: {keys}")
    return by_name[0][1] if by_name else None


def _details(query: Query) -> str:
    numbers = (f"{each.kind} {each.value}" for each in query.identifiers)
    told = (query.schema or "", *query.birth_dates, *query.countries, *query.names[1:], *numbers)
    return " ".join(filter(None, told)) or "the bare name"


def _same_pair(one: Decision, other: Decision) -> bool:
    return (one.query_key, one.entity_id) == (other.query_key, other.entity_id)
