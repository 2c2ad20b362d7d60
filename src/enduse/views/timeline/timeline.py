"""The drawing: a lane a flow, a band for when it is said to have happened, a mark for when it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.model.position import Weighing
from enduse.views.link import ClaimLink, FlowLink
from enduse.views.sign import ORDER, WORDS, shape
from enduse.views.sign import style as signs
from enduse.views.timeline.lane import Lane, Said, lanes
from enduse.views.timeline.moment import Axis, Stretch, Tick, axis

MOST: Final = 24
"""Lanes drawn at most; the list of statements has all of them."""
WIDTH: Final = 960
_LEFT: Final = 236
_RIGHT: Final = WIDTH - 16
_TOP: Final = 34
_MARK: Final = 16
_ROW: Final = 18
_BAND: Final = 9
_ROWS: Final = 4
"""Marks above each other in a lane; what has no room is counted."""
_LABEL: Final = 31


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a place, for all claims that say the same then; `x` and `y` are its upper left corner."""

    x: float
    y: float
    look: str
    path: str
    href: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time in which it is said to have happened."""

    x: float
    y: float
    width: float
    look: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lane in its place; its title in two lines."""

    number: int
    title: str
    ends: str
    goods: str
    href: str
    y: float
    height: float
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    crowded: int


@dataclass(frozen=True, slots=True)
class Loose:
    """Claims of a flow that have no date at all."""

    title: str
    href: str
    said: tuple[Said, ...]
    more: int


def timeline(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    *,
    flow_link: FlowLink,
    claim_link: ClaimLink,
    prefix: str = "timeline",
    most: int = MOST,
) -> Markup:
    """What is said, along a line of time: a `<figure>` to put on a page.

    A lane holds a flow, the last one the measures. A band covers when something is said to have happened, as far as
    its date goes (`2023` is the whole year); a sign stands where it was said, hollow where it is of a plan; where the
    statement has no date the day of the report is taken and told. What has no date is listed below, never placed.

    Args:
        weighings: The flows, in the order to show them.
        claims: The claims of these flows, and measures, by id.
        documents: Reports by id, for the day they came out.
        flow_link: Where a flow leads, by its number from 1.
        claim_link: Where a claim leads.
        prefix: Begins every id of the fragment.
        most: Lanes at most; how many are left out is told.

    Returns:
        Escaped HTML; where nothing is dated, the list alone.
    """
    made = lanes(weighings, claims, documents, flow_link, claim_link)
    dated = [lane for lane in made if any(True for _ in lane.stretches)]
    shown = dated[:most]
    across = axis([each for lane in shown for each in lane.stretches], _LEFT, _RIGHT) if shown else None
    drawn, height = _drawn(shown, across) if across else ([], 0.0)
    outside = sum(_is_before(each, across) for lane in shown for each in lane.stretches) if across else 0
    used = {said.factuality for lane in shown for said in lane.said if said.told}
    return Markup(  # noqa: S704  # escaped by the template
        _template().render(
            prefix=prefix,
            lanes=drawn,
            ticks=_ticks(across) if across else (),
            width=WIDTH,
            height=round(height, 1),
            right=_RIGHT,
            top=_TOP,
            size=_MARK,
            band_height=_BAND,
            label=_LABEL,
            loose=_loose(made),
            outside=outside,
            lanes_left=len(dated) - len(shown),
            legend=[(each, WORDS[each], shape(each)) for each in ORDER if each in used],
            has_bands=any(lane.bands for lane in drawn),
        )
    )


@cache
def style() -> str:
    """The CSS of the drawing and of its signs."""
    return signs() + (files(__package__) / "templates" / "style.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("enduse.views.timeline"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("timeline.html.j2")


def _is_before(moment: Stretch, across: Axis) -> bool:
    return moment.last < across.first


def _ticks(across: Axis) -> tuple[Tick, ...]:
    """Ticks whose words stay inside the drawing and clear of each other."""
    kept: list[Tick] = []
    for tick in across.ticks():
        half = 3.4 * len(tick.words)
        if tick.x + half <= WIDTH and (not kept or tick.x - kept[-1].x > 2 * half + 6):
            kept.append(tick)
    return tuple(kept)


def _drawn(shown: Sequence[Lane], across: Axis) -> tuple[list[Drawn], float]:
    drawn: list[Drawn] = []
    y = float(_TOP)
    for lane in shown:
        marks, rows, crowded = _marks(lane.said, across, y + 8)
        bands = _bands(lane.said, across, y + 9 + rows * _ROW)
        height = 18 + rows * _ROW + (_BAND + 2 if bands else 0)
        height = max(height, 42)
        ends, _, goods = lane.title.partition(": ")
        placed = (y, height, tuple(bands), tuple(marks), crowded)
        drawn.append(Drawn(lane.number, lane.title, ends, goods, lane.href, *placed))
        y += height
    return drawn, y + 6


def _marks(said: Sequence[Said], across: Axis, top: float) -> tuple[list[Mark], int, int]:
    together: dict[tuple[float, str, str, str], list[Said]] = {}
    for each in said:
        if each.told and not _is_before(each.told[0], across):
            key = (across.at(each.told[0].middle), each.look, each.factuality, each.told[1])
            together.setdefault(key, []).append(each)
    ends = [-1.0] * _ROWS
    marks: list[Mark] = []
    crowded = 0
    for (x, look, _, when), group in sorted(together.items(), key=lambda item: item[0]):
        left = x - _MARK / 2
        row = next((number for number, end in enumerate(ends) if left >= end), None)
        if row is None:
            crowded += len(group)
            continue
        ends[row] = left + _MARK + (14 if len(group) > 1 else 2)
        marks.append(
            Mark(
                x=round(left, 1),
                y=round(top + row * _ROW, 1),
                look=look,
                path=shape(group[0].factuality),
                href=group[0].link.href,
                words=f"{when}: {_told(group)}",
                count=len(group),
            )
        )
    return marks, sum(end >= 0 for end in ends), crowded


def _told(group: Sequence[Said]) -> str:
    first = group[0].sentence
    return f"{first} And {len(group) - 1} more of the same kind." if len(group) > 1 else first


def _bands(said: Sequence[Said], across: Axis, y: float) -> list[Band]:
    together: dict[tuple[int, int, str], list[Said]] = {}
    for each in said:
        if each.happened and not _is_before(each.happened[0], across):
            moment = each.happened[0]
            together.setdefault((moment.first, moment.last, each.happened[1]), []).append(each)
    bands = []
    for (first, last, words), group in sorted(together.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        x = across.at(first)
        width = max(3.0, across.at(last + 1) - x)
        bands.append(Band(x, y, round(width, 1), group[0].look, group[0].link.href, f"{words}: {_told(group)}"))
    return bands


def _loose(made: Sequence[Lane], most: int = 40) -> tuple[list[Loose], int]:
    """Claims without any date, by flow, and how many of them there are: one that tells of two flows counts once."""
    loose = []
    undated: set[str] = set()
    for lane in made:
        found = tuple(each for each in lane.said if each.happened is None and each.told is None)
        undated.update(each.id for each in found)
        if found:
            loose.append(Loose(lane.title, lane.href, found[:most], max(0, len(found) - most)))
    return loose[:most], len(undated)
