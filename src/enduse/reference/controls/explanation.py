"""Why a finding may mean nothing."""

from __future__ import annotations

from functools import cache

from enduse.reference.table import rows


@cache
def explanations(rule: str) -> tuple[str, ...]:
    """Innocent explanations of a rule, those of the rule itself before those of its family; empty for an unknown one.

    Args:
        rule: Key of a rule ("chpl.tier-1", "ear.ru").
    """
    listed = [(row["rule"], row["explanation"]) for row in rows("controls/explanations.csv")]
    own = [text for key, text in listed if key == rule]
    family = [text for key, text in listed if key.endswith(".") and rule.startswith(key)]
    return tuple(dict.fromkeys((*own, *family)))
