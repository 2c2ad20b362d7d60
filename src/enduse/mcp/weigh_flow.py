"""`weigh_flow`: who holds, who denies and who has not seen that goods went from one to another."""

from __future__ import annotations

from typing import Annotated, Any, Final, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.desk import Desk, Snapshot
from enduse.mcp.harmless import LONGEST, harmless, line
from enduse.mcp.meant import What, Who, words_of
from enduse.mcp.told_claim import Quote, ReportTold, quoted, report_told
from enduse.model import Claim
from enduse.model.position import Dispute, Flow, Position, Weighing
from enduse.model.record import to_record
from enduse.views.words import (
    capital,
    credibility_sentence,
    dispute_sentence,
    flow_title,
    independence_sentence,
    source_name,
    stand_words,
    step_sentence,
    weighing_sentence,
)  # fmt: skip

MOST: Final = 20
_POSITIONS: Final = 15
_STEPS: Final = 20
_QUOTES: Final = 2
_IDS: Final = 10
_NONE: Final = "no claim in the case tells of such a flow; that does not say that there was none"
_VERDICT: Final = "who says what, not what is true; independent counts voices that share no body they speak for"


class FlowTold(TypedDict):
    """A flow."""

    supplier: NotRequired[Annotated[list[str], Field(description="ISO codes; names where no country is known")]]
    recipient: NotRequired[list[str]]
    category: NotRequired[Annotated[str, Field(description="goods category; absent when only 'arms' was said")]]
    since: NotRequired[str]
    until: NotRequired[str]
    directed: NotRequired[Annotated[bool, Field(description="absent where the direction of a deal is not said")]]


class Evidence(TypedDict):
    """Words that carry a position."""

    claim_id: str
    quotes: list[Quote]
    report: ReportTold


class PositionTold(TypedDict):
    """One original source's stand; ten papers that quote one spokesman are one position."""

    source: NotRequired[Annotated[str, Field(description="absent for the reports' own voice")]]
    sentence: str
    factuality: str
    stage: NotRequired[str]
    said_on: NotRequired[str]
    said_last: NotRequired[str]
    published_on: NotRequired[str]
    relayed_by: NotRequired[list[str]]
    affiliation: NotRequired[Annotated[list[str], Field(description="bodies the source speaks for: gov:us")]]
    goods: NotRequired[list[str]]
    via: NotRequired[list[str]]
    manner: NotRequired[list[str]]
    since: NotRequired[str]
    until: NotRequired[str]
    grade: Annotated[str, Field(description="Admiralty letter and figure; the letter is F until the user sets it")]
    why: Annotated[str, Field(description="why the figure is what it is")]
    claim_ids: list[str]
    evidence: list[Evidence]


class DisputeTold(TypedDict):
    """Where positions contradict each other."""

    sentence: str
    asserting: list[str]
    against: list[str]


class StepTold(TypedDict):
    """One moment in what is said."""

    date: NotRequired[str]
    sentence: str
    claim_ids: list[str]


class WeighedFlow(TypedDict):
    """All that is said of one flow."""

    title: str
    sentence: Annotated[str, Field(description="what is said of it, by whom, in plain words")]
    flow: FlowTold
    independent: Annotated[int, Field(description="independent voices that hold the goods were handed over")]
    one_voice: NotRequired[Annotated[str, Field(description="which sources count as one voice, and why")]]
    dispute: NotRequired[DisputeTold]
    positions: list[PositionTold]
    positions_total: int
    development: Annotated[list[StepTold], Field(description="what is said of it, in the order it was said")]


class FlowsWeighed(TypedDict):
    """The flows asked about."""

    total: int
    flows: Annotated[list[WeighedFlow], Field(description="disputed ones first")]
    note: str


def weigh_flow(desk: Desk, supplier: str | None, recipient: str | None, goods: str | None, limit: int) -> FlowsWeighed:
    """The flows between two ends, weighed.

    Args:
        desk: The case.
        supplier: Country or words of a name, None for any.
        recipient: Likewise.
        goods: Category or words for goods, None for any.
        limit: Flows at most.

    Raises:
        UsageError: An end or the goods cannot be understood.
        CaseError: The case cannot be read.
    """
    ends = (
        None if supplier is None else Who.of(supplier, "supplier"),
        None if recipient is None else Who.of(recipient, "recipient"),
    )
    what = None if goods is None else What.of(goods)
    meant = [each for each in desk.weighings() if _is_between(each.flow, *ends) and _is_of(each, what)]
    held = desk.snapshot()
    notes = [_VERDICT] if meant else [_NONE]
    if len(meant) > limit:
        notes.append(f"{len(meant) - limit} flows more; name supplier, recipient or goods, or raise limit")
    flows = [_weighed(each, held) for each in meant[:limit]]
    return {"total": len(meant), "flows": flows, "note": "; ".join(notes)}


def _is_between(flow: Flow, supplier: Who | None, recipient: Who | None) -> bool:
    receiving = flow.recipient if flow.directed else flow.supplier
    return (supplier is None or supplier.is_any_end(flow.supplier)) and (
        recipient is None or recipient.is_any_end(receiving)
    )


def _is_of(weighing: Weighing, what: What | None) -> bool:
    if what is None or what.holds(weighing.flow.category):
        return True
    told = (goods for position in weighing.positions for goods in position.goods)
    return any(what.words <= words_of(goods) for goods in told)


def _weighed(weighing: Weighing, held: Snapshot) -> WeighedFlow:
    told: WeighedFlow = {
        "title": line(flow_title(weighing.flow)),
        "sentence": line(weighing_sentence(weighing), LONGEST),
        "flow": cast("FlowTold", harmless(to_record(weighing.flow))),
        "independent": weighing.independent,
        "positions": [_position(each, held) for each in weighing.positions[:_POSITIONS]],
        "positions_total": len(weighing.positions),
        "development": [
            cast(
                "StepTold",
                ({"date": step.date} if step.date else {})
                | {"sentence": line(step_sentence(step), LONGEST), "claim_ids": list(step.claim_ids[:_IDS])},
            )
            for step in weighing.development[:_STEPS]
        ],
    }
    one_voice = independence_sentence(weighing.positions)
    if one_voice:
        told["one_voice"] = line(one_voice, LONGEST)
    if weighing.dispute is not None:
        told["dispute"] = _dispute(weighing.dispute)
    return told


def _position(position: Position, held: Snapshot) -> PositionTold:
    record = cast("dict[str, Any]", harmless(to_record(position)))
    for name in ("credibility", "reliability", "categories", "names", "documents"):
        record.pop(name, None)
    behind = [held.claims[each] for each in position.claim_ids if each in held.claims][:_QUOTES]
    return cast(
        "PositionTold",
        record
        | {
            "sentence": line(f"{capital(source_name(position))} {stand_words(position)}.", LONGEST),
            "grade": f"{position.reliability}{position.credibility.figure}",
            "why": line(credibility_sentence(position), LONGEST),
            "claim_ids": list(position.claim_ids[:_IDS]),
            "evidence": [_evidence(claim, held) for claim in behind],
        },
    )


def _evidence(claim: Claim, held: Snapshot) -> Evidence:
    report = report_told(claim.document_id, held.reports.get(claim.document_id))
    return {"claim_id": claim.id, "quotes": [quoted(span) for span in claim.spans[:_QUOTES]], "report": report}


def _dispute(dispute: Dispute) -> DisputeTold:
    return {
        "sentence": line(dispute_sentence(dispute), LONGEST),
        "asserting": [line(source_name(each)) for each in dispute.asserting],
        "against": [line(source_name(each)) for each in dispute.against],
    }
