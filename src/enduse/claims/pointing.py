"""Words that point back to what was said: "it", "the accusation", "such transfers", "any part in that"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from enduse.claims.parse import Sentence
from enduse.claims.syntax import agent, prepositional
from enduse.reference.replies import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Points = Literal["it", "saying", "act", "such", "part", "which"]

_ABOUT = frozenset({"of", "about", "on", "over", "regarding", "concerning", "for", "against", "to"})
_AFTER_IT = frozenset({"as", "on", "in", "at", "through", "via", "to", "and", "but", "when", "while", "this", "last"})


@dataclass(frozen=True, slots=True)
class Target:
    """What a word of answering points back by.

    Args:
        points: A pronoun, a noun of saying, a transfer noun ("such" where that stands with it), a share in it, or a
            relative.
        many: Whether it takes up more than one thing said.
        owner: Who is named as having said it, None when nobody is.
    """

    points: Points
    many: bool = False
    owner: Token | None = None


def pointed(sentence: Sentence, token: Token) -> Target | None:
    """What a noun or pronoun points back to."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PRON" or token.lower_ in words("it"):
        return Target("it", token.lower_ in ("them", "these")) if token.lower_ in words("it") else None
    if lemma in words("part"):
        return Target("part") if _bare_part(token) else None
    points: Points | None = "saying" if lemma in words("saying") else "act" if lemma in words("act") else None
    if points is None or not _points_back(sentence, token) or _tells_anew(token):
        return None
    if points == "act":
        before = {c.lower_ for c in token.lefts}
        points = "such" if "such" in before else "act" if before & words("pointing") else None
    if points is None:
        return None
    return Target(points, token.tag_ in ("NNS", "NNPS"), _owner(sentence, token))


def _points_back(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is definite or owned, and no word before it makes it one of another matter."""
    definite = False
    for child in noun.lefts:
        actor = sentence.actor(child.i) is not None
        if child.dep_ == "poss" or child.lower_ in words("pointing"):
            definite = True
        elif child.dep_ in ("compound", "nmod", "amod"):
            definite = definite or actor
            plain = child.lower_ in words("plain") or child.lower_ in words("false")
            if not (actor or plain or sentence.goods(child.i) is not None):
                return False
        elif child.dep_ == "det" and child.lower_ in ("a", "an", "no", "another", "any"):
            definite = child.lower_ == "any" and any(c.lower_ == "such" for c in noun.lefts)
    return definite


def _tells_anew(noun: Token) -> bool:
    """Whether the noun is told its own content ("the claim that …", "the allegation of fraud")."""
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl", "ccomp"):
            made = child.tag_ == "VBN" and child.lemma_.lower() in words("made")
            aside = child.dep_ == "relcl" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
            if not (made or aside):
                return True
        elif child.dep_ == "prep" and child.lower_ in _ABOUT:
            return True
    return False


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Who is named as having said it: "Kyiv's claim", "the American accusation", "the allegations by Kyiv"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return child
        if child.dep_ in ("compound", "nmod", "amod") and sentence.actor(child.i) is not None:
            return child
    for child in noun.rights:
        if child.dep_ == "acl" and child.lemma_.lower() in words("made"):
            return agent(child)
    return next(prepositional(noun, "by", "from"), None)


def _bare_part(noun: Token) -> bool:
    """Whether a share is one in what was told: "any involvement", "a role in the shipments"."""
    if any(c.dep_ in ("compound", "nmod") for c in noun.lefts):
        return False
    for child in noun.rights:
        if child.dep_ in ("prep", "acl", "relcl"):
            inner = [c for c in child.children if c.dep_ == "pobj"]
            told = inner and (inner[0].lower_ in words("it") or inner[0].lemma_.lower() in words("act"))
            if not told or not _own_matter(inner[0]):
                return False
    return True


def _own_matter(token: Token) -> bool:
    pointing = token.pos_ == "PRON" or any(c.lower_ in words("pointing") for c in token.lefts)
    return pointing and not _tells_anew(token)


def stands_alone(pronoun: Token) -> bool:
    """Whether nothing after a pronoun makes it the subject of a clause ("denied it was planning")."""
    if pronoun.i + 1 >= len(pronoun.doc):
        return True
    after = pronoun.nbor(1)
    return after.is_punct or after.lower_ in _AFTER_IT or after.pos_ == "ADV" or after.tag_ in ("NNP", "CD")
