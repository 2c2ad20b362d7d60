"""The dossier of a case, or of reports that were only read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enduse.model import Claim, Document
from enduse.model.errors import InputError
from enduse.model.position import Reliability
from enduse.model.route import Tracing
from enduse.weighing import weigh

if TYPE_CHECKING:
    from enduse.ledger import Ledger
    from enduse.views.dossier import Received

TITLE: Final = "Who is said to supply whom"


def case_page(
    ledger: Ledger,
    *,
    title: str | None = None,
    admiralty: Mapping[str, Reliability] | None = None,
    routes: Tracing | None = None,
    routes_from: Sequence[Path] = (),
) -> str:
    """The dossier of a case as HTML: claims, what they amount to, the screening it keeps, the files it was made from.

    Args:
        ledger: The case.
        title: Its title, None for a plain one.
        admiralty: Letters A to F by source name.
        routes: Routes to show, None for none.
        routes_from: Files they were read from.

    Raises:
        CaseError: What is kept is damaged.
    """
    # The template engine and the tables behind the pictures take a while to import.
    from enduse.case.kept_screening import kept_screening, lists_in_force  # noqa: PLC0415  # as told
    from enduse.ledger.receipts import receipts  # noqa: PLC0415  # as told
    from enduse.views.dossier import Provenance, Received, dossier  # noqa: PLC0415  # as told

    claims, documents = list(ledger.claims()), list(ledger.documents())
    made_from = Provenance(
        reports=tuple(Received(each.origin, each.received, each.document_id) for each in receipts(ledger)),
        shipments=tuple(_shipments(ledger.path)),
        routes=tuple(_checksums(routes_from)),
        lists=lists_in_force(ledger),
    )
    return dossier(
        claims,
        documents,
        weigh(claims, documents, admiralty=admiralty),
        title=title or TITLE,
        screening=kept_screening(ledger, claims, documents),
        routes=routes,
        provenance=made_from,
        case=ledger.path.name or "DIR",
    )


def read_page(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    *,
    title: str | None = None,
    admiralty: Mapping[str, Reliability] | None = None,
) -> str:
    """The dossier of reports that were read, as HTML.

    Args:
        claims: Their claims.
        documents: The reports; the bytes of those that are files are hashed where they stand.
        title: Its title; None for that of a report that stands alone, else a plain one.
        admiralty: Letters A to F by source name.
    """
    from enduse.views.dossier import Provenance, Received, dossier  # noqa: PLC0415  # the template engine, as above

    files = {document.id: Path(document.origin) for document in documents if document.origin not in ("", "-")}
    reports = tuple(
        Received(found.name, found.checksum, id_) for id_, path in files.items() for found in _checksums([path])
    )
    alone = documents[0].title if len(documents) == 1 else None
    weighings = weigh(claims, documents, admiralty=admiralty)
    return dossier(claims, documents, weighings, title=title or alone or TITLE, provenance=Provenance(reports=reports))


def write_page(path: Path, page: str) -> Path:
    """Write a page; a file there is replaced, its folder is made when missing.

    Raises:
        InputError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a file in a folder you may write to") from error
    return path


def _shipments(case: Path) -> Iterator[Received]:
    from enduse.case.shipments import kept_files  # noqa: PLC0415  # as above
    from enduse.views.dossier import Received  # noqa: PLC0415  # as above

    yield from (Received(name, checksum) for name, checksum in kept_files(case))


def _checksums(paths: Sequence[Path]) -> Iterator[Received]:
    """The checksums of files that can be read: an article inside a file of many has none of its own."""
    from enduse.views.dossier import Received  # noqa: PLC0415  # as above

    for path in paths:
        try:
            with path.open("rb") as file:
                yield Received(path.name, hashlib.file_digest(file, "sha256").hexdigest())
        except (OSError, ValueError):
            continue
