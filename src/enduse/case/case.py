"""A case: reports read once, kept in a folder, and asked again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from enduse.case.kept import Kept
from enduse.case.order import Order, Progress, readings
from enduse.case.reading import Outcome
from enduse.claims.reader import Reader
from enduse.ledger import Ledger
from enduse.model import Claim, Document
from enduse.model.errors import InputError
from enduse.model.position import Reliability, Weighing
from enduse.weighing import weigh


class Case:
    """An open case folder.

    Args:
        ledger: Its memory.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the case in the folder `path`.

        Args:
            path: The folder.
            create: Make the case when the folder is missing or empty.

        Raises:
            CaseError: The folder is not a case, is damaged, of another format, or may not be used.
        """
        return cls(Ledger.open(path, create=create))

    def close(self) -> None:
        """Let go of the files; closing twice is harmless."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        inputs: Iterable[str | Path],
        *,
        published: str | None = None,
        reader: str | Reader = "rules",
        jobs: int | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Outcome]:
        """Read documents and keep what is found, skipping what this reader has read under the same terms.

        An outcome is yielded once it is on the disk: what was yielded survives a kill, and the next run goes on
        where this one stopped.

        Args:
            inputs: Paths of files and folders, glob patterns, "-" for standard input. The case's own folder is
                passed over.
            published: As for `enduse.case.read`.
            reader: Likewise.
            jobs: Likewise.
            progress: Likewise.

        Yields:
            In the order of the inputs, a `Reading`, or a `Failure` in the place of what could not be read.

        Raises:
            CaseError: The case cannot be written; what was yielded before is kept.
            UsageError: As for `enduse.case.read`.
            PipelineError: Likewise.
        """
        order = Order(inputs, published, reader, jobs, progress)
        yield from readings(order, Kept(self.ledger, published))

    def claims(self, origin: str | None = None, *, latest: bool = True) -> Iterator[Claim]:
        """Claims in order of arrival of their documents.

        Args:
            origin: Only those of the reader with this origin, None for any.
            latest: Only those of the newest reading of each document.
        """
        return self.ledger.claims(origin, latest=latest)

    def documents(self) -> Iterator[Document]:
        """Documents in order of arrival."""
        return self.ledger.documents()

    def weigh(self, *, admiralty: Mapping[str, Reliability] | None = None) -> tuple[Weighing, ...]:
        """What the claims of the case amount to, flow by flow, disputed ones first; never a verdict.

        Args:
            admiralty: Letters A to F by source name; sources without one stay F, cannot be judged.
        """
        return weigh(self.claims(), self.documents(), admiralty=admiralty)

    def report(
        self, path: Path, *, title: str | None = None, admiralty: Mapping[str, Reliability] | None = None
    ) -> Path:
        """Write the dossier of the case, one HTML file; equal cases give equal bytes.

        Args:
            path: Where; a file there is replaced, its folder is made when missing.
            title: Its title, None for a plain one.
            admiralty: As for `weigh`.

        Returns:
            The path.

        Raises:
            InputError: The file cannot be written.
        """
        from enduse.views.dossier import dossier  # noqa: PLC0415  # the template engine takes a while to import

        heading = title or "Who is said to supply whom"
        page = dossier(self.claims(), self.documents(), self.weigh(admiralty=admiralty), title=heading)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8", errors="replace", newline="")
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; give a file in a folder you may write to") from error
        return path
