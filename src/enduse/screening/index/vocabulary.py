"""The words of the listed names, and which of them a word asked about may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from enduse.screening.index.texts import Texts

_COSTS: Final = np.array([0.0, 0.8, 1.0, 1.15, 9.0], dtype=np.float32)
_MOST_EDITS: Final = 3
_LEAST: Final = 0.66
_BY_KEY: Final = 0.9

Keys = NDArray[np.uint32]
Places = NDArray[np.int32]


class Vocabulary:
    """Words under their keys.

    Args:
        folded: The folded form of each word.
        keys: All keys, sorted.
        words: The word that stands under the key of the same place.
    """

    def __init__(self, folded: Texts, keys: Keys, words: Places) -> None:
        self.folded = folded
        self.keys = keys
        self.words = words
        self._lines: list[str] | None = None

    @classmethod
    def of(cls, folded: Sequence[str], keys: Sequence[frozenset[int]]) -> Vocabulary:
        """Sort words under their keys."""
        counts = np.fromiter((len(found) for found in keys), dtype=np.int64, count=len(keys))
        flat = np.fromiter((key for found in keys for key in found), dtype=np.uint32, count=int(counts.sum()))
        words = np.repeat(np.arange(len(keys), dtype=np.int32), counts)
        order = np.argsort(flat, kind="stable")
        return cls(Texts.of(folded), flat[order], words[order])

    def met(self, keys: Sequence[frozenset[int]], folded: Sequence[str]) -> tuple[Places, Places, NDArray[np.float32]]:
        """Which words those asked about may be, and how alike they are at best.

        Args:
            keys: Keys of each word asked about.
            folded: Its folded form.

        Returns:
            Places of the words asked about, of listed words, and a likeness from 0 to 1, one entry a pair.
        """
        counts = np.fromiter((len(found) for found in keys), dtype=np.int64, count=len(keys))
        flat = np.fromiter((key for found in keys for key in found), dtype=np.uint32, count=int(counts.sum()))
        asked = np.repeat(np.arange(len(keys), dtype=np.int64), counts)
        start, end = np.searchsorted(self.keys, flat, "left"), np.searchsorted(self.keys, flat, "right")
        spread = end - start
        rows = np.repeat(asked, spread)
        offsets = np.arange(int(spread.sum()), dtype=np.int64) - np.repeat(np.cumsum(spread) - spread, spread)
        listed = self.words[np.repeat(start, spread) + offsets]
        enough = np.repeat(flat & 1, spread).astype(np.int64)
        whole = len(self.folded) + 1
        pairs = np.unique(((rows * whole + listed) << 1) | (1 - enough))
        pairs = pairs[np.concatenate(([True], (pairs[1:] >> 1) != (pairs[:-1] >> 1)))] if len(pairs) else pairs
        one, other = (pairs >> 1) // whole, ((pairs >> 1) % whole).astype(np.int32)
        alike = self._alike(one, other, folded)
        alike = np.where(pairs & 1, alike, np.maximum(alike, _BY_KEY)).astype(np.float32)
        kept = alike >= _LEAST
        return one[kept].astype(np.int32), other[kept], alike[kept]

    def _alike(self, one: NDArray[np.int64], other: Places, folded: Sequence[str]) -> NDArray[np.float32]:
        if not len(one):
            return np.zeros(0, np.float32)
        if self._lines is None:
            self._lines = [self.folded[place] for place in range(len(self.folded))]
        lines = self._lines
        mine, theirs = [folded[place] for place in one.tolist()], [lines[place] for place in other.tolist()]
        edits = cpdist(mine, theirs, scorer=OSA.distance, score_cutoff=_MOST_EDITS, dtype=np.int32, workers=1)
        longer = np.fromiter((max(len(a), len(b)) for a, b in zip(mine, theirs, strict=True)), np.float32, len(mine))
        edits = np.minimum(edits, _MOST_EDITS + 1)
        return np.asarray(1.0 - edits * _COSTS[edits] / np.maximum(longer, 1.0), dtype=np.float32)
