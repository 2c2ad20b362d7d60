"""An answer turned into claims: only what the report bears out, in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from enduse.claims.chat.chunk import Chunk
from enduse.claims.chat.days import day
from enduse.claims.chat.ends import ends
from enduse.claims.chat.evidence import Evidence, Report
from enduse.claims.chat.goods import items, sum_of, words
from enduse.claims.chat.schema import MeasureSaid, PartySaid, TransferSaid
from enduse.claims.chat.tally import APART, ENDLESS, FIGURE, GOODS, INSTRUMENT, NAME, QUOTE, SOURCE, Tally
from enduse.model import Attribution, MeasureClaim, Party, Span, TransferClaim


class UnwarrantedError(Exception):
    """The report does not bear a claim out; the message is the reason, as the tally counts it."""


@dataclass(frozen=True, slots=True)
class Warrant:
    """Turns what a model says about one chunk into claims.

    Args:
        report: The report.
        chunk: What the model was shown of it.
        origin: Reader and versions.
        tally: Told of what is left out of the claims that hold.
    """

    report: Report
    chunk: Chunk
    origin: str
    tally: Tally

    def transfer(self, said: TransferSaid) -> TransferClaim:
        """The transfer, without its links.

        Raises:
            UnwarrantedError: The report does not bear it out.
        """
        trimmed: Counter[str] = Counter()
        evidence = self._evidence(said)
        supplier = _ends(said.supplier, evidence, evidence.near, trimmed)
        recipient = _ends(said.recipient, evidence, evidence.near, trimmed)
        parties = _ends(said.parties, evidence, evidence.near, trimmed)
        goods = items(said.items, evidence, trimmed)
        if not goods:
            raise UnwarrantedError(GOODS)
        _told_in(evidence, supplier + recipient + parties, [item.span for item in goods])
        claim = TransferClaim(
            self.report.document.id,
            evidence.spans,
            supplier=supplier,
            recipient=recipient,
            parties=() if supplier or recipient else parties,
            intermediaries=_ends(said.intermediaries, evidence, evidence.near, trimmed),
            items=goods,
            stage=said.stage,
            factuality=said.factuality,
            manner=tuple(dict.fromkeys(said.manner)),
            end_use=words(said.end_use, evidence, trimmed),
            attribution=_attribution(said, evidence, trimmed),
            start_date=day(said.start_date, evidence, trimmed),
            end_date=day(said.end_date, evidence, trimmed),
            origin=self.origin,
        )
        self.tally.trimmed.update(trimmed)
        return claim

    def measure(self, said: MeasureSaid) -> MeasureClaim:
        """The measure.

        Raises:
            UnwarrantedError: The report does not bear it out.
        """
        trimmed: Counter[str] = Counter()
        evidence = self._evidence(said)
        issuer = _ends(said.issuer, evidence, evidence.near, trimmed)
        targets = _ends(said.targets, evidence, evidence.near, trimmed)
        named = (words(instrument, evidence, trimmed) for instrument in said.instruments)
        instruments = tuple(dict.fromkeys(name for name in named if name is not None))
        if not instruments:
            raise UnwarrantedError(INSTRUMENT)
        _told_in(evidence, issuer + targets, [evidence.quoted(name) for name in instruments])
        amount, currency = _figures(said, evidence, trimmed)
        claim = MeasureClaim(
            self.report.document.id,
            evidence.spans,
            issuer=issuer,
            targets=targets,
            instruments=instruments,
            amount=amount,
            currency=currency,
            stage=said.stage,
            factuality=said.factuality,
            attribution=_attribution(said, evidence, trimmed),
            start_date=day(said.start_date, evidence, trimmed),
            end_date=day(said.end_date, evidence, trimmed),
            origin=self.origin,
        )
        self.tally.trimmed.update(trimmed)
        return claim

    def _evidence(self, said: TransferSaid | MeasureSaid) -> Evidence:
        evidence = self.report.evidence(said.quotes, self.chunk)
        if evidence is None:
            raise UnwarrantedError(QUOTE)
        return evidence


def _ends(
    said: tuple[PartySaid, ...],
    evidence: Evidence,
    found: Callable[[str], Span | None],
    trimmed: Counter[str],
    reason: str = NAME,
) -> tuple[Party, ...]:
    parties = ends(said, evidence, found, trimmed)
    if parties is None:
        raise UnwarrantedError(reason)
    return parties


def _told_in(evidence: Evidence, parties: tuple[Party, ...], things: list[Span | None]) -> None:
    """Refuse a claim with nobody in it, and one whose quotes name neither a party nor a thing of it."""
    if not parties:
        raise UnwarrantedError(ENDLESS)
    told = [span for span in (*(party.span for party in parties), *things) if span is not None]
    if not any(whole.start <= span.start and span.end <= whole.end for whole in evidence.spans for span in told):
        raise UnwarrantedError(APART)


def _attribution(said: TransferSaid | MeasureSaid, evidence: Evidence, trimmed: Counter[str]) -> Attribution:
    # Without its source a statement would pass for the article's own word: a source that fails fails the claim.
    sources = _ends(said.sources, evidence, evidence.before, trimmed, SOURCE)
    if not sources:
        return Attribution()
    span = evidence.near(said.cue) if said.cue else None
    return Attribution(sources, None if span is None else span.exact, day(said.said_on, evidence, trimmed), span)


def _figures(said: MeasureSaid, evidence: Evidence, trimmed: Counter[str]) -> tuple[int | float | None, str | None]:
    amount, currency = sum_of(said.amount, said.currency, evidence, trimmed)
    if not isinstance(amount, str):
        return amount, currency
    trimmed[FIGURE] += 1  # a measure has room for figures only
    return None, None
