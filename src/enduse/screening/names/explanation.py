"""The terms of a score in words: which words met which, how, and what spoke against it."""

from __future__ import annotations

from collections.abc import Iterator

from enduse.model import Feature
from enduse.screening.names.agreement import Agreement
from enduse.screening.names.word import Kind, Word


def word_features(agreed: Agreement, score: float, source: str) -> Iterator[Feature]:
    """The name that agreed and every word of it, the weightiest first.

    Args:
        agreed: How well two names agree.
        score: What the names give to the whole.
        source: FtM property the listed name stands in.
    """
    detail = "" if source == "name" else {"alias": "alias", "weakAlias": "weak alias"}.get(source, "earlier name")
    yield Feature("name", round(score, 4), 1.0, detail, agreed.one.text, agreed.other.text)
    terms = [*_met(agreed), *_left(agreed)]
    yield from sorted(terms, key=lambda term: -term.weight)
    if agreed.strength < 1.0:
        yield Feature("rarity", round(agreed.strength, 3), 0.0, "few or common words met")


def _met(agreed: Agreement) -> Iterator[Feature]:
    for pair in agreed.alignment.pairs:
        mine = [agreed.one.words[place] for place in pair.one]
        theirs = [agreed.other.words[place] for place in pair.other]
        weight = round((sum(word.weight for word in mine) + sum(word.weight for word in theirs)) / 2, 3)
        yield Feature("word", round(pair.likeness.score, 3), weight, pair.likeness.how, _said(mine), _said(theirs))


def _left(agreed: Agreement) -> Iterator[Feature]:
    both = bool(agreed.alignment.left_one and agreed.alignment.left_other)
    detail = "another word stands there" if both else "only asked about"
    for place in agreed.alignment.left_one:
        word = agreed.one.words[place]
        yield Feature("word", -1.0 if both else 0.0, round(word.weight, 3), detail, word.text, "")
    detail = "another word stands there" if both else "only on the list"
    for place in agreed.alignment.left_other:
        word = agreed.other.words[place]
        yield Feature("word", -1.0 if both else 0.0, round(word.weight, 3), detail, "", word.text)
    for kind in (Kind.legal, Kind.honorific):
        mine, theirs = ([word for word in name.words if word.kind is kind] for name in (agreed.one, agreed.other))
        if mine or theirs:
            yield Feature("word", 0.0, 0.0, f"{kind.value} ignored", _said(mine), _said(theirs))


def _said(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
