"""Rich tables for the terminal: claims, weighings, disputes.

Cells are `Text`, never markup: names come from documents and must neither style nor break the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from enduse.model.claim import Claim, Factuality, MeasureClaim, TransferClaim
from enduse.model.document import Document
from enduse.model.position import Position, Weighing
from enduse.views.date import in_words
from enduse.views.place import end
from enduse.views.printable import printable
from enduse.views.words import (
    OWN_VOICE,
    SURETY,
    credibility_sentence,
    dispute_sentence,
    flow_title,
    goods_words,
    grade,
    independence_sentence,
    listed,
    parties_words,
    source_name,
    stands_sentence,
    worth,
)

_STYLE: dict[Factuality, str] = {
    "certain": "bold",
    "probable": "",
    "possible": "italic",
    "denied": "red",
    "not_seen": "yellow",
    "unknown": "dim",
}
_LONGEST_QUOTE = 220


def claims_table(claims: Sequence[Claim], *, title: str = "") -> Table:
    """One row a claim: who to whom, what, how far and how surely, who says so, in which words."""
    table = _table("Who to whom", "What", "Said to be", "Who says so", "In the words", title=title)
    table.columns[4].ratio = 3
    for claim in claims:
        table.add_row(_ends(claim), _what(claim), _standing(claim), _speakers(claim), _quote(claim))
    return table


def document_heading(document: Document, claims: int) -> Text:
    """The line above a document's claims: title, publisher, date, where it came from."""
    dated = in_words(document.published_at) if document.published_at else "undated"
    about = ", ".join(part for part in (document.publisher, dated, document.origin) if part)
    found = f"{claims} claim{'' if claims == 1 else 's'}" if claims else "no claims"
    text = Text(printable(document.title or document.origin or "Untitled"), style="bold")
    text.append(f"\n{printable(about)} \u2014 {found}", style="not bold dim")
    return text


def weighings_view(weighings: Sequence[Weighing]) -> RenderableType:
    """Every flow in words and with its positions, disputes first."""
    parts: list[RenderableType] = []
    disputed = [weighing for weighing in weighings if weighing.dispute]
    if disputed:
        parts += [_heading(f"Disputed ({len(disputed)})"), *(_dispute(weighing) for weighing in disputed)]
    agreed = [weighing for weighing in weighings if not weighing.dispute]
    if agreed:
        parts += [_heading(f"Not disputed ({len(agreed)})"), _flows(agreed)]
    legend = (
        "Letters are yours to set (F: not set); figures are computed: 1 confirmed … 5 improbable, 6 cannot be judged."
    )
    parts.append(Text(f"{legend} A claim is what a source says, never what is.", style="dim"))
    return Group(*parts)


def positions_table(positions: Sequence[Position]) -> Table:
    """One row a position: who, how surely, how far, of what, said when, and its Admiralty grade with the reason."""
    table = _table("Source", "Stand", "Of what", "Said", "Grade", "Why that figure")
    table.columns[5].ratio = 2
    for position in positions:
        stand = f"{SURETY[position.factuality]}: {_stage(position.stage)}"
        via = f"through {listed(map(end, position.via))}" if position.via else ""
        told = f"as told by {listed(position.relayed_by)}" if position.relayed_by else ""
        table.add_row(
            _lines(source_name(position), told),
            Text(stand, style=_STYLE[position.factuality]),
            _lines(listed(position.goods) or "goods not named", via),
            Text(in_words(position.said_on) or "undated"),
            Text(grade(position), style="bold"),
            Text(printable(credibility_sentence(position))),
        )
    return table


def _dispute(weighing: Weighing) -> RenderableType:
    assert weighing.dispute is not None
    words = [dispute_sentence(weighing.dispute), independence_sentence(weighing.positions)]
    title = Text(printable(flow_title(weighing.flow)), style="bold")
    return Group(
        title, *(Text(printable(word)) for word in words if word), positions_table(weighing.positions), Text("")
    )


def _flows(weighings: Sequence[Weighing]) -> Table:
    table = _table("Flow", "What is said of it", "Independent voices")
    table.columns[1].ratio = 2
    for weighing in weighings:
        title, said = flow_title(weighing.flow), stands_sentence(weighing.positions)
        grades = ", ".join(dict.fromkeys(grade(position) for position in weighing.positions))
        voices = f"{weighing.independent or 'none'} for delivery"
        table.add_row(Text(printable(title)), Text(printable(said)), _lines(voices, grades))
    return table


def _table(*columns: str, title: str = "") -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, title=Text(title) if title else None, title_justify="left", expand=True, pad_edge=False
    )
    for column in columns:
        table.add_column(column, overflow="fold", ratio=1)
    return table


def _heading(words: str) -> Text:
    return Text(words, style="bold underline")


def _lines(first: str, *others: str) -> Text:
    text = Text(printable(first))
    for other in others:
        if other:
            text.append(f"\n{printable(other)}", style="dim")
    return text


def _ends(claim: Claim) -> Text:
    if isinstance(claim, MeasureClaim):
        return _lines(f"{parties_words(claim.issuer)} against {parties_words(claim.targets)}")
    via = f"through {parties_words(claim.intermediaries)}" if claim.intermediaries else ""
    if claim.parties and not claim.supplier and not claim.recipient:
        return _lines(f"between {parties_words(claim.parties)}", via)
    return _lines(f"{parties_words(claim.supplier)} to {parties_words(claim.recipient)}", via)


def _what(claim: Claim) -> Text:
    if isinstance(claim, MeasureClaim):
        value = f"worth {worth(claim.amount, claim.currency)}" if claim.amount is not None else ""
        return _lines(listed(claim.instruments) or "a measure", value)
    exchange = "given in exchange" if claim.in_exchange_for else ""
    return _lines(goods_words(claim.items), exchange)


def _standing(claim: Claim) -> Text:
    text = Text(f"{_stage(claim.stage)}\n")
    text.append(SURETY[claim.factuality], style=_STYLE[claim.factuality])
    manner = ", ".join(claim.manner).replace("_", " ") if isinstance(claim, TransferClaim) else ""
    dates = listed(dict.fromkeys(filter(None, (in_words(claim.start_date), in_words(claim.end_date)))))
    for more in (manner, dates):
        if more:
            text.append(f"\n{printable(more)}", style="dim")
    return text


def _speakers(claim: Claim) -> Text:
    first, *others = [party.name for party in claim.attribution.sources] or [OWN_VOICE]
    said = f"said {in_words(claim.attribution.said_on)}" if claim.attribution.said_on else ""
    return _lines(first, *(f"told by {name}" for name in others), said)


def _quote(claim: Claim) -> Text:
    words = printable(" … ".join(span.exact for span in claim.spans))
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return Text(f"\u201c{words}\u201d")


def _stage(stage: str | None) -> str:
    return stage or "stage not said"
