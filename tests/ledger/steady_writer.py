"""Writes documents into a case until it is killed, and tells each on standard output once it is acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path

from enduse.ledger import Ledger
from enduse.model import Document, Party, TransferClaim
from enduse.model.span import cut

CLAIMS_EACH = 3
ORIGIN = "steady/1"


def document(writer: str, number: int) -> Document:
    return Document(f"Iran sent {number} drones to Russia, {writer} said. " * 20, origin=f"{writer}#{number}")


def claims(of: Document) -> tuple[TransferClaim, ...]:
    span = cut(of.text, 0, 4)
    return tuple(TransferClaim(of.id, (span,), supplier=(Party(f"S{n}"),), origin=ORIGIN) for n in range(CLAIMS_EACH))


def main(case: str, writer: str, first: int, group: int, last: int) -> None:
    with Ledger.open(Path(case)) as ledger:
        for start in range(first, last, group):
            told = []
            with ledger.together():
                for number in range(start, start + group):
                    report = document(writer, number)
                    ledger.add_document(report, report.text.encode())
                    ledger.add_reading(report, ORIGIN, claims(report))
                    told.append(report.id)
            sys.stdout.write("".join(f"{name}\n" for name in told))
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(number) for number in sys.argv[3:6]))
