"""How surely a source holds that something happens, read off the words that stand over it and beside it.

The chain of governors is walked from the top down and the certainty is passed through each word's signature, after
Nairn, Condoravdi and Karttunen (2006) and Lotan, Stern and Dagan (2013, TruthTeller); values after FactBank (Saurí and
Pustejovsky 2009). What the words do is data: `reference/factuality`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.hedges import beside, negated_by_nor
from enduse.claims.scope import Step, category, climb, open_question, predicative, wh_clause
from enduse.model.claim import Factuality
from enduse.reference.factuality import modifiers, signatures

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STRENGTH: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
_CONTENT_NOUN = frozenset({"report", "allegation", "belief", "denial"})
_ABOUT_WORDS = frozenset({"denial", "dismissal", "confirmation", "exclusion", "factive"})
_STAGED = frozenset({"halt", "dismissal"})


def held(sentence: Doc | Span, predicate: int, *, source: int | None = None) -> Factuality:
    """How surely the source holds that the event of a predicate takes place.

    Args:
        sentence: One parsed sentence.
        predicate: Index, in the sentence, of the event's verb, noun or adjective.
        source: Index of the attributing word ("said", "claim"); what stands above it does not count, and its own kind
            does ("denies" negates, "believes" weakens, "cannot confirm" leaves open). None: the article's own voice;
            words of saying then pass the certainty of their content on.

    Returns:
        certain, probable, possible, denied, not_seen ("no evidence that") or unknown ("unclear whether"). A planned,
        offered, refused or halted event is held as surely as the plan, offer, refusal or halt is: how far an event
        has come is its stage, not its factuality.
    """
    token = sentence[predicate]
    speaker = None if source is None else sentence[source]
    steps = climb(token, speaker)
    top = steps[-1].head if steps else token
    spoken = speaker is not None and any(step.head == speaker for step in steps)
    incoming: Factuality = "certain" if spoken else _mood(sentence, top)
    below = [step.token for step in reversed(steps)]
    here = beside(top, incoming, below[0] if below else None)
    lifted = False
    for depth, step in enumerate(reversed(steps), start=1):
        if step.tie == "conjunct":
            incoming = _shared(step, incoming, here)
        else:
            final = step.token == token
            incoming, lifted = _below(step, here, lifted=lifted, final=final, voiced=step.head == speaker)
        here = beside(step.token, incoming, below[depth] if depth < len(below) else None)
    return here


def weaker(first: Factuality, second: Factuality) -> Factuality:
    """The less sure of two; what is denied or not seen stays so."""
    if first in _STRENGTH and second in _STRENGTH:
        return max(first, second, key=_STRENGTH.__getitem__)
    return first if second in _STRENGTH else second


def _below(step: Step, here: Factuality, *, lifted: bool, final: bool, voiced: bool) -> tuple[Factuality, bool]:
    """What is held of `step.token`, given what is held of its head; and whether a word about words stands over it."""
    head, token, tie = step.head, step.token, step.tie
    if tie == "aside":
        return "certain", False
    if tie == "condition":
        return _condition(token), False
    if tie == "negation":
        return ("certain" if here == "denied" else "denied"), False
    if tie == "description":
        return beside(head, "certain"), False
    if tie in ("purpose", "predication"):
        return here, lifted
    if tie == "manner":
        return ("certain" if here in ("denied", "not_seen") else here), False
    return _governed(step, here, lifted=lifted, final=final, voiced=voiced)


def _governed(step: Step, here: Factuality, *, lifted: bool, final: bool, voiced: bool) -> tuple[Factuality, bool]:
    head, token = step.head, step.token
    adjective = predicative(head, token)
    word = head
    if adjective is not None and category(adjective) is not None and step.preposition is None:
        word, here = adjective, beside(adjective, here)
    kind = category(word, step.preposition)
    if step.tie == "content":
        if open_question(token):
            return ("certain" if here == "denied" and kind in ("doubt", "ignorance") else "unknown"), False
        if wh_clause(token) and kind is not None:
            return "certain", False
        if _has_yet(head):
            return "not_seen", False
    if step.tie == "subject" and word is head and kind not in ("occurrence", "implicative", "halt"):
        return "certain", False
    if kind is None:
        return _plainly(step, here), False
    if word.tag_[0] == "N" and kind in _CONTENT_NOUN and (lifted or voiced):
        return here, False
    if kind == "ignorance":
        return ("certain" if here == "denied" else "unknown"), False
    if kind in _STAGED and final and step.tie in ("argument", "subject", "content") and not _is_clause(kind, token):
        return ("certain" if here == "denied" else here), False
    if kind == "halt" and not final:
        kind = "failure"
    hearsay = not voiced and _passive(word) and kind in ("report", "accusation", "allegation")
    return _pass(kind, here, word, hearsay=hearsay), kind in _ABOUT_WORDS


def _pass(kind: str, here: Factuality, word: Token, *, hearsay: bool) -> Factuality:
    signature = signatures()[kind]
    if here == "denied":
        return signature.negated
    if here in ("not_seen", "unknown"):
        return signature.affirmed if kind == "factive" else here
    left = signature.hearsay if hearsay else signature.affirmed
    if any((c.lower_, "complement") in modifiers() for c in word.children):
        left = "denied"
    if left == "denied":
        return "unknown" if here == "possible" else "denied"
    return weaker(here, left)


def _plainly(step: Step, here: Factuality) -> Factuality:
    """Under a word that is no cue: an infinitive follows its head, a definite or prepositional noun stands by itself."""
    head, token = step.head, step.token
    if step.tie == "content":
        return here if token.dep_ == "xcomp" or here not in ("denied", "not_seen") else "unknown"
    verbal = head.tag_[0] in "VM"
    if verbal and head.lemma_ != "be" and here in ("denied", "not_seen"):
        definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "these", "those") for c in token.lefts)
        if definite or step.preposition is not None:
            return "certain"
    return "certain" if verbal and step.preposition not in (None, "of", "by", "with") else here


def _shared(step: Step, incoming: Factuality, here: Factuality) -> Factuality:
    """What a later conjunct takes over: all that governs the first, and its modifiers when it has no clause of its own."""
    token, head = step.token, step.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg") for c in token.lefts)
    verbal = token.tag_[0] == "V"
    if own or (verbal and token.tag_ != head.tag_) or negated_by_nor(token):
        return incoming
    contrast = any(c.dep_ == "cc" and c.lower_ in ("but", "yet") and head.i < c.i < token.i for c in head.rights)
    if contrast and here == "denied":
        return incoming
    if not verbal and not any(c.dep_ in ("amod", "det") for c in head.lefts):
        return incoming
    return here


def _mood(sentence: Doc | Span, top: Token) -> Factuality:
    """Questions and commands assert nothing."""
    if top.tag_ == "VB" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for c in top.lefts):
        return "unknown"
    last = sentence[-1]
    if last.lower_ in ('"', "”", "''", ")") and len(sentence) > 1:
        last = sentence[-2]
    return "unknown" if last.lower_ == "?" else "certain"


def _condition(token: Token) -> Factuality:
    for child in token.lefts:
        found = modifiers().get((child.lower_, "clause"))
        if found is not None and child.dep_ in ("mark", "advmod", "cc"):
            return "unknown" if found.effect == "unknown" else "possible"
    return "possible"


def _has_yet(head: Token) -> bool:
    return head.lemma_ in ("have", "be", "remain") and any(c.lower_ == "yet" for c in head.rights)


def _passive(word: Token) -> bool:
    return word.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in word.lefts)


def _is_clause(kind: str, token: Token) -> bool:
    return kind == "dismissal" and token.tag_[0] == "V"
