"""What stands over an event in its sentence: the chain of governors, and how each holds the one below it.

Only heads are followed, so the cost is the depth of the parse (ClearNLP labels), never its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from enduse.reference.factuality import Pos, modifiers, predicates

if TYPE_CHECKING:
    from spacy.tokens import Token

Tie: TypeAlias = Literal[
    "content",  # the clause a word takes: said that …, plans to …, evidence that …, accused of …
    "argument",  # a noun as object, passive subject or prepositional object
    "subject",  # a noun as active subject
    "conjunct",
    "purpose",  # used a firm to ship
    "manner",  # flew north, carrying …
    "condition",  # if, unless
    "negation",  # without, instead of
    "description",  # a relative clause or participle on a noun
    "predication",  # an adjective or noun under a copula
    "aside",  # anything that is asserted in its own right
]

_POS: dict[str, Pos] = {"V": "verb", "N": "noun", "J": "adj", "M": "verb"}
_CONTENT = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "oprd", "pcomp"})
_ARGUMENT = frozenset({"dobj", "pobj", "nsubjpass", "attr", "dative", "nmod", "compound", "obj", "iobj"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_SELECTED = frozenset({"of", "about", "from", "into", "against", "by", "with"})
NOUN_SELECTED = _SELECTED | {"for", "on", "to", "in", "over"}
_MEANS = frozenset({"in", "through", "via", "as", "under"})
_PLAIN: dict[str, Tie] = {"conj": "conjunct", "acomp": "predication", "nsubj": "subject"}
_LINK = frozenset({"prep", "agent", "dative", "case"})
_OPEN = frozenset({"report", "confirmation", "ignorance", "doubt", "perception", "directive", "belief", "factive"})


@dataclass(frozen=True, slots=True)
class Step:
    """One governor on the way up.

    Args:
        token: The word below.
        head: The word that governs it, prepositions skipped.
        tie: How `head` holds `token`.
        preposition: The preposition between them, None when there is none.
    """

    token: Token
    head: Token
    tie: Tie
    preposition: str | None


def climb(token: Token, source: Token | None = None) -> tuple[Step, ...]:
    """The governors of `token`, nearest first, up to the root.

    Args:
        token: The event's word.
        source: The attributing word at which to stop; what it controls by an infinitive ("declined to say") still
            counts. None, or a word that does not govern `token`: the climb goes to the root.
    """
    steps: list[Step] = []
    beyond = token == source
    while (step := step_up(token)) is not None:
        if beyond and (step.tie != "content" or token.dep_ not in ("xcomp", "conj")) and step.tie != "conjunct":
            break
        steps.append(step)
        token = step.head
        beyond = beyond or token == source
    return tuple(steps)


def step_up(token: Token) -> Step | None:
    """The next governor of `token`; None at the root."""
    preposition = None
    head = token.head
    if token.dep_ in ("pobj", "pcomp") or head.dep_ in _LINK:
        while head.dep_ in _LINK and head.head is not head and head.head != head:
            preposition = preposition or head.lower_
            head = head.head
    if head == token:
        return None
    if token.dep_ == "conj" and token.tag_ in _TENSED and head.tag_ == "VB" and infinitive(head):
        over = step_up(head)  # "failed to sell and filed for bankruptcy": a tensed verb is no part of the infinitive
        head = head if over is None else over.head
    if _gerund_read_as_adjective(token):
        return Step(token, head.head, "content", None)
    noun = _before_interruption(token)
    if noun is not None:
        return Step(token, noun, "content", None)
    return Step(token, head, _tie(token, head, preposition), preposition)


def _gerund_read_as_adjective(token: Token) -> bool:
    """Whether "denied supplying drones" was read as drones that supply."""
    if token.dep_ != "amod" or token.tag_ != "VBG" or token.head.dep_ != "dobj":
        return False
    return token.i == token.head.left_edge.i and category(token.head.head) is not None


def _before_interruption(token: Token) -> Token | None:
    """The noun whose content a clause is when a speaker stands between ("no *proof*, he said, that …"), else None."""
    inserted = token.head
    if token.dep_ != "ccomp" or inserted.dep_ != "parataxis" or inserted.i > token.left_edge.i:
        return None
    if token.left_edge.dep_ != "mark" or token.left_edge.lower_ != "that":
        return None
    nouns = (c for c in inserted.head.rights if c.dep_ in ("dobj", "attr", "nsubj") and c.i < inserted.i)
    return next((noun for noun in nouns if category(noun) is not None), None)


def category(head: Token, preposition: str | None = None) -> str | None:
    """The category of an embedding word, with its particle or preposition if the pair has one of its own.

    Returns:
        Category, or None for a word that is not in the table of embedding predicates.
    """
    pos = _POS.get(head.tag_[:1])
    if pos is None:
        return None
    table = predicates()
    lemma = head.lemma_.lower()
    if pos == "verb":
        for child in head.rights:
            if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep", "dobj") and child.i <= head.i + 2):
                found = table.get((f"{lemma} {child.lower_}", pos))
                if found is not None:
                    return found
    found = table.get((f"{lemma} {preposition}", pos)) if preposition else None
    found = found or table.get((lemma, pos))
    if found is None and head.tag_ in ("VBN", "VBG", "JJ"):
        found = table.get((head.lower_, "adj"))
    return found


def predicative(copula: Token, below: Token) -> Token | None:
    """The adjective or noun a copula predicates ("is *unclear* whether"), None when `below` is it or there is none."""
    if copula.lemma_ not in ("be", "become", "remain", "seem", "appear", "'s", "look", "make", "consider", "deem"):
        return None
    return next((c for c in copula.rights if c.dep_ in ("acomp", "attr", "oprd") and c != below), None)


def open_question(clause: Token) -> bool:
    """Whether the clause is introduced by "whether" or "if"."""
    return any(c.dep_ in ("mark", "advmod", "preconj", "cc") and c.lower_ in ("whether", "if") for c in clause.lefts)


def wh_clause(clause: Token) -> bool:
    """Whether the clause is an embedded question about a detail ("how many …"), its event taken for granted."""
    first = clause.left_edge
    return first.tag_ in ("WRB", "WP", "WP$", "WDT") and first.lower_ not in ("that", "whether") and first != clause


def infinitive(verb: Token) -> bool:
    """Whether the verb is a to-infinitive."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def _tie(token: Token, head: Token, preposition: str | None) -> Tie:
    dep = token.dep_
    if dep in _CONTENT:
        return _clause_tie(token, head, preposition)
    if dep in ("acl", "relcl"):
        return _noun_clause_tie(token, head)
    if dep == "advcl":
        return _adverbial_tie(token, head)
    if dep == "attr" and category(token) is not None:
        return "predication"
    if dep in _ARGUMENT and preposition is not None and not _selects(head, preposition):
        return "manner" if preposition in _MEANS else "aside"
    return "argument" if dep in _ARGUMENT else _PLAIN.get(dep, "aside")


def _selects(head: Token, preposition: str) -> bool:
    """Whether a phrase with this preposition is what the word is about, and not the time or place of it."""
    pos = _POS.get(head.tag_[:1])
    if pos is None:
        return False
    if preposition in (NOUN_SELECTED if pos != "verb" else _SELECTED):
        return True
    return (f"{head.lemma_.lower()} {preposition}", pos) in predicates()


def _clause_tie(token: Token, head: Token, preposition: str | None) -> Tie:
    if preposition is not None and token.dep_ == "pcomp":
        link = preposition
        if token.head.lower_ == "of" and token.head.i > 0 and token.head.nbor(-1).lower_ == "instead":
            link = "instead of"
        if (link, "clause") in modifiers():
            return "negation"
        return "content" if category(head, preposition) is not None else "aside"
    if token.dep_ == "ccomp" and open_question(token) and _openness(head, token) is None and token.i < head.i:
        return "condition"
    return "content"


def _noun_clause_tie(token: Token, head: Token) -> Tie:
    if infinitive(token) or any(c.dep_ == "mark" for c in token.lefts):
        return "content"
    if token.tag_ == "VBG" and category(head) == "evidence":
        return "content"  # "information suggesting that"
    if token.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts):
        return "description"
    relative = token.left_edge.tag_ in ("WDT", "WP", "WP$", "WRB") or any(c.tag_ in ("WDT", "WP") for c in token.lefts)
    if token.dep_ == "acl" and not relative and category(head) is not None:
        return "content"
    return "description"


def _adverbial_tie(token: Token, head: Token) -> Tie:
    marks = {c.lower_ for c in token.lefts if c.dep_ in ("mark", "advmod", "cc")}
    if any((mark, "clause") in modifiers() for mark in marks):
        return "content" if token.i > head.i and _openness(head, token) in _OPEN else "condition"
    if _inverted(token):
        return "condition"
    if "than" in marks and any(c.lower_ == "rather" for c in token.lefts):
        return "negation"
    adjective = predicative(head, token)
    if infinitive(token) and (adjective is None or category(adjective) is None):
        return "purpose"
    if infinitive(token) or "that" in marks:
        return "content"
    return "manner" if token.tag_ == "VBG" and not marks else "aside"


def _inverted(token: Token) -> bool:
    """Whether the clause is a condition by word order ("had they sold", "should it send")."""
    lefts = [c for c in token.lefts if c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass")]
    return len(lefts) > 1 and lefts[0].lower_ in ("had", "should", "were") and lefts[1].dep_.startswith("nsubj")


def _openness(head: Token, token: Token) -> str | None:
    adjective = predicative(head, token)
    return category(adjective if adjective is not None else head)
