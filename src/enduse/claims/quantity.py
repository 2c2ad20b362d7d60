"""How much of the goods: numbers and sums before, around and right after a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enduse.claims.money import Money, sums
from enduse.claims.parse import Sentence
from enduse.claims.syntax import prepositional
from enduse.model import Item
from enduse.reference.goods import number_words, units
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Number = int | float | str

_FIGURE = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COUNTING = frozenset({*_SCALES, "dozen", "score", "piece", "unit", "number"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUED = re.compile(r"[^.;]{0,30}?\b(?:worth|valued at|for|costing|at a cost of)\b[^.;]{0,25}")
_TAIL = 60  # characters after goods in which their value is looked for


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity before a noun.

    Args:
        number: The figure, or words of rough quantity.
        rough: Whether it is said to be rough.
        after: First token after it.
    """

    number: Number
    rough: bool
    after: int


def quantity(sentence: Sentence, token: Token) -> Quantity | None:
    """The quantity before a noun, None when there is none; a year is none."""
    for child in token.lefts:
        counts = child.dep_ in ("nummod", "quantmod") or (
            child.dep_ in ("amod", "compound", "nmod") and child.lower_ in number_words()
        )
        if not counts:
            continue
        said = sentence.words(child.left_edge.i, child.i).exact
        number = figure(said)
        if number is None or _YEAR.fullmatch(said):
            continue
        near = {t.lower_ for t in sentence.doc[max(0, child.left_edge.i - 3) : child.i]}
        return Quantity(number, bool(near & words("rough")) or isinstance(number, str), child.i + 1)
    return None


def figure(said: str) -> Number | None:
    """A quantity in figures, "9 million" and "nine" included; words of rough quantity as they are; None for none."""
    total: float | None = None
    for part in said.lower().replace("\u00a0", " ").split():
        clean = part.strip(".,")
        known = number_words().get(clean)
        if _FIGURE.match(clean):
            total = float(clean.replace(",", ""))
        elif clean in _SCALES and total is not None:
            total *= _SCALES[clean]
        elif known is not None and known.value is not None and not known.estimated:
            total = known.value
        elif (known is not None and known.estimated) or (clean.endswith("s") and clean[:-1] in _SCALES):
            return said
    if total is None:
        return None
    return int(total) if total == int(total) else total


def counted(sentence: Sentence, container: Token, item: Item) -> Item:
    """Goods counted and valued by the container they stand in ("1,500 tonnes of …", "$18 million worth of …")."""
    lemma = container.lemma_.lower()
    money = next((n for n in prepositional(container, "of") if n.lemma_.lower() in words("currency")), None)
    if money is not None:
        spent = sums(sentence.text, sentence.starts[container.left_edge.i], sentence.ends[money.i])
        return valued(item, spent[0]) if spent else item
    found = quantity(sentence, container)
    number = found.number if found else None
    rough = bool(found and found.rough)
    unit = container.lower_ if found and lemma in units() else None
    if number is None and container.pos_ == "NUM":
        number = figure(sentence.words(container.left_edge.i, container.i).exact)
    if number is None and lemma in _COUNTING - {"piece", "unit", "number"}:
        number, rough = sentence.words(container.i, container.i).exact, True
    counts = unit or container.pos_ == "NUM" or lemma in _COUNTING
    if item.number is None and number is not None and counts:
        item = replace(item, number=number, unit=unit, estimated=item.estimated or rough or isinstance(number, str))
    return valued(item, value(sentence, container))


def valued(item: Item, money: Money | None) -> Item:
    """The item with its value, unless it has one."""
    if money is None or item.amount is not None:
        return item
    return replace(item, amount=money.amount, currency=money.currency, estimated=item.estimated or money.estimated)


def value(sentence: Sentence, token: Token) -> Money | None:
    """The sum that values a phrase: inside it, or right after it as "worth …" or "valued at …"."""
    end = sentence.ends[token.i]
    inside = sums(sentence.text, sentence.starts[token.left_edge.i], end)
    if inside:
        return inside[0]
    last = sentence.stretch.end
    found = _VALUED.match(sentence.text, end, min(end + _TAIL, last))
    after = sums(sentence.text, end, min(found.end() + 20, last)) if found else []
    return after[0] if after else None
