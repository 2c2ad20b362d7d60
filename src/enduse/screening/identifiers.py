"""Numbers that name one party: kinds, check digits, and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

IDENTIFYING: Final = (
    "imoNumber", "mmsi", "callSign", "leiCode", "innCode", "ogrnCode", "okpoCode", "kppCode", "registrationNumber",
    "taxNumber", "vatCode", "idNumber", "passportNumber", "dunsCode", "swiftBic", "bikCode", "uniqueEntityId",
    "cageCode", "isinCode", "ticker", "npiCode", "serialNumber", "cryptoWallets", "publicKey",
)  # fmt: skip
"""FtM properties that hold identifiers."""

GENERIC: Final = frozenset(("id", "idNumber", "registrationNumber", "taxNumber"))
"""Kinds that lists use for numbers of each other's kind; alone such a number says nothing of who issued it."""

_OWN: Final = frozenset(("passportNumber", "imoNumber", "mmsi", "callSign", "swiftBic", "isinCode", "ticker"))
_ALSO: Final = {"passportNumber": frozenset(("id", "idNumber")), "imoNumber": frozenset(("id", "registrationNumber"))}

_CHARACTERS: Final = re.compile("[^0-9A-Z]+")
_BIC: Final = re.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")  # ISO 9362
_SHORTEST: Final = 5
_FIGURES: Final = 3
_KIND_WORDS: Final = re.compile(r"^(?:IMO|MMSI|LEI|INN|OGRN|SWIFT|BIC|PASSPORT|TAX)(?=[0-9])")


def normal(value: str) -> str:
    """An identifier without what is only writing: spaces, dots, small letters, the kind put before the number."""
    return _KIND_WORDS.sub("", _CHARACTERS.sub("", value.upper()))


def valid(kind: str, value: str) -> bool | None:
    """Whether the check digits of a normal identifier hold; None when its kind has none that are known.

    Args:
        kind: FtM property.
        value: As `normal` gives it.

    Sources: IMO resolution A.1117(30); ISO 17442 with ISO/IEC 7064 MOD 97-10 (LEI); Russian Federal Tax Service,
    order MMV-7-6/435 (INN); Ministry of Finance order 165n of 2017 (OGRN).
    """
    check = _CHECKS.get(kind)
    return check(value) if check else None


def telling(kind: str, value: str) -> bool:
    """Whether agreement on a normal identifier tells anything: long enough, and not a filler such as 00000 or N/A."""
    if kind == "swiftBic":
        return bool(_BIC.fullmatch(value)) and len(set(value)) > 3
    return len(value) >= _SHORTEST and len(set(value)) > 2 and sum(map(str.isdigit, value)) >= _FIGURES


def comparable(one: str, other: str) -> bool:
    """Whether numbers of two kinds may be the same number."""
    if one == other:
        return True
    if one in _OWN or other in _OWN:
        return other in _ALSO.get(one, ()) or one in _ALSO.get(other, ())
    return one in GENERIC or other in GENERIC


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _imo(value: str) -> bool:
    return bool(re.fullmatch("[0-9]{7}", value)) and _weighted(value, (7, 6, 5, 4, 3, 2)) % 10 == int(value[6])


def _lei(value: str) -> bool:
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", value):
        return False
    return int("".join(str(int(letter, 36)) for letter in value)) % 97 == 1


_INN_TEN: Final = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_ELEVENTH: Final = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def _inn(value: str) -> bool:
    if re.fullmatch("[0-9]{10}", value):
        return _weighted(value, _INN_TEN) % 11 % 10 == int(value[9])
    if re.fullmatch("[0-9]{12}", value):
        first = _weighted(value, _INN_ELEVENTH) % 11 % 10 == int(value[10])
        return first and _weighted(value, (3, *_INN_ELEVENTH)) % 11 % 10 == int(value[11])
    return False


def _ogrn(value: str) -> bool:
    if not re.fullmatch("[0-9]{13}|[0-9]{15}", value):
        return False
    return int(value[:-1]) % (len(value) - 2) % 10 == int(value[-1])


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "imoNumber": _imo,
    "leiCode": _lei,
    "innCode": _inn,
    "ogrnCode": _ogrn,
}
