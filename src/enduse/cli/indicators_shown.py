"""What `enduse indicators` prints: judged shipments and the table of red flags."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from enduse.cli.count import count

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from enduse.model.finding import Finding
    from enduse.model.indicator import Indicator
    from enduse.model.shipment import Shipment

COLUMNS = (
    "id", "dataset", "row", "date", "sender", "receiver", "score", "fired", "detail", "citation",
    "innocent_explanations", "cannot_tell",
)  # fmt: skip
FLAG_COLUMNS = (
    "id", "title", "about", "weight", "needs", "goods", "destinations", "parameters", "authority", "citation",
    "published", "innocent_explanations", "seen",
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A shipment and what was found of it."""

    shipment: Shipment
    findings: tuple[Finding, ...]

    @cached_property
    def fired(self) -> tuple[Finding, ...]:
        """Findings of flags that fired."""
        return tuple(each for each in self.findings if each.verdict == "fired")

    @cached_property
    def open(self) -> dict[str, list[str]]:
        """Why nothing can be told → the flags it keeps open."""
        found: dict[str, list[str]] = {}
        for each in self.findings:
            if each.verdict == "cannot tell":
                found.setdefault(each.detail, []).append(each.rule)
        return found

    @property
    def score(self) -> float:
        """The figure to rank by."""
        from enduse.tracing.indicators import score

        return score(self.findings)


def judged_json(judged: Judged) -> str:
    """One line of JSON."""
    shipment = judged.shipment
    record: dict[str, Any] = {
        "id": shipment.id,
        "dataset": shipment.dataset,
        "row": shipment.row,
        "date": shipment.date,
        "sender": _called(shipment, "sender"),
        "receiver": _called(shipment, "receiver"),
        "score": judged.score,
        "fired": [
            {
                "rule": each.rule,
                "detail": each.detail,
                "authority": each.authority,
                "citation": each.citation,
                "innocent_explanations": each.innocent_explanations,
            }
            for each in judged.fired
        ],
        "cannot_tell": judged.open,
    }
    return json.dumps({name: value for name, value in record.items() if value is not None}, ensure_ascii=False)


def _called(shipment: Shipment, role: str) -> str | None:
    """Name of a party, its number where the record has no name."""
    party = shipment.sender if role == "sender" else shipment.receiver
    if party is not None:
        return party.name
    return next((each.value for owner, each in shipment.identifiers if owner == role), None)


def judged_rows(judged: Judged) -> Iterator[Sequence[object]]:
    """One row of CSV."""
    shipment = judged.shipment
    yield (
        shipment.id,
        shipment.dataset,
        shipment.row,
        shipment.date,
        _called(shipment, "sender"),
        _called(shipment, "receiver"),
        judged.score,
        "; ".join(each.rule for each in judged.fired),
        " | ".join(each.detail for each in judged.fired),
        " | ".join(each.citation for each in judged.fired),
        " | ".join(" ".join(each.innocent_explanations) for each in judged.fired),
        "; ".join(rule for rules in judged.open.values() for rule in rules),
    )


def judged_text(judged: Judged) -> Text:
    """A few lines for the terminal: what fired, why, where it stands and why it may mean nothing."""
    from rich.text import Text

    from enduse.views.printable import printable

    shipment = judged.shipment
    where = f" (row {shipment.row:,})" if shipment.row is not None else ""
    out = Text()
    out.append(printable(f"{shipment.id}{where}: {len(judged.fired)} fired, score {judged.score:g}"), style="bold")
    for each in judged.fired:
        out.append("\n  " + printable(f"{each.rule}: {each.detail}"))
        out.append("\n    " + printable(each.citation), style="dim")
        out.append("\n    but: " + printable(" ".join(each.innocent_explanations)), style="dim")
    opened = sum(map(len, judged.open.values()))
    out.append(f"\n  {opened} of {count(len(judged.findings), 'flag')} cannot be told\n", style="dim")
    return out


def flag_json(flag: Indicator) -> str:
    """A red flag as one line of JSON."""
    from enduse.model.record import to_record

    return json.dumps({**to_record(flag), "parameters": dict(flag.parameters)}, ensure_ascii=False)


def flag_rows(flag: Indicator) -> Iterator[Sequence[object]]:
    """A red flag as one row of CSV."""
    yield (
        flag.id, flag.title, flag.about, flag.weight, "; ".join(flag.needs), flag.goods, " ".join(flag.destinations),
        "; ".join(f"{name}={value}" for name, value in flag.parameters), flag.authority, flag.citation, flag.published,
        " ".join(flag.innocent_explanations), "; ".join(flag.seen),
    )  # fmt: skip


def flags_table(flags: Sequence[Indicator]) -> Table:
    """The red flags for the terminal."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 1, 0))
    for column in ("flag", "what it says", "needs", "stands in", "text seen"):
        table.add_column(column, overflow="fold")
    for flag in flags:
        table.add_row(flag.id, flag.title, ", ".join(flag.needs), flag.citation, ", ".join(flag.seen))
    return table
