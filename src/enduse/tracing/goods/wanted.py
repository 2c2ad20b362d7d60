"""`--goods` read."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from enduse.model.errors import UsageError
from enduse.reference.controls import priorities
from enduse.reference.goods.category import categories
from enduse.tracing.goods.goods import Goods, goods_of

_PRIORITY: Final = "chpl"
_HS: Final = re.compile(r"(?:HS|HTS|CN)?[ :]*(\d{2}|\d{2}[. ]?\d{2}|\d{2}[. ]?\d{2}[. ]?\d{2})", re.IGNORECASE)
_ALLOWED: Final = (
    'give "chpl", a tier of it ("chpl:1"), a tariff code of 2, 4 or 6 digits ("HS8542", "8542.31") '
    'or a goods category ("electronics", "aircraft.uav"), several with commas between'
)


def wanted(words: str) -> Goods:
    """The goods asked about, with what their codes are called in other editions of the Harmonized System.

    "chpl" is the Common High Priority List, "chpl:3" tiers 3.A and 3.B of it.

    Args:
        words: As the option takes them.

    Raises:
        UsageError: They name no goods.
    """
    hs6: set[int] = set()
    prefixes: set[str] = set()
    keys: set[str] = set()
    for word in (part.strip() for part in unicodedata.normalize("NFKC", words).split(",")):
        code = _HS.fullmatch(word)
        if word.casefold() in categories():
            keys.add(word.casefold())
        elif code is not None:
            digits = re.sub(r"\D", "", code[1])
            if len(digits) == 6:
                hs6.add(int(digits))
            else:
                prefixes.add(digits)
        else:
            hs6 |= _priority(word)
    return goods_of(frozenset(hs6), frozenset(prefixes), frozenset(keys))


def _priority(word: str) -> set[int]:
    name, colon, tier = word.casefold().partition(":")
    if name == _PRIORITY:
        listed = [each for each in priorities().values() if not colon or _is_tier(each.tier, tier)]
        if listed:
            return {int(each.hs6) for each in listed}
        tiers = ", ".join(sorted({each.tier for each in priorities().values()}))
        raise UsageError(f"--goods {word[:60]!r}: the list has no such tier; its tiers are {tiers}")
    raise UsageError(f"--goods {word[:60]!r}: {_ALLOWED}")


def _is_tier(tier: str, asked: str) -> bool:
    plain = tier.casefold()
    return asked.strip() in {plain, plain.replace(".", ""), plain.partition(".")[0]}
