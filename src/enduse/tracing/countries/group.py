"""A product group, so that editions of the Harmonized System can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from enduse.model.errors import UsageError
from enduse.reference.controls import changes
from enduse.reference.tracing import successions

_EDITION: Final = 2022


@dataclass(frozen=True, slots=True)
class Line:
    """Codes that are counted together, because they hold the same goods in different editions.

    Args:
        asked: Codes of the group that it stands for.
        older: Codes before 2022.
        newer: Codes since 2022.
        note: What is compared instead of the code asked for; empty when it is the code itself.
    """

    asked: tuple[str, ...]
    older: tuple[str, ...]
    newer: tuple[str, ...]
    note: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """All its codes."""
        return frozenset(self.older + self.newer)


@dataclass(frozen=True, slots=True)
class Group:
    """A product group.

    Args:
        codes: As asked for, sorted.
        lines: What is counted, a line for each code or family.
    """

    codes: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is compared instead of codes asked for, and what else an edition changed."""
        return tuple(line.note for line in self.lines if line.note)


def group_of(codes: Iterable[str]) -> Group:
    """The group of these codes, each with its family across HS 2017 and HS 2022.

    Six of the fifty priority codes do not exist in HS 2017: counted as they stand, they rise from nothing in January
    2022, embargo or not. They are counted through their families: the older code before, all codes of the same heading
    that came out of it since, which hold other goods as well; the notes say which. Source: UN Statistics Division,
    correlation tables of the Harmonized System, for the chapters that `reference.tracing.successions` covers; other
    codes are compared as they stand.

    Args:
        codes: HS codes of two to ten digits; dots do not matter.

    Raises:
        UsageError: One is no code.
    """
    plain = sorted({code.replace(".", "").strip() for code in codes})
    for code in plain:
        if not (code.isdecimal() and 2 <= len(code) <= 10 and len(code) % 2 == 0):
            raise UsageError(f"{code!r} is no HS code; write chpl, or two, four or six digits like 854231")
    lines: dict[tuple[tuple[str, ...], tuple[str, ...]], Line] = {}
    for code in plain:
        older, newer = _family(code)
        asked = (*(lines[older, newer].asked if (older, newer) in lines else ()), code)
        lines[older, newer] = Line(asked, older, newer, _note(asked, older, newer))
    return Group(tuple(plain), tuple(lines.values()))


def _family(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes before and since 2022 that hold the goods of a code; twice itself when no number changed."""
    came, became = _renumbered()
    six = code[:6]
    older = came.get(six) or ((six,) if six in became else ())
    if len(six) < 6 or not older:
        return (code,), (code,)
    sprung = {newer for each in older for newer in became[each]}
    kin = sorted(newer for newer in sprung if newer[:4] == six[:4])
    return older, tuple(kin or sorted(sprung))


@cache
def _renumbered() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Codes of HS 2022 to those they came out of, and codes of HS 2017 to what became of them."""
    came: dict[str, tuple[str, ...]] = {}
    became: dict[str, tuple[str, ...]] = {}
    for each in successions():
        if each.edition == _EDITION:
            older, newer = f"{each.older:06}", f"{each.newer:06}"
            came[newer] = (*came.get(newer, ()), older)
            became[older] = (*became.get(older, ()), newer)
    return came, became


def _note(asked: tuple[str, ...], older: tuple[str, ...], newer: tuple[str, ...]) -> str:
    known = dict.fromkeys(changes()[code[:6]].note for code in asked if code[:6] in changes())
    why = "; ".join(words for words in known if not any(other != words and other.startswith(words) for other in known))
    names = ", ".join(map(_dotted, asked))
    if older == newer:
        return f"{names}: {why}, so that a fall in 2022 can be the edition" if why else ""
    before, since = ", ".join(map(_dotted, older)), ", ".join(map(_dotted, newer))
    elsewhere = sorted({code for each in older for code in _renumbered()[1][each]} - set(newer))
    left = f"; part of it went to {', '.join(map(_dotted, elsewhere))}" if elsewhere else ""
    return f"{names}: compared as {before} before 2022 and {since} since{f' ({why})' if why else ''}{left}"


def _dotted(code: str) -> str:
    return f"{code[:4]}.{code[4:]}" if len(code) > 4 else code
