"""What the index loses: the plain matcher compares a few names with every party, and is the oracle of the fast way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.names.cases import Case
from evaluation.names.ours import Matcher, query_of

# Scores of both ways are the same up to the order of additions.
EQUAL_WITHIN = 1e-6
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Loss:
    """Counts behind the loss.

    Args:
        threshold: Least score that counts as a match.
        names: Names asked.
        pairs: Pairs of name and party the plain matcher scored.
        matches: Pairs it scored at the threshold or above.
        lost: Matches the fast way did not return.
        first_lost: Names whose best match, or all of equally good ones, the fast way did not return.
        unequal: Matches both ways returned with different scores.
        examples: Some of the matches lost: the name, the party, its score; the highest first.
    """

    threshold: float
    names: int
    pairs: int
    matches: int
    lost: int
    first_lost: int
    unequal: int
    examples: tuple[tuple[str, str, float], ...] = ()

    @property
    def share(self) -> float:
        """Share of the matches that is lost, 0 when there are none."""
        return self.lost / self.matches if self.matches else 0.0


def loss(matcher: Matcher, cases: Sequence[Case], entity_ids: Iterable[str], *, threshold: float) -> Loss:
    """Compare the fast way with the plain one.

    Args:
        matcher: Whose two ways are compared.
        cases: The names to ask.
        entity_ids: Every party of the matcher's list.
        threshold: Least score that counts as a match.
    """
    known = list(entity_ids)
    queries = [query_of(case) for case in cases]
    fast = matcher.screen(queries, threshold=threshold, limit=len(known))
    # Party by party, so that a matcher which remembers the names it read last reads each party's once.
    slow: list[dict[str, float]] = [{} for _ in queries]
    for key in known:
        for query, plain in zip(queries, slow, strict=True):
            score = matcher.score(query, key).score
            if score >= threshold:
                plain[key] = score
    matches = first_lost = unequal = 0
    lost: list[tuple[str, str, float]] = []
    for case, plain, found in zip(cases, slow, fast, strict=True):
        quick = {match.entity_id: match.score for match in found}
        top = {key for key, score in plain.items() if score >= max(plain.values()) - EQUAL_WITHIN}
        matches += len(plain)
        lost += [(case.name, key, score) for key, score in plain.items() if key not in quick]
        first_lost += bool(top) and not top & quick.keys()
        unequal += sum(abs(score - quick[key]) > EQUAL_WITHIN for key, score in plain.items() if key in quick)
    examples = tuple(sorted(lost, key=lambda each: -each[2])[:EXAMPLES])
    return Loss(threshold, len(queries), len(queries) * len(known), matches, len(lost), first_lost, unequal, examples)
