"""Continuity of goods: whether what one leg carried may be what the next one carries.

likeness(a, b)   how alike two goods are, 0 to 1, and why
family(hs6)      the codes that revisions of the Harmonized System made out of one another, by their lowest
wanted(words)    `--goods` read: "chpl", "chpl:1", "HS8542", "8542.31", "electronics", and mixes of them

Goods are keys as `Movement.goods` holds them: six digits, a goods category, or empty when unknown.
"""

from enduse.tracing.goods.family import families, family, kin
from enduse.tracing.goods.goods import Goods
from enduse.tracing.goods.likeness import Likeness, likeness
from enduse.tracing.goods.wanted import wanted

__all__ = ["Goods", "Likeness", "families", "family", "kin", "likeness", "wanted"]
