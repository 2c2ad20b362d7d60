"""Claims told to be given in return for one another."""

from __future__ import annotations

import re
from dataclasses import replace

from enduse.claims.draft import countries
from enduse.model import TransferClaim

_IN_RETURN = re.compile(r"\b(?:in return|in exchange|in kind|as payment)\b", re.IGNORECASE)
_REACH = 3  # claims back among which the other half is looked for


def returned(claims: list[TransferClaim]) -> list[TransferClaim]:
    """Claims with "… in return" linked to the nearest earlier one that goes the other way."""
    linked = list(claims)
    for i, claim in enumerate(claims):
        if claim.in_exchange_for or not _IN_RETURN.search(claim.spans[0].exact):
            continue
        for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
            if _opposite(claim, claims[j]):
                linked[i] = replace(linked[i], in_exchange_for=(claims[j].id,))
                linked[j] = replace(linked[j], in_exchange_for=(*linked[j].in_exchange_for, claim.id))
                break
    return linked


def _opposite(one: TransferClaim, other: TransferClaim) -> bool:
    there = countries(one.supplier) & countries(other.recipient)
    return bool(there and countries(one.recipient) & countries(other.supplier))
