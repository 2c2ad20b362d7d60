"""Holdings from a CSV table: one row a stake, columns found by their names or by a map."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from enduse.model.entity import Entity
from enduse.model.errors import InputError
from enduse.model.ownership import Ownership
from enduse.sources.ownership.day import day_of
from enduse.sources.ownership.register import Draft
from enduse.sources.ownership.share import share_of

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "owner": ("owner", "owner_id", "shareholder", "shareholder_id", "parent", "parent_id"),
    "owner_name": ("owner_name", "shareholder_name", "parent_name"),
    "asset": ("asset", "asset_id", "company", "company_id", "subsidiary", "subsidiary_id"),
    "asset_name": ("asset_name", "company_name", "subsidiary_name"),
    "share": ("share", "percentage", "percent", "share_percent", "shareholding"),
    "share_min": ("share_min", "min_share"),
    "share_max": ("share_max", "max_share"),
    "start": ("start", "start_date", "from", "since"),
    "end": ("end", "end_date", "until", "to"),
    "joint": ("joint", "joint_with", "block"),
    "nominee": ("nominee", "is_nominee"),
    "nominator": ("nominator", "held_for", "on_behalf_of"),
}
"""What a column may be called, spaces and case aside; the first that is there is read."""

_YES: Final = frozenset({"yes", "y", "true", "1", "x"})
_NO: Final = frozenset({"", "no", "n", "false", "0"})


def read_table(text: str, place: str, draft: Draft, names: Mapping[str, str] | None = None) -> None:
    """Add the holdings of a CSV table to a draft.

    A party without an identifier of its own is identified by its name.

    Args:
        text: The table, with a first row of heads; separated by commas, semicolons or tabs.
        place: How the file is called in origins.
        draft: Where they go.
        names: What the columns are called in this table, for those of `COLUMNS` that are called otherwise.

    Raises:
        InputError: The table has no column for owners or none for assets.
    """
    lines = io.StringIO(text, newline="")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(lines, delimiter=separator)
    heads = [_folded(head) for head in next(_rows(reader, place, draft), [])]
    at = _places(heads, place, names or {})
    for cells in _rows(reader, place, draft):
        if any(cell.strip() for cell in cells):
            row = {name: cells[column].strip() for name, column in at.items() if column < len(cells)}
            _add(row, f"{place}:{reader.line_num}", draft)


def _rows(reader: Iterator[list[str]], place: str, draft: Draft) -> Iterator[list[str]]:
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            draft.fail(place, f"not a table from here on ({error}); save it anew as CSV")
            return
        if cells is None:
            return
        yield cells


def _places(heads: list[str], place: str, names: Mapping[str, str]) -> dict[str, int]:
    at: dict[str, int] = {}
    for name, known in COLUMNS.items():
        wanted = (_folded(names[name]),) if name in names else known
        found = next((heads.index(each) for each in wanted if each in heads), None)
        if found is not None:
            at[name] = found
        elif name in names:
            raise InputError(f"{place}: has no column {names[name]!r}; it has {', '.join(heads) or 'none'}")
    for name in ("owner", "asset"):
        if not at.keys() & {name, f"{name}_name"}:
            told = ", ".join(heads) or "none"
            raise InputError(f"{place}: has no column {name}, only {told}; say which it is: --columns {name}=HEAD")
    return at


def _add(row: Mapping[str, str], origin: str, draft: Draft) -> None:
    try:
        holding = _holding(row, origin, draft)
    except ValueError as error:
        draft.fail(origin, str(error))
        return
    draft.holdings.append(holding)


def _holding(row: Mapping[str, str], origin: str, draft: Draft) -> Ownership:
    owner, asset = (row.get(name) or row.get(f"{name}_name") or "" for name in ("owner", "asset"))
    if not owner or not asset:
        raise ValueError(f"the {'asset' if owner else 'owner'} is missing; give its identifier or its name")
    low, high = _share(row)
    nominator = row.get("nominator") or None
    nominee = row.get("nominee", "").lower()
    if nominee not in _YES | _NO:
        raise ValueError(f"nominee is {nominee!r}; write yes or no")
    start, end = day_of(row.get("start")), day_of(row.get("end"))
    for name, party in (("owner", owner), ("asset", asset)):
        draft.party(Entity(party, "LegalEntity", caption=row.get(f"{name}_name", "")))
    if nominator is not None:
        draft.party(Entity(nominator, "LegalEntity"))
    return Ownership(
        owner, asset, low, high, start, end, row.get("joint") or None, nominee in _YES or nominator is not None,
        origin, nominator,
    )  # fmt: skip


def _share(row: Mapping[str, str]) -> tuple[float, float]:
    least, most = row.get("share_min", ""), row.get("share_max", "")
    if row.get("share") or not (least or most):
        return share_of(row.get("share", ""))
    low, high = share_of(least)[0] if least else 0.0, share_of(most)[1] if most else 100.0
    if low > high:
        raise ValueError(f"the least share {least!r} is greater than the greatest {most!r}; exchange them")
    return low, high


def _folded(head: str) -> str:
    return "_".join(head.replace("\ufeff", "").strip().lower().replace("-", " ").split())
