"""Lines of the network on their way into the database, some thousand at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from enduse.tracing.movement import EARLIEST
from enduse.tracing.store.line import Line
from enduse.tracing.store.party import Spelling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SIZE: Final = 50_000  # lines; a batch of them takes some 20 MB
_NUMBERS: Final = ("source", "target", "goods", "first_day", "last_day")
_FIGURES: Final = ("kg", "value", "row")
_WORDS: Final = ("origin_country", "currency", "shipment", "dataset")
_NOTHING: Final = float("nan")


class Batch:
    """Collects lines and puts them into the tables `line` and `spelled` of a database.

    Spellings are known within a batch only, so that memory does not grow with the number of parties; the database
    joins those of one key.

    Args:
        connection: A database without these tables.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._spellings: dict[Spelling, list[int]] = {}  # id, uses, first day
        self._next = 0
        self._clear()
        connection.execute(
            "create table line (source bigint, target bigint, goods integer, first_day integer, last_day integer, "
            "kg double, value double, row integer, origin_country varchar, currency varchar, shipment varchar, "
            "dataset varchar)"
        )
        connection.execute(
            "create table spelled (id bigint, key varchar, name varchar, country varchar, uses bigint, "
            "first_day integer)"
        )

    def add(self, line: Line) -> None:
        """Take a line.

        Args:
            line: A movement.
        """
        columns = self._columns
        columns["source"].append(self._id(line.source, line.first_day))
        columns["target"].append(self._id(line.target, line.first_day))
        columns["goods"].append(line.goods)
        columns["first_day"].append(line.first_day)
        columns["last_day"].append(line.last_day)
        columns["kg"].append(_NOTHING if line.kg is None else line.kg)
        columns["value"].append(_NOTHING if line.value is None else line.value)
        columns["row"].append(_NOTHING if line.row is None else line.row)
        columns["origin_country"].append(line.origin_country)
        columns["currency"].append(line.currency)
        columns["shipment"].append(line.shipment)
        columns["dataset"].append(line.dataset)
        if len(columns["source"]) >= _SIZE:
            self.flush()

    def flush(self) -> None:
        """Put what was collected into the database."""
        import numpy as np  # noqa: PLC0415  # takes a tenth of a second

        if not self._columns["source"]:
            return
        columns: dict[str, Any] = {name: np.array(self._columns[name], dtype=np.int64) for name in _NUMBERS}
        columns |= {name: np.array(self._columns[name], dtype=np.float64) for name in _FIGURES}
        columns |= {name: np.array(self._columns[name], dtype=object) for name in _WORDS}
        known = ", ".join(f"case when isnan({name}) then null else {name} end" for name in _FIGURES)
        self._insert("line", columns, f"{', '.join(_NUMBERS)}, {known}, {', '.join(_WORDS)}")
        spellings, counts = list(self._spellings), list(self._spellings.values())
        spelled: dict[str, Any] = {
            "id": np.array([count[0] for count in counts], dtype=np.int64),
            "key": np.array([spelling.key for spelling in spellings], dtype=object),
            "name": np.array([spelling.name for spelling in spellings], dtype=object),
            "country": np.array([spelling.country for spelling in spellings], dtype=object),
            "uses": np.array([count[1] for count in counts], dtype=np.int64),
            "first_day": np.array([count[2] for count in counts], dtype=np.int64),
        }
        self._insert("spelled", spelled, f"* replace (nullif(first_day, {EARLIEST}) as first_day)")
        self._spellings.clear()
        self._clear()

    def _id(self, spelling: Spelling, first_day: int) -> int:
        known = self._spellings.get(spelling)
        if known is None:
            known = self._spellings[spelling] = [self._next, 0, first_day]
            self._next += 1
        known[1] += 1
        if known[2] == EARLIEST or EARLIEST < first_day < known[2]:
            known[2] = first_day
        return known[0]

    def _insert(self, table: str, columns: dict[str, Any], selected: str) -> None:
        self._connection.register("batch", columns)
        self._connection.execute(f"insert into {table} select {selected} from batch")  # noqa: S608  # our own names
        self._connection.unregister("batch")

    def _clear(self) -> None:
        self._columns: dict[str, list[Any]] = {name: [] for name in (*_NUMBERS, *_FIGURES, *_WORDS)}
