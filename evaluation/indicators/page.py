"""The tables of docs/red-flags.md, made from the package; `python -m evaluation.indicators.page` renews them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from enduse.model.indicator import Indicator
from enduse.reference.indicators import documents
from enduse.tracing.indicators import indicators

PAGE = Path(__file__).parents[2] / "docs" / "red-flags.md"
BEGIN = "<!-- made by python -m evaluation.indicators.page: begin -->"
END = "<!-- end -->"


def tables() -> str:
    """Documents and red flags as Markdown."""
    return "\n".join((*_documents(), "", *_flags(), ""))


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


def _documents() -> Iterator[str]:
    yield "| key | who | document |"
    yield "| --- | --- | --- |"
    for each in documents().values():
        yield f"| {each.key} | {each.authority} | {each.citation} |"


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
