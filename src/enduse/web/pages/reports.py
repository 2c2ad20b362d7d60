"""Reports: the list, each one with its claims marked, and those that are being read."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from enduse.case import Case
from enduse.ledger.contents import Contents
from enduse.model import Claim, Document
from enduse.model.errors import UsageError
from enduse.web.desk import desk_of
from enduse.web.intake import Arrival, Intake, Progress
from enduse.web.pages.claims import claim_row
from enduse.web.pages.form import text
from enduse.web.pages.page import is_part, page, shown
from enduse.web.pages.paging import SIZE, Paging, page_number
from enduse.web.pages.report_text import report_text
from enduse.web.parsing import Sent

_LONGEST = 400_000
"""Characters of a report that a page shows."""


async def reports(request: Request) -> Response:
    """The list of reports, the last to arrive first."""
    number, desk = page_number(request), desk_of(request)

    def listed(case: Case) -> Paging[object]:
        contents = Contents(case.ledger)
        rows = contents.reports((number - 1) * SIZE, SIZE)
        return Paging(rows, number, desk.counts(case).reports, request.url.path, {})

    return page(request, "reports", paging=await desk.ask(listed), megabytes=desk.limits.upload // (1024 * 1024))


async def report(request: Request) -> Response:
    """One report with its claims marked; what it is still being read for comes by itself."""
    document_id, desk, intake = request.path_params["id"], desk_of(request), intake_of(request)

    def found(case: Case) -> tuple[Document, tuple[Claim, ...]] | None:
        document = case.ledger.document(document_id)
        return None if document is None else (document, Contents(case.ledger).claims_of(document_id))

    known = await desk.ask(found)
    if known is None:
        raise HTTPException(404, "There is no such report in this case; look for it in the list of reports.")
    document, claims = known
    (progress,) = await desk.work(lambda: intake.progress([_arrival(document)]))
    numbered = list(enumerate(claims, 1))
    card = await desk.work(lambda: report_text(document, numbered, _LONGEST))
    rows = [claim_row(each) for each in claims]
    return page(request, "report", id=document_id, card=card, rows=rows, progress=progress, document=document)


async def send(request: Request, form: FormData) -> Response:
    """Take reports in; answered once they are on the disk."""
    desk, intake = desk_of(request), intake_of(request)
    files = [each for each in form.getlist("file") if isinstance(each, UploadFile) and (each.filename or each.size)]
    pasted = form.get("text")
    if intake.waiting > desk.limits.waiting:
        raise HTTPException(503, "Many reports wait to be read; send more in a minute.", {"Retry-After": "60"})
    sent = [Sent(each.filename or "report", await each.read()) for each in files]
    if isinstance(pasted, str) and pasted.strip():
        sent.append(Sent("pasted.txt", pasted.encode("utf-8", "replace")))
    if not sent:
        raise UsageError("no report was chosen; choose one or several files and send them again")
    published = text(form, "published", 40) or None
    batch = await desk.work(lambda: intake.take(sent, published))
    if request.headers.get("hx-request") == "true":
        return Response(status_code=201, headers={"HX-Redirect": f"/reading/{batch}", "Location": f"/reading/{batch}"})
    return RedirectResponse(f"/reading/{batch}", 303)


async def reading(request: Request) -> Response:
    """What became of the reports that were sent together."""
    name, desk, intake = request.path_params["batch"], desk_of(request), intake_of(request)
    progress = await desk.work(lambda: intake.batch(name))
    if progress is None:
        raise HTTPException(404, "What was sent then is no longer remembered; its reports are in the list of reports.")
    is_busy = any(each.state in ("waiting", "reading") for each in progress)
    found = {each.arrival.document_id: await _claims(request, each) for each in progress[:10] if each.claims}
    template = "reading_part" if is_part(request) else "reading"
    return page(request, template, batch=name, progress=progress, is_busy=is_busy, found=found,
                claims=sum(each.claims for each in progress))  # fmt: skip


def intake_of(request: Request) -> Intake:
    """Where reports are taken in."""
    intake: Intake = request.app.state.intake
    return intake


async def _claims(request: Request, progress: Progress) -> list[object]:
    id_ = progress.arrival.document_id or ""
    claims = await desk_of(request).ask(lambda case: Contents(case.ledger).claims_of(id_))
    return [claim_row(each) for each in claims[:20]]


def _arrival(document: Document) -> Arrival:
    return Arrival(shown(document.origin), document.id, shown(document.title or ""))
