"""HS codes as people and spreadsheets write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# The last name is TN VED, the tariff of the Eurasian Economic Union, in Russian letters.
_LABEL = re.compile(
    r"^(?:HS|HTS|HTSUS|CN|NCM|TARIC|HSN|\u0422\u041d \u0412\u042d\u0414)(?:[ -]?(?:CODE|NO))?[ .:#-]*", re.IGNORECASE
)
_SPREADSHEET = re.compile(r"^(\d{5,})\.0$")
_SEPARATORS = re.compile(r"[\s.\-/]+")
_LONGEST = 12
_CHAPTERS = frozenset(range(1, 98)) - {77}  # 77 is kept free; 98 and 99 are national


@dataclass(frozen=True, slots=True)
class HsCode:
    """An HS code taken apart.

    Args:
        given: The code as given.
        digits: Its digits, empty when it is none.
        trouble: Why it cannot be read as chapter, heading or subheading; None when it can.
    """

    given: str
    digits: str
    trouble: str | None = None

    @property
    def hs6(self) -> str | None:
        """The six digits all countries share; None for a chapter, a heading or an unreadable code."""
        return self.digits[:6] if self.trouble is None and len(self.digits) >= 6 else None

    @property
    def chapter(self) -> int | None:
        """Its chapter, None for an unreadable code."""
        return int(self.digits[:2]) if self.trouble is None else None


def read_hs(code: str) -> HsCode:
    """Read an HS code: "8542.31", "854231", "8542310000", "85.42.31", "HS 8542.31.00", "8542".

    National lines of 8, 10 or 12 digits count by their first six. An odd number of digits mostly means that a
    leading zero was lost on the way through a spreadsheet, which is told and not repaired.

    Args:
        code: The code in any of the usual spellings; full-width digits are read.
    """
    text = _LABEL.sub("", unicodedata.normalize("NFKC", code).strip())
    whole = _SPREADSHEET.match(text)
    digits = _SEPARATORS.sub("", whole[1] if whole else text)
    if not digits:
        return HsCode(code, "", "no code was given")
    if not (digits.isascii() and digits.isdigit()):
        return HsCode(code, "", "it is not written in digits")
    return HsCode(code, digits, _trouble(digits))


def _trouble(digits: str) -> str | None:
    if len(digits) > _LONGEST:
        return f"it has {len(digits)} digits, more than any tariff"
    if len(digits) % 2:
        return f"it has {len(digits)} digits: a leading zero was lost (chapter 0{digits[0]}), or a digit at the end"
    if int(digits[:2]) not in _CHAPTERS:
        return f"there is no chapter {digits[:2]} in the Harmonized System"
    return None
