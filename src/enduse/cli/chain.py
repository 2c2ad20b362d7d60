"""A closure told: parties that fall, why, and what is not known, as records, rows and words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from enduse.model.finding import Finding
from enduse.model.ownership import STEP, Influence, Standing
from enduse.screening.ownership import Closure, Counted, Proof, Step, finding, gaps
from enduse.sources.ownership import Register

COLUMNS = (
    "regime", "state", "test", "as_of", "id", "caption", "status", "verdict", "share_min", "share_max", "round",
    "listed", "chain", "gaps", "authority", "citation", "in_force_from", "in_force_until",
)  # fmt: skip
_DEEPEST = 12
"""Links of a chain that are drawn; longer ones are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A party under a regime.

    Args:
        party: Its identifier.
        closure: What was asked.
        register: Names.
        beside: Holds on it that are no shares and stood on the day.
        limit: Most links of its chain to tell, None for all.
    """

    party: str
    closure: Closure
    register: Register
    beside: tuple[Influence, ...] = ()
    limit: int | None = None

    @property
    def standing(self) -> Standing:
        """What shares prove of it."""
        return self.closure.status(self.party)

    @property
    def proof(self) -> Proof | None:
        """Why it falls."""
        return self.closure.proof(self.party, self.limit)

    @property
    def finding(self) -> Finding:
        """What the regime's test says of it."""
        return finding(self.closure, self.party, self.register.unnamed)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not known of who owns it."""
        return gaps(self.closure, self.party, self.register.unnamed)

    def name(self, party: str) -> str:
        """A party as it is shown: its name and its identifier."""
        caption = self.register.caption(party)
        return caption if caption == party else f"{caption} [{party}]"


def told_json(told: Told) -> str:
    """One party under one regime as one line of JSON."""
    least, most = told.closure.sums(told.party)
    proof = told.proof
    record: dict[str, Any] = {
        "regime": told.closure.regime.name,
        "state": told.closure.regime.state,
        "test": told.closure.regime.test,
        "as_of": told.closure.as_of,
        "id": told.party,
        "caption": told.register.caption(told.party),
        "status": told.standing,
        "share_min": least,
        "share_max": most,
        "round": told.closure.round(told.party),
        "listed": [_party(told, party) for party in proof.listed] if proof else [],
        "chain": [_step(told, step) for step in proof.steps] if proof else [],
        "chain_cut": True if proof and not proof.complete else None,
        "gaps": list(told.gaps),
        "influences": [
            {"holder": _party(told, each.holder), "kind": each.kind, "start": each.start, "end": each.end}
            for each in told.beside
        ],
        "finding": _finding(told.finding),
    }
    return json.dumps({name: value for name, value in record.items() if value not in (None, [])}, ensure_ascii=False)


def told_rows(told: Told) -> Iterator[tuple[object, ...]]:
    """One party under one regime as a row under `COLUMNS`."""
    regime, proof, answer = told.closure.regime, told.proof, told.finding
    least, most = told.closure.sums(told.party)
    steps = proof.steps if proof else ()
    yield (
        regime.name, regime.state, regime.test, told.closure.as_of, told.party, told.register.caption(told.party),
        told.standing.value, answer.verdict.value, least, most, told.closure.round(told.party),
        "; ".join(told.name(party) for party in (proof.listed if proof else ())),
        "; ".join(f"{told.name(step.party)}: {_sum(step, told)}" for step in steps), "; ".join(told.gaps),
        answer.authority, answer.citation, answer.in_force_from, answer.in_force_until,
    )  # fmt: skip


def told_lines(told: Told) -> Iterator[tuple[str, str]]:
    """One party under one regime as lines with their kind: its status, the chain below it, and what is open."""
    least, most = told.closure.sums(told.party)
    yield told.standing.value, f"{told.standing.value}: {told.name(told.party)}, {share_words(least, most)} counted"
    proof = told.proof
    if proof is not None:
        yield from (("chain", line) for line in _tree(proof, told))
    else:
        yield "detail", f"   {told.finding.verdict.value}: {told.finding.detail}"
    for gap in told.gaps if proof is not None else ():
        yield "open", f"   open: {_named(gap, told)}"
    for each in told.beside:
        yield "open", f"   beside shares: {told.name(each.holder)} ({each.kind}), which no share can weigh"


def share_words(least: float, most: float) -> str:
    """A share in words: "60 %", "25 to 50 %", "more than 50 %"."""
    if least == most:
        return f"{least:g} %"
    low, over = _edge(least)
    high, _ = _edge(most)
    if most == 100 and least > 0:
        return f"{'more than' if over else 'at least'} {low} %"
    return f"{'over ' if over else ''}{low} to {high} %"


def _edge(share: float) -> tuple[str, bool]:
    """A bound without the step that a bound excluded by its words was moved by, and whether it was moved up."""
    near = round(share, 4)
    return f"{near:g}", 0 < share - near < 10 * STEP


def _tree(proof: Proof, told: Told) -> Iterator[str]:
    steps: Mapping[str, Step] = {step.party: step for step in proof.steps}
    drawn: set[str] = {proof.party}
    waiting = [(1, each, holder) for each, holder in reversed(_holders(steps[proof.party]))]
    while waiting:
        depth, counted, holder = waiting.pop()
        words = f"{'   ' * depth}{_share(counted)} {_manner(counted)}{told.name(holder)}"
        step = steps.get(holder)
        if holder in proof.listed:
            yield f"{words}, listed"
        elif holder in drawn:
            yield f"{words}, as above"
        elif step is None or depth >= _DEEPEST:
            links = str(len(proof.steps)) if proof.complete else f"more than {len(proof.steps)}"
            yield f"{words}, and so on: {links} links in all; --party ID -f json gives all of them"
        else:
            drawn.add(holder)
            yield f"{words}, {proof.standing.value}"
            waiting += [(depth + 1, each, one) for each, one in reversed(_holders(step))]


def _holders(step: Step) -> list[tuple[Counted, str]]:
    return [(counted, holder) for counted in step.counted for holder in counted.holders]


def _share(counted: Counted) -> str:
    return share_words(counted.share_min, counted.share_max)


def _manner(counted: Counted) -> str:
    return ("jointly, " if counted.joint else "") + ("through a nominee for " if counted.nominee else "")


def _sum(step: Step, told: Told) -> str:
    return " + ".join(f"{_share(each)} {_manner(each)}{' and '.join(map(told.name, each.holders))}"
                      for each in step.counted)  # fmt: skip


def _named(gap: str, told: Told) -> str:
    """A gap with the names of the owners it speaks of."""
    parties = {each for row in told.closure.holdings(told.party) for each in (row.owner, row.nominator or row.owner)}
    # One pass over all of them, so that a name put in is not searched in turn.
    found = "|".join(re.escape(party) for party in sorted(parties, key=len, reverse=True))
    return re.sub(rf"(?<!\S)(?:{found})(?=[\s,)]|$)", lambda hit: told.name(hit[0]), gap) if found else gap


def _party(told: Told, party: str) -> dict[str, str]:
    return {"id": party, "caption": told.register.caption(party)}


def _step(told: Told, step: Step) -> dict[str, Any]:
    return {
        **_party(told, step.party),
        "round": step.round,
        "total": step.total,
        "counted": [
            {
                "holders": [_party(told, holder) for holder in each.holders],
                "share_min": each.share_min,
                "share_max": each.share_max,
                **({"joint": True} if each.joint else {}),
                **({"nominee": True} if each.nominee else {}),
                "origins": list(each.origins),
            }
            for each in step.counted
        ],
    }


def _finding(found: Finding) -> dict[str, Any]:
    told = {name: getattr(found, name) for name in Finding.__slots__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items() if value}
