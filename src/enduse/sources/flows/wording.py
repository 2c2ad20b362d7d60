"""How trade statistics write periods, flows, codes of goods and their editions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from enduse.model.trade_flow import Direction
from enduse.sources.shipments.date import dates

_WHOLE_YEAR: Final = re.compile(r"((?:19|20)\d{2})(?:00|52)?(?:[-\s]*Jan\.?-Dec\.?\s*\1)?", re.IGNORECASE)
_PART_OF_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?:1[3-9]|[2-5]\d).*")
_MONTH: Final = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(?:-[^\W\d_]+\.? \1)?")
_CODE: Final = re.compile(r"'?(\d{1,10})(?:\s*[-–].*)?")
_ALL: Final = frozenset({"", "total", "total-total", "all", "ag0"})
_FLOWS: Final[dict[str, Direction]] = {
    "x": "export",
    "2": "export",
    "export": "export",
    "exports": "export",
    "2-export": "export",
    "m": "import",
    "1": "import",
    "import": "import",
    "imports": "import",
    "1-import": "import",
}
_WITHIN: Final = {
    "rx": "re-exports are already in the exports",
    "3": "re-exports are already in the exports",
    "re-export": "re-exports are already in the exports",
    "re-exports": "re-exports are already in the exports",
    "dx": "domestic exports are already in the exports",
    "rm": "re-imports are already in the imports",
    "4": "re-imports are already in the imports",
    "re-import": "re-imports are already in the imports",
    "re-imports": "re-imports are already in the imports",
    "fm": "foreign imports are already in the imports",
    "xip": "trade after processing is already in the total",
    "xop": "trade after processing is already in the total",
    "mip": "trade for processing is already in the total",
    "mop": "trade for processing is already in the total",
}
_EDITIONS: Final = {"h0": "1992", "h1": "1996", "h2": "2002", "h3": "2007", "h4": "2012", "h5": "2017", "h6": "2022"}
_HARMONIZED: Final = frozenset({"h", "hs", "cn"})
_partial = dates(None)


@lru_cache(maxsize=4096)
def period_of(words: str) -> str | None:
    """A month or a year as partial ISO; None when it is neither, or a part of a year.

    Args:
        words: "202205", "2022", "202252-Jan.-Dec. 2022", "Aug. 2024", "2022-05".
    """
    plain = " ".join(words.split())
    whole = _WHOLE_YEAR.fullmatch(plain)
    if whole is not None:
        return whole[1]
    month = _MONTH.fullmatch(plain)
    if month is not None:
        return f"{month[1]}-{month[2]}"
    if _PART_OF_YEAR.fullmatch(plain):
        return None
    found = _partial(plain)
    return found if found is not None and len(found) in (4, 7) else None


def flow_of(words: str) -> Direction | None:
    """What the reporter did; None when it is neither an export nor an import."""
    return _FLOWS.get(words.strip().casefold())


def within(words: str) -> str | None:
    """Why a flow is no figure of its own: it is a part of exports or imports; None for the others."""
    return _WITHIN.get(words.strip().casefold())


@lru_cache(maxsize=65536)
def code_of(words: str) -> tuple[str | None, str]:
    """The code of goods, None for all goods, and what was done to it.

    Args:
        words: "854231", "8542-ELECTRONIC INTEGRATED CIRCUITS", "TOTAL", or "10121" that lost its first zero.

    Returns:
        The code, and a word on what was mended; ("", reason) when it is no code.
    """
    plain = words.strip()
    if plain.casefold() in _ALL:
        return None, ""
    found = _CODE.fullmatch(plain)
    if found is None or int(found[1]) == 0:
        return "", "no code of goods"
    digits = found[1]
    if len(digits) % 2:
        return f"0{digits}", "its first zero was lost and is put back"
    return digits, ""


def is_harmonized(words: str) -> bool:
    """Whether a classification is the Harmonized System: SITC and BEC number other goods alike."""
    plain = words.strip().casefold()
    return not plain or plain in _EDITIONS or plain in _HARMONIZED


def edition_of(words: str) -> str | None:
    """The edition of the Harmonized System a classification stands for ("H5" is "2017"); None for others."""
    return _EDITIONS.get(words.strip().casefold())
