"""Fifth step of the fast search: the movements of chosen chains, fetched once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import duckdb
import numpy as np

from enduse.tracing.chain import Chain, Known, Legs, Turnover
from enduse.tracing.ground import Ground
from enduse.tracing.movement import Movement
from enduse.tracing.moving import GoodsKeys, insert, known_of


class Shelf:
    """Movements, turnovers and what is known, of the parties asked for so far.

    Args:
        connection: With the tables of the search.
        ground: The question.
        keys: Goods as numbers.
        said: Movements that claims tell of.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, ground: Ground, keys: GoodsKeys, said: Iterable[Movement]
    ) -> None:
        self._connection, self._ground, self._keys = connection, ground, keys
        self._said = {each.id: each for each in said}
        self._legs: dict[tuple[int, int, str], list[Movement]] = defaultdict(list)
        self._pairs: dict[tuple[int, int], int] = {}
        self._turnover: dict[int, Turnover] = {}
        self._known: dict[int, Known] = {}

    def fetch(self, chains: Iterable[Chain]) -> None:
        """Bring in what these chains need and is not here yet."""
        wanted = sorted({pair for chain in chains for pair in pairwise(chain.parties)} - self._pairs.keys())
        if not wanted:
            return
        self._connection.execute("CREATE OR REPLACE TEMP TABLE asked (a INTEGER, b INTEGER)")
        columns = {"a": np.array([a for a, _ in wanted], np.int32), "b": np.array([b for _, b in wanted], np.int32)}
        insert(self._connection, "asked", columns)
        self._pairs.update(dict.fromkeys(wanted, 0))
        found = self._connection.execute("SELECT a, b, w FROM pairs JOIN asked USING (a, b)").fetchall()
        self._pairs.update({(a, b): weight for a, b, weight in found})
        self._fetch_movements()
        self._fetch_parties(sorted({party for pair in wanted for party in pair} - self._known.keys()))

    def _fetch_movements(self) -> None:
        rows = self._connection.execute(
            "SELECT m.id, source, target, source_country, target_country, goods, first_day, last_day, grams, "
            "origin_country, kind FROM moving m JOIN asked ON a = source AND b = target "
            "WHERE kind IS NOT NULL ORDER BY m.id"
        ).fetchall()
        key = self._keys.key
        for number, source, target, leaves, arrives, goods, first, last, weight, origin, kind in rows:
            kg = None if weight is None else weight / 1000
            movement = Movement(
                number, source, target, leaves, arrives, key(goods), first, last, kg, origin_country=origin
            )
            self._legs[source, target, kind].append(self._said.get(number, movement))

    def _fetch_parties(self, parties: list[int]) -> None:
        if not parties:
            return
        found = self._connection.execute(
            "SELECT party, country, nameless, first_day, founded_day, owners, confidence, "
            "coalesce(taken, 0), coalesce(sent, 0), coalesce(there, 0) FROM known LEFT JOIN turnover USING (party) "
            "WHERE party IN (SELECT unnest(?))",
            [parties],
        ).fetchall()
        for party, *known, taken, sent, there in found:
            self._known[party] = known_of(tuple(known))
            self._turnover[party] = Turnover(taken, sent, there)

    def known(self, party: int) -> Known:
        """What is known of a party; nothing of somebody nobody named."""
        return self._known.get(party, _NOBODY)

    def turnover(self, party: int) -> Turnover:
        """What it took in and sent out."""
        return self._turnover.get(party, _NOTHING)

    def lane(self, one: int, other: int) -> int:
        """Grams that went from one to the other."""
        return self._pairs.get((one, other), 0)

    def legs(self, chain: Chain) -> Legs:
        """Movements of each leg of a chain."""
        last = len(chain.parties) - 2
        legs: list[tuple[Movement, ...]] = []
        for place, (one, other) in enumerate(pairwise(chain.parties)):
            kind = "f" if place == 0 else "l" if place == last else "m"
            leg = [] if place == chain.assumed else self._legs.get((one, other, kind), [])
            if place == 1 and chain.assumed == 0:
                origin = self._ground.question.origins[-1 - chain.parties[0]]
                leg = [each for each in leg if each.origin_country == origin and self._ground.wanted(each.goods)]
            legs.append(tuple(leg))
        return tuple(legs)


_NOBODY = Known()
_NOTHING = Turnover()
