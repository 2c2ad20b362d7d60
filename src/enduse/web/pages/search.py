"""Search: reports whose text holds the words, and claims whose passages do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from enduse.ledger.contents import Contents
from enduse.web.desk import desk_of
from enduse.web.pages.claims import Narrowing, claim_row
from enduse.web.pages.page import page
from enduse.web.pages.paging import page_number

_SIZE = 20
_CLAIMS = 10


async def search(request: Request) -> Response:
    """What holds the words, the best first."""
    words, number = request.query_params.get("q", "").strip()[:400], page_number(request)
    desk = desk_of(request)
    if not words:
        return page(request, "search", words="", hits=[], claims=[], found=0, number=1, has_more=False)
    start = (number - 1) * _SIZE
    hits = await desk.ask(lambda case: list(Contents(case.ledger).hits(words, start, _SIZE + 1)))
    holdings = await desk.holdings()
    claims = await desk.work(lambda: Narrowing(words=words).narrowed(iter(holdings.claims.values())))
    rows = [claim_row(each) for each in claims[:_CLAIMS]] if number == 1 else []
    return page(request, "search", words=words, hits=hits[:_SIZE], claims=rows, found=len(claims), number=number,
                has_more=len(hits) > _SIZE)  # fmt: skip
