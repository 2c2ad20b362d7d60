"""AID and SANCTION in PLOVER's gold records: `python -m evaluation.plover FILE`.

PLOVER (Open Event Data Alliance) codes who does what to whom, one sentence a record. Two of its types lie next to
this project's matter: AID (material help, military, economic or humanitarian; refuge; peacekeepers) and SANCTION
(relations cut back: sanctions, aid stopped, ties broken, talks ended, people sent home). Both are wider than claims,
which want arms or dual-use goods, or a measure. So this runner does not ask for claims but for what
`evaluation.plover_events` makes of the layers below them. Its table of further acts follows the codebook's categories,
yet was compiled with these 24 sentences in view: *without the table* tells what frames and measures find alone.

A record is *found* when its sentence has an event of its type, and has *both ends* when one such event has the source
and the target coded: those countries and no other; for a body without a country, its name. Events read in sentences of
other types are *false finds*.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from enduse.model import Party
from evaluation.plover_events import Event, events
from evaluation.table import rows
from evaluation.wording import naming

EVENTS = ("AID", "SANCTION")


@dataclass(frozen=True, slots=True)
class Coded:
    """A gold record: its sentence, type, and actors as (words, code)."""

    number: str
    text: str
    event: str
    source: tuple[tuple[str, str], ...]
    target: tuple[tuple[str, str], ...]


def records(path: Path) -> list[Coded]:
    """The coded sentences of a file; the entry that documents it is left out."""
    entries = json.loads(path.read_text(encoding="utf-8"), strict=False)
    return [
        Coded(entry["id"], entry["text"], entry["event"], _actors(entry.get("source")), _actors(entry.get("target")))
        for entry in entries
        if "text" in entry
    ]


def _actors(coded: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - JSON
    """Actors of a record; an absent one is an empty string in the file."""
    return tuple((actor.get("actorText", ""), actor["code"]) for actor in coded) if isinstance(coded, list) else ()


@cache
def countries() -> dict[str, str]:
    """Three-letter codes, PLOVER's misspellings too, to ISO 3166-1 alpha-2."""
    return {row["code"]: row["country"] for row in rows("country_codes.csv")}


def same(coded: Sequence[tuple[str, str]], read: Sequence[Party]) -> bool:
    """Whether the parties read are the actors coded, all of them and no other."""
    return (
        bool(coded)
        and all(any(_is(actor, party) for party in read) for actor in coded)
        and all(any(_is(actor, party) for actor in coded) for party in read)
    )


def _is(actor: tuple[str, str], party: Party) -> bool:
    words, code = actor
    country = countries().get(code)
    if country is not None:
        return party.country == (country,)
    return bool(naming(words) & naming(party.name))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record and the events of its type, or of either type for a record of another."""

    record: Coded
    read: tuple[Event, ...]

    @property
    def found(self) -> bool:
        """Whether an event of the record's type was read."""
        return bool(self.read)

    @property
    def both_ends(self) -> bool:
        """Whether one of them has the ends coded."""
        return any(
            same(self.record.source, event.source) and same(self.record.target, event.target) for event in self.read
        )


def outcomes(coded: Sequence[Coded]) -> Iterator[Outcome]:
    """What is read in each record; a sentence that another record codes as AID or SANCTION is no false find."""
    own = {kind: {record.text for record in coded if record.event == kind} for kind in EVENTS}
    for record in coded:
        read = events(record.text)
        if record.event in EVENTS:
            yield Outcome(record, tuple(event for event in read if event.kind == record.event))
        else:
            yield Outcome(record, tuple(event for event in read if record.text not in own[event.kind]))


def measure(path: Path) -> dict[str, float | int]:
    """Counts over a file: records and found of each type, both ends right, records of other types and false finds."""
    return summary(list(outcomes(records(path))))


def summary(results: Sequence[Outcome]) -> dict[str, float | int]:
    """As `measure`."""
    counts: dict[str, float | int] = {}
    for kind in EVENTS:
        these = [result for result in results if result.record.event == kind]
        counts[f"{kind} records"] = len(these)
        counts[f"{kind} found"] = sum(result.found for result in these)
        counts[f"{kind} both ends"] = sum(result.both_ends for result in these)
    alone = [result for result in results if any(event.layer != "act" for event in result.read)]
    others = [result for result in results if result.record.event not in EVENTS]
    for name in ("records", "found", "both ends"):
        counts[name] = sum(counts[f"{kind} {name}"] for kind in EVENTS)
    counts["found without the table"] = sum(result.record.event in EVENTS for result in alone)
    return counts | {"other records": len(others), "false finds": sum(result.found for result in others)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts of the file named on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.plover", description="AID and SANCTION in PLOVER records."
    )
    parser.add_argument("file", type=Path, help="PLOVER gold records, a JSON list")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed and what is found falsely")
    options = parser.parse_args(arguments)
    results = list(outcomes(records(options.file)))
    if options.verbose:
        for result in results:
            if (result.record.event in EVENTS and not result.both_ends) or (
                result.record.event not in EVENTS and result.found
            ):
                read = [
                    (e.kind, [(p.name, *p.country) for p in e.source], [(p.name, *p.country) for p in e.target])
                    for e in result.read
                ]
                print(f"{result.record.number}: {result.record.text}\n  {read}")
    for name, count in summary(results).items():
        print(f"{name:<26}{count:5}")


if __name__ == "__main__":
    main()
