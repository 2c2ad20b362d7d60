"""Rules that turn on goods and destination together."""

from __future__ import annotations

from enduse.model.finding import Finding, Verdict
from enduse.reference.controls import Period, explanations
from enduse.screening.goods.destination import codes
from enduse.screening.goods.hs_code import HsCode

_UN_2397 = Period(start="2017-12-22")
_BANNED = range(72, 90)
_CLAUSE = Period(start="2024-03-20")


def machinery_to_dprk(code: HsCode, country: str | None, day: str) -> tuple[Finding, ...]:
    """UN Security Council resolution 2397 (2017), paragraph 7: metals, machinery and vehicles to the DPRK.

    HS chapters 72 to 89: metals (72 to 83), machinery (84, 85), vehicles (86 to 89). Nothing for other
    destinations and for codes without a readable chapter.
    """
    if codes().get((country or "").strip().casefold()) != "kp" or code.chapter is None:
        return ()
    banned, in_force = code.chapter in _BANNED, _UN_2397.covers(day)
    verdict = Verdict.not_fired if not banned or in_force is False else Verdict.cannot_tell
    if banned and in_force:
        verdict = Verdict.fired
    within = "is" if banned else "is not"
    return (
        Finding(
            rule="un.2397",
            verdict=verdict,
            subject=code.given,
            detail=f"chapter {code.chapter:02d} {within} among chapters 72 to 89, whose supply to the DPRK is prohibited",
            authority="UN Security Council",
            citation="resolution 2397 (2017), para. 7",
            in_force_from=_UN_2397.start,
            as_of=day,
            innocent_explanations=() if verdict is Verdict.not_fired else explanations("un.2397"),
        ),
    )


def no_russia_clause(priority: Finding, day: str) -> tuple[Finding, ...]:
    """EU article 12g, for goods on the priority list: sellers from the Union must forbid re-export to Russia.

    The article reads Annex XL, which is the Union's own print of the list and was not compared with it line by
    line; and it binds sellers from the Union only. So it never fires here: it says what to look up.
    """
    if priority.verdict is not Verdict.fired or _CLAUSE.covers(day) is not True:
        return ()
    return (
        Finding(
            rule="eu.no-russia-clause",
            verdict=Verdict.cannot_tell,
            subject=priority.subject,
            detail="a seller from the EU to a country outside its list of partners must forbid re-export to Russia "
            "in the contract if Annex XL names the goods; look up the annex and who sells",
            authority="EU",
            citation="Council Regulation (EU) No 833/2014, art. 12g and Annex XL",
            in_force_from=_CLAUSE.start,
            as_of=day,
            innocent_explanations=explanations("eu.no-russia-clause"),
        ),
    )
