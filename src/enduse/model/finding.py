"""What a rule says of goods, a country, a party or a shipment: and what words suggest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Verdict(StrEnum):
    """The three answers of a rule; a missing field is never taken for innocence."""

    fired = "fired"
    not_fired = "not fired"
    cannot_tell = "cannot tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule applied to one thing, with what it rests on.

    Args:
        rule: Key of the rule in its table ("chpl.tier-1", "ccl.3A001", "embargo.ru").
        verdict: fired, not fired or cannot tell.
        subject: What it was applied to, as given ("8542.31", "Rotterdam", "integrated circuits").
        detail: Why, in one sentence: the row that matched, or the field that is missing.
        authority: Who made the rule ("BIS", "EU", "UN Security Council").
        citation: Where it stands ("15 CFR 746.5(a)(1)(iii)").
        in_force_from: ISO date, None when unknown.
        in_force_until: ISO date, None while it is in force or when unknown.
        as_of: Date for which the rule was asked, ISO.
        innocent_explanations: Why it may mean nothing.
    """

    rule: str
    verdict: Verdict
    subject: str
    detail: str
    authority: str
    citation: str
    in_force_from: str | None = None
    in_force_until: str | None = None
    as_of: str | None = None
    innocent_explanations: tuple[str, ...] = ()


CodeKind = Literal["hs6", "eccn", "category"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that the words of a description point to: a lead to look at, never a classification.

    Args:
        code: HS-6 with its dot ("8542.31"), ECCN ("3A001"), or key of a goods category ("electronics.programmable").
        kind: Which of the three.
        title: What the code holds.
        score: 0 to 1; ranks suggestions of one description and is no probability.
        evidence: Words of the description and the listed words they met, in pairs ("FPGAs", "fpga").
        source: What was asked: "phrases", "headings" or "goods lexicon".
    """

    code: str
    kind: CodeKind
    title: str
    score: float
    evidence: tuple[tuple[str, str], ...]
    source: str

    @property
    def verdict(self) -> Verdict:
        """Always cannot tell: words alone decide no code."""
        return Verdict.cannot_tell
