"""Which statements speak of the same flow: supplier, recipient and goods category, over overlapping time.

Statements meet pair by pair: "North Korea and Iran supply Russia" speaks of two flows; one that names neither end
speaks of none. Within a pair, goods that
include each other are one flow, named after the most general ("military aid" and "howitzers"), while drones and
missiles stay two until somebody speaks of arms at large. A denial that names no goods denies all of them; an
assertion that names none says nothing of any, and stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from enduse.model.party import Party
from enduse.model.position import Flow
from enduse.weighing.end import ends, folded
from enduse.weighing.goods import are_untold, categories, top
from enduse.weighing.period import earliest, first_day, latest
from enduse.weighing.statement import Statement

GAP_YEARS = 2
"""Dated statements further apart than this speak of different flows ("missiles in 1987", "drones in 2022")."""

_Ends = tuple[tuple[str, ...], tuple[str, ...], bool]


def flows(statements: Iterable[Statement]) -> tuple[tuple[Flow, tuple[Statement, ...]], ...]:
    """Every flow with the statements that speak of it, in the order of the flows' keys.

    Args:
        statements: Each once; their order does not matter.
    """
    between: defaultdict[_Ends, list[Statement]] = defaultdict(list)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for key in _all_ends(statement):
            spelled[folded(key)][key] += 1
        for pair in _pairs(statement):
            between[pair].append(statement)
    return tuple(
        (_flow(pair, category, spoken, spelled), spoken)
        for pair in sorted(between)
        for category, goods in _by_goods(between[pair])
        for spoken in _by_time(goods)
    )


def _all_ends(statement: Statement) -> tuple[str, ...]:
    claim = statement.claim
    return ends((*claim.supplier, *claim.recipient, *claim.parties))


def _pairs(statement: Statement) -> Iterator[_Ends]:
    claim = statement.claim
    if claim.parties and not (claim.supplier or claim.recipient):
        yield _folded(claim.parties), (), False
        return
    suppliers, recipients = _folded(claim.supplier), _folded(claim.recipient)
    for supplier in suppliers or ("",):
        for recipient in recipients or ("",):
            if supplier != recipient or len(suppliers) == len(recipients) == 1:
                yield (supplier,) if supplier else (), (recipient,) if recipient else (), True


def _folded(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({folded(key) for key in ends(parties)}))


def _by_goods(statements: list[Statement]) -> list[tuple[str | None, list[Statement]]]:
    said = frozenset(category for statement in statements for category in categories(statement.claim.items))
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    untold: list[Statement] = []
    for statement in statements:
        tops = {top(category, said) for category in categories(statement.claim.items)}
        if not tops and statement.is_against and are_untold(statement.claim.items):
            tops = {top(category, said) for category in said}
        for category in tops:
            found[category].append(statement)
        if not tops or any(not item.category for item in statement.claim.items):
            untold.append(statement)
    named: list[tuple[str | None, list[Statement]]] = [(category, found[category]) for category in sorted(found)]
    return [*named, (None, untold)] if untold else named


def _by_time(statements: list[Statement]) -> list[tuple[Statement, ...]]:
    dated = sorted((period, statement.id, statement) for statement in statements if (period := statement.period))
    stretches: list[tuple[str, str, list[Statement]]] = []
    for (start, end), _, statement in dated:
        if stretches and int(start[:4]) - int(stretches[-1][1][:4]) <= GAP_YEARS:
            since, until, together = stretches[-1]
            stretches[-1] = (since, max(until, end), [*together, statement])
        else:
            stretches.append((start, end, [statement]))
    if len(stretches) < 2:
        return [tuple(statements)]
    for statement in statements:
        if statement.period is None:
            for together in _reached(statement, stretches):
                together.append(statement)
    return [tuple(sorted(together, key=lambda s: s.id)) for _, _, together in stretches]


def _reached(statement: Statement, stretches: list[tuple[str, str, list[Statement]]]) -> list[list[Statement]]:
    """The stretches an undated statement speaks of: for a denial all that began by then, else the last of them."""
    as_of = statement.as_of
    begun = [together for since, _, together in stretches if as_of is None or since[:4] <= first_day(as_of)[:4]]
    begun = begun or [stretches[0][2]]
    return begun if statement.is_against else begun[-1:]


def _flow(
    pair: _Ends, category: str | None, statements: tuple[Statement, ...], spelled: Mapping[str, Counter[str]]
) -> Flow:
    supplier, recipient = (tuple(_usual(spelled[key]) for key in side) for side in pair[:2])
    directed = pair[2]
    starts = [statement.claim.start_date for statement in statements]
    stops = [statement.claim.end_date for statement in statements]
    return Flow(supplier, recipient, category, earliest([*starts, *stops]), latest([*starts, *stops]), directed)


def _usual(spellings: Counter[str]) -> str:
    """The commonest spelling of a name; of equally common ones the first in the alphabet."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
