"""What is handed over: a noun phrase into goods with category, quantity and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enduse.claims.mentions import GoodsMention
from enduse.claims.parse import Sentence
from enduse.claims.quantity import counted, quantity, value, valued
from enduse.claims.syntax import phrase, prepositional
from enduse.model import Item
from enduse.model.span import cut
from enduse.reference.goods import Good, good_of, number_words
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Goods taken over from an earlier claim ("such aid").
ANAPHOR = Good("", "arms", "class", "strong")

_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|some|any|more|additional|further|other|another|such|new|said|these|those|"
    r"this|that|no|all|both|several|many|much|most|few|first|second|third|last|next|single|at least|up to|about|"
    r"around|nearly|almost|roughly|approximately|more than|over|as many as|possibly|perhaps|probably|likely|also|even|"
    r"an undisclosed number of|an unspecified number of|unspecified)\s+)+",
    re.IGNORECASE,
)
_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})
_PACKED_IN = ("of", "in", "containing", "with", "including")
_INSIDE = frozenset({"in", "with"})
_DEEPEST = 3  # containers within containers


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods read off a noun phrase.

    Args:
        item: What the claim will carry.
        good: The lexicon's entry behind it.
        head: Token index of the word that names the goods.
    """

    item: Item
    good: Good
    head: int


def goods(sentence: Sentence, i: int, depth: int = 0) -> Goods | None:
    """The goods named by the noun phrase headed by token `i`, None when it names none.

    Args:
        sentence: The parsed sentence.
        i: Token index of the head; containers ("a shipment of …") are looked into.
        depth: How many containers were opened already.
    """
    token = sentence.doc[i]
    if depth > _DEEPEST or (token.pos_ not in _HEADS and token.lemma_.lower() not in words("container")):
        return None
    own = _named(sentence, token)
    packed = next(_packed(sentence, token, own, depth), None)
    if packed is not None:
        return packed
    if own is None:
        return None
    own = _meant_for(sentence, token, own)
    return Goods(_item(sentence, token, own), own, i)


def _packed(sentence: Sentence, token: Token, own: Good | None, depth: int) -> Iterator[Goods]:
    """Goods that a container, a number or a sum of money only counts."""
    lemma = sentence.lemma(token.i)
    for noun in _complements(token, lemma, own):
        inner = goods(sentence, noun.i, depth + 1)
        if inner is not None:
            good = _meant_for(sentence, token, inner.good)
            yield Goods(counted(sentence, token, inner.item), good, inner.head)


def _complements(token: Token, lemma: str, own: Good | None) -> Iterator[Token]:
    money = words("currency")
    counts = lemma in words("container") or lemma in number_words() or token.pos_ == "NUM"
    if counts and (own is None or own.strength != "strong"):
        for noun in prepositional(token, *_PACKED_IN):
            if noun.lemma_ not in money and (noun.head.lower_ not in _INSIDE or lemma in words("holder")):
                yield noun
    if lemma in money:
        for inner in token.subtree:
            if inner.dep_ == "pobj" and inner.head.lower_ in ("in", "of") and inner.lemma_ not in money:
                yield inner
        for noun in prepositional(token.head, "in", "of"):
            if noun.i > token.i and noun.lemma_ not in money:
                yield noun


def _meant_for(sentence: Sentence, token: Token, good: Good) -> Good:
    """Vague goods for known ones are as much arms as those ("spare parts for Su-30 fighter jets")."""
    if good.strength == "context":
        for noun in prepositional(token, "for", "of"):
            inner = sentence.goods(noun.i)
            if inner is not None and inner.goods[-1].strength == "strong":
                return replace(good, strength="strong", category=inner.goods[-1].category)
    return good


def _named(sentence: Sentence, token: Token) -> Good | None:
    """The lexicon's entry for the word, or for it with what stands before it."""
    mention = sentence.goods(token.i)
    if token.pos_ == "VERB" and (mention is None or mention.end - mention.start == len(token.text)):
        return None
    if sentence.actor(token.i) is not None:
        return None
    first, _ = phrase(token)
    wider = good_of(_LEAD.sub("", sentence.words(first, token.i).exact))
    if mention is not None:
        good = mention.goods[-1]
        if good.strength == "strong":
            return good
        if wider is not None and wider.strength == "strong":
            return wider
        return next((g for g in mention.goods if g.strength == "strong"), good)
    if wider is not None and wider.strength == "strong":
        return wider
    if sentence.lemma(token.i) in words("part"):
        return _before(sentence, token) or wider
    return wider


def _before(sentence: Sentence, token: Token) -> Good | None:
    """Strong goods a noun is part of ("F-35 parts")."""
    for child in token.lefts:
        mention = sentence.goods(child.i)
        strong = mention is not None and mention.goods[-1].strength == "strong"
        if mention is not None and strong and child.dep_ in ("compound", "nmod", "amod"):
            return mention.goods[-1]
    return None


def _item(sentence: Sentence, token: Token, good: Good) -> Item:
    mention = sentence.goods(token.i)
    found = quantity(sentence, token)
    first, last = phrase(token)
    start = max(first, found.after) if found else first
    while start < token.i and (_empty(sentence.doc[start]) or _recipient(sentence, start)):
        start += 1
    span = sentence.words(start, last)
    lead = _LEAD.match(span.exact)
    if lead is not None and lead.end() < len(span.exact):
        span = cut(sentence.text, span.start + lead.end(), span.end)
    item = Item(
        description=span.exact,
        designation=_designation(sentence, mention) if mention is not None else None,
        category=good.category,
        number=found.number if found else None,
        estimated=bool(found and found.rough),
        span=span,
    )
    return valued(item, value(sentence, token))


def _recipient(sentence: Sentence, i: int) -> bool:
    """Whether the parser took a first object for part of the goods ("sent Syria missiles")."""
    named = sentence.actor(i)
    return named is not None and named.actor.schema in ("Country", "PublicBody") and named.actor.kind != "demonym"


def _empty(token: Token) -> bool:
    return token.pos_ in ("DET", "PUNCT", "CCONJ") or token.dep_ in ("poss", "case")


def _designation(sentence: Sentence, mention: GoodsMention) -> str | None:
    """The document's own words of the first designation among the touching names."""
    term = next((g.term for g in mention.goods if g.kind == "designation"), None)
    if term is None:
        return None
    said = sentence.text[mention.start : mention.end]
    found = re.search(re.escape(term), said, re.IGNORECASE)
    return found.group() if found else term
