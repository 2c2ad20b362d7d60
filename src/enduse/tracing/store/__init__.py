"""The network store: shipments as two Parquet files that are searched without being read whole.

FOLDER/
├── parties.parquet     party, key, name, country, first_day
└── movements.parquet   one row a shipment and good, sorted by heading (HS-4), month and day; number 0 is the first

write(shipments, folder)            shipments to a store; answers what was written and what was left out
write_tables(connection, folder)    the same files out of two SQL queries
building(folder)                    a connection whose memory is bounded and which spills beside the store
open(folder)                        the store, checked; `Store.movements` and `Store.parties` are its files
"""

from enduse.tracing.store.building import building
from enduse.tracing.store.layout import MOVEMENTS, PARTIES, Counts, write_tables
from enduse.tracing.store.opening import Store
from enduse.tracing.store.opening import open_store as open  # noqa: A004  # read as store.open(folder)
from enduse.tracing.store.tally import Tally
from enduse.tracing.store.writing import Written, write

__all__ = [
    "MOVEMENTS",
    "PARTIES",
    "Counts",
    "Store",
    "Tally",
    "Written",
    "building",
    "open",
    "write",
    "write_tables",
]
