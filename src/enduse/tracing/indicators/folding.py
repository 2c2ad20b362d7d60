"""Names, addresses and descriptions as they are compared: case, accents and punctuation aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from enduse.reference.shipments.folding import folded as unaccented

_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_MARK = re.compile(r"[\W_]+")
_STROKED = str.maketrans("łøđħ", "lodh")  # letters that Unicode does not take apart


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Lower case, without accents, punctuation as single blanks ("Ácme Co., L.L.C." → "acme co llc")."""
    plain = unaccented(unicodedata.normalize("NFKD", words)).translate(_STROKED)
    return _MARK.sub(" ", _DOTTED.sub("", plain)).strip()


def holds(text: str, phrase: str) -> bool:
    """Whether a folded text holds a folded phrase as whole words."""
    return f" {phrase} " in f" {text} "


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded English word without the s of its plural; other words as they are."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
