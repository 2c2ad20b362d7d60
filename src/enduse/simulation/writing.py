"""The files of a simulated world."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from enduse.simulation.calendar import iso
from enduse.simulation.firm import Firm
from enduse.simulation.publication import Publication, published
from enduse.simulation.truth import truth
from enduse.simulation.world import World

HEADS: Final = (
    "id", "date", "sender", "sender country", "receiver", "receiver country", "departure country",
    "destination country", "origin country", "hs code", "description", "net weight kg", "value", "currency",
)  # fmt: skip
"""Columns of shipments.csv."""


def write(world: World, folder: Path) -> Publication:
    """Write what can be seen of a world, and what is true of it.

    `shipments.csv` and `firms.ftm.json` are what an analyst has; `truth.json` and `truth-records.csv` are what nobody
    has; `README.txt` tells how to make all of it again.

    Args:
        world: What is true.
        folder: Where to; made when missing. Files of the same names are replaced.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    public = published(world)
    firms = {firm.id: firm for firm in world.firms}
    _write(folder / "shipments.csv", _table(HEADS, _shipments(world, public, firms)))
    _write(folder / "firms.ftm.json", "".join(f"{line}\n" for line in _entities(world)))
    _write(folder / "truth.json", json.dumps(truth(world, public), ensure_ascii=False, indent=1) + "\n")
    owners = (
        (record.id, world.trades[record.trade].source, world.trades[record.trade].target) for record in public.records
    )
    _write(folder / "truth-records.csv", _table(("id", "sender id", "receiver id"), owners))
    _write(folder / "README.txt", _readme(world, public))
    return public


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _table(heads: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


def _shipments(world: World, public: Publication, firms: dict[str, Firm]) -> Iterator[tuple[object, ...]]:
    for record in public.records:
        trade = world.trades[record.trade]
        source, target = firms[trade.source].country.upper(), firms[trade.target].country.upper()
        yield (
            record.id, record.date, record.sender, source, record.receiver, target, source, target,
            record.origin.upper(), record.hs, record.description, f"{record.kg:.2f}", f"{record.amount:.2f}",
            record.currency,
        )  # fmt: skip


def _entities(world: World) -> Iterator[str]:
    for firm in sorted(world.firms, key=lambda firm: firm.id):
        yield _entity(
            firm.id, "Company", firm.name, name=firm.name, country=firm.country, jurisdiction=firm.country,
            incorporationDate=iso(firm.founded), address=firm.address,
        )  # fmt: skip
    for person in sorted(world.persons, key=lambda person: person.id):
        yield _entity(person.id, "Person", person.name, name=person.name, country=person.country)
    stakes = sorted(world.holdings, key=lambda holding: (holding.asset, holding.owner, holding.start))
    for number, holding in enumerate(stakes, start=1):
        yield _entity(
            f"ow-{number:06}", "Ownership", "", owner=holding.owner, asset=holding.asset,
            percentage=str(holding.percent), startDate=iso(holding.start),
            **({"endDate": iso(holding.end)} if holding.end is not None else {}),
        )  # fmt: skip


def _entity(key: str, schema: str, caption: str, **properties: str) -> str:
    told = {"caption": caption} if caption else {}
    listed = {name: [value] for name, value in properties.items()}
    return json.dumps({"id": key, "schema": schema, **told, "properties": listed}, ensure_ascii=False)


def _readme(world: World, public: Publication) -> str:
    settings = world.settings
    return (
        "A simulated world. Every firm, person and shipment in it is invented.\n\n"
        f"enduse simulate --seed {settings.seed} --firms {settings.firms} --shipments {settings.shipments} "
        f"--routes {settings.routes} --decoys {settings.decoys} --missing {settings.missing} "
        f"--missing-by {settings.missing_by} --noise {settings.noise} --output DIR\n\n"
        f"shipments.csv      {len(public.records)} records of customs administrations\n"
        f"firms.ftm.json     {len(world.firms)} firms, {len(world.persons)} persons, {len(world.holdings)} stakes\n"
        f"truth.json         {len(world.routes)} planted routes, {len(world.decoys)} decoys\n"
        "truth-records.csv  who sender and receiver of each record truly are\n"
    )
