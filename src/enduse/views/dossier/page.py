"""The page put together from its cards."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from enduse import __version__
from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.model.position import Weighing
from enduse.model.route import Tracing
from enduse.views.date import in_words
from enduse.views.dossier.bundle import bundles
from enduse.views.dossier.card import ClaimCard, claim_card, flow_card
from enduse.views.dossier.enclosed import Provenance, Screened
from enduse.views.dossier.filter import Filter, filters
from enduse.views.dossier.opening import keys, lead
from enduse.views.dossier.pictures import MOST_DRAWN, pictures, pictures_style
from enduse.views.dossier.report_card import ReportCard, report_card
from enduse.views.dossier.route_card import tracing_card
from enduse.views.dossier.screening_card import screening_card
from enduse.views.dossier.source_row import source_rows
from enduse.views.link import Link
from enduse.views.printable import printable
from enduse.views.words import FIGURES, capital, listed

_UNDATED: Final = "Undated"
_BRIEF: Final = 1_500
"""From so many claims on, what the page tells twice is told once: claims stand without the passage around them."""
_TEXT: Final = 6_000_000
"""Characters of report text in a page; what is over is left out and told."""


def dossier(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    weighings: Sequence[Weighing],
    *,
    title: str = "Dossier",
    screening: Screened | None = None,
    routes: Tracing | None = None,
    provenance: Provenance | None = None,
    case: str = "",
) -> str:
    """The dossier as HTML.

    Args:
        claims: The claims of the case, transfers and measures.
        documents: The reports; those without claims are counted but not printed.
        weighings: What the claims amount to, in the order to show them.
        title: Its title.
        screening: What screening found, None when nobody was held against a list: the page says so.
        routes: Routes that were traced, None when none were asked for.
        provenance: Files it was made from, None when they are not known.
        case: Where the case is, for the commands the page names; empty for a reading that is kept nowhere.

    Returns:
        A whole HTML page. Names and texts are escaped; a link is only made of an http or https address. It asks
        nothing of the network; its one script filters and may be absent. Equal inputs give equal bytes.
    """
    known = {document.id: document for document in sorted(documents, key=lambda d: (d.published_at or "", d.id))}
    made_from = provenance or Provenance()
    content = _content(_numbered(claims, known), known, weighings, made_from)
    drawn = pictures(weighings, content.claims, known, routes, content.link)
    style, script = _text("style.css") + pictures_style(), _text("filter.js")
    return _template().render(
        title=printable(title),
        version=__version__,
        style=Markup(style),  # noqa: S704  # ours, and hashed into the policy
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704  # as above
        script_hash=_hash(script),
        pictures=drawn,
        drawn_most=MOST_DRAWN,
        screening=screening_card(screening, content.numbers) if screening else None,
        routes=tracing_card(routes, content.numbers) if routes else None,
        provenance=made_from,
        lists=screening.lists if screening else made_from.lists,
        engine=screening.engine if screening else "",
        case=printable(case),
        documents=len(known),
        published=_published(known.values()),
        figures=[(figure, capital(words)) for figure, words in FIGURES.items()],
        **content.shown(),
    )


@dataclass(frozen=True)
class _Content:
    """Claims, flows and reports with their numbers."""

    claims: Mapping[str, Claim]
    numbers: Mapping[str, int]
    filters: Sequence[Filter]
    cards: Sequence[ClaimCard]
    reports: Sequence[ReportCard]
    weighings: Sequence[Weighing]
    texts_left: int
    documents: int

    def link(self, claim_id: str) -> Link | None:
        number = self.numbers.get(claim_id)
        return Link(f"#claim-{number}", f"{number}") if number else None

    def shown(self) -> dict[str, Any]:
        """What the template shows of it."""
        numbers = self.numbers
        is_brief = len(self.cards) > _BRIEF
        flows = [
            flow_card(number, weighing, numbers, self.claims, brief=is_brief)
            for number, weighing in enumerate(self.weighings, 1)
        ]
        transfers = [card for card in self.cards if card.kind == "Transfer"]
        measures = [card for card in self.cards if card.kind == "Measure"]
        sources = source_rows(self.weighings, numbers)
        disputes = [flow for flow in flows if flow.standing == "disputed"]
        days = _timeline(self.cards)
        return {
            "lead": lead(self.documents, len(sources), flows, len(measures)),
            "keys": keys(flows, measures),
            "flows": bundles(flows, 12, 50),
            "flow_count": len(flows),
            "disputes": bundles(disputes, 8, 25),
            "dispute_count": len(disputes),
            "transfers": bundles(transfers, 16, 100),
            "transfer_count": len(transfers),
            "measures": bundles(measures, 12, 100),
            "measure_count": len(measures),
            "days": bundles(days, 40, 100),
            "sources": bundles(sources, 30, 200),
            "source_count": len(sources),
            "reports": bundles(self.reports, 8, 50),
            "report_count": len(self.reports),
            "texts_left": self.texts_left,
            "is_brief": is_brief,
            "filters": self.filters if len(self.cards) > 1 else (),
            "readers": listed(sorted({printable(claim.origin) for claim in self.claims.values() if claim.origin})),
        }


def _content(
    claims: Mapping[str, Claim],
    known: Mapping[str, Document],
    weighings: Sequence[Weighing],
    made_from: Provenance,
) -> _Content:
    numbers = {id_: number for number, id_ in enumerate(claims, 1)}
    telling = {claim.document_id for claim in claims.values()}
    reports = {id_: number for number, id_ in enumerate((id_ for id_ in known if id_ in telling), 1)}
    flows = {id_: number for number, each in enumerate(weighings, 1) for p in each.positions for id_ in p.claim_ids}
    choices, tokens = filters(claims)
    shown, left = _reports(claims, known, reports, made_from)
    marked = {number for report in shown for number in report.marked}
    cards = []
    for id_, claim in claims.items():
        report, number = reports.get(claim.document_id, 0), numbers[id_]
        document = known.get(claim.document_id)
        card = claim_card(number, claim, numbers, document, report, brief=len(claims) > _BRIEF)
        place = f"#mark-{number}" if number in marked else f"#report-{report}"
        cards.append(replace(card, flow=flows.get(id_, 0), tokens=tokens[id_], place=place))
    return _Content(claims, numbers, choices, cards, shown, weighings, left, len(known))


def _reports(
    claims: Mapping[str, Claim],
    known: Mapping[str, Document],
    numbers: Mapping[str, int],
    made_from: Provenance,
) -> tuple[list[ReportCard], int]:
    """The cards of the reports, and how many of them are without their text because the page would grow too large."""
    told: dict[str, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(claims.values(), 1):
        told.setdefault(claim.document_id, []).append((number, claim))
    received: dict[str, list[str]] = {}
    for file in made_from.reports:
        received.setdefault(file.document_id, []).append(file.checksum)
    cards, length, left = [], 0, 0
    for id_, number in numbers.items():
        length += len(known[id_].text)
        has_text = length <= _TEXT
        left += not has_text
        cards.append(report_card(number, known[id_], told[id_], received.get(id_, ()), has_text=has_text))
    return cards, left


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("enduse.views.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


@cache
def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _numbered(claims: Iterable[Claim], known: Mapping[str, Document]) -> dict[str, Claim]:
    """Claims by id in reading order: report by report, then by where their words stand."""
    place = {id_: number for number, id_ in enumerate(known)}
    # An id is a hash of everything the claim says: taken once, here.
    distinct = {claim.id: claim for claim in claims}
    ordered = sorted(
        distinct.items(),
        key=lambda item: (
            place.get(item[1].document_id, len(place)),
            min((span.start for span in item[1].spans), default=0),
            item[0],
        ),
    )
    return dict(ordered)


def _timeline(cards: Iterable[ClaimCard]) -> list[tuple[str, list[ClaimCard]]]:
    days: dict[str, list[ClaimCard]] = {}
    for card in sorted(cards, key=lambda card: (not card.date, card.date, card.number)):
        days.setdefault(in_words(card.date) or _UNDATED, []).append(card)
    return list(days.items())


def _published(documents: Collection[Document]) -> str:
    dates = sorted(document.published_at for document in documents if document.published_at)
    if not dates:
        return "none of them dated" if len(documents) > 1 else "undated"
    first, last = in_words(dates[0]), in_words(dates[-1])
    undated = len(documents) - len(dates)
    rest = f", {undated} of them undated" if undated else ""
    return (f"published {first}" if first == last else f"published {first} to {last}") + rest
