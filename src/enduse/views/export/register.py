"""What is said of orders and deliveries of major arms, in the columns of SIPRI's trade register.

Columns and conventions after the register's own description (SIPRI Arms Transfers Database, Sources and methods: a deal
is listed when an order has been placed or deliveries have begun; a figure that may be inexact stands in brackets; an
end that is not known is "unknown"). These rows are claims, and none of them was checked by SIPRI or anybody else:
`Comments` begins by saying so and names who says what, and who denies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.model import Claim, Item, TransferClaim
from enduse.model.claim import TransferStage
from enduse.model.position import Flow, Weighing
from enduse.reference.goods import categories, within
from enduse.views.export.chunk import Chunk
from enduse.views.export.edge import HELD
from enduse.views.export.ftm.value import day
from enduse.views.export.holdings import Holdings
from enduse.views.export.text import encodable
from enduse.views.lines import csv_line
from enduse.views.place import end
from enduse.views.words import capital, claim_sentence, dispute_sentence

COLUMNS: Final = (
    "Supplier", "Recipient", "Number ordered", "Weapon designation", "Weapon description", "Year of order",
    "Year(s) of delivery", "Number delivered", "Status", "Comments", "SIPRI category", "Disputed", "Claim ids",
    "Document ids",
)  # fmt: skip
"""The register's columns, then ours. `Status` is that of the weapon (new, second-hand): claims do not tell it."""

_ORDERED: Final[frozenset[TransferStage | None]] = frozenset(("agreed",))
_DELIVERED: Final[frozenset[TransferStage | None]] = frozenset(("shipped", "delivered"))
_NOTICE: Final = "Claims, not a register entry."


@dataclass(frozen=True, slots=True)
class _Lot:
    claim_id: str
    claim: TransferClaim
    item: Item


_Key = tuple[str, str, str]


def register(held: Holdings) -> Iterator[Chunk]:
    """The file, line by line: a row a flow and kind of weapon that somebody holds to be ordered or handed over.

    Args:
        held: What is exported.
    """
    claims = held.identified
    yield _line(COLUMNS), 0
    for weighing in held.weighings:
        if weighing.flow.directed:
            for _, lots in sorted(_lots(weighing, claims).items()):
                yield _line(_row(weighing, lots, claims)), 1


def _lots(weighing: Weighing, claims: Mapping[str, Claim]) -> dict[_Key, list[_Lot]]:
    """What is ordered or handed over on a flow, by designation, category and, where neither tells, words."""
    found: dict[_Key, list[_Lot]] = {}
    seen = dict.fromkeys(key for position in weighing.positions for key in position.claim_ids)
    for claim_id in seen:
        claim = claims.get(claim_id)
        if not isinstance(claim, TransferClaim) or claim.factuality not in HELD:
            continue
        if claim.stage not in _ORDERED | _DELIVERED:
            continue
        for item in claim.items:
            known = categories().get(item.category or "")
            if known is not None and known.sipri and _belongs(known.key, weighing.flow):
                found.setdefault((known.sipri, item.designation or "", known.key), []).append(
                    _Lot(claim_id, claim, item)
                )
    return found


def _belongs(category: str, flow: Flow) -> bool:
    """Whether goods of a category are those of the flow: a claim of tanks and missiles speaks of two flows."""
    return flow.category is not None and within(category, flow.category)


def _row(weighing: Weighing, lots: list[_Lot], claims: Mapping[str, Claim]) -> tuple[object, ...]:
    flow, dispute = weighing.flow, weighing.dispute
    ordered = [lot for lot in lots if lot.claim.stage in _ORDERED]
    delivered = [lot for lot in lots if lot.claim.stage in _DELIVERED]
    said = {lot.claim_id: lot.claim for lot in lots}
    number_ordered, ordered_comment = _number(ordered, "ordered")
    number_delivered, delivered_comment = _number(delivered, "delivered")
    comments = [_NOTICE, *map(claim_sentence, said.values()), ordered_comment, delivered_comment]
    if dispute is not None:
        comments.append(f"Disputed: {dispute_sentence(dispute)}")
    against = [key for position in (dispute.against if dispute else ()) for key in position.claim_ids if key in claims]
    ids = dict.fromkeys((*said, *against))
    category = categories()[lots[0].item.category or ""]
    return (
        _place(flow.supplier, "unknown supplier"),
        _place(flow.recipient, "unknown recipient"),
        number_ordered,
        lots[0].item.designation,
        _commonest(lot.item.description for lot in lots),
        _years(ordered),
        _years(delivered),
        number_delivered,
        None,
        " ".join(filter(None, comments)),
        category.sipri,
        "yes" if dispute is not None else "no",
        "; ".join(ids),
        "; ".join(dict.fromkeys(claims[key].document_id for key in ids)),
    )


def _place(keys: tuple[str, ...], unknown: str) -> str:
    return "; ".join(capital(end(key).removeprefix("the ")) for key in keys) or unknown


def _number(lots: list[_Lot], what: str) -> tuple[str | None, str]:
    """The figure all claims agree on, in brackets when rough; else none, and what they say instead."""
    told = {_figure(lot.item): lot.item for lot in lots if lot.item.number is not None}
    pieces = [key for key, item in told.items() if isinstance(item.number, int | float) and not item.unit]
    if len(told) == len(pieces) == 1:
        return pieces[0], ""
    return None, f"Numbers {what}, as told: {'; '.join(sorted(told))}." if told else ""


def _figure(item: Item) -> str:
    number = f"{item.number} {item.unit or ''}".strip()
    return f"({number})" if item.estimated else number


def _years(lots: list[_Lot]) -> str | None:
    """The years that claims date it to; words such as "last year" date nothing."""
    dates = [day(date)[:4] for lot in lots for date in (lot.claim.start_date, lot.claim.end_date)]
    years = sorted({date for date in dates if date})
    if not years:
        return None
    return years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _commonest(words: Iterable[str]) -> str:
    counted = Counter(words)
    return min(counted, key=lambda each: (-counted[each], each))


def _line(cells: tuple[object, ...]) -> str:
    return f"{encodable(csv_line(cells))}\r\n"
