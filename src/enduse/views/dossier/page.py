"""The page put together from its cards."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from enduse import __version__
from enduse.model.claim import Claim, MeasureClaim
from enduse.model.document import Document
from enduse.model.position import Weighing
from enduse.views.date import in_words
from enduse.views.dossier.card import ClaimCard, claim_card, flow_card, report_card, source_rows
from enduse.views.dossier.diagram import diagram
from enduse.views.printable import printable
from enduse.views.words import FIGURES, capital, listed

_UNDATED = "Undated"


def dossier(
    claims: Iterable[Claim], documents: Iterable[Document], weighings: Sequence[Weighing], *, title: str = "Dossier"
) -> str:
    """The dossier as HTML.

    Args:
        claims: The claims of the case, transfers and measures.
        documents: The reports; those without claims are counted but not printed.
        weighings: What the claims amount to, in the order to show them.
        title: Its title.

    Returns:
        A whole HTML page. Names and texts are escaped; a link is only made of an http or https address.
    """
    known = {document.id: document for document in sorted(documents, key=lambda d: (d.published_at or "", d.id))}
    numbered = _numbered(claims, known)
    numbers = {claim.id: number for number, claim in numbered}
    telling = {claim.document_id for _, claim in numbered}
    reports = {id_: number for number, id_ in enumerate((id_ for id_ in known if id_ in telling), 1)}
    by_id = {claim.id: claim for _, claim in numbered}
    cards = [
        claim_card(number, claim, numbers, known.get(claim.document_id), reports.get(claim.document_id, 0))
        for number, claim in numbered
    ]
    flows = [flow_card(number, weighing, numbers, by_id) for number, weighing in enumerate(weighings, 1)]
    of_report = {id_: [pair for pair in numbered if pair[1].document_id == id_] for id_ in reports}
    style = (files(__package__) / "templates" / "style.css").read_text(encoding="utf-8")
    return _template().render(
        title=printable(title),
        version=__version__,
        style=Markup(style),  # noqa: S704  # ours, and hashed into the policy
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        flows=flows,
        disputes=[flow for flow in flows if flow.standing == "disputed"],
        diagram=diagram(weighings),
        transfers=[card for card in cards if card.kind == "Transfer"],
        measures=[card for card in cards if card.kind == "Measure"],
        timeline=_timeline(cards),
        sources=source_rows(weighings, numbers),
        reports=[report_card(number, known[id_], of_report[id_]) for id_, number in reports.items()],
        documents=len(known),
        published=_published(known.values()),
        readers=listed(sorted({printable(claim.origin) for _, claim in numbered if claim.origin})),
        figures=[(figure, capital(words)) for figure, words in FIGURES.items()],
        summary=_summary(numbered, len(known), len(weighings)),
    )


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("enduse.views.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def _numbered(claims: Iterable[Claim], known: Mapping[str, Document]) -> list[tuple[int, Claim]]:
    """Claims numbered in reading order: report by report, then by where their words stand."""
    place = {id_: number for number, id_ in enumerate(known)}
    distinct = {claim.id: claim for claim in claims}
    ordered = sorted(
        distinct.items(),
        key=lambda item: (
            place.get(item[1].document_id, len(place)),
            min((span.start for span in item[1].spans), default=0),
            item[0],
        ),
    )
    return [(number, claim) for number, (_, claim) in enumerate(ordered, 1)]


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


def _summary(numbered: Sequence[tuple[int, Claim]], documents: int, flows: int) -> list[tuple[str, str]]:
    measures = sum(isinstance(claim, MeasureClaim) for _, claim in numbered)
    counts = (
        (documents, "report"),
        (len(numbered) - measures, "transfer claim"),
        (flows, "flow"),
        (measures, "measure"),
    )
    return [(f"{count:,}", noun if count == 1 else f"{noun}s") for count, noun in counts]
