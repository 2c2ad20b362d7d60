"""Red flags in what the goods are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from enduse.model.indicator import Indicator
from enduse.reference.controls import Phrase, phrases, qualifiers
from enduse.reference.indicators import vague_words
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.codes import dotted, hs6_of, is_priority
from enduse.tracing.indicators.folding import folded, singular
from enduse.tracing.indicators.subject import Subject


def vague(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001  # all predicates are called alike
    """Whether priority goods are described in words that name no goods."""
    if not subject.priority:
        return False, "the goods are not on the priority list"
    empty = [words for words in subject.description or () if _says_nothing(words)]
    listed = ", ".join(map(dotted, subject.priority))
    if empty:
        return True, f"{empty[0][:80]!r} says nothing of goods declared as {listed}"
    return False, f"the goods declared as {listed} are named"


def words_against_code(subject: Subject, flag: Indicator) -> Answer:
    """Whether the words point to a listed code in another heading than the one declared, which is not listed."""
    for item in subject.shipment.items:
        code = hs6_of(item.hs_code)
        if code is None or is_priority(code) is not False:
            continue
        named = [
            (words, hs6) for words, hs6, weight in _named(item.description) if weight >= flag.number("least_weight")
        ]
        if named and all(hs6[:4] != code[:4] for _, hs6 in named):
            words, hs6 = named[0]
            return True, f"{words!r} in {item.description[:80]!r} points to {dotted(hs6)}, declared is {dotted(code)}"
    return False, "no words of priority goods stand against the declared code"


def off_profile(subject: Subject, flag: Indicator) -> Answer:
    """Whether the goods are of a chapter that the receiver hardly ever takes in."""
    profile = subject.profile
    if profile.coded < flag.number("least_records"):
        return None, f"too few records of {profile.name!r} tell its goods ({profile.coded})"
    for code in subject.codes or ():
        count = profile.chapters.get(code[:2], 0)
        if count <= flag.number("most_share") * profile.coded:
            told = f"chapter {code[:2]} is in {count} of {profile.coded} records of {profile.name!r}"
            return True, told
    return False, f"{profile.name!r} takes in such goods regularly ({profile.coded} records)"


@lru_cache(maxsize=65536)
def _says_nothing(words: str) -> bool:
    return all(
        word in vague_words() or singular(word) in vague_words() or word.isdigit() for word in folded(words).split()
    )


@lru_cache(maxsize=65536)
def _named(description: str) -> tuple[tuple[str, str, float], ...]:
    """Phrases of a description that point to listed codes, with the code and how surely."""
    return tuple(_met(tuple(singular(word) for word in folded(description).split())))


def _met(tokens: tuple[str, ...]) -> Iterator[tuple[str, str, float]]:
    """The longest listed phrase at each place, from the left; words beside it weaken it."""
    at = 0
    while at < len(tokens):
        end = next((end for end in range(min(len(tokens), at + _longest()), at, -1) if tokens[at:end] in _table()), at)
        for phrase in _table().get(tokens[at:end], ()):
            if phrase.hs6 is not None and is_priority(phrase.hs6):
                yield phrase.words, phrase.hs6, phrase.weight * _left(tokens, at, end)
        at = max(end, at + 1)


def _left(tokens: tuple[str, ...], start: int, end: int) -> float:
    """What the words beside a phrase leave of its weight."""
    factor = qualifiers("next").get(tokens[end], 1.0) if end < len(tokens) else 1.0
    for at, word in enumerate(tokens[:start]):
        factor *= qualifiers("before").get(word, 1.0)
        if at:
            factor = min(factor, qualifiers("purpose").get(word, 1.0))
    return factor


@cache
def _table() -> Mapping[tuple[str, ...], tuple[Phrase, ...]]:
    found: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in phrases():
        found.setdefault(tuple(singular(word) for word in folded(phrase.words).split()), []).append(phrase)
    return MappingProxyType({words: tuple(listed) for words, listed in found.items()})


@cache
def _longest() -> int:
    return max(map(len, _table()))
