"""The first page: how much there is, what is said in plain sentences, and where a report is dropped in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from enduse.case import Case
from enduse.ledger.contents import Contents, Counts, ReportRow
from enduse.web.desk import desk_of
from enduse.web.pages.drawing import flow_map_of
from enduse.web.pages.flow import flow_row
from enduse.web.pages.page import page

_SENTENCES = 5
_REPORTS = 5


async def overview(request: Request) -> Response:
    """The overview; what takes long comes by itself a moment later."""
    desk = desk_of(request)

    def looked(case: Case) -> tuple[Counts, tuple[ReportRow, ...]]:
        contents = Contents(case.ledger)
        return desk.counts(case), contents.reports(0, _REPORTS)

    counts, reports = await desk.ask(looked)
    snapshot = await desk.snapshot_soon() if counts.claims else None
    rows = [flow_row(snapshot, place) for place in range(min(_SENTENCES, len(snapshot.weighings)))] if snapshot else []
    drawing = await desk.work(lambda: flow_map_of(snapshot)) if snapshot else ""
    return page(
        request, "overview", counts=counts, lags=await desk.lags(snapshot),
        reports=reports, rows=rows, drawing=drawing,
        is_weighed=snapshot is not None or not counts.claims,
        flows=len(snapshot.weighings) if snapshot else None,
        disputes=sum(each.dispute is not None for each in snapshot.weighings) if snapshot else None,
        megabytes=desk.limits.upload // (1024 * 1024),
    )  # fmt: skip
