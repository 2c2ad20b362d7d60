"""Measures: who sanctions, embargoes or controls whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.aims import aim_earlier, issuers, targets
from enduse.claims.attribution import voice
from enduse.claims.coordination import conjuncts
from enduse.claims.dates import expressions
from enduse.claims.discourse import Discourse
from enduse.claims.draft import countries
from enduse.claims.factuality import held
from enduse.claims.measure_acts import MeasureAct, measure_acts
from enduse.claims.money import sums
from enduse.claims.parse import Sentence
from enduse.claims.syntax import phrase
from enduse.model import MeasureClaim
from enduse.reference.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATED = 60  # characters around the verb in which a date is taken to be the measure's


def measures(sentence: Sentence, discourse: Discourse, document_id: str, origin: str) -> list[MeasureClaim]:
    """The measure claims of one sentence.

    Args:
        sentence: The parsed sentence.
        discourse: What the document said before; a sentence that only aims an earlier measure ("The move targets …")
            changes that measure in `discourse.measures` and yields nothing.
        document_id: `Document.id`.
        origin: The reader and its versions.
    """
    found: list[MeasureClaim] = []
    for act in measure_acts(sentence, discourse):
        claim = _claim(sentence, act, discourse, document_id, origin)
        if claim is not None and not any(_same(claim, other) for other in found):
            found.append(claim)
    if not found:
        aim_earlier(sentence, discourse)
    return found


def _same(one: MeasureClaim, other: MeasureClaim) -> bool:
    """Whether two words of a sentence tell one measure."""
    return one.stage == other.stage and countries(one.issuer) == countries(other.issuer)


def _claim(
    sentence: Sentence, act: MeasureAct, discourse: Discourse, document_id: str, origin: str
) -> MeasureClaim | None:
    issuer = issuers(sentence, act, discourse)
    issuing = countries(issuer)
    aimed = tuple(t for t in targets(sentence, act, discourse) if not t.country or not set(t.country) <= issuing)
    opens = not act.by_itself and act.event.lemma_ in measure_words("opening")
    if not issuing or not (aimed or opens):
        return None
    said = voice(sentence, act.trigger.i, discourse)
    sure = "denied" if said.denied else held(sentence.doc, act.event.i, source=said.source)
    amount, currency = _value(sentence, act.trigger)
    named = (
        [sentence.word(act.trigger.i)] if act.by_itself else [_instrument(sentence, t) for t in conjuncts(act.trigger)]
    )
    return MeasureClaim(
        document_id=document_id,
        spans=(sentence.span,),
        issuer=issuer,
        targets=aimed,
        instruments=tuple(dict.fromkeys(named)),
        amount=amount,
        currency=currency,
        stage=act.stage,
        factuality=sure,
        attribution=said.attribution,
        start_date=_date(sentence, act.event, discourse.published_at),
        origin=origin,
    )


def _value(sentence: Sentence, trigger: Token) -> tuple[int | float | None, str | None]:
    """The sum in figures a measure is valued at, with its currency."""
    end = min(sentence.ends[trigger.right_edge.i] + 1, sentence.stretch.end)
    for money in sums(sentence.text, sentence.starts[trigger.left_edge.i], end):
        if not isinstance(money.amount, str):
            return money.amount, money.currency
    return None, None


def _date(sentence: Sentence, event: Token, published_at: str | None) -> str | None:
    found = expressions(sentence.text, sentence.stretch.start, sentence.stretch.end, published_at)
    return next((w.told for w in found if abs(w.start - sentence.starts[event.i]) < _DATED), None)


def _instrument(sentence: Sentence, token: Token) -> str:
    first, last = phrase(token)
    while first < last and (
        sentence.doc[first].pos_ in ("DET", "PRON") or sentence.doc[first].dep_ in ("poss", "case")
    ):
        first += 1
    return sentence.words(first, last).exact
