"""Records of shipments: CSV, Parquet and FollowTheMoney to `Shipment`.

columns_of(path)                what each column holds: a preset, its heads, its values, and what the user says
read_shipments(path, columns)   the shipments, streamed
Tally                           counts what was left open and which rows were not read
"""

from enduse.sources.shipments.columns import Columns
from enduse.sources.shipments.intake import read_shipments
from enduse.sources.shipments.mapping import columns_of
from enduse.sources.shipments.note import Note, Tally

__all__ = ["Columns", "Note", "Tally", "columns_of", "read_shipments"]
