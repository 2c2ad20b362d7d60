"""The measurements as a page of text: one column a matcher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enduse.views.printable import printable
from evaluation.names.bars import RATES
from evaluation.names.cost import Cost
from evaluation.names.loss import Loss
from evaluation.names.recall import Recall
from evaluation.names.sheet import Reading, Sheet
from evaluation.names.verdicts import Verdicts

LABEL = 38
COLUMN = 40


def page(sheets: Sequence[Sheet], *, curve: bool) -> Iterator[str]:
    """The lines of the table of all matchers on the same names."""
    yield row("", [sheet.name for sheet in sheets])
    for place, rate in enumerate(RATES):
        readings = [sheet.readings[place] for sheet in sheets]
        yield ""
        yield row(f"false alarms at most {rate:.1%}", [_bar(reading) for reading in readings])
        yield row("", ["at 1   twin   alert  found"] * len(sheets))
        yield from _recalls([reading.headings for reading in readings])
        yield row("  near-misses that alert", [_share(reading.near) for reading in readings])
        if place == 0:
            yield from _details(readings)
    yield ""
    yield from _defaults(sheets)
    if curve:
        yield ""
        yield from _curve(sheets)


def row(label: str, cells: Sequence[str]) -> str:
    """A line of the table."""
    return (f"{label:<{LABEL}}" + "".join(f"{cell:<{COLUMN}}" for cell in cells)).rstrip()


def _bar(reading: Reading) -> str:
    bar = reading.bar
    return f"score above {bar.above:.3f} ({bar.reached:.2%} of {bar.innocent:,})"


def _share(share: float | None) -> str:
    return "none asked" if share is None else f"{share:.3f}"


def _recall(recall: Recall | None) -> str:
    if recall is None:
        return ""
    shares = (recall.at_1, recall.share(recall.twinned), recall.share(recall.alerted), recall.share(recall.found))
    return "  ".join(f"{share:.3f}" for share in shares)


def _recalls(columns: Sequence[Mapping[str, Recall]]) -> Iterator[str]:
    for label, recall in columns[0].items():
        yield row(f"  {printable(label)} ({recall.asked:,})", [_recall(column.get(label)) for column in columns])


def _details(readings: Sequence[Reading]) -> Iterator[str]:
    yield "  by group"
    yield from (f"  {line}" for line in _recalls([reading.groups for reading in readings]))
    if readings[0].kinds:
        yield "  by kind of change"
        yield from (f"  {line}" for line in _recalls([reading.kinds for reading in readings]))
    if readings[0].near_kinds:
        yield "  near-misses that alert, by kind"
        for kind in readings[0].near_kinds:
            yield row(f"    {printable(kind)}", [_share(reading.near_kinds[kind]) for reading in readings])


def _verdicts(verdicts: Verdicts | None) -> str:
    if verdicts is None:
        return "none asked"
    return f"P {verdicts.precision:.3f}  R {verdicts.recall:.3f}  F1 {verdicts.f1:.3f}"


def _defaults(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield row("at the default threshold", [f"{sheet.threshold:.2f}" for sheet in sheets])
    yield row("  all names, first answer", [_verdicts(sheet.at_default) for sheet in sheets])
    yield row("  innocent names that alert", [f"{sheet.false_alarms:.2%}" for sheet in sheets])
    yield row("  near-misses that alert", [_share(sheet.near_alerts) for sheet in sheets])
    yield row("  labelled pairs", [_verdicts(sheet.pairs) for sheet in sheets])
    bests = [f"F1 {s.pairs_best[1]:.3f} at {s.pairs_best[0]:.2f}" if s.pairs_best else "none asked" for s in sheets]
    yield row("  labelled pairs, best threshold", bests)
    speeds = [f"{sheet.names_per_cpu_second:,.0f}" for sheet in sheets]
    yield row("names per CPU-second, all of these", speeds)


def _curve(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield "recall at 1 (twins forgiven) by false-alarm rate"
    for sheet in sheets:
        labels = list(sheet.curve[0].headings)
        yield f"  {sheet.name}"
        yield "    " + f"{'at most':<10}{'above':<8}" + "".join(f"{label:<26}" for label in [*labels, "near-misses"])
        for reading in sheet.curve:
            cells = [f"{recall.at_1:.3f} ({recall.share(recall.twinned):.3f})" for recall in reading.headings.values()]
            line = "".join(f"{cell:<26}" for cell in [*cells, _share(reading.near)])
            yield f"    {reading.bar.allowed:<10.1%}{reading.bar.above:<8.3f}{line}".rstrip()


def cost_lines(cost: Cost) -> Iterator[str]:
    """What enduse costs."""
    yield "cost of enduse, in fresh processes"
    yield row("  index built", [f"{cost.build_seconds:.2f} s, {cost.parties:,} entities"])
    yield row("  memory the index adds", [f"{cost.build_mb:.0f} MB built (peak {cost.build_peak_mb:.0f} MB)"])
    yield row("  index saved", [f"{cost.file_mb:.1f} MB"])
    yield row("  index reopened", [f"{cost.reopen_seconds:.2f} s, {cost.reopen_mb:.0f} MB added"])
    yield row("  names per CPU-second", [f"{cost.names_per_cpu_second:,.0f} ({cost.names:,} innocent names)"])
    yield row("  the same at any score", [f"{cost.names_per_cpu_second_any:,.0f}"])


def loss_lines(loss: Loss) -> Iterator[str]:
    """What the index loses."""
    told = (
        f"{loss.share:.4f}: {loss.lost:,} of {loss.matches:,} matches from {loss.threshold:.2f} up,"
        f" the best of {loss.first_lost:,} names"
    )
    unequal = f"; {loss.unequal:,} scored differently" if loss.unequal else ""
    yield row("loss of the index", [f"{told} ({loss.names:,} names, {loss.pairs:,} pairs scored plainly){unequal}"])
    for name, key, score in loss.examples:
        yield row("", [f"{score:.3f} {key} for {printable(name)}"])
