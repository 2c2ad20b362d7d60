"""Keeps vintages of a list, ever newer, until it is killed; tells each on standard output once it is kept."""

from __future__ import annotations

import sys
from pathlib import Path

from lists_stand_in import add, party

from enduse.ledger.lists import ListStore

PARTIES = 200


def main(folder: str, first: int) -> None:
    store = ListStore(Path(folder))
    for number in range(first, first + 10**6):
        entities = (party(f"p{each}", f"{number}-{each}", notes="n" * 500) for each in range(PARTIES))
        vintage = add(store, *entities, days=number)
        sys.stdout.write(f"{number} {vintage.stem}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
