"""Answers of `enduse flows` as tables, lines and rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from enduse.cli.command import Format
from enduse.cli.count import count
from enduse.cli.output import Lines, console

if TYPE_CHECKING:
    from enduse.tracing.countries import Estimate, Gap, Hub, Hubs, Mirror, Passing, Surge

_MOST = 25
"""Rows of a table; the other formats give all."""
_MANY = 20
"""Rows from which it is said how many would fire by chance: those that rise by chance are half of 5 percent."""
_STYLE = {"fired": "bold", "not fired": "", "cannot tell": "dim"}

SURGE_COLUMNS = (
    "leg", "via", "source", "target", "reporter", "basis", "date", "verdict", "growth", "excess", "excess_low",
    "excess_high", "level", "chance", "earlier", "before", "after", "currency", "controls", "missing",
)  # fmt: skip
MIRROR_COLUMNS = (
    "exporter", "importer", "basis", "date", "verdict", "currency", "exports_before", "imports_before", "share_before",
    "exports_after", "imports_after", "missing_after", "missing_low", "missing_high", "share_after", "share_low",
    "share_high", "change", "change_low", "change_high", "missing",
)  # fmt: skip
PASSING_COLUMNS = (
    "reporter", "partner", "date", "verdict", "currency", "origin", "consignment", "passed", "ratio", "ratio_low",
    "ratio_high", "earlier", "change", "change_low", "change_high", "missing",
)  # fmt: skip
HUB_COLUMNS = (
    "to", "told_by", "basis", "date", "partner", "verdict", "before", "after", "change", "change_low", "change_high",
    "entered", "value", "currency",
)  # fmt: skip


def print_surges(found: Sequence[Surge], format_: Format) -> None:
    """Print surges, the surest first."""
    rows = [
        (
            f"{_name(each.source)} to {_name(each.target)}",
            _figures(each.reporter, each.basis),
            _times(each.growth),
            _interval(each.excess, _times),
            "" if each.chance is None else f"{each.chance:.3f}",
            _times(each.earlier),
            str(each.verdict),
        )
        for each in found
    ]
    heads = ("trade", "figures of", "grew", "over controls", "p", "a year earlier", "verdict")
    _print(found, format_, SURGE_COLUMNS, _surge_cells, (heads, rows), "excess over what controls did")


def print_mirrors(found: Sequence[Mirror], format_: Format) -> None:
    """Print mirror gaps, the largest first."""
    rows = [
        (
            f"{_name(each.exporter)} to {_name(each.importer)}",
            _figures("", each.basis),
            _gap(each.before),
            _gap(each.after),
            "" if each.after is None else _amount(each.after.missing.value, each.currency),
            _interval(each.change, _points),
            str(each.verdict),
        )
        for each in found
    ]
    heads = ("trade", "imports by", "missing before", "missing since", "amount since", "change", "verdict")
    _print(found, format_, MIRROR_COLUMNS, _mirror_cells, (heads, rows), "exports with freight that are no imports")


def print_passings(found: Sequence[Passing], format_: Format) -> None:
    """Print origin against consignment: those who pass on most, and those whose goods come by way of others."""
    shown = found if len(found) <= _MOST else (*found[: _MOST - 8], *found[-8:])
    rows = [
        (
            _name(each.partner),
            _amount(each.origin, each.currency),
            _amount(each.consignment, each.currency),
            _amount(each.passed, each.currency),
            _interval(each.ratio, _times),
            "" if each.earlier is None else _times(each.earlier.value),
            str(each.verdict),
        )
        for each in shown
    ]
    heads = ("partner", "made there", "sent from there", "passed on", "sent over made", "before", "verdict")
    left = len(found) - len(shown)
    _print(found, format_, PASSING_COLUMNS, _passing_cells, (heads, rows), "of imports since the date", left)


def print_hubs(found: Hubs, format_: Format) -> None:
    """Print shares of suppliers, the largest rise first."""
    rows = [
        (
            _name(each.partner) + (" (new)" if each.entered else ""),
            _share(each.before.value),
            _interval(each.after, _share),
            _interval(each.change, _points),
            _amount(each.value, found.currency),
            str(each.verdict),
        )
        for each in found.suppliers
    ]
    heads = ("supplier", "share before", "share since", "change", "supplied since", "verdict")
    told = ""
    if found.concentration is not None:
        before, after, change = found.concentration
        told = f"concentration (HHI): {before.value:,.0f} before, {after.value:,.0f} since, change "
        told += _interval(change, lambda value: f"{value:+,.0f}".replace("-", "\u2212"))
    _print((found,), format_, HUB_COLUMNS, _hub_cells, (heads, rows), told)


def _print(
    found: Sequence[Any],
    format_: Format,
    columns: Sequence[str],
    cells: Callable[[Any], Iterable[Sequence[object]]],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    told: str,
    left: int = 0,
) -> None:
    if format_ is not Format.table:
        with Lines(format_, _line, columns, cells) as lines:
            lines.print(found)
        return
    from rich.table import Table
    from rich.text import Text

    from enduse.views.printable import printable

    heads, rows = table
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, head in enumerate(heads):
        shown.add_column(head, overflow="fold", justify="left" if place in (0, len(heads) - 1) else "right")
    for row in rows[:_MOST]:
        shown.add_row(*(Text(printable(cell), style=_STYLE.get(row[-1], "")) for cell in row))
    page = console()
    page.print(shown)
    judged = sum(row[-1] != "cannot tell" for row in rows) + left
    left = left or max(len(rows) - _MOST, 0)
    notes = [*([f"{left} more; -f csv gives all"] if left else []), *([told] if told else [])]
    if judged >= _MANY:
        notes.append(f"{judged} rows were judged at 95 percent: about {judged / 40:.0f} would fire by chance alone")
    notes += _notes(found)
    for note in notes:
        page.print(Text(printable(note), style="dim"))


def _notes(found: Sequence[Any]) -> list[str]:
    """What is missing, where the method comes from, and why it may mean nothing: each once."""
    lacking = dict.fromkeys(words for each in found[:_MOST] for words in each.missing)
    lines = [f"missing: {words}" for words in list(lacking)[:8]]
    if len(lacking) > 8:
        lines.append(f"missing: and {count(len(lacking) - 8, 'more note')}; -f json gives all")
    lines += [f"method: {words}" for words in dict.fromkeys(each.method for each in found)]
    innocent = dict.fromkeys(words for each in found for words in each.innocent_explanations)
    return [*lines, *(f"it may mean nothing: {words}" for words in innocent)]


def _line(value: object) -> str:
    from enduse.model.record import to_record

    return json.dumps(_rounded(to_record(value)), ensure_ascii=False)


def _rounded(value: Any) -> Any:  # noqa: ANN401  # any part of a record
    """Six figures are more than such estimates have, and the same on every machine."""
    if isinstance(value, float):
        return float(f"{value:.6g}") if abs(value) < 1e6 else round(value, 2)
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def _surge_cells(each: Surge) -> list[Sequence[object]]:
    excess = each.excess
    ends = ("", "", "", "") if excess is None else (excess.value, excess.low, excess.high, excess.level)
    cells = (
        each.leg, each.via, each.source, each.target, each.reporter, each.basis, each.date, each.verdict, each.growth,
        *ends, each.chance, each.earlier, each.before, each.after, each.currency, " ".join(each.controls),
        " | ".join(each.missing),
    )  # fmt: skip
    return [_rounded(cells)]


def _mirror_cells(each: Mirror) -> list[Sequence[object]]:
    before, after, change = each.before, each.after, each.change
    past = ("", "", "") if before is None else (before.exports, before.imports, before.share.value)
    since: tuple[object, ...] = ("",) * 8
    if after is not None:
        missing, share = after.missing, after.share
        since = (
            after.exports,
            after.imports,
            missing.value,
            missing.low,
            missing.high,
            share.value,
            share.low,
            share.high,
        )
    shift = ("", "", "") if change is None else (change.value, change.low, change.high)
    head = (each.exporter, each.importer, each.basis, each.date, each.verdict, each.currency)
    return [_rounded((*head, *past, *since, *shift, " | ".join(each.missing)))]


def _passing_cells(each: Passing) -> list[Sequence[object]]:
    ratio, change = each.ratio, each.change
    cells = (
        each.reporter, each.partner, each.date, each.verdict, each.currency, each.origin, each.consignment, each.passed,
        *(("", "", "") if ratio is None else (ratio.value, ratio.low, ratio.high)),
        "" if each.earlier is None else each.earlier.value,
        *(("", "", "") if change is None else (change.value, change.low, change.high)), " | ".join(each.missing),
    )  # fmt: skip
    return [_rounded(cells)]


def _hub_cells(found: Hubs) -> list[Sequence[object]]:
    def cells(each: Hub) -> Sequence[object]:
        change = each.change
        figures = (each.before.value, each.after.value, change.value, change.low, change.high)
        return (
            found.to, found.told_by, found.basis, found.date, each.partner, each.verdict, *figures, each.entered,
            each.value, found.currency,
        )  # fmt: skip

    return [_rounded(cells(each)) for each in found.suppliers]


def _name(place: str) -> str:
    from enduse.views.place import country

    return "the coalition" if place == "coalition" else country(place).removeprefix("the ")


def _figures(reporter: str, basis: str | None) -> str:
    return ", ".join(part for part in (_name(reporter) if reporter else "", basis or "") if part)


def _gap(gap: Gap | None) -> str:
    return "" if gap is None else _interval(gap.share, _share)


def _interval(estimate: Estimate | None, words: Callable[[float], str]) -> str:
    if estimate is None:
        return ""
    if estimate.low is None or estimate.high is None:
        return words(estimate.value)
    low, high = sorted((estimate.low, estimate.high))
    return f"{words(estimate.value)} [{words(low)}, {words(high)}]"


def _times(value: float | None) -> str:
    return "" if value is None else f"×{value:.2f}" if value < 100 else f"×{value:,.0f}"


def _share(value: float) -> str:
    return f"{100 * value:.1f}%".replace("-", "\u2212")


def _points(value: float) -> str:
    return f"{100 * value:+.1f}".replace("-", "\u2212")


def _amount(value: float, currency: str) -> str:
    return f"{value / 1e6:,.1f} m {currency}".replace("-", "\u2212")
