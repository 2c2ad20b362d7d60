"""Everybody named in a case held against lists; what has an answer that still holds is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from enduse.case.decisions import Decisions
from enduse.case.fingerprint import engine
from enduse.case.lists_index import ListsIndex
from enduse.case.named import Roll
from enduse.case.rescreening import changes, unaffected
from enduse.case.screening import BATCH, Manner, completed
from enduse.ledger.lists import Vintage
from enduse.ledger.screenings import Kept, Screenings, Terms, Vintages
from enduse.model import Match, Query
from enduse.model.answer import Answer


@dataclass(frozen=True, slots=True)
class CaseScreening:
    """What screening a case came to.

    Args:
        answers: One for everybody named, in order of name.
        asked: How many of them were asked now.
        carried: How many answers of an earlier state of the lists still hold.
        known: How many were asked before of these very lists.
        states: How many names were passed over because they are states or organs of states.
    """

    answers: tuple[Answer, ...]
    asked: int
    carried: int
    known: int
    states: int


def screen_case(
    roll: Roll, log: Screenings, lists: ListsIndex, manner: Manner, progress: Callable[[int], None] | None = None
) -> CaseScreening:
    """Screen everybody named in a case and keep the answers; those that still hold are carried over.

    Answers are asked anew when the party is new, when the matching has changed (`engine`), when other terms are asked
    for, or when a change of the lists can change them (`rescreening`). The outcome is that of asking everybody anew.

    Args:
        roll: Who is named.
        log: Where answers are kept.
        lists: The lists.
        manner: How to ask.
        progress: Told now and then how many have been asked.

    Raises:
        CaseError: The case or its lists cannot be read or written; what was kept before stays.
    """
    queries = {key: named.query for key, named in roll.parties.items()}
    terms = Terms(lists.key, _vintages(lists), engine(), manner.threshold, manner.limit)
    number = log.number(terms)
    known = {key: kept for key, kept in log.answers(number).items() if key in queries}
    open_ = {key: query for key, query in queries.items() if key not in known}
    carried = _carried(open_, log, number, terms, lists) if open_ else {}
    log.add_answers(number, queries, {}, carried)
    wanted = [key for key in open_ if key not in carried]
    asked: dict[str, tuple[Match, ...]] = {}
    for start in range(0, len(wanted), BATCH):
        keys = wanted[start : start + BATCH]
        found = lists.screener.screen([queries[key] for key in keys], threshold=manner.threshold, limit=manner.limit)
        fresh = dict(zip(keys, found, strict=True))
        # Batch by batch, so that a kill loses no more than the last one.
        log.add_answers(number, queries, fresh, {})
        asked |= fresh
        if progress is not None:
            progress(len(asked))
    matches = {key: kept.matches for key, kept in (known | carried).items()} | asked
    bare = [Answer(query, key, matches[key]) for key, query in queries.items()]
    answers = completed(bare, lists, Decisions(log.decisions()))
    return CaseScreening(
        tuple(_with_mentions(answer, roll) for answer in answers), len(asked), len(carried), len(known), roll.states
    )


def _with_mentions(answer: Answer, roll: Roll) -> Answer:
    named = roll.parties[answer.key]
    return replace(answer, mentions=tuple(named.mentions), named=named.count)


def _carried(
    queries: Mapping[str, Query], log: Screenings, number: int, terms: Terms, lists: ListsIndex
) -> dict[str, Kept]:
    before = log.before(number, terms)
    if before is None or lists.store is None:
        return {}
    earlier, vintages = before
    old = _kept_vintages(lists, vintages)
    if old is None:
        return {}
    answers = {key: kept for key, kept in log.answers(earlier).items() if key in queries}
    changed = changes(old, lists.vintages)
    return unaffected(answers, queries, changed, threshold=terms.threshold, limit=terms.candidates)


def _kept_vintages(lists: ListsIndex, wanted: Vintages) -> list[Vintage] | None:
    """The vintages that were asked then, None when one of them is no longer kept or is damaged."""
    found = []
    for name, _, stem in wanted:
        vintages = lists.store.vintages(name) if lists.store is not None else ()
        vintage = next((each for each in vintages if each.stem == stem), None)
        if vintage is None:
            return None
        found.append(vintage)
    return found or None


def _vintages(lists: ListsIndex) -> Vintages:
    return tuple((each.name, each.card.day, each.stem) for each in lists.vintages)
