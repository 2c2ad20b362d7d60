"""Lines on pages to running text: reading order, paragraphs, and what every page repeats.

Heuristics over the boxes of lines, in points: a paragraph ends at a gap wider than the page's usual one, at a change of
type size, before a bullet, and after a line that stops short with a full stop. Lines without boxes keep their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from enduse.sources.reading_order import ordered

EDGE = 0.12  # share of a page's height, above and below, in which headers and footers stand
WIDE_GAP = 1.3  # of the usual distance of two lines
LARGE_TYPE = 1.2  # of the height of the line before
SHORT_LINE = 0.85  # of the width of the column

Box = tuple[float, float, float, float]  # left, bottom, right, top; points from the lower left corner

_STOPS = tuple('.!?:;…”"')
_BULLET = re.compile(r"[-*\u2013\u2014\u2022\u00b7\u25aa\u25cf\u25e6\uf0b7]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
# First parts of compounds that keep their hyphen at a line's end, where pdfium does not tell one hyphen from the other.
_COMPOUNDS = re.compile(
    r"\b(air|all|anti|cross|dual|ground|high|land|long|low|medium|mid|multi|non|pre|pro|self|semi|short|surface|third"
    r"|two|three|four|five|well)[\ufffe\x02](?=\w)",
    re.IGNORECASE,
)
_BROKEN_WORD = ("\ufffe", "\x02", "\u00ad")  # pdfium's marks for a hyphen that only breaks the line


class Line(NamedTuple):
    """A line of a page and its box; None where the file does not tell it."""

    words: str
    box: Box | None


class Page(NamedTuple):
    """A page's height in points and its lines in the order of the file."""

    height: float
    lines: list[Line]


def laid_out(pages: list[Page]) -> tuple[str, frozenset[str]]:
    """The running text of pages, a blank line after each paragraph, and the paragraphs that are headers or footers."""
    repeated = _repeated(pages)
    text: list[str] = []
    furniture: set[str] = set()
    held: list[str] = []  # headers and footers that wait for a paragraph to end
    for page in pages:
        story = [line for line in page.lines if not _is_furniture(page, line, repeated)]
        margin = [_clean(line.words) for line in page.lines if _is_furniture(page, line, repeated)]
        furniture.update(margin)
        for number, paragraph in enumerate(_paragraphs(ordered(story))):
            if number == 0 and text and _runs_on(text[-1], paragraph):
                text[-1] = _joined(text[-1], paragraph)
                continue
            text.extend(held)
            held = []
            text.append(paragraph)
        held.extend(margin)
    return "\n\n".join([*text, *held]), frozenset(furniture)


def _repeated(pages: list[Page]) -> frozenset[str]:
    """What stands at the edge of two pages or more, figures (page numbers) not counted."""
    seen = Counter(key for page in pages for key in {_key(page, line) for line in page.lines} if key)
    return frozenset(key for key, times in seen.items() if times > 1)


def _is_furniture(page: Page, line: Line, repeated: frozenset[str]) -> bool:
    return _key(page, line) in repeated


def _key(page: Page, line: Line) -> str:
    """A line of the edge with its figures folded; "" for any other line."""
    if line.box is None:
        edge = {*page.lines[:2], *page.lines[-2:]}
        return re.sub(r"\d+", "#", line.words) if line in edge else ""
    low, high = line.box[1] < page.height * EDGE, line.box[3] > page.height * (1 - EDGE)
    side = "^" if high else "_"
    return f"{side}{round(line.box[1] / 6)} {re.sub(r'[0-9]+|^[ivxlc]+$', '#', line.words)}" if low or high else ""


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    pitch = _pitch(lines)
    right = max((line.box[2] for line in lines if line.box), default=0.0)
    held: list[Line] = []
    for line in lines:
        if held and _begins_paragraph(held[-1], line, pitch, right):
            yield _run(held)
            held = []
        held.append(line)
    if held:
        yield _run(held)


def _pitch(lines: list[Line]) -> float:
    """The usual distance of two lines: the median of those that stand under each other."""
    steps = [
        before.box[1] - after.box[1]
        for before, after in pairwise(lines)
        if before.box and after.box and 0 < before.box[1] - after.box[1] < 4 * (before.box[3] - before.box[1])
    ]
    return median(steps) if steps else 0.0


def _begins_paragraph(before: Line, line: Line, pitch: float, right: float) -> bool:
    if _BULLET.match(line.words):
        return True
    if before.box is None or line.box is None:
        return before.words.endswith(_STOPS) and not line.words[0].islower()
    step = before.box[1] - line.box[1]
    if step < -pitch / 2 or step > 20 * pitch:  # another column
        return not _runs_on(before.words, line.words)
    sizes = sorted((before.box[3] - before.box[1], line.box[3] - line.box[1]))
    if step > WIDE_GAP * pitch or sizes[1] > LARGE_TYPE * sizes[0]:
        return not (step <= WIDE_GAP * pitch and line.words[0].islower())
    is_short = before.box[2] - before.box[0] < SHORT_LINE * (right - before.box[0])
    is_indented = line.box[0] > before.box[0] + 6
    return (is_short or is_indented) and before.words.endswith(_STOPS) and not line.words[0].islower()


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one column or page to the next."""
    return not before.endswith(_STOPS) and (after[0].islower() or before.endswith(("-", ",", *_BROKEN_WORD)))


def _run(lines: Iterable[Line]) -> str:
    run = ""
    for line in lines:
        run = _joined(run, line.words) if run else line.words
    return _clean(run)


def _joined(before: str, after: str) -> str:
    if before.endswith(_BROKEN_WORD):
        return before + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[0].isalpha():
        return before + after
    return f"{before} {after}"


def _clean(run: str) -> str:
    run = _COMPOUNDS.sub(r"\1-", run)
    for mark in _BROKEN_WORD:
        run = run.replace(mark, "")
    return " ".join(run.replace("\x00", "").split(" ")).strip()
