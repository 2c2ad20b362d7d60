"""Questions a reader of pages asks of the ledger: how much there is, and a page of it, without reading it all."""

from __future__ import annotations

from enduse.ledger.ledger import Ledger
from enduse.ledger.trouble import told


class Contents:
    """Answers from the tables; never writes.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def state(self) -> tuple[int, int]:
        """Number of the newest reading and of the newest description; what is read later has higher ones.

        Raises:
            CaseError: The case cannot be read.
        """
        with told(self._ledger.path):
            row = self._ledger.connection.execute(
                "SELECT (SELECT coalesce(max(number), 0) FROM reading),"
                " (SELECT coalesce(max(number), 0) FROM description)"
            ).fetchone()
        return int(row[0]), int(row[1])
