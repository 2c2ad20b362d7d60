"""What is handed over: a noun phrase into goods with category, quantity and value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enduse.claims.money import sums
from enduse.claims.parse import Sentence
from enduse.claims.syntax import phrase, prepositional
from enduse.model import Item
from enduse.reference.goods import Good, good_of, humanitarian, modifiers, number_words, units

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns that only count or pack the goods named after "of", "in", "containing".
CONTAINERS = frozenset(
    "shipment consignment cargo load batch delivery package tranche supply transfer export import sale purchase flow stock stockpile quantity amount number set "
    "container crate box truckload planeload shipload convoy lot variety range array hundred thousand dozen score million billion ton tonne round "
    "unit piece worth value cache pair handful series wave part rest bulk majority half third provision sort kind type form list "
    "battery battalion squadron fleet system order contract deal smuggling movement trade transshipment first second third last many several most some one two three all much".split()
)
_MONEY = frozenset("dollar euro pound billion million worth yuan ruble rouble won yen crown koruna zloty".split())
# Nouns that are the goods before them, or part of those ("F-35 parts", "drone exports").
_PARTS = frozenset(
    "part component spare system kit engine round shell battery launcher technology equipment stock supply export import sale transfer delivery shipment "
    "ammunition munition parts spares warhead motor frame hull tube charger magazine platform unit package technology model variant gear".split()
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|some|any|more|additional|further|other|another|such|new|said|these|those|this|that|no|all|both|several|many|"
    r"much|most|few|first|second|third|last|next|at least|up to|about|around|nearly|almost|roughly|approximately|more than|over|as many as|"
    r"an undisclosed number of|an unspecified number of|unspecified)\s+)+",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ROUGH = frozenset(
    "about around some nearly almost roughly approximately over least up more many estimated than fewer".split()
)


# Goods taken over from an earlier claim ("such aid").
ANAPHOR = Good("", "arms", "class", "strong")


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
    named = ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")
    if (token.pos_ not in named and token.lemma_.lower() not in CONTAINERS) or depth > 3:
        return None
    lemma = sentence.lemma(i)
    own = _named(sentence, token)
    if (lemma in CONTAINERS or lemma in number_words() or token.pos_ == "NUM") and (
        own is None or own.strength != "strong"
    ):
        for noun in prepositional(token, "of", "in", "containing", "with", "including"):
            if noun.head.lower_ in ("in", "with") and lemma not in (
                "billion",
                "million",
                "hundred",
                "dozen",
                "thousand",
                "worth",
                "dollar",
                "container",
                "deal",
                "package",
            ):
                continue
            if noun.lemma_ in ("dollar", "euro", "pound"):
                continue
            inner = goods(sentence, noun.i, depth + 1)
            if inner is not None:
                return Goods(_counted(sentence, token, inner), _meant_for(sentence, token, inner.good), inner.head)
    if lemma in _MONEY:
        for inner in token.subtree:
            if inner.dep_ == "pobj" and inner.head.lower_ in ("in", "of") and inner.lemma_ not in _MONEY:
                found = goods(sentence, inner.i, depth + 1)
                if found is not None:
                    return Goods(_counted(sentence, token, found), _meant_for(sentence, token, found.good), found.head)
        for noun in prepositional(token.head, "in", "of"):
            if noun.i > token.i and noun.lemma_ not in _MONEY:
                found = goods(sentence, noun.i, depth + 1)
                if found is not None:
                    return found
    if own is None:
        return None
    own = _meant_for(sentence, token, own)
    first, last = phrase(token)
    return Goods(_item(sentence, token, own, first, last), own, i)


def _meant_for(sentence: Sentence, token: Token, good: Good) -> Good:
    """Vague goods for known ones are as much arms as those ("spare parts for Su-30 fighter jets")."""
    if good.strength == "context":
        for noun in prepositional(token, "for", "of"):
            inner = sentence.goods(noun.i)
            if inner is not None and inner.goods[-1].strength == "strong":
                return replace(good, strength="strong", category=inner.goods[-1].category)
    return good


def _named(sentence: Sentence, token: Token) -> Good | None:
    mention = sentence.goods(token.i)
    if mention is not None:
        good = mention.goods[-1]
        if token.pos_ == "VERB" and mention.end - mention.start == len(token.text):
            return None
        if good.strength != "strong":
            first, _ = phrase(token)
            wider = good_of(_plain(sentence.words(first, token.i).exact))
            if wider is not None and wider.strength == "strong":
                return wider
            if any(g.strength == "strong" for g in mention.goods):
                return next(g for g in mention.goods if g.strength == "strong")
        return good
    if token.pos_ == "VERB":
        return None
    first, _ = phrase(token)
    if sentence.actor(token.i) is not None:
        return None
    words = _plain(sentence.words(first, token.i).exact)
    found = good_of(words)
    if found is not None and found.strength == "strong":
        return found
    if sentence.lemma(token.i) in _PARTS:
        for child in token.lefts:
            mention = sentence.goods(child.i)
            if (
                mention is not None
                and mention.goods[-1].strength == "strong"
                and child.dep_ in ("compound", "nmod", "amod")
            ):
                return mention.goods[-1]
    return found


def _plain(words: str) -> str:
    return _LEAD.sub("", words)


def _item(sentence: Sentence, token: Token, good: Good, first: int, last: int) -> Item:
    mention = sentence.goods(token.i)
    designation = None
    if mention is not None:
        # The document's own words of the first designation among the touching names.
        if any(g.kind == "designation" for g in mention.goods):
            term = next(g.term for g in mention.goods if g.kind == "designation")
            said = sentence.text[mention.start : mention.end]
            found = re.search(re.escape(term), said, re.IGNORECASE)
            designation = found.group() if found else term
    number, unit, rough, skip = _quantity(sentence, token)
    start = max(first, skip)
    while (
        start < token.i
        and sentence.doc[start].pos_ in ("DET", "PUNCT", "CCONJ")
        or (start < token.i and sentence.doc[start].dep_ == "poss")
        or (start < token.i and sentence.doc[start].dep_ == "case")
    ):
        start += 1
    span = sentence.words(start, last)
    description = _LEAD.sub("", span.exact) or span.exact
    money = _money(sentence, token)
    return Item(
        description=description,
        designation=designation,
        category=good.category,
        number=number,
        unit=unit,
        estimated=rough or bool(money and money.estimated),
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        span=span,
    )


def _quantity(sentence: Sentence, token: Token) -> tuple[int | float | str | None, str | None, bool, int]:
    """(number, unit, rough, first token after the quantity) before a noun."""
    for child in token.lefts:
        if child.dep_ in ("nummod", "quantmod") or (
            child.dep_ in ("amod", "compound", "nmod") and child.lower_ in number_words()
        ):
            words = sentence.words(child.left_edge.i, child.i).exact
            number = figure(words)
            if (
                number is None
                or re.search(r"(?:19|20)\d\d$", words)
                and isinstance(number, int)
                and 1990 < number < 2035
            ):
                continue
            near = {t.lower_ for t in sentence.doc[max(0, child.left_edge.i - 3) : child.i]}
            return number, None, bool(near & _ROUGH) or isinstance(number, str), child.i + 1
    return None, None, False, 0


def figure(words: str) -> int | float | str | None:
    """A quantity in figures, "9 million" and "nine" included; words of rough quantity as they are; None for none."""
    parts = words.lower().replace("\u00a0", " ").split()
    total: float | None = None
    for part in parts:
        clean = part.strip(".,")
        if _FIGURE.match(clean):
            total = float(clean.replace(",", ""))
        elif clean in _SCALES and total is not None:
            total *= _SCALES[clean]
        elif (known := number_words().get(clean)) is not None and known.value is not None and not known.estimated:
            total = known.value
        elif (known is not None and known.estimated) or (clean.endswith("s") and clean[:-1] in _SCALES):
            return words
    if total is None:
        return None
    return int(total) if total == int(total) else total


def _counted(sentence: Sentence, container: Token, inner: Goods) -> Item:
    """The goods inside a container, counted by it."""
    item = inner.item
    lemma = container.lemma_.lower()
    number, _, rough, _ = _quantity(sentence, container)
    unit = None
    if lemma in units() and number is not None:
        unit = container.lower_
    if number is None and lemma in _SCALES | {"dozen": 12, "score": 20}:
        words = sentence.words(container.left_edge.i if container.pos_ == "NUM" else container.i, container.i).exact
        number, rough = words, True
    if container.pos_ == "NUM" and number is None:
        number = figure(sentence.words(container.left_edge.i, container.i).exact)
    if (
        item.number is None
        and number is not None
        and (
            unit
            or lemma in _SCALES
            or container.pos_ == "NUM"
            or lemma in ("dozen", "score", "piece", "unit", "number")
        )
    ):
        item = replace(item, number=number, unit=unit, estimated=item.estimated or rough)
    money = _money(sentence, container)
    if item.amount is None and money is not None:
        item = replace(item, amount=money.amount, currency=money.currency, estimated=item.estimated or money.estimated)
    return item


def _money(sentence: Sentence, token: Token):  # type: ignore[no-untyped-def]
    """The sum that values this phrase: inside it, or right after it as "worth …" or "valued at …"."""
    start = sentence.starts[token.left_edge.i]
    end = sentence.ends[token.i]
    inside = sums(sentence.text, start, end)
    if inside:
        return inside[0]
    tail = sentence.text[end : min(end + 60, sentence.stretch.end)]
    found = re.match(r"[^.;]{0,30}?\b(?:worth|valued at|for|costing|at a cost of)\b[^.;]{0,25}", tail)
    if found:
        after = sums(sentence.text, end, end + found.end() + 20)
        return after[0] if after else None
    return None


def arms_modifier(sentence: Sentence, token: Token) -> bool:
    """Whether a word before the noun makes it arms or dual-use ("military", "missile")."""
    return any(c.lower_ in modifiers() for c in token.lefts)


def civil(sentence: Sentence, token: Token) -> bool:
    """Whether a word before the noun makes it no goods of interest ("humanitarian", "food")."""
    return any(c.lower_ in humanitarian() for c in token.lefts)
