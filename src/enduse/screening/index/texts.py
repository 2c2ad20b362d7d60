"""Many strings kept as one block of bytes, read one by one without loading the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Texts:
    """Strings by number.

    Args:
        block: UTF-8 bytes of all of them, one after the other.
        ends: End of each in the block.
    """

    def __init__(self, block: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self.block = block
        self.ends = ends

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """Pack strings; a lone surrogate is kept as it is."""
        packed = [text.encode("utf-8", "surrogatepass") for text in texts]
        ends = np.cumsum([len(part) for part in packed], dtype=np.int64) if packed else np.zeros(0, np.int64)
        return cls(np.frombuffer(b"".join(packed), dtype=np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> str:
        start = int(self.ends[number - 1]) if number else 0
        return self.block[start : int(self.ends[number])].tobytes().decode("utf-8", "surrogatepass")
