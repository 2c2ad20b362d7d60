"""Listed parties turned into the arrays of an index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from enduse.screening.identifiers import normal, telling
from enduse.screening.index.keys import initial_key, joined_keys, keys_of
from enduse.screening.index.texts import Texts
from enduse.screening.index.vocabulary import Vocabulary
from enduse.screening.listed import Listed
from enduse.screening.names.folding import folded
from enduse.screening.names.name import Name, name_of
from enduse.screening.names.sort import sort_of
from enduse.screening.names.word import UNMET, Kind, Word, word_of

_INITIAL_WEIGHT: Final = 0.3
_INITIALS: Final = "abcdefghijklmnopqrstuvwxyz"
_JOINED_MOST: Final = 16
_SHORT_PART: Final = 3
_FAINT: Final = 0.5
LEAST_WEIGHT: Final = 0.1
"""Weight of a name made of particles only."""


def arrays_of(parties: Iterable[Listed]) -> dict[str, NDArray[Any]]:
    """The arrays an index is made of, in the order of the parties."""
    records: list[str] = []
    names: list[str] = []
    owners: list[int] = []
    weights: list[float] = []
    words = _Words()
    identifiers: dict[str, list[int]] = defaultdict(list)
    for number, party in enumerate(parties):
        records.append(json.dumps(party.to_record(), ensure_ascii=False, separators=(",", ":")))
        for identifier in party.identifiers:
            value = normal(identifier.value)
            if telling(identifier.kind, value) and number not in identifiers[value]:
                identifiers[value].append(number)
        sort = sort_of(party.schema)
        for _, text in party.names:
            name = name_of(text, sort)
            if name.words:
                words.add(len(names), name)
                names.append(text)
                owners.append(number)
                weights.append(met_weight(name))
    known = {value: found for value, found in identifiers.items() if found}
    return {
        **_block("records", records),
        **_block("names", names),
        "owners": np.array(owners, dtype=np.int32),
        "weights": np.array(weights, dtype=np.float32),
        "identifiers": np.frombuffer(json.dumps(known).encode(), dtype=np.uint8),
        **words.arrays(),
    }


def met_weight(name: Name) -> float:
    """The weight of the words a name can be met by."""
    return max(sum(word.weight for word in name.words if word.kind not in UNMET), LEAST_WEIGHT)


def joins_of(name: Name) -> list[tuple[str, float]]:
    """The letters of neighbouring words of a name written together, with the weight of the words.

    Three words are joined only where one of them is short, as in "van der Bilt"; a name of titles, legal forms,
    particles and letters is joined as a whole, for there is nothing else to meet it by.
    """
    words = name.words
    joins = [(name.letters, LEAST_WEIGHT)] if name.weight < _FAINT else []
    for start in range(len(words) - 1):
        one, two = words[start], words[start + 1]
        if one.kind is Kind.number or two.kind is Kind.number:
            continue
        form, weight, short = one.form + two.form, one.weight + two.weight, len(one.form) < 4 or len(two.form) < 4
        silent = one.kind in UNMET and two.kind in UNMET
        if 3 < len(form) <= _JOINED_MOST and not silent:
            joins.append((form, weight))
        if start + 2 < len(words) and len(form) < _JOINED_MOST:
            three = words[start + 2]
            if (short or len(three.form) < 4) and three.kind is not Kind.number:
                whole = form + three.form
                if 3 < len(whole) <= _JOINED_MOST and not (silent and three.kind in UNMET):
                    joins.append((whole, weight + three.weight))
    return joins


def parts_of(name: Name) -> list[tuple[Word, float]]:
    """The single words of set phrases, so that a phrase with one word misspelt is still met by the others."""
    parts = []
    for word in name.words:
        if word.kind is Kind.plain and " " in word.text:
            pieces = [piece for piece in map(word_of, word.text.split()) if len(piece.form) > _SHORT_PART]
            parts += [(piece, max(word.weight / len(pieces), LEAST_WEIGHT)) for piece in pieces]
    return parts


class _Words:
    """Words as they are met, with the names they stand in."""

    def __init__(self) -> None:
        self._places: dict[object, int] = {}
        self._keys: list[frozenset[int]] = []
        self._folded: list[str] = []
        self._word: list[int] = []
        self._name: list[int] = []
        self._weight: list[float] = []
        for letter in _INITIALS:
            self._new(frozenset((initial_key(letter),)), "")

    def add(self, number: int, name: Name) -> None:
        """Enter a name under its words, their first letters, and neighbours written together."""
        whole = met_weight(name) ** 0.5
        for word in name.words:
            if word.kind in UNMET:
                continue
            self._enter(self._place(word), number, max(word.weight, LEAST_WEIGHT) ** 0.5 / whole)
            if word.kind is Kind.plain and word.form[:1] in _INITIALS:
                self._enter(_INITIALS.index(word.form[0]), number, _INITIAL_WEIGHT**0.5 / whole)
        for word, weight in parts_of(name):
            self._enter(self._place(word), number, weight**0.5 / whole)
        for form, weight in joins_of(name):
            self._enter(self._join(form), number, weight**0.5 / whole)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The vocabulary and the names under each of its words."""
        vocabulary = Vocabulary.of(self._folded, self._keys)
        words = np.array(self._word, dtype=np.int64)
        order = np.lexsort((np.array(self._name), words))
        return {
            "folded": vocabulary.folded.block,
            "folded_ends": vocabulary.folded.ends,
            "keys": vocabulary.keys,
            "key_words": vocabulary.words,
            "posting_starts": np.searchsorted(words[order], np.arange(len(self._folded) + 1)).astype(np.int32),
            "posting_names": np.array(self._name, dtype=np.int32)[order],
            "posting_weights": np.array(self._weight, dtype=np.float32)[order],
        }

    def _place(self, word: Word) -> int:
        place = self._places.get(word)
        if place is None:
            place = self._places[word] = self._new(keys_of(word, listed=True), word.folded)
        return place

    def _join(self, form: str) -> int:
        place = self._places.get(form)
        if place is None:
            place = self._places[form] = self._new(joined_keys(form), folded(form))
        return place

    def _new(self, keys: frozenset[int], folded_form: str) -> int:
        self._keys.append(keys)
        self._folded.append(folded_form)
        return len(self._folded) - 1

    def _enter(self, place: int, name: int, weight: float) -> None:
        self._word.append(place)
        self._name.append(name)
        self._weight.append(weight)


def _block(name: str, texts: list[str]) -> dict[str, NDArray[Any]]:
    packed = Texts.of(texts)
    return {name: packed.block, f"{name[:-1]}_ends": packed.ends}
