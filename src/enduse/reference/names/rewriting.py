"""Rules that rewrite the spelling of a word, step after step, the longest pattern first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enduse.reference.table import rows

_WHERE = {
    "any": "{}",
    "start": "^{}",
    "end": "{}$",
    "start_before_vowel": "^{}(?=[aeiou])",
    "after_consonant": "(?<=[^aeiouyij])(?<!^){}",
    "before_front": "{}(?=[eiy])",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rewriting.

    Args:
        step: When it applies: all rules of a step apply at once, each letter being rewritten at most once.
        pattern: The letters it replaces, in lower case.
        key: What replaces them; empty when they are dropped.
        where: any, start, end, start_before_vowel, after_consonant or before_front; see the table's head.
    """

    step: str
    pattern: str
    key: str
    where: str


@dataclass(frozen=True, slots=True)
class Step:
    """All rules of one step, made ready."""

    pattern: re.Pattern[str]
    keys: Sequence[str]

    def __call__(self, word: str) -> str:
        """The word with every letter rewritten that a rule of the step names."""
        return self.pattern.sub(lambda found: self.keys[(found.lastindex or 1) - 1], word)


def rules(table: str) -> tuple[Rule, ...]:
    """The rules of a shipped table with the columns step, pattern, key and where, in the order of the table."""
    return tuple(Rule(row["step"], row["pattern"], row["key"], row["where"]) for row in rows(table))


def step(name: str, among: Iterable[Rule]) -> Step:
    """The rules of one step as a function from word to word.

    A longer pattern wins over a shorter one, and of two equal ones that which says where it stands.
    """
    chosen = sorted(
        (rule for rule in among if rule.step == name), key=lambda rule: (-len(rule.pattern), rule.where == "any")
    )
    parts = [_WHERE[rule.where].format(f"({re.escape(rule.pattern)})") for rule in chosen]
    return Step(re.compile("|".join(parts)), tuple(rule.key for rule in chosen))
