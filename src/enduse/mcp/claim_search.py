"""Claims found by what they say; every filter given must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from json import dumps
from typing import Final, TypeAlias

from enduse.mcp.meant import Period, What, Who, words_of
from enduse.model import Claim, Document, MeasureClaim, Party, TransferClaim
from enduse.model.errors import UsageError

Test: TypeAlias = Callable[[Claim], bool]

_ENDS: Final = ("supplier", "recipient", "parties", "intermediaries", "issuer", "targets")


@dataclass(frozen=True, slots=True)
class ClaimSearch:
    """What claims are looked for; None for what does not matter."""

    party: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    goods: str | None = None
    source: str | None = None
    kind: str | None = None
    stage: str | None = None
    factuality: str | None = None
    words: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def key(self) -> str:
        """Fingerprint of the question, so that a cursor of another one is noticed."""
        return sha256(dumps(asdict(self), sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that were found.

    Args:
        claims: In order of arrival of their reports.
        undated: How many were left out for want of any date, where a period was asked for.
    """

    claims: tuple[Claim, ...]
    undated: int = 0


def found(search: ClaimSearch, claims: Sequence[Claim], reports: Mapping[str, Document]) -> Found:
    """The claims that are looked for.

    A claim is dated by what it says of when it happened, else by the day it was said, else by its report.

    Args:
        search: What is looked for.
        claims: Where.
        reports: The reports by id, be it without their texts.

    Raises:
        UsageError: A filter cannot be understood.
    """
    tests = _tests(search, reports)
    period = Period.of(search.since, search.until)
    kept = [claim for claim in claims if all(test(claim) for test in tests)]
    if period is None:
        return Found(tuple(kept))
    dated = [(claim, period.may_hold(*_dates(claim, reports.get(claim.document_id)))) for claim in kept]
    return Found(tuple(claim for claim, holds in dated if holds), sum(holds is None for _, holds in dated))


def offset_of(cursor: str | None, search: ClaimSearch) -> int:
    """Where the page of a cursor begins.

    Raises:
        UsageError: It is no cursor of this question.
    """
    if cursor is None:
        return 0
    key, _, offset = cursor.partition("-")
    if key != search.key or not offset.isascii() or not offset.isdecimal() or len(offset) > 9:
        raise UsageError("the cursor belongs to another question; leave it out to begin at the first claim")
    return int(offset)


def _tests(search: ClaimSearch, reports: Mapping[str, Document]) -> list[Test]:
    tests: list[Test] = [
        (lambda claim, name=name, value=value: _value(claim, name) == value)  # type: ignore[misc]
        for name, value in (("kind", search.kind), ("stage", search.stage), ("factuality", search.factuality))
        if value is not None
    ]
    if search.report is not None:
        wanted = search.report.removeprefix("report://")
        tests.append(lambda claim: claim.document_id.startswith(wanted))
    for field, slots in (("party", _ENDS), ("supplier", ("supplier",)), ("recipient", ("recipient",))):
        asked = getattr(search, field)
        if asked is not None:
            tests.append(_named(Who.of(asked, field), slots))
    if search.source is not None:
        tests.append(_said_by(Who.of(search.source, "source"), reports))
    if search.goods is not None:
        what = What.of(search.goods)
        tests.append(lambda claim: isinstance(claim, TransferClaim) and what.is_any_of(claim.items))
    if search.words is not None:
        wanted_words = words_of(search.words)
        if not wanted_words:
            raise UsageError(f"words {search.words!r} hold no letter or digit; give words of a quotation")
        tests.append(lambda claim: wanted_words <= _all_words(claim))
    return tests


def _value(claim: Claim, name: str) -> object:
    if name == "kind":
        return "transfer" if isinstance(claim, TransferClaim) else "measure"
    return getattr(claim, name)


def _named(who: Who, slots: Sequence[str]) -> Test:
    def is_named(claim: Claim) -> bool:
        return any(who.is_any_of(getattr(claim, slot, ())) for slot in slots)

    return is_named


def _said_by(who: Who, reports: Mapping[str, Document]) -> Test:
    def is_said(claim: Claim) -> bool:
        if who.is_any_of(claim.attribution.sources):
            return True
        report = reports.get(claim.document_id)
        publisher = None if report is None else report.publisher
        return publisher is not None and who.words <= words_of(publisher)

    return is_said


def _all_words(claim: Claim) -> frozenset[str]:
    parties: tuple[Party, ...] = tuple(party for slot in _ENDS for party in getattr(claim, slot, ()))
    told = [span.exact for span in claim.spans]
    told += [party.name for party in (*parties, *claim.attribution.sources)]
    told += [item.description for item in getattr(claim, "items", ())]
    told += claim.instruments if isinstance(claim, MeasureClaim) else ()
    return words_of(" ".join(told))


def _dates(claim: Claim, report: Document | None) -> tuple[str | None, str | None]:
    if claim.start_date or claim.end_date:
        return claim.start_date, claim.end_date
    said = claim.attribution.said_on or (None if report is None else report.published_at)
    return said, said
