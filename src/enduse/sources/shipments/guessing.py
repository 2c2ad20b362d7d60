"""Columns told by their heads, by presets and by a sample of their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from enduse.reference.shipments import Head, PresetColumn, head_of, plain_head, presets, roles
from enduse.sources.shipments.guess import Guess
from enduse.sources.shipments.vetting import vetted

_TELLING: Final = 5  # columns of a preset that must be there for it to be recognised
_SHARE: Final = 0.5  # of a file's columns that must then be the preset's


def preset_of(heads: Sequence[str]) -> str | None:
    """The preset whose columns these are, None when they are of none."""
    plain = {_bare(head) for head in heads}
    for name, columns in presets().items():
        known = {column.column for column in columns}
        if len(plain & known) >= _TELLING and len(plain & known) >= _SHARE * len(plain):
            return name
    return None


def guessed(heads: Sequence[str], values: Mapping[str, Sequence[str]], preset: str | None) -> tuple[Guess, ...]:
    """What the columns seem to hold, in their order; columns that tell nothing are left out.

    Args:
        heads: The columns.
        values: Column to a sample of its cells.
        preset: The preset to go by before the heads, None for heads alone.
    """
    by_preset = {column.column: (rank, column) for rank, column in enumerate(presets()[preset] if preset else ())}
    known = {head: head_of(head.partition("#")[0] or head) for head in heads}
    found: list[Guess] = []
    for head, owner in zip(heads, _owners(heads, known), strict=True):
        prescribed = by_preset.get(_bare(head))
        guess = _prescribed(head, *prescribed) if prescribed is not None else _by_head(head, known[head], owner)
        if guess is not None:
            found.extend(vetted(guess, values.get(head, ())))
    found.extend(
        Guess(column.column, column.field, rank) for rank, column in by_preset.values() if column.column[0] == "="
    )
    return tuple(_promoted(found))


def is_statistics(heads: Sequence[str], guesses: Sequence[Guess]) -> bool:
    """Whether the columns are those of totals between countries: no party, and heads that only statistics have."""
    told = {guess.field for guess in guesses}
    marks = sum(head is not None and head.kind == "statistics" for head in map(head_of, heads))
    return marks >= 2 and not told & {"sender", "receiver", "declarant", "vessel", "id"}


def _prescribed(head: str, rank: int, column: PresetColumn) -> Guess | None:
    if not column.field:
        return None
    named = head_of(head)
    unit = (named.unit if named is not None else None) or column.unit
    # Ahead of every head that is only guessed.
    role = next((role for role in roles() if column.field == role or column.field.startswith(f"{role}_")), "")
    return Guess(head, column.field, rank - 1_000_000, unit, column.parted, role)


def _by_head(head: str, known: Head | None, owner: Head | None) -> Guess | None:
    if known is None or known.kind == "statistics" or known.part == "ignored":
        return None
    if known.kind == "field":
        return Guess(head, known.field, known.rank, known.unit)
    whose = known if known.kind == "role" else owner
    if whose is None:
        return None
    part = "" if known.part in ("", "name") else f"_{known.part}"
    return Guess(head, f"{whose.field}{part}", known.rank, None, None, whose.field, whose.stands_for)


def _owners(heads: Sequence[str], known: Mapping[str, Head | None]) -> Iterator[Head | None]:
    """Whose part a head is that names no party: "Country" behind "Consignee", where the file repeats such heads.

    A head of that kind that stands once may be the country of anything; it belongs to a party only when the file
    knows no other party.
    """
    parts = Counter(_bare(head) for head in heads if (each := known[head]) is not None and each.kind == "part")
    parties = {each.field for each in known.values() if each is not None and each.kind == "role"}
    owner: Head | None = None
    for head in heads:
        each = known[head]
        if each is not None and each.kind == "role":
            owner = each
        yield owner if each is not None and (parts[_bare(head)] > 1 or len(parties) == 1) else None


def _promoted(guesses: Sequence[Guess]) -> Iterator[Guess]:
    """The guesses, with the importer as receiver where no column names a receiver, and so for every role."""
    named = {guess.role for guess in guesses}
    renamed: dict[str, str] = {}
    for role in roles():
        for guess in guesses:
            if guess.role == role and guess.stands_for and guess.stands_for not in named | set(renamed.values()):
                renamed[role] = guess.stands_for
    for guess in guesses:
        new = renamed.get(guess.role)
        yield guess if new is None else replace(guess, role=new, field=new + guess.field.removeprefix(guess.role))


def _bare(head: str) -> str:
    return plain_head(head.partition("#")[0] or head).rstrip("0123456789")
