"""Codes of different editions of the Harmonized System that hold the same goods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from enduse.reference.tracing import Succession, successions

_LAST: Final = 9999  # later than any edition


@cache
def families() -> Mapping[int, frozenset[int]]:
    """Families by their lowest code, each of two codes or more; together they overlap nowhere.

    A new code joins the family of the older ones it came out of, but only where these stand in one heading: a code
    gathered from several headings (drones out of cameras and aircraft, 3D printers out of six kinds of machines)
    would chain goods into one family that have nothing in common.
    """
    root: dict[int, int] = {}

    def top(code: int) -> int:
        while root.setdefault(code, code) != code:
            code = root[code]
        return code

    for (newer, _), older in _older().items():
        if len({code // 100 for code in older}) == 1:
            for code in older:
                low, high = sorted((top(newer), top(code)))
                root[high] = low
    found: dict[int, set[int]] = {}
    for code in root:
        found.setdefault(top(code), set()).add(code)
    return MappingProxyType({low: frozenset(codes) for low, codes in sorted(found.items()) if len(codes) > 1})


def family(hs6: int) -> int:
    """The lowest code of a code's family; the code itself where no revision touched it.

    Args:
        hs6: Six digits as a number.
    """
    return _members().get(hs6, hs6)


@cache
def kin(hs6: int, *, whole: bool = True) -> frozenset[int]:
    """Codes of other editions that held these goods or took them over, edition by edition; without the code itself.

    Two codes that came out of one are no kin: they stand side by side in one edition and hold different goods.

    Args:
        hs6: Six digits as a number.
        whole: Leave out codes into which others went as well: drones are then no kin of cameras, out of which some
            came.
    """
    return frozenset(_newer(hs6, 0, whole=whole) | _older_codes(hs6, _LAST, whole=whole)) - {hs6}


def _newer(hs6: int, since: int, *, whole: bool) -> set[int]:
    found: set[int] = set()
    for step in _steps()[0].get(hs6, ()):
        if step.edition > since and (step.is_whole or not whole):
            found |= {step.newer} | _newer(step.newer, step.edition, whole=whole)
    return found


def _older_codes(hs6: int, before: int, *, whole: bool) -> set[int]:
    found: set[int] = set()
    for step in _steps()[1].get(hs6, ()):
        if step.edition < before and (step.is_whole or not whole):
            found |= {step.older} | _older_codes(step.older, step.edition, whole=whole)
    return found


@cache
def _steps() -> tuple[Mapping[int, tuple[Succession, ...]], Mapping[int, tuple[Succession, ...]]]:
    up: dict[int, tuple[Succession, ...]] = {}
    down: dict[int, tuple[Succession, ...]] = {}
    for step in successions():
        up[step.older] = (*up.get(step.older, ()), step)
        down[step.newer] = (*down.get(step.newer, ()), step)
    return up, down


@cache
def _older() -> Mapping[tuple[int, int], set[int]]:
    found: dict[tuple[int, int], set[int]] = {}
    for step in successions():
        found.setdefault((step.newer, step.edition), set()).add(step.older)
    return found


@cache
def _members() -> Mapping[int, int]:
    return {code: low for low, codes in families().items() for code in codes}
