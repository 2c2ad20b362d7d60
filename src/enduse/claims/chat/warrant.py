"""An answer turned into claims: only what the report bears out, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.claims.chat.chunk import Chunk
from enduse.claims.chat.days import day
from enduse.claims.chat.ends import ends
from enduse.claims.chat.evidence import Evidence, Report
from enduse.claims.chat.goods import items, sum_of, words
from enduse.claims.chat.schema import MeasureSaid, PartySaid, TransferSaid
from enduse.claims.chat.tally import ENDLESS, FIGURE, GOODS, INSTRUMENT, NAME, QUOTE, SOURCE, Tally
from enduse.model import Attribution, MeasureClaim, Party, TransferClaim


@dataclass(frozen=True, slots=True)
class Warrant:
    """Turns what a model says about one chunk into claims.

    Args:
        report: The report.
        chunk: What the model was shown of it.
        origin: Reader and versions.
        tally: Told of what does not hold.
    """

    report: Report
    chunk: Chunk
    origin: str
    tally: Tally

    def transfer(self, said: TransferSaid) -> TransferClaim | None:
        """The transfer, without its links; None when the report does not bear it out, with the reason in the tally."""
        evidence = self.report.evidence(said.quotes, self.chunk)
        if evidence is None:
            return self._drop(QUOTE)
        supplier, recipient = self._near(said.supplier, evidence), self._near(said.recipient, evidence)
        parties, via = self._near(said.parties, evidence), self._near(said.intermediaries, evidence)
        if supplier is None or recipient is None or parties is None or via is None:
            return self._drop(NAME)
        if not (supplier or recipient or parties):
            return self._drop(ENDLESS)
        attribution = self._attribution(said, evidence)
        if attribution is None:
            return self._drop(SOURCE)
        goods = items(said.items, evidence, self.tally)
        if not goods:
            return self._drop(GOODS)
        return TransferClaim(
            self.report.document.id,
            evidence.spans,
            supplier=supplier,
            recipient=recipient,
            parties=() if supplier or recipient else parties,
            intermediaries=via,
            items=goods,
            stage=said.stage,
            factuality=said.factuality,
            manner=tuple(dict.fromkeys(said.manner)),
            end_use=words(said.end_use, evidence, self.tally),
            attribution=attribution,
            start_date=day(said.start_date, evidence, self.tally),
            end_date=day(said.end_date, evidence, self.tally),
            origin=self.origin,
        )

    def measure(self, said: MeasureSaid) -> MeasureClaim | None:
        """The measure; None when the report does not bear it out, with the reason in the tally."""
        evidence = self.report.evidence(said.quotes, self.chunk)
        if evidence is None:
            return self._drop(QUOTE)
        issuer, targets = self._near(said.issuer, evidence), self._near(said.targets, evidence)
        if issuer is None or targets is None:
            return self._drop(NAME)
        if not (issuer or targets):
            return self._drop(ENDLESS)
        attribution = self._attribution(said, evidence)
        if attribution is None:
            return self._drop(SOURCE)
        named = (words(instrument, evidence, self.tally) for instrument in said.instruments)
        instruments = tuple(dict.fromkeys(name for name in named if name is not None))
        if not instruments:
            return self._drop(INSTRUMENT)
        amount, currency = self._figures(said, evidence)
        return MeasureClaim(
            self.report.document.id,
            evidence.spans,
            issuer=issuer,
            targets=targets,
            instruments=instruments,
            amount=amount,
            currency=currency,
            stage=said.stage,
            factuality=said.factuality,
            attribution=attribution,
            start_date=day(said.start_date, evidence, self.tally),
            end_date=day(said.end_date, evidence, self.tally),
            origin=self.origin,
        )

    def _near(self, said: tuple[PartySaid, ...], evidence: Evidence) -> tuple[Party, ...] | None:
        return ends(said, evidence, evidence.near, self.tally)

    def _attribution(self, said: TransferSaid | MeasureSaid, evidence: Evidence) -> Attribution | None:
        # Without its source a statement would pass for the article's own word, so a source that fails fails the claim.
        sources = ends(said.sources, evidence, evidence.before, self.tally)
        if sources is None:
            return None
        if not sources:
            return Attribution()
        span = evidence.near(said.cue) if said.cue else None
        said_on = day(said.said_on, evidence, self.tally)
        return Attribution(sources, None if span is None else span.exact, said_on, span)

    def _figures(self, said: MeasureSaid, evidence: Evidence) -> tuple[int | float | None, str | None]:
        amount, currency = sum_of(said.amount, said.currency, evidence, self.tally)
        if isinstance(amount, str):  # a measure has room for figures only
            self.tally.trimmed[FIGURE] += 1
            return None, None
        return amount, currency

    def _drop(self, reason: str) -> None:
        self.tally.dropped[reason] += 1
