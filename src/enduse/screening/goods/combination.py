"""Rules that turn on goods together with a destination, or that rest on the priority list."""

from __future__ import annotations

from enduse.model.finding import Finding, Verdict
from enduse.reference.controls import Combined, combined, explanations
from enduse.screening.goods.destination import codes
from enduse.screening.goods.hs_code import HsCode


def to_destination(code: HsCode, country: str | None, day: str) -> tuple[Finding, ...]:
    """Rules on goods of certain HS chapters to certain countries; none for other countries and unreadable codes.

    Args:
        code: As `read_hs` reads it.
        country: Code or English name of the destination, None when unknown.
        day: ISO date, month or year.
    """
    asked = codes().get((country or "").strip().casefold())
    chapter = code.chapter
    if asked is None or chapter is None:
        return ()
    return tuple(_chaptered(rule, code, chapter, day) for rule in combined() if rule.country == asked)


def resting_on(listed: Finding, day: str) -> tuple[Finding, ...]:
    """What rests on a finding that fired: duties to look up, each `cannot tell` by itself.

    Args:
        listed: A finding of the priority list.
        day: ISO date, month or year.
    """
    if listed.verdict is not Verdict.fired:
        return ()
    family = listed.rule.partition(".")[0]
    return tuple(
        _finding(rule, Verdict.cannot_tell, listed.subject, day, rule.detail)
        for rule in combined()
        if rule.rests_on == family and rule.period.covers(day) is True
    )


def _chaptered(rule: Combined, code: HsCode, chapter: int, day: str) -> Finding:
    banned, in_force = chapter in rule.chapters, rule.period.covers(day)
    named = f"chapters {rule.chapters.start} to {rule.chapters.stop - 1}"
    if not banned:
        return _finding(rule, Verdict.not_fired, code.given, day, f"chapter {chapter:02d} is not among {named}")
    detail = f"chapter {chapter:02d} is among {named}: {rule.detail}"
    if in_force is True:
        return _finding(rule, Verdict.fired, code.given, day, detail)
    verdict = Verdict.not_fired if in_force is False else Verdict.cannot_tell
    return _finding(rule, verdict, code.given, day, f"{detail}, in force from {rule.period.start}")


def _finding(rule: Combined, verdict: Verdict, subject: str, day: str, detail: str) -> Finding:
    return Finding(
        rule=rule.rule,
        verdict=verdict,
        subject=subject,
        detail=detail,
        authority=rule.authority,
        citation=rule.citation,
        in_force_from=rule.period.start,
        in_force_until=rule.period.until,
        as_of=day,
        innocent_explanations=() if verdict is Verdict.not_fired else explanations(rule.rule),
    )
