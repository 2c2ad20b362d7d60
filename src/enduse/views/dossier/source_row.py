"""What the dossier shows of each source over the whole case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enduse.model.position import Position, Weighing
from enduse.views.printable import printable
from enduse.views.words import body_words, capital, listed, source_name


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One original source over the whole case."""

    name: str
    other_names: str
    speaks_for: str
    letter: str
    stands: int
    claims: tuple[int, ...]


def source_rows(weighings: Sequence[Weighing], numbers: Mapping[str, int]) -> tuple[SourceRow, ...]:
    """Every source that takes a stand, in alphabetical order."""
    stands: dict[tuple[str, tuple[str, ...]], list[Position]] = {}
    for weighing in weighings:
        for position in weighing.positions:
            stands.setdefault((position.source, position.affiliation), []).append(position)
    rows = [_source_row(held, numbers) for held in stands.values()]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold().removeprefix("the "), row.claims)))


def _source_row(held: Sequence[Position], numbers: Mapping[str, int]) -> SourceRow:
    first = held[0]
    others = sorted({name for position in held for name in position.names} - {first.source})
    known = {numbers[id_] for position in held for id_ in position.claim_ids if id_ in numbers}
    bodies = listed(dict.fromkeys(body_words(body) for body in first.affiliation if body.startswith("gov:")))
    alone = "itself" if first.affiliation else "cannot be told"
    return SourceRow(
        name=capital(printable(source_name(first))),
        other_names=printable(listed(others)),
        speaks_for=bodies or alone,
        letter=first.reliability,
        stands=len(held),
        claims=tuple(sorted(known)),
    )
