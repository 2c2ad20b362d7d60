"""The tables of docs/red-flags.md, made from the package; `python -m evaluation.indicators.page` renews them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from enduse.model.indicator import Indicator
from enduse.reference.indicators import documents
from enduse.tracing.indicators import indicators

PAGE = Path(__file__).parents[2] / "docs" / "red-flags.md"
BEGIN = "<!-- made by python -m evaluation.indicators.page: begin -->"
END = "<!-- end -->"
_LEVELS = {
    "whole": "read from end to end",
    "part": "some of its list read in its own words",
    "summary": "only what others tell of it",
    "no": "from general knowledge",
}


def tables() -> str:
    """Documents and red flags as Markdown."""
    return "\n".join((_seen(), "", *_documents(), "", *_flags(), ""))


def renewed(page: str) -> str:
    """The page with its tables as they are now.

    Raises:
        ValueError: It has no place for them.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} in the page; put them where the tables belong")
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def _seen() -> str:
    """How far the texts behind the flags were seen, counted."""
    levels = Counter(each.seen for each in documents().values())
    best = {flag.id: min(flag.seen, key=list(_LEVELS).index) for flag in indicators()}
    told = "; ".join(f"*{level}*, {meaning}: {levels[level]}" for level, meaning in _LEVELS.items())
    flags = ", ".join(f"{level} for {sum(each == level for each in best.values())}" for level in _LEVELS)
    unseen = ", ".join(f"`{name}`" for name, level in best.items() if level == "no")
    return (
        f"How the text of each of the {len(documents())} documents was checked when the flags were written (*seen*): "
        f"{told}. By the best seen document of each of the {len(best)} flags: {flags}; what a flag says may "
        f"still stand in an unseen part of it. From documents not seen at all: {unseen}. "
        "Read the document before relying on a flag."
    )


def _documents() -> Iterator[str]:
    yield "| key | who | document | seen |"
    yield "| --- | --- | --- | --- |"
    for each in documents().values():
        yield f"| {each.key} | {each.authority} | {each.citation} | {each.seen} |"


def _flags() -> Iterator[str]:
    yield "| red flag | what it says | needs | thresholds | weight | taken from | may mean nothing, because |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for flag in indicators():
        thresholds = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in flag.parameters)
        cells = (
            f"`{flag.id}`",
            flag.title + (f" (destinations {', '.join(flag.destinations)})" if flag.destinations else ""),
            ", ".join(flag.needs),
            thresholds,
            str(flag.weight),
            ", ".join(_keys(flag)),
            " ".join(flag.innocent_explanations),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _keys(flag: Indicator) -> list[str]:
    cited = flag.citation.split("; ")
    return [each.key for each in documents().values() if each.citation in cited]


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
