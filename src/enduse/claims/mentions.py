"""Names of actors and goods in a stretch of text, before any parse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from enduse.claims.firms import firms
from enduse.claims.lexicon import Lexicon
from enduse.claims.sentences import Stretch
from enduse.reference.actors import Actor, actors
from enduse.reference.frames import triggers
from enduse.reference.goods import Good, pattern_terms

# Two names of goods that touch are one thing: "Shahed-136" + "attack drones".
_TOUCH = re.compile(r"[\s\u00a0]?[\"“”’'-]?[\s\u00a0]?|[\s\u00a0]?\((?=\w)")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named at `start:end` of the document."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class GoodsMention:
    """Goods named at `start:end` of the document.

    Args:
        start: Offset in the document.
        end: Offset after the last character.
        goods: The lexicon's entries, in text order; the last is the head.
    """

    start: int
    end: int
    goods: tuple[Good, ...]


Mention = ActorMention | GoodsMention


@dataclass
class Marked:
    """A sentence with the names in it, looked up once and only when asked for.

    Args:
        text: The document's text.
        stretch: The sentence's place in it.
    """

    text: str
    stretch: Stretch

    @cached_property
    def names(self) -> list[Mention]:
        """Actors and goods named, in text order."""
        headline = self.stretch.kind == "headline"
        return mentions(self.text, self.stretch.start, self.stretch.end, headline=headline)


_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+[\s\u00a0](?:&[\s\u00a0])?$")
_FIRM_AFTER = re.compile(
    r"[\s\u00a0](?:Defen[cs]e|Industries|Industry|Aerospace|Aviation|Group|Holdings?|Technologies|Systems|Trading|Corp|"
    r"Company|Inc|Ltd|LLC)\b"
)
_NAME_AFTER = re.compile(r"[\s\u00a0](?:&[\s\u00a0])?(?:[A-Z][\w’'-]+|Ltd|LLC)")


def _in_name(text: str, start: int, end: int, good: Good) -> bool:
    """Whether a word of goods is part of somebody's name ("Deccan Electronics")."""
    said = text[start:end]
    if good.kind == "designation" or good.case == "exact":
        return bool(_FIRM_AFTER.match(text, end))
    if not said.istitle():
        return False
    return (bool(_NAME_BEFORE.search(text, max(0, start - 40), start)) and start > 0) or bool(
        _NAME_AFTER.match(text, end) and start > 0
    )


_CRAFT = re.compile(r"\b(?:ship|vessel|tanker|freighter|dhow|boat|carrier|trawler|MV|M/V|barge|ferry)\b", re.IGNORECASE)


def _doubtful(text: str, mention: ActorMention) -> bool:
    """Whether an ambiguous name is more likely part of another one ("Michael Jordan", "Naomi Adler")."""
    actor = mention.actor
    if actor.kind == "vessel" and not _CRAFT.search(text, max(0, mention.start - 60), mention.end):
        return True
    if not actor.ambiguous or " " in text[mention.start : mention.end]:
        return False
    before = _NAME_BEFORE.search(text, max(0, mention.start - 30), mention.start)
    return bool(_NAME_AFTER.match(text, mention.end)) or (
        before is not None and before.group()[:-1] not in ("The", "In", "But", "And")
    )


@cache
def _actor_names() -> Lexicon[Actor]:
    return Lexicon((surface, True, actor) for surface, actor in actors().items())


@cache
def _goods_names() -> Lexicon[Good]:
    return Lexicon((surface, good.case == "exact", good) for surface, good in pattern_terms().items())


def _firm(text: str, start: int, end: int, found: list[Mention]) -> ActorMention:
    """A firm named with its legal form; the gazetteer's own where it knows the name without."""
    known = max(
        (
            m
            for m in found
            if isinstance(m, ActorMention) and (m.start == start or m.end == end) and m.actor.kind == "company"
        ),
        key=lambda m: m.end - m.start,
        default=None,
    )
    return ActorMention(start, end, known.actor if known else Actor(text[start:end], "Company", (), "company"))


def mentions(text: str, start: int, end: int, *, headline: bool = False) -> list[Mention]:
    """Actors and goods named in `text[start:end]`, longest first where they overlap, in text order."""
    stretch = text[start:end]
    found: list[Mention] = [ActorMention(start + h.start, start + h.end, h.value) for h in _actor_names().hits(stretch)]
    found += [
        GoodsMention(start + h.start, start + h.end, (h.value,))
        for h in _goods_names().hits(stretch)
        if headline or not _in_name(stretch, h.start, h.end, h.value)
    ]
    found += [_firm(text, first, last, found) for first, last in firms(text, start, end)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        last = kept[-1] if kept else None
        if (
            isinstance(mention, GoodsMention)
            and isinstance(last, GoodsMention)
            and _TOUCH.fullmatch(text, last.end, mention.start)
            and text[last.start : last.end].lower() not in triggers()
        ):
            kept[-1] = GoodsMention(last.start, mention.end, (*last.goods, *mention.goods))
        else:
            kept.append(mention)
    return [m for m in kept if isinstance(m, GoodsMention) or (m.actor.kind != "lookalike" and not _doubtful(text, m))]
