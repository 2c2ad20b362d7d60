"""How well names are matched, how fast and at what cost, beside the peer: `python -m evaluation.names`.

Without arguments it reads, from the folder that ENDUSE_SHARED names (../shared without it), the US Consolidated
Screening List, the real names of listed parties on other lists, and names that are nobody's; it makes changed names
and near-misses of its own from the list. Each can be given instead.

Positives are CSV files `group,type,query_name,target_id[,kind]`. Groups ending in `_orig` count as *original script*,
those beginning with `xreal_` as *real cross-list*, all others as *typos/evasion*. Four columns are printed:

    at 1   the party is listed first, above the bar (of equal scores, the one listed first)
    twin   it is, or only another listing with a name in common is before it
    alert  it is among the answers above the bar
    found  it is among the answers at any score: what the index finds

The bar is the lowest score at which no more than the allowed share of innocent names alerts; near-misses set no bar.
An innocent name that equals a listed name but for letter case is no false alarm; it is left out, and told.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from enduse.model.errors import EnduseError
from evaluation.names.material import Material, gathered
from evaluation.names.measurement import Measurement, measured
from evaluation.names.page import cost_lines, loss_lines, page
from evaluation.names.peer import interpreter

SHARED = Path(__file__).parents[3] / "shared"


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.names", description="Quality, speed and cost of name matching."
    )
    add = parser.add_argument
    add("--positives", type=Path, nargs="+", metavar="CSV", help="names to be found")
    add("--negatives", type=Path, nargs="+", metavar="FILE", help="names not to be found (CSV, or the SEC's JSON)")
    add("--near-misses", type=Path, nargs="+", metavar="CSV", help="near-misses, instead of those made here")
    add("--lists", type=Path, nargs="+", metavar="FILE", help="lists to screen against")
    add("--only", default="", metavar="PREFIX", help="only parties whose identifier begins so (ofac-)")
    add("--pairs", type=Path, metavar="CSV", help="labelled pairs of names")
    add("--variants", type=int, default=300, metavar="N", help="parties whose names are changed (0: none)")
    add("--seed", type=int, default=0, help="of samples and of names made")
    add("--threshold", type=float, help="default threshold of enduse; the library's own without it")
    add("--untyped", action="store_true", help="ask names without saying what kind of party they are")
    add("--peer", metavar="PYTHON", help="an interpreter that has nomenklatura")
    add("--loss", type=int, default=10, metavar="N", help="names compared with every party by the plain matcher")
    add("--no-cost", action="store_true", help="leave index time and memory unmeasured")
    add("--full", action="store_true", help="every name there is, no samples")
    add("--curve", action="store_true", help="recall at false-alarm rates from 0.1 to 5 %%")
    add("--json", type=Path, metavar="FILE", help="write every number there")
    return parser.parse_args(arguments)


def with_defaults(options: argparse.Namespace, shared: Path) -> argparse.Namespace:
    """The options with the files of the shared folder where none were named; what is not there is left out."""
    names, lists = shared / "names", shared / "lists"
    defaults: dict[str, Any] = {
        "lists": [lists / "csl_20260731" / "screening-list.json"],
        "positives": [names / "cross_list" / "positives_dev.csv"],
        "negatives": [
            names / "yente_fixtures" / "negatives_global.csv",
            names / "yente_fixtures" / "negatives_us.csv",
            names / "yente_fixtures" / "positives_us_congress_untreated.csv",
            names / "negatives" / "company_tickers.json",
        ],
    }
    for name, paths in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, [path for path in paths if path.exists()])
    bench = names / "name_bench" / "cases.csv"
    if options.pairs is None and bench.exists():
        options.pairs = bench
    for name in ("lists", "negatives"):
        if not getattr(options, name):
            raise EnduseError(f"no {name} in ENDUSE_SHARED; name some with --{name}")
    return options


def told(material: Material) -> None:
    """What was asked, before anything is measured."""
    print(f"{len(material.parties):,} parties on the lists; asked of them and of nobody:")
    for source in material.sources:
        left = f", {source.listed} left out as names of listed parties" if source.listed else ""
        print(f"  {source.name:<34}{source.asked:>7,} of {source.known:,}{left}")
    print(flush=True)


def shown(measurement: Measurement, options: argparse.Namespace) -> None:
    """The page."""
    print(*page(measurement.sheets, curve=options.curve), sep="\n")
    print()
    if measurement.cost:
        print(*cost_lines(measurement.cost), sep="\n")
    if measurement.loss:
        print(*loss_lines(measurement.loss), sep="\n")
    if measurement.peer_said:
        print(measurement.peer_said)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status."""
    options = parsed(arguments)
    try:
        shared = Path(os.environ.get("ENDUSE_SHARED") or SHARED) / "data"
        options = with_defaults(options, shared)
        material = gathered(options)
        told(material)
        measurement = measured(material, options, interpreter(options.peer))
        shown(measurement, options)
        if options.json:
            written = {
                "sources": [asdict(source) for source in material.sources],
                "sheets": [sheet.to_dict() for sheet in measurement.sheets],
                **{
                    key: value and asdict(value)
                    for key, value in (("cost", measurement.cost), ("loss", measurement.loss))
                },
            }
            options.json.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except (EnduseError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return getattr(error, "exit_code", 3)
    return 0


if __name__ == "__main__":
    sys.exit(main())
