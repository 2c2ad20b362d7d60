"""Goods and ends taken over from what was told before: "such aid", "the drones", "them"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enduse.claims.discourse import Discourse, Told
from enduse.claims.draft import Draft, overlap
from enduse.claims.items import ANAPHOR, Goods
from enduse.claims.syntax import is_reduced
from enduse.model import Item
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class _Pointer:
    """How an act points back.

    Args:
        goods: Whether its goods are wholly those told before ("them", "a transfer that …").
        additive: Whether it adds to what was told ("launchers as well").
        apposed: Whether the act is named in apposition to goods just told.
        such: Whether "such" points back to it.
        parcel: Whether it tells what a package told before holds.
    """

    goods: bool
    additive: bool
    apposed: bool
    such: bool
    parcel: bool = False


def take_over(draft: Draft, discourse: Discourse) -> None:
    """Complete a draft from the last transfer told that fits what it points back to; one that does not point stays."""
    pointer = _pointer(draft)
    if pointer is None or (draft.directed and draft.lot) or (is_reduced(draft.trigger) and not pointer.goods):
        return
    draft.again = pointer.such and draft.trigger.pos_ == "NOUN"
    own = bool(draft.giver or draft.taker)
    for told in reversed(discourse.told):
        if draft.lot and not _same_goods(draft.lot, told.items):
            more = pointer.additive and bool(draft.giver) and overlap(draft.giver, told.giver)
            if not more and not (pointer.parcel and any(_head(i.description) in words("parcel") for i in told.items)):
                continue
        elif not draft.lot and not pointer.goods:
            return
        same = _agree(draft, told)
        if not same and not pointer.goods:
            continue
        draft.lot = [_known_kind(g, told.items) for g in draft.lot] or [
            Goods(item, ANAPHOR, draft.frame.trigger) for item in told.items
        ]
        if same:
            draft.giver = draft.giver or tuple(p for p in told.giver if not overlap((p,), draft.taker))
            draft.taker = draft.taker or tuple(p for p in told.taker if not overlap((p,), draft.giver))
        elif draft.giver and not draft.taker and told.at == draft.sentence.stretch.start:
            draft.taker = tuple(p for p in told.taker if not overlap((p,), draft.giver))
        draft.held_as = told.stage if pointer.parcel else None
        draft.echo = draft.trigger.pos_ == "NOUN" and not (own or pointer.apposed or pointer.such)
        return


def _pointer(draft: Draft) -> _Pointer | None:
    doc = draft.sentence.doc
    act = draft.trigger
    themes = [doc[i] for i in draft.frame.roles.get("theme", ())]
    named = [*themes, *(doc[g.head] for g in draft.lot if g.good.strength == "context")]
    bare = act.pos_ == "NOUN" and not themes
    such = any(c.lower_ == "such" for t in (act, *named) for c in t.lefts)
    apposed = bare and act.dep_ == "appos"
    if bare and any(c.lower_ == "such" for c in act.lefts):
        draft.lot = [g for g in draft.lot if g.good.strength == "strong"]
    goods = apposed or (bare and such) or any(_pronoun(t) for t in themes)
    definite = any(c.lower_ in words("definite") for t in named for c in t.lefts)
    vague = (
        bool(draft.lot) and not any(map(_anew, (act, *named))) and all(g.good.strength == "context" for g in draft.lot)
    )
    additive = bool(draft.lot) and any(t.lower_ in words("additive") for t in act.subtree)
    parcel = draft.frame.name == "Including"
    if goods or definite or vague or additive or parcel:
        return _Pointer(goods, additive, apposed, such, parcel)
    return None


def _anew(token: Token) -> bool:
    """Whether something is named for the first time ("a load of chips"); "a second load" goes on with the first."""
    before = {c.lower_ for c in token.lefts}
    return not before.isdisjoint({"a", "an"}) and before.isdisjoint(words("further"))


def _pronoun(token: Token) -> bool:
    bare_number = token.pos_ == "NUM" and not any(c.lower_ == "of" for c in token.children)
    return bare_number or token.lower_ in words("pronoun")


def _agree(draft: Draft, told: Told) -> bool:
    """Whether no end of a draft contradicts what was told."""
    givers = not draft.giver or not told.giver or overlap(draft.giver, told.giver)
    takers = not draft.taker or not told.taker or overlap(draft.taker, told.taker)
    return givers and takers


def _known_kind(goods: Goods, items: tuple[Item, ...]) -> Goods:
    """Vague goods ("such aid") with the category of what they take up."""
    kind = next((item.category for item in items if item.category), None)
    if goods.good.strength != "context" or kind is None:
        return goods
    return replace(goods, item=replace(goods.item, category=kind))


def _same_goods(lot: list[Goods], items: tuple[Item, ...]) -> bool:
    heads = {_head(g.item.description) for g in lot}
    if heads & words("generic"):
        return True
    return any(_head(item.description) in heads or any(_akin(item, g.item) for g in lot) for item in items)


def _akin(one: Item, other: Item) -> bool:
    """Whether one category is the other or lies below it."""
    if not one.category or not other.category:
        return False
    return one.category.startswith(other.category) or other.category.startswith(one.category)


def _head(description: str) -> str:
    words_ = re.split(r"\s(?:for|of|with|from)\s", description)[0].split()
    return words_[-1].lower().rstrip("s") if words_ else ""
