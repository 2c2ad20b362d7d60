"""What a change of lists can change: which answers still hold, and which parties are to be asked again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.case.fingerprint import record_key
from enduse.case.lists_index import merged
from enduse.ledger.lists import Vintage
from enduse.ledger.screenings import Kept
from enduse.model import Entity, Query
from enduse.model.entity import entity_of
from enduse.screening import Screener
from enduse.screening.listed import Listed, parties

_ID: Final = re.compile(rb'\{"id": "((?:[^"\\]|\\.)*)"')
_CUT: Final = 4
"""The screener looks at so many times the matches asked for; with more than that, an answer may have been cut."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different between two states of the lists, as far as an answer can depend on it.

    Args:
        touched: Identifiers of listed parties that came, went or changed.
        fresh: Those of them that are there now, as they are now.
    """

    touched: frozenset[str]
    fresh: tuple[Entity, ...]


def changes(old: Sequence[Vintage], new: Sequence[Vintage]) -> Changes:
    """Compare two sets of vintages.

    A party counts as changed when anything of it that an answer depends on has: names, numbers, dates, countries, kind,
    the lists it stands on and their topics. Notes, addresses and the like do not count.

    Args:
        old: The vintages asked before.
        new: The vintages in force.

    Raises:
        CaseError: One of them cannot be read.
    """
    same = {_identity(each) for each in old} & {_identity(each) for each in new}
    before = {line for each in old if _identity(each) not in same for line in each.lines()}
    after = {line for each in new if _identity(each) not in same for line in each.lines()}
    ids = {found[1] for line in before ^ after if (found := _ID.match(line)) is not None}
    was, now = _listed(old, ids), _listed(new, ids)
    touched = {one for one in was.keys() | now.keys() if _record(was.get(one)) != _record(now.get(one))}
    return Changes(frozenset(touched), tuple(now[one][0] for one in sorted(now.keys() & touched)))


def unaffected(
    answers: Mapping[str, Kept], queries: Mapping[str, Query], changed: Changes, *, threshold: float, limit: int
) -> dict[str, Kept]:
    """Answers that asking anew would not change.

    An answer holds when nobody in it has changed, nobody who changed matches the party now, and nobody was left out of
    it for want of room.

    Args:
        answers: Earlier answers by fingerprint of the query.
        queries: The parties asked about, by fingerprint.
        changed: What changed in the lists since.
        threshold: Least score of a match, in both.
        limit: Matches at most for a party, in both.
    """
    holding = {
        key: each
        for key, each in answers.items()
        if key in queries and _whole(each, limit) and not changed.touched & {*_records(each)}
    }
    if not changed.fresh or not holding:
        return holding
    met = Screener.build(changed.fresh).screen([queries[key] for key in holding], threshold=threshold, limit=1)
    return {key: each for (key, each), matches in zip(holding.items(), met, strict=True) if not matches}


def _whole(kept: Kept, limit: int) -> bool:
    return len(kept.matches) < limit and len([*_records(kept)]) < _CUT * limit


def _records(kept: Kept) -> Iterable[str]:
    for match in kept.matches:
        yield match.entity_id
        yield from match.referents


def _listed(vintages: Sequence[Vintage], ids: set[bytes]) -> dict[str, tuple[Entity, Listed]]:
    lines = (
        line
        for vintage in vintages
        for line in vintage.lines()
        if (found := _ID.match(line)) is not None and found[1] in ids
    )
    entities = merged(entity_of(json.loads(line)) for line in lines)
    return {entity.id: (entity, party) for entity in entities for party in parties([entity])}


def _record(found: tuple[Entity, Listed] | None) -> str | None:
    return None if found is None else record_key(found[1])


def _identity(vintage: Vintage) -> tuple[str, str]:
    return vintage.name, vintage.card.entities_checksum
