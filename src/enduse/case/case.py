"""A case: reports read once, kept in a folder, and asked again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from enduse.case.kept import Kept
from enduse.case.order import Order, Progress, readings
from enduse.case.reading import Outcome
from enduse.claims.reader import Reader
from enduse.ledger import Ledger
from enduse.model import Claim, Document
from enduse.model.position import Reliability, Weighing
from enduse.weighing import weigh

if TYPE_CHECKING:
    from enduse.case.case_screening import CaseScreening
    from enduse.case.lists import Loaded
    from enduse.case.lists_index import ListsIndex
    from enduse.case.shipments import KeptShipments
    from enduse.model.route import Tracing
    from enduse.tracing.question import Question
    from enduse.views.export import Manifest


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

    def load_lists(self, files: Path | Sequence[Path], *, name: str | None = None) -> Loaded:
        """Keep a list in the case.

        Args:
            files: Its file, the folder that holds its files, or all its files.
            name: Short name to keep it under, None for the one the list has.

        Raises:
            InputError: It cannot be read.
            CaseError: It cannot be kept.
        """
        from enduse.case.lists import lists_of, load  # noqa: PLC0415  # readers of lists take a while to import

        return load(lists_of(self.ledger.path), files, name=name)

    def load_shipments(
        self, file: Path, *, preset: str | None = None, columns: Mapping[str, str] | None = None
    ) -> KeptShipments:
        """Keep a file of shipments in the case; args and errors as for `enduse.case.shipments.keep`."""
        from enduse.case.shipments import keep  # noqa: PLC0415  # as above

        return keep(self.ledger.path, file, preset=preset, columns=columns)

    def screen(
        self,
        *,
        lists: ListsIndex | None = None,
        threshold: float | None = None,
        limit: int = 5,
        progress: Callable[[int], None] | None = None,
    ) -> CaseScreening:
        """Hold everybody named in the claims and shipments of the case against its lists: leads, never a verdict.

        Args:
            lists: The lists, None for those of the case.
            threshold: Least score of a match, 0 to 1; None for the default.
            limit: Matches at most for a party.
            progress: Told now and then how many have been asked.

        Raises:
            InputError: No list is kept in the case.
            CaseError: The case cannot be read or written.
        """
        from enduse.case.case_screening import screen_case  # noqa: PLC0415  # numpy and scipy take a while to import
        from enduse.case.lists_index import ListsIndex  # noqa: PLC0415  # as above
        from enduse.case.named import named_in  # noqa: PLC0415  # as above
        from enduse.case.screening import DEFAULT, Manner  # noqa: PLC0415  # as above
        from enduse.case.shipments import shipments_of  # noqa: PLC0415  # as above
        from enduse.ledger.screenings import Screenings  # noqa: PLC0415  # as above

        path = self.ledger.path
        index = lists or ListsIndex.of_case(path)
        roll = named_in(self.claims(), self.documents(), shipments_of(path))
        manner = Manner(DEFAULT if threshold is None else threshold, limit)
        return screen_case(roll, Screenings(self.ledger), index, manner, progress)

    def trace(
        self, question: Question, *, ownership: Sequence[Path] = (), progress: Callable[[int], None] | None = None
    ) -> Tracing:
        """Trace routes through the claims and shipments of the case: leads, never a verdict.

        Args:
            question: What is asked.
            ownership: Files of holdings.
            progress: Told now and then how many shipments have been read, when their network must be built.

        Raises:
            InputError: The case holds neither claims nor shipments, or a file cannot be read.
            UsageError: The goods asked about cannot be made out.
            CaseError: What is kept is damaged.
        """
        from enduse.case.tracing import trace_case  # noqa: PLC0415  # DuckDB takes a while to import

        said = (self.claims(), self.documents())
        return trace_case(self.ledger.path, said, ownership, question, progress)

    def weigh(self, *, admiralty: Mapping[str, Reliability] | None = None) -> tuple[Weighing, ...]:
        """What the claims of the case amount to, flow by flow, disputed ones first; never a verdict.

        Args:
            admiralty: Letters A to F by source name; sources without one stay F, cannot be judged.
        """
        return weigh(self.claims(), self.documents(), admiralty=admiralty)

    def report(
        self,
        path: Path,
        *,
        title: str | None = None,
        admiralty: Mapping[str, Reliability] | None = None,
        routes: Sequence[Path] = (),
    ) -> Path:
        """Write the dossier of the case, one HTML file; equal cases give equal bytes.

        Args:
            path: Where; a file there is replaced, its folder is made when missing.
            title: Its title, None for a plain one.
            admiralty: As for `weigh`.
            routes: Files of routes to show, as `enduse trace -f jsonl` prints them.

        Returns:
            The path.

        Raises:
            InputError: The file cannot be written, or one of routes cannot be read.
            CaseError: What is kept is damaged.
        """
        from enduse.case.reporting import case_page, write_page  # noqa: PLC0415  # as for the screening above
        from enduse.case.routes_file import read_routes  # noqa: PLC0415  # as above

        traced = read_routes(routes) if routes else None
        page = case_page(self.ledger, title=title, admiralty=admiralty, routes=traced, routes_from=routes)
        return write_page(path, page)

    def export(
        self, folder: Path, formats: Sequence[str] | None = None, *, admiralty: Mapping[str, Reliability] | None = None
    ) -> Manifest:
        """Write the case as files for other programs, with a manifest; equal cases give equal bytes.

        Args:
            folder: Where; made when missing. What an earlier export wrote there is replaced.
            formats: Some of `enduse.views.export.FORMATS`, None for all.
            admiralty: As for `weigh`.

        Raises:
            UsageError: There is no such format.
            InputError: The folder cannot be written to.
        """
        from enduse.case.exporting import export_case  # noqa: PLC0415  # as above
        from enduse.views.export import FORMATS  # noqa: PLC0415  # as above

        return export_case(self, folder, FORMATS if formats is None else formats, admiralty=admiralty)
