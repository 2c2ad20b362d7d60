"""The matrix as HTML: a sign a cell, a click on it opens the words that carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count, islice
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from enduse.model.claim import Claim, Factuality
from enduse.model.position import Position, Weighing
from enduse.views.date import in_words
from enduse.views.link import ClaimLink, FlowLink, Link
from enduse.views.matrix.column import SourceKey, key_of, voices
from enduse.views.printable import printable
from enduse.views.sign import ORDER, WORDS, fill, sign
from enduse.views.sign import style as signs
from enduse.views.words import flow_title, grade, listed, stand_words

MOST_FLOWS: Final = 60
"""Rows at most; a longer table is no picture any more."""
MOST_SOURCES: Final = 22
"""Columns at most."""
_QUOTES: Final = 3
"""Quotations shown for a stand; the others are one click further, at their claims."""
_LONGEST: Final = 320


@dataclass(frozen=True, slots=True)
class Stand:
    """One stand of a source on a flow, with its words."""

    factuality: Factuality
    fill: str
    sentence: str
    about: str
    grade: str
    quotes: tuple[tuple[str, Link], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Cell:
    """All a source says of a flow; `id` names the card that opens."""

    id: str
    source: str
    stands: tuple[Stand, ...]

    @property
    def words(self) -> str:
        """What the signs say, for those who do not see them."""
        return listed(dict.fromkeys(stand.sentence for stand in self.stands))


@dataclass(frozen=True, slots=True)
class Row:
    """One flow; `others` counts sources that have no column."""

    number: int
    title: str
    href: str
    cells: tuple[Cell | None, ...]
    others: int


def matrix(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    *,
    flow_link: FlowLink,
    claim_link: ClaimLink,
    numbers: Sequence[int] | None = None,
    prefix: str = "matrix",
    most_flows: int = MOST_FLOWS,
    most_sources: int = MOST_SOURCES,
) -> Markup:
    """Flows down, original sources across, a sign where a source takes a stand: a `<figure>` to put on a page.

    A cell is a button that opens a card with the quotations; that needs no script (the `popover` attribute). A page
    with a script may close open cards when the address changes, so that a link inside a card shows where it led.

    Args:
        weighings: The flows, in the order to show them.
        claims: Claims by id; only those named by the positions are used, and one that is missing gives no quotation.
        flow_link: Where a flow leads, by its number.
        claim_link: Where a claim leads.
        numbers: What the flows are numbered, in their order; None counts them from 1.
        prefix: Begins every id of the fragment; two on one page need two.
        most_flows: Rows at most; how many are left out is told below the table.
        most_sources: Columns at most; the others are counted in a last column.

    Returns:
        Escaped HTML; without a position, a line that says so.
    """
    shown = weighings[:most_flows]
    columns, left = voices(shown, most_sources)
    keys = [column.key for voice in columns for column in voice.columns]
    names = {column.key: column.name for voice in columns for column in voice.columns}
    rows = [_row(number, weighing, keys, names, claims, flow_link, claim_link, prefix)
            for number, weighing in zip(numbers or count(1), shown, strict=False)]  # fmt: skip
    used = {stand.factuality for row in rows for cell in row.cells if cell for stand in cell.stands}
    return Markup(  # noqa: S704  # escaped by the template
        _template().render(
            prefix=prefix,
            voices=columns,
            has_voices=any(voice.name for voice in columns),
            rows=rows,
            others=left,
            flows_left=len(weighings) - len(shown),
            sign=sign,
            legend=[(each, WORDS[each]) for each in ORDER if each in used],
        )
    )


@cache
def style() -> str:
    """The CSS of the matrix and of its signs."""
    return signs() + (files(__package__) / "templates" / "style.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("enduse.views.matrix"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("matrix.html.j2")


def _row(
    number: int,
    weighing: Weighing,
    keys: Sequence[SourceKey],
    names: Mapping[SourceKey, str],
    claims: Mapping[str, Claim],
    flow_link: FlowLink,
    claim_link: ClaimLink,
    prefix: str,
) -> Row:
    held: dict[SourceKey, list[Position]] = {}
    for position in weighing.positions:
        held.setdefault(key_of(position), []).append(position)
    cells = [
        Cell(
            f"{prefix}-{number}-{place}",
            names[key],
            tuple(_stand(position, claims, claim_link) for position in _ordered(held[key])),
        )
        if key in held
        else None
        for place, key in enumerate(keys, 1)
    ]
    return Row(
        number,
        printable(flow_title(weighing.flow)),
        flow_link(number),
        tuple(cells),
        len(held.keys() - set(keys)),
    )


def _ordered(positions: Sequence[Position]) -> list[Position]:
    return sorted(positions, key=lambda position: ORDER.index(position.factuality))


def _stand(position: Position, claims: Mapping[str, Claim], claim_link: ClaimLink) -> Stand:
    carried = [(claims[id_], link) for id_ in position.claim_ids if id_ in claims and (link := claim_link(id_))]
    told = printable(listed(position.relayed_by))
    dated = f"said {in_words(position.said_on)}" if position.said_on else "undated"
    if not position.said_on and position.published_on:
        dated = f"published {in_words(position.published_on)}"
    about = [f"as told by {told}" if told else "", printable(listed(position.goods)), printable(dated)]
    return Stand(
        factuality=position.factuality,
        fill=fill(position.stage),
        sentence=printable(stand_words(position)),
        about="; ".join(_cut(words) for words in about if words),
        grade=grade(position),
        quotes=tuple((_words(claim), link) for claim, link in islice(carried, _QUOTES)),
        more=max(0, len(carried) - _QUOTES),
    )


def _words(claim: Claim) -> str:
    return _cut(printable(" … ".join(span.exact for span in claim.spans)))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
