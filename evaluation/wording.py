"""Words of expected and read descriptions made comparable: singular, and near synonyms of the field folded."""

from __future__ import annotations

import re

# What analysts and reports call the same goods; a scorer that told them apart would measure taste.
_SYNONYMS = {
    "weapon": ("arm", "arms", "weaponry", "armament", "arsenal"),
    "ammunition": ("munition", "ammo"),
    "drone": ("uav", "uas"),
    "aircraft": ("plane", "jet", "warplane", "airplane", "fighter"),
    "aid": ("assistance", "support", "help"),
    "equipment": ("gear", "materiel", "hardware", "kit"),
    "component": ("part",),
    "shipment": ("cargo", "delivery", "consignment", "supply"),
    "system": ("complex",),
}
_FOLDED = {word: head for head, words in _SYNONYMS.items() for word in words}
_PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"), ("s", ""))
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_NAMING = frozenset({"a", "an", "the", "of", "its", "his", "her", "their", "he", "she", "it", "they", "who"}) | {
    "said",
    "official",
    "officials",
    "mr",
    "mrs",
    "dr",
}


def folded(text: str) -> list[str]:
    """The words of a text in lower case, singular, synonyms folded; hyphens inside words are dropped."""
    plain = text.lower().replace("\u2019", "'").replace("'s ", " ")
    return [_fold(token.replace("-", "")) for token in _TOKEN.findall(plain)]


def head(goods: str) -> str:
    """The head word of a goods phrase: the last before "for" or "of" ("munitions for tanks": ammunition)."""
    return folded(goods.split(" for ", 1)[0].split(" of ", 1)[0])[-1]


def naming(text: str) -> frozenset[str]:
    """The words of a source's name that tell it from another."""
    return frozenset(folded(text)) - _NOT_NAMING


def _fold(word: str) -> str:
    if len(word) > 3 and not word.endswith("ss"):
        for plural, singular in _PLURALS:
            if word.endswith(plural):
                word = word.removesuffix(plural) + singular
                break
    return _FOLDED.get(word, word)
