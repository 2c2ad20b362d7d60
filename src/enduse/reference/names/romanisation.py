"""Spellings of one sound brought together: see romanisation.csv."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from enduse.reference.table import rows

_INITIAL_J: Final = re.compile("^j(?=[aeiou])")


def folded(form: str) -> str:
    """A word in small Latin letters with every romanisation of a sound made the same.

    Args:
        form: Letters a to z only.
    """
    start, end, anywhere = _rules()
    kept = "J" if _INITIAL_J.match(form) and not form.startswith("je") else ""
    if kept:
        form = kept + form[1:]
    if start and (met := start[0].match(form)):
        form = start[1][met.group()] + form[met.end() :]
    if met := end[0].search(form):
        form = form[: met.start()] + end[1][met.group()]
    keys = anywhere[1]
    return anywhere[0].sub(lambda found: keys[found.group()], form).replace("J", "j")


_Rule = tuple[re.Pattern[str], dict[str, str]]


@cache
def _rules() -> tuple[_Rule, _Rule, _Rule]:
    table = list(rows("names/romanisation.csv"))
    return _rule(table, "first", "^(?:{})"), _rule(table, "last", "(?:{})$"), _rule(table, "", "{}")


def _rule(table: list[dict[str, str]], where: str, frame: str) -> _Rule:
    keys = {row["pattern"]: row["key"] for row in table if row["where"] == where}
    longest_first = sorted(keys, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(frame.format("|".join(longest_first))), keys
