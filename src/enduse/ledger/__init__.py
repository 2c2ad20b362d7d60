"""The memory of a case: an append-only ledger in one folder. `schema.py` holds the map of the folder."""

from enduse.ledger.ledger import Entry, Ledger

__all__ = ["Entry", "Ledger"]
