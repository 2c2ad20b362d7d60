"""How surely a source holds that something happens, read off the words that stand over it and beside it.

The chain of governors is walked from the top down and the certainty is passed through each word's signature, after
Nairn, Condoravdi and Karttunen (2006) and Lotan, Stern and Dagan (2013, TruthTeller); values after FactBank (Saurí and
Pustejovsky 2009). What the words do is data: `reference/factuality`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.hedges import beside, shared
from enduse.claims.scope import NOUN_SELECTED, Step, category, climb, open_question, predicative, wh_clause
from enduse.claims.traits import traits
from enduse.model.claim import Factuality
from enduse.reference.factuality import modifiers, signatures, weights

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STRENGTH: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
_CONTENT_NOUN = frozenset({"report", "allegation", "belief", "denial"})
_ABOUT_WORDS = frozenset({"denial", "dismissal", "confirmation", "exclusion", "factive"})
_DEFINITE = frozenset({"the", "this", "these", "those"})
_GOVERNED = frozenset({"content", "argument", "subject"})
_HAPPENING = frozenset({"occurrence", "implicative", "halt"})
_TELLING = frozenset(
    {"report", "accusation", "allegation", "denial", "exclusion", "factive", "confirmation", "perception", "evidence"}
    | {"belief", "assessment", "suspicion", "possibility", "doubt", "warning"}
)
_SPOKEN = frozenset({"report", "accusation", "allegation", "assessment"})
_STAGED = frozenset({"halt", "dismissal"})


def score(sentence: Doc | Span, predicate: int) -> float:
    """How surely the event of a predicate happens or happened, as the author tells it.

    A planned, wished, ordered or merely possible event is not factual here, unlike in `held`.

    Args:
        sentence: One parsed sentence.
        predicate: Index, in the sentence, of the event's verb, noun or adjective.

    Returns:
        From -3 (surely not) to 3 (surely): the scale of Lee et al. (2015) and UDS-IH2 (Rudinger, White and Van Durme
        2018). A sum of trait weights fitted on UDS-IH2's training half.
    """
    table = weights()
    total = sum(table.get(trait, 0.0) for trait in surety_traits(sentence, predicate))
    return max(-3.0, min(3.0, total))


def surety_traits(sentence: Doc | Span, predicate: int) -> tuple[str, ...]:
    """The traits `score` adds up, each once: those of the clause, and what the article's own voice holds."""
    found = (*traits(sentence, predicate), f"held {held(sentence, predicate)}")
    return tuple(dict.fromkeys(found))


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
            incoming = shared(step.head, incoming, step.token)
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
    if step.tie in _GOVERNED:
        return _governed(step, here, lifted=lifted, final=final, voiced=voiced)
    left = here
    match step.tie:
        case "aside":
            left = "certain"
        case "condition":
            left = _condition(step.token)
        case "negation":
            left = "certain" if here == "denied" else "denied"
        case "description":
            left = beside(step.head, "certain")
        case "manner":
            left = "certain" if here in ("denied", "not_seen") else here
    return left, lifted and step.tie == "predication"


def _governed(step: Step, here: Factuality, *, lifted: bool, final: bool, voiced: bool) -> tuple[Factuality, bool]:
    word, token = step.head, step.token
    adjective = predicative(word, token)
    if adjective is not None and category(adjective) is not None and step.preposition is None:
        word, here = adjective, beside(adjective, here)
    kind = category(word, step.preposition)
    set_apart = _embedded_question(step, kind, here)
    if set_apart is None and step.tie == "subject" and word == step.head and kind not in _HAPPENING:
        set_apart = "certain"
    if set_apart is None and kind is None:
        set_apart = _plainly(step, here)
    if set_apart is not None or kind is None:
        return set_apart or here, False
    if kind in _CONTENT_NOUN and word.tag_[0] == "N" and (lifted or voiced):
        return here, False
    if kind in _STAGED and _told_by_stage(kind, token, final=final):
        return ("certain" if here == "denied" else here), False
    if kind == "factive" and here == "denied" and any(c.lower_ == "any" for c in token.lefts):
        return "not_seen", False  # "not aware of any transfer" takes none for granted
    hearsay = not voiced and kind in _SPOKEN and _passive(word)
    return _pass("failure" if kind == "halt" else kind, here, word, hearsay=hearsay), kind in _ABOUT_WORDS


def _told_by_stage(kind: str, token: Token, *, final: bool) -> bool:
    """Whether what is stopped or turned down is the event, or a licence, plan or request for it, not its telling."""
    if kind == "dismissal" and token.tag_[0] == "V":
        return False
    return final or category(token) not in _TELLING | {None}


def _embedded_question(step: Step, kind: str | None, here: Factuality) -> Factuality | None:
    """What "whether", "how many" and "yet to" make of a clause, whatever governs it; None for other clauses."""
    if step.tie == "content" and open_question(step.token):
        return "certain" if here == "denied" and kind in ("doubt", "ignorance") else "unknown"
    if step.tie == "content" and kind is not None and wh_clause(step.token):
        return "certain"
    if step.tie == "content" and _has_yet(step.head):
        return "not_seen"
    return None


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
    """Under a word that is no cue: an infinitive follows its head, a definite noun stands by itself."""
    head, token = step.head, step.token
    if step.tie == "content":
        return here if token.dep_ == "xcomp" or here not in ("denied", "not_seen") else "unknown"
    definite = any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in token.lefts)
    if head.lemma_ != "be" and definite and here in ("denied", "not_seen"):
        return "certain"
    bound = NOUN_SELECTED if head.tag_[0] == "N" else ("of", "by", "with")
    return here if step.preposition is None or step.preposition in bound else "certain"


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
