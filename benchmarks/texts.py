"""The texts that are timed: dense reports, where most sentences tell, and general news, where hardly one does."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from enduse.claims.sentences import sentences
from enduse.model import Document, Passage
from enduse.reference.frames import triggers
from enduse.reference.measures import measure_words
from enduse.reference.table import rows
from enduse.sources import documents

ROOT = Path(__file__).parents[1]
_REPORTS = (ROOT / "evaluation/reports/dev", ROOT / "examples")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def dense(shared: Path) -> list[Document]:
    """The development reports, the examples, and the real report where it is at hand."""
    files = sorted(str(path) for folder in (*_REPORTS, shared / "reports") for path in folder.glob("*.txt"))
    return [found for found in documents(files) if isinstance(found, Document)]


def treebank(shared: Path) -> list[Document]:
    """News and interviews of GUM, put together from its annotation; none where it is not at hand."""
    return [Document(_running(path)) for path in sorted((shared / "data/reading/gum/dep").glob("*.conllu"))]


def background(reports: Sequence[Document]) -> list[Document]:
    """The sentences of reports in which no word of transfer or measure stands, a document each report."""
    kept = [" ".join(part for part in _sentences(report) if forms().isdisjoint(_said(part))) for report in reports]
    return [Document(text) for text in kept if text]


@cache
def forms() -> frozenset[str]:
    """The words of transfer and of measures with their regular and irregular endings, in lower case."""
    made = {row["form"] for row in rows("frames/irregular.csv")}
    for lemma in {*triggers(), *measure_words("instrument"), *measure_words("act")}:
        stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
        last = f"{lemma}{lemma[-1]}"
        made |= {lemma, f"{lemma}s", f"{lemma}d", f"{lemma}ing", f"{last}ed", f"{last}ing"}
        made |= {f"{stem}{ending}" for ending in ("es", "ed", "ing", "ies", "ied")}
    return frozenset(made)


def words(texts: Sequence[Document]) -> int:
    """Running words, parted by blanks."""
    return sum(len(text.text.split()) for text in texts)


def articles(general: Sequence[Document], reports: Sequence[Document], number: int) -> Iterator[str]:
    """Articles to fill a folder with, no two alike: nine of general news to one report, paragraphs in another order.

    The same call gives the same articles.
    """
    draw = random.Random(number)  # noqa: S311 - repeatable, not secret
    for i in range(number):
        source = draw.choice(reports if i % 10 == 0 or not general else general)
        paragraphs = source.text.split("\n\n")
        draw.shuffle(paragraphs)
        yield f"Bulletin {i + 1} of the day\n\n" + "\n\n".join(paragraphs)


def _running(path: Path) -> str:
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = ").strip())
    return "\n\n".join(" ".join(said) for said in paragraphs if said)


def _sentences(report: Document) -> Iterator[str]:
    for stretch in sentences(report.text, Passage("body", 0, len(report.text)), 0):
        yield report.text[stretch.start : stretch.end]


def _said(sentence: str) -> list[str]:
    return _WORD.findall(sentence.lower())
