"""A million made-up shipments read and screened: `python -m benchmarks.shipments [--records 1000000]`.

Prints records per CPU-second and peak memory; nothing is asserted. The records are made with a fixed seed: few parties
send most of the goods (a Zipf law), one in two thousand is a party of the list. The list is the US Consolidated
Screening List of ENDUSE_SHARED, or made up where there is none.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.texts import ROOT
from enduse.model.entity import Entity
from enduse.screening.goods import GoodsScreener
from enduse.screening.screener import Screener
from enduse.screening.shipments import Totals, screen_shipments
from enduse.sources.lists import read_list
from enduse.sources.shipments import Tally, columns_of, read_shipments

_LIST = "data/lists/csl_20260731/screening-list.json"
_HEADS = (
    *("Bill of Lading", "Arrival Date", "Shipper Name", "Shipper Country", "Consignee Name", "Consignee Country"),
    *("Notify Party", "Vessel Name", "IMO", "Port of Lading", "Port of Discharge", "Country of Destination"),
    *("HS Code", "Goods Description", "Quantity", "Gross Weight (KG)", "Value (USD)"),
)
_FIRST = [
    "Golden",
    "Pacific",
    "Nova",
    "Delta",
    "Ural",
    "Orient",
    "Atlas",
    "Baltic",
    "Prime",
    "Silk",
    "Eastern",
    "United",
    "Global",
    "Alfa",
    "Mega",
    "Sun",
    "Royal",
]
_SECOND = [
    "Star",
    "Bridge",
    "Trade",
    "Logic",
    "Line",
    "Wave",
    "Micro",
    "Electro",
    "Techno",
    "Agro",
    "Chem",
    "Metal",
    "Auto",
    "Tex",
    "Food",
    "Build",
    "Med",
    "Opt",
]
_KIND = [
    "Electronics",
    "Trading",
    "Logistics",
    "Industries",
    "Machinery",
    "Foods",
    "Textiles",
    "Shipping",
    "Supplies",
    "Components",
    "Export",
]
_FORM = ("LLC", "Ltd", "Co., Ltd.", "GmbH", "FZE", "JSC", "S.A.", "Sdn Bhd", "A.S.", "Inc.")
_COUNTRIES = ("CN", "US", "DE", "TR", "AE", "HK", "IN", "VN", "NL", "KZ", "RU", "KG", "AM", "GB", "JP", "IR")
_WEIGHTS = (26, 16, 9, 7, 6, 6, 6, 5, 5, 3, 3, 2, 1, 3, 3, 1)
_PORTS = (
    "Shanghai, China",
    "Ningbo, China",
    "Hamburg, Germany",
    "Jebel Ali",
    "Mersin, Turkey",
    "Rotterdam",
    "Novorossiysk",
)
_GOODS = (
    *(("8542.31", "INTEGRATED CIRCUITS, PROCESSORS"), ("8541.10", "DIODES"), ("8517.62", "NETWORK SWITCHES")),
    *(
        ("8482.10", "BALL BEARINGS"),
        ("6109.10", "COTTON T-SHIRTS"),
        ("9503.00", "TOYS, PLASTIC"),
        ("0803.90", "BANANAS"),
    ),
    *(
        ("9403.60", "WOODEN FURNITURE"),
        ("8708.99", "AUTO PARTS"),
        ("3926.90", "ARTICLES OF PLASTIC"),
        ("6403.99", "SHOES"),
    ),
    *(
        ("8471.30", "LAPTOP COMPUTERS"),
        ("8504.40", "POWER SUPPLIES"),
        ("9013.10", "TELESCOPIC SIGHTS"),
        ("", "GENERAL CARGO"),
    ),
    *(("2204.21", "WINE IN BOTTLES"), ("8413.70", "CENTRIFUGAL PUMPS"), ("8807.30", "PARTS OF UNMANNED AIRCRAFT")),
)


def made_up(records: int, listed: Sequence[str], seed: int = 1) -> Iterator[list[object]]:
    """So many rows under `_HEADS`."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    parties = [_party(chance) for _ in range(max(10, records // 20))]
    shares = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(parties))))
    vessels = [f"{chance.choice(_FIRST).upper()} {chance.choice(_SECOND).upper()} {number}" for number in range(900)]
    for number in range(records):
        sender, receiver, notified = chance.choices(parties, cum_weights=shares, k=3)
        if listed and chance.random() < 1 / 2000:
            receiver = (chance.choice(listed), receiver[1])
        code, words = chance.choice(_GOODS)
        port, other = chance.sample(_PORTS, 2)
        yield [
            *(f"BL{number:09}", f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", *sender, *receiver),
            *(notified[0] if chance.random() < 0.5 else "SAME AS CONSIGNEE", chance.choice(vessels), "", port, other),
            *(receiver[1], code, f"{words} {chance.randint(1, 40)} CTNS", chance.randint(1, 5000)),
            *(chance.randint(10, 26000), chance.randint(100, 900_000)),
        ]


def _party(chance: random.Random) -> tuple[str, str]:
    words = (chance.choice(_FIRST), chance.choice(_SECOND), chance.choice(_KIND), str(chance.randint(1, 99)))
    name = f"{words[0]}{words[1].lower()} {words[2]} {words[3]} {chance.choice(_FORM)}"
    return name, chance.choices(_COUNTRIES, _WEIGHTS)[0]


def listed_parties(shared: Path) -> list[Entity]:
    """The list to screen against."""
    if (shared / _LIST).exists():
        return list(read_list(shared / _LIST).entities)
    chance = random.Random(2)  # noqa: S311 - nothing secret
    names = [_party(chance)[0] for _ in range(5000)]
    return [Entity(f"x-{place}", "Company", {"name": (name,)}, name) for place, name in enumerate(names)]


def run(records: int, shared: Path) -> list[str]:
    """Lines to print: reading alone, then reading and screening."""
    entities = listed_parties(shared)
    names = [entity.caption for entity in entities if entity.schema in ("Company", "Organization", "LegalEntity")]
    start = time.process_time()
    screener = Screener.build(entities)
    built = time.process_time() - start
    with tempfile.TemporaryDirectory() as room:
        path = str(Path(room) / "shipments.csv")
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADS)
            writer.writerows(made_up(records, names))
        columns = columns_of(path)
        tally, totals = Tally(), Totals()
        before = _peak()
        start = time.process_time()
        read = sum(1 for _ in read_shipments(path, columns, on_rejected=tally.reject, on_note=tally.note))
        reading = time.process_time() - start
        start = time.process_time()
        shipments = read_shipments(path, columns, on_rejected=tally.reject, on_note=tally.note)
        asked = screen_shipments(shipments, screener, GoodsScreener(), threshold=0.85, fields=columns.fields)
        for result in asked:
            totals.add(result)
        whole = time.process_time() - start
    return [
        f"{len(names):,} listed parties, indexed in {built:.1f} CPU s",
        f"{read:,} records read: {reading:.1f} CPU s, {read / reading:,.0f} records per CPU-second",
        f"read and screened: {whole:.1f} CPU s, {read / whole:,.0f} records per CPU-second",
        f"peak memory {_peak():,.0f} MiB, {_peak() - before:,.0f} more than before the first record",
        *totals.lines(),
    ]


def _peak() -> float:
    """Most MiB resident in this process so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shipments", description="Shipments read and screened.")
    parser.add_argument("--records", type=int, default=1_000_000)
    options = parser.parse_args(arguments)
    print("\n".join(run(options.records, Path(os.environ.get("ENDUSE_SHARED") or ROOT.parent / "shared"))))


if __name__ == "__main__":
    main()
