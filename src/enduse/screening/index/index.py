"""Listed names under their words, kept in arrays that are written to and read from one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from enduse.model.errors import InputError
from enduse.screening.identifiers import normal
from enduse.screening.index.build import LEAST_WEIGHT, arrays_of, joins_of, met_weight, parts_of
from enduse.screening.index.keys import joined_keys, keys_of
from enduse.screening.index.texts import Texts
from enduse.screening.index.vocabulary import Vocabulary
from enduse.screening.listed import Listed, listed_of
from enduse.screening.names.agreement import COSTS, LEAST_COSTS, Costs
from enduse.screening.names.alignment import FIELD_WIDTHS
from enduse.screening.names.folding import folded
from enduse.screening.names.name import Name
from enduse.screening.names.sort import Sort
from enduse.screening.names.word import UNMET, Kind, Word

FORMAT: Final = 1
"""Version of the arrays; a file of another version is made anew."""

_LEAST_SHARE: Final = 0.35
_GRACE: Final = 0.12
_LOOKED_AT: Final = 100  # what met is a rough measure; what it promises decides
_COSTS: Final = {sort: astuple(LEAST_COSTS if sort is Sort.unknown else COSTS[sort]) for sort in Sort}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name that may be the one asked about.

    Args:
        party: Number of the listed party.
        name: The listed name.
        promise: Rough measure of how well it agrees, 0 to about 1.
    """

    party: int
    name: str
    promise: float


class Index:
    """Listed parties by the words of their names and by their identifiers.

    Args:
        arrays: As `build.arrays_of` makes them.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._records = Texts(arrays["records"], arrays["record_ends"])
        self._names = Texts(arrays["names"], arrays["name_ends"])
        self._owners = arrays["owners"]
        words = Texts(arrays["folded"], arrays["folded_ends"])
        self._vocabulary = Vocabulary(words, arrays["keys"], arrays["key_words"])
        self._postings = csr_matrix(
            (arrays["posting_weights"], arrays["posting_names"], arrays["posting_starts"]),
            shape=(len(words), len(self._names)),
        )
        self._identifiers: dict[str, list[int]] = json.loads(arrays["identifiers"].tobytes())
        self._parties: dict[int, Listed] = {}
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        """Number of listed parties."""
        return len(self._records)

    @classmethod
    def build(cls, parties: Iterable[Listed]) -> Index:
        """Index listed parties."""
        return cls(arrays_of(parties))

    @classmethod
    def open(cls, path: Path) -> Index:
        """Read an index that was saved.

        Raises:
            InputError: The file is not an index of this version.
        """
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            version = int(arrays.pop("format"))
            index = cls(arrays) if version == FORMAT else None
        except Exception as error:  # a damaged file fails in a dozen ways inside numpy
            raise InputError(f"{path}: not an index of lists; delete it, it is made anew from the lists") from error
        if index is None:
            raise InputError(f"{path}: an index of another version; delete it, it is made anew from the lists")
        return index

    def save(self, path: Path) -> None:
        """Write the index to a file, whole or not at all."""
        partial = path.with_name(f".partial-{path.name}")
        with partial.open("wb") as file:
            np.savez(file, allow_pickle=False, format=np.array(FORMAT), **self._arrays)
        partial.replace(path)

    def party(self, number: int) -> Listed:
        """A listed party by its number."""
        party = self._parties.get(number)
        if party is None:
            party = self._parties[number] = listed_of(json.loads(self._records[number]))
        return party

    def number(self, entity_id: str) -> int:
        """The number of a listed party.

        Raises:
            KeyError: Nobody of this identifier is on the lists.
        """
        if not self._numbers:
            self._numbers = {self.party(number).id: number for number in range(len(self))}
        return self._numbers[entity_id]

    def identified(self, value: str) -> tuple[int, ...]:
        """Numbers of the parties that bear an identifier of this value, whatever its kind."""
        return tuple(self._identifiers.get(normal(value), ()))

    def candidates(self, names: Sequence[Name], *, most: int, least: float) -> list[list[Candidate]]:
        """For each name the listed names that promise most, the best first.

        Args:
            names: Names asked about.
            most: Listed names at most for each.
            least: Promise below which a listed name is left out.
        """
        weights = np.array([met_weight(name) for name in names], dtype=np.float32)
        top = sp_matmul_topn(self._asked(names), self._postings, top_n=_LOOKED_AT, threshold=_LEAST_SHARE, sort=True)
        rows = np.repeat(np.arange(len(names)), np.diff(top.indptr))
        costs = np.array([_COSTS[name.sort] for name in names], dtype=np.float32).reshape(len(names), -1)[rows]
        cut = np.array([_cut(name) for name in names], dtype=np.float32)
        promise = _promise(top.data, weights[rows], self._arrays["weights"][top.indices], cut[rows], costs)
        found: list[list[Candidate]] = [[] for _ in names]
        # The best of a name is looked at even where it promises less: a bound on what met is no bound on likeness.
        best = np.zeros(len(promise), dtype=bool)
        best[top.indptr[:-1][np.diff(top.indptr) > 0]] = True
        initials = np.array([any(word.kind is Kind.initial for word in name.words) for name in names], dtype=bool)
        lenient = best | initials[rows]  # an initial leaves open what its word weighs
        chosen = np.flatnonzero((promise >= least) | (lenient & (promise >= least - _GRACE)))
        for place in chosen[np.argsort(-promise[chosen], kind="stable")].tolist():
            name, row = int(top.indices[place]), rows[place]
            if len(found[row]) < most:
                found[row].append(Candidate(int(self._owners[name]), self._names[name], float(promise[place])))
        return found

    def _asked(self, names: Sequence[Name]) -> csr_matrix:
        """Names asked about in the words of the listed ones: a row a name, weighted."""
        places: dict[object, int] = {}
        keys: list[frozenset[int]] = []
        spelt: list[str] = []
        rows, columns, weights = [], [], []
        for row, name in enumerate(names):
            whole = met_weight(name) ** 0.5
            for asked, weight in (*_words(name), *parts_of(name), *joins_of(name)):
                place = places.get(asked)
                if place is None:
                    place = places[asked] = len(keys)
                    keys.append(joined_keys(asked) if isinstance(asked, str) else keys_of(asked))
                    spelt.append(folded(asked) if isinstance(asked, str) else asked.folded)
                rows.append(row)
                columns.append(place)
                weights.append(weight**0.5 / whole)
        shape = (len(names), len(keys))
        said = csr_matrix(
            (np.array(weights, np.float32), (np.array(rows, np.int32), np.array(columns, np.int32))), shape
        )
        one, other, alike = self._vocabulary.met(keys, spelt)
        meant = csr_matrix((alike, (one, other)), (len(keys), self._postings.shape[0]))
        return said @ meant


Shares = NDArray[np.float32]


def _promise(met: Shares, mine: Shares, theirs: Shares, cut: Shares, costs: Shares) -> Shares:
    """At best how well two names agree: the shares of their weights that met, and the costs of what did not.

    Args:
        met: Geometric mean of the shares that met.
        mine: Weights of the names asked about.
        theirs: Weights of the listed names.
        cut: Weights of last words that may have been cut off, and may yet meet something.
        costs: A row of `Costs` for each.
    """
    terms = dict(zip((term.name for term in fields(Costs)), costs.T, strict=True))
    agreed = np.minimum(met * np.sqrt(mine * theirs) + cut, np.minimum(mine, theirs))
    conflict = np.minimum(mine, theirs) - agreed
    more = np.where(theirs > mine, terms["more_listed"], terms["more_asked"]) * np.abs(mine - theirs)
    strength = 1.0 - terms["faint"] * np.maximum(0.0, 1.0 - agreed / terms["plenty"])
    return np.asarray(agreed / (agreed + terms["conflict"] * conflict + more) * strength, dtype=np.float32)


def _words(name: Name) -> list[tuple[Word | str, float]]:
    return [(word, max(word.weight, LEAST_WEIGHT)) for word in name.words if word.kind not in UNMET]


def _cut(name: Name) -> float:
    """The weight of a last word that a field of usual width may have cut off."""
    return name.words[-1].weight if len(name.text) in FIELD_WIDTHS and len(name.words) > 1 else 0.0
