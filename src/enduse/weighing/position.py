"""One position per original source, stage and factuality: what many papers repeat is said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import get_args

from enduse.model.claim import Factuality, TransferStage
from enduse.model.position import Position, Reliability
from enduse.weighing.admiralty import letter
from enduse.weighing.end import ends
from enduse.weighing.goods import are_untold, categories
from enduse.weighing.period import earliest, latest
from enduse.weighing.source import Source
from enduse.weighing.stage import rank
from enduse.weighing.statement import Statement

_SUREST = get_args(Factuality)
_Stand = tuple[str, Factuality, TransferStage | None]


def positions(
    statements: Iterable[Statement], sources: Mapping[str, Source], letters: Mapping[str, Reliability]
) -> tuple[Position, ...]:
    """The stands taken on one flow, the furthest stage first, then the surest, then by source.

    Args:
        statements: Those of one flow.
        sources: Original source by statement id.
        letters: The user's Admiralty letters by source name.
    """
    stands: defaultdict[_Stand, list[Statement]] = defaultdict(list)
    known: dict[str, Source] = {}
    for statement in statements:
        source = sources[statement.id]
        known[source.key] = source
        stands[source.key, statement.claim.factuality, statement.claim.stage].append(statement)
    found = [_position(known[key], together, letters) for (key, _, _), together in stands.items()]
    return tuple(sorted(found, key=_order))


def _order(position: Position) -> tuple[int, int, str, str, tuple[str, ...]]:
    surest = _SUREST.index(position.factuality)
    return -rank(position.stage), surest, position.source, position.stage or "", position.claim_ids


def _position(source: Source, statements: list[Statement], letters: Mapping[str, Reliability]) -> Position:
    claims = [statement.claim for statement in statements]
    items = [item for claim in claims for item in claim.items]
    said = [claim.attribution.said_on for claim in claims]
    dates = [date for claim in claims for date in (claim.start_date, claim.end_date)]
    longest = max((ends(claim.intermediaries) for claim in claims), key=lambda keys: (len(keys), keys))
    return Position(
        source=source.name,
        factuality=claims[0].factuality,
        stage=claims[0].stage,
        said_on=earliest(said),
        claim_ids=tuple(sorted(statement.id for statement in statements)),
        documents=tuple(sorted({claim.document_id for claim in claims})),
        said_last=latest(said),
        published_on=earliest(statement.published_at for statement in statements),
        names=source.names,
        relayed_by=tuple(sorted({party.name for claim in claims for party in claim.attribution.sources[1:]})),
        affiliation=source.affiliation,
        goods=() if are_untold(items) else tuple(sorted({item.description for item in items})),
        categories=tuple(dict.fromkeys(categories(items))),
        since=earliest(dates),
        until=latest(dates),
        via=longest,
        manner=tuple(sorted({manner for claim in claims for manner in claim.manner})),
        reliability=letter(source, letters),
    )
