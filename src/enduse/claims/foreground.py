"""Whether a sentence is about the transfer it tells of, or only mentions it beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enduse.claims.parse import Sentence
from enduse.claims.syntax import ancestors
from enduse.model import Span, TransferClaim
from enduse.reference.attribution import verb_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE_MARKS = frozenset({"after", "before", "since", "because", "when", "as", "until"})


def begins(claim: TransferClaim) -> int:
    """Document offset, in the claim's first passage, at which its goods or the first end of it are named."""
    here = claim.spans[0]
    named = (*_goods(claim), *_ends(claim))
    return min((s.start for s in named if here.start <= s.start < here.end), default=here.start)


def foreground(parse: Sentence, claim: TransferClaim) -> bool:
    """Whether the sentence is about the transfer; "Iran, which arms Chad, is …" and "arms sent to Chad leaked" are not.

    Args:
        parse: The sentence that tells it.
        claim: What it tells.
    """
    if any(_told_of_goods(parse, token) for token in _tokens(parse, _ends(claim))):
        return False
    recipients = tuple(p.span for p in claim.recipient if p.span is not None)
    first = next(_tokens(parse, (*_goods(claim), *recipients)), None)
    return first is None or not any(_aside(parse, child, head) for child, head in ancestors(first))


def _goods(claim: TransferClaim) -> tuple[Span, ...]:
    return tuple(item.span for item in claim.items if item.span is not None)


def _ends(claim: TransferClaim) -> tuple[Span, ...]:
    return tuple(p.span for p in (*claim.supplier, *claim.recipient, *claim.parties) if p.span is not None)


def _tokens(parse: Sentence, spans: tuple[Span, ...]) -> Iterator[Token]:
    """The tokens spans begin in, in text order."""
    return (t for t in parse.doc if any(parse.starts[t.i] <= span.start < parse.ends[t.i] for span in spans))


def _aside(parse: Sentence, child: Token, head: Token) -> bool:
    """Whether a clause only describes an actor or gives the time or reason of something else."""
    if child.dep_ == "relcl":
        return parse.actor(head.i) is not None
    marks = {c.lower_ for c in child.lefts if c.dep_ in ("mark", "advmod")}
    return child.dep_ == "advcl" and bool(marks & _ASIDE_MARKS)


def _told_of_goods(parse: Sentence, side: Token) -> bool:
    """Whether an end is named by a participle after goods of which something else is said ("arms sent to Kyiv leaked").

    Goods that are only found or seen are there to be traced: then who sent them is the news.
    """
    for child, goods in ancestors(side):
        if child.dep_ == "acl" and child.tag_ == "VBN" and parse.goods(goods.i) is not None:
            over = next((head for _, head in ancestors(goods) if head.pos_ == "VERB"), None)
            return over is not None and not any(
                cue.kind == "perceive" for cue in verb_cues().get(over.lemma_.lower(), ())
            )
        if child.pos_ == "VERB":
            return False
    return False
