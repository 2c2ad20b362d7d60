"""Destinations against broad trade controls and country groups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.model.finding import Finding, Verdict
from enduse.reference.controls import Membership, Restriction, destinations, explanations, groups, vintage
from enduse.reference.table import rows

_GROUP_CITATION = "15 CFR part 740, Supplement No. 1"
_GROUPS = {
    "D:5": "US arms-embargoed countries",
    "E:1": "terrorist supporting countries",
    "E:2": "unilateral embargo",
}
_ASKED = "EAR part 746, OFAC, EU, UK and UN Security Council, as far as the table of destinations goes"
_VERDICTS = {True: Verdict.fired, False: Verdict.not_fired, None: Verdict.cannot_tell}


def judge(country: str | None, day: str) -> tuple[Finding, ...]:
    """Restrictions on trade with a country, one finding a rule; a single `not fired` where none applies.

    Args:
        country: ISO 3166-1 alpha-2 or an English name; None when the record does not say.
        day: ISO date, month or year.
    """
    given = (country or "").strip()
    if not given:
        return (_none(given, Verdict.cannot_tell, day, "the record names no destination"),)
    code = codes().get(given.casefold())
    if code is None:
        return (_none(given, Verdict.cannot_tell, day, "not a country code or name that is known; give ISO alpha-2"),)
    found = (
        *(_restricted(given, rule, day) for rule in destinations().get(code, ())),
        *(_grouped(given, membership, day) for membership in groups().get(code, ())),
    )
    if found:
        return found
    return (_none(given, Verdict.not_fired, day, f"no broad control on {code} in what was asked: {_ASKED}"),)


@cache
def codes() -> Mapping[str, str]:
    """Country codes by themselves and by the names of the countries table, case folded."""
    found: dict[str, str] = {}
    for row in rows("actors/countries.csv"):
        doubtful = set(row["ambiguous"].split("|"))
        for name in (row["name"], *row["names"].split("|")):
            if name and name not in doubtful:
                found.setdefault(name.casefold(), row["code"])
        found[row["code"]] = row["code"]
    return MappingProxyType(found)


def _restricted(given: str, rule: Restriction, day: str) -> Finding:
    in_force = rule.period.covers(day)
    verdict, detail = _VERDICTS[in_force], rule.detail
    if in_force and rule.scope == "part":
        verdict = Verdict.cannot_tell
        detail = f"{detail}; a country code does not tell which part"
    elif rule.period.start is None:
        detail = f"{detail}; since when is not recorded here"
    elif in_force is not True:
        detail = f"{detail}; in force from {rule.period.start}"
    return Finding(
        rule=rule.rule,
        verdict=verdict,
        subject=given,
        detail=f"{detail} (table of {vintage('destinations.csv')})",
        authority=rule.authority,
        citation=rule.citation,
        in_force_from=rule.period.start,
        in_force_until=rule.period.until,
        as_of=day,
        innocent_explanations=() if verdict is Verdict.not_fired else explanations(rule.rule),
    )


def _grouped(given: str, membership: Membership, day: str) -> Finding:
    in_force = membership.period.covers(day)
    group = membership.group
    if group in _GROUPS:
        detail = f"in Country Group {group}, {_GROUPS[group]}"
    else:
        detail = "not in Country Group D:5, but named beside it by the rules that use it"
    since = membership.period.start
    detail += f", since {since}" if since else "; the day it joined is not recorded here"
    return Finding(
        rule=f"group.{group if group in _GROUPS else 'D:5'}",
        verdict=_VERDICTS[in_force],
        subject=given,
        detail=f"{detail} (table of {vintage('groups.csv')})",
        authority="BIS",
        citation=_GROUP_CITATION,
        in_force_from=since,
        in_force_until=membership.period.until,
        as_of=day,
        innocent_explanations=() if in_force is False else explanations("group."),
    )


def _none(given: str, verdict: Verdict, day: str, detail: str) -> Finding:
    return Finding(
        rule="destination",
        verdict=verdict,
        subject=given,
        detail=f"{detail} (table of {vintage('destinations.csv')})",
        authority="BIS, OFAC, EU, UK, UN Security Council",
        citation="15 CFR part 746; 15 CFR part 740, Supplement No. 1",
        as_of=day,
    )
