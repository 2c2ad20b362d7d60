"""Answers to what was just said: who denies, owns or knows nothing of something that only a pointing word names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from enduse.claims.factuality import held
from enduse.claims.mentions import Marked
from enduse.claims.parse import Sentence
from enduse.claims.pointing import Points, Target, pointed, stands_alone
from enduse.claims.scope import infinitive, open_question
from enduse.claims.syntax import SUBJECT, agent, ancestors, negated, objects, passive, prepositional, subject
from enduse.model.claim import Factuality
from enduse.reference.attribution import verb_cues
from enduse.reference.replies import words

if TYPE_CHECKING:
    from spacy.tokens import Token


_VERBAL = frozenset({"VERB", "AUX"})
_COPULAS = frozenset({"be", "'s", "’s"})
_APPOSED = frozenset({"appos", "npadvmod", "dobj", "pobj", "attr", "conj", "dep"})
_GIVEN = frozenset({"the", "these", "those", "such"})
_MORE = frozenset({"xcomp", "ccomp", "advcl", "prep", "acl", "relcl"})
_SO = frozenset({"so", "that", "this", "it"})


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer.

    Args:
        word: The word that answers ("denied", "untrue").
        who: Whose answer it is.
        factuality: How the answerer holds what it points back to.
        points: By what it points back.
        many: Whether it takes up more than one thing said ("the accusations").
        owner: Who is named as having said it ("Washington's claim"), None when nobody is.
    """

    word: Token
    who: Token
    factuality: Factuality
    points: Points
    many: bool = False
    owner: Token | None = None


def may_reply(sentence: Marked) -> bool:
    """Whether a sentence has a word of answering; a cheap look before any parse."""
    stretch = sentence.stretch
    if stretch.kind == "headline" or sentence.text[stretch.start : stretch.end].rstrip("\"”'’) ").endswith("?"):
        return False
    return bool(_answering().search(sentence.text, stretch.start, stretch.end))


@cache
def _answering() -> re.Pattern[str]:
    verbs = {w[:-1] if w[-1] in "ey" else w for kind in ("deny", "reject", "confirm") for w in words(kind)}
    verdicts = words("false") | words("true") | words("amiss")
    knowing = words("evidence") | words("aware")
    return re.compile(
        rf"\b(?:(?:{_either(verbs)})(?:e|y|s|es|ies|t?ed|ied|t?ing|ying)?|(?:{_either(verdicts)})s?)\b"
        rf"|(?:\bno|\bnot|n[’']t|\bnever)\b.*\b(?:{_either(knowing)})s?\b",
        re.IGNORECASE | re.DOTALL,
    )


def _either(words_: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words_)))


def replies(sentence: Sentence) -> Iterator[Reply]:
    """The answers of a sentence that point back without telling anew what they answer, in text order."""
    for token in sentence.doc:
        lemma = token.lemma_.lower()
        found: Reply | None = None
        if lemma in words("deny") | words("reject") | words("confirm") | words("call") and token.pos_ in _VERBAL:
            found = _answer(sentence, token)
        elif lemma in words("evidence") | words("aware"):
            found = _unseen(sentence, token)
        elif lemma in words("true") | words("amiss") or _untrue(token):
            found = _verdict(sentence, token)
        if found is not None and not _by_nobody(found):
            yield found


def _by_nobody(reply: Reply) -> bool:
    """Whether next to nobody, or next to never, answers so ("few deny it", "rarely confirms such sales")."""
    beside = {reply.who.lower_, *(c.lower_ for c in reply.who.lefts)} & words("nobody")
    return bool(beside) or any(c.lower_ in words("seldom") for c in reply.word.children)


def _answer(sentence: Sentence, verb: Token) -> Reply | None:
    """An answer by a verb of denying, owning or calling."""
    lemma = verb.lemma_.lower()
    judged = _judged(verb)
    if lemma in words("call") and not judged and lemma not in words("reject"):
        return None
    reduced = verb.dep_ == "acl" and verb.tag_ == "VBN"
    by = agent(verb) if passive(verb) or reduced else subject(verb)
    if by is None or infinitive(verb) or not _asserted(sentence, verb):
        return None  # "refused to confirm it"
    target = _object(sentence, verb, called=lemma in words("call"))
    if target is None:
        return None
    confirms = lemma in words("confirm")
    if not confirms and _owns(sentence, verb):
        return None
    if target.points in ("act", "such") and not confirms and lemma not in words("deny"):
        return None
    if target.points == "part" and lemma not in words("deny"):
        return None
    named = target.points == "which" and verb.head.lemma_.lower() in words("saying")
    if target.points in ("it", "which") and lemma in words("reject") and not (judged or named):
        return None
    return Reply(verb, by, "certain" if confirms else "denied", target.points, target.many, target.owner)


def _asserted(sentence: Sentence, verb: Token) -> bool:
    """Whether the answer is told as given; beside a noun of saying, its own clause alone decides."""
    if verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in words("saying"):
        return not negated(verb) and not any(c.tag_ == "MD" for c in verb.children)
    return held(sentence.doc, verb.i) == "certain"


def _owns(sentence: Sentence, verb: Token) -> bool:
    """Whether the sentence goes on to speak of the goods as there ("…, saying the weapons are purely defensive")."""
    for token in verb.subtree:
        if token.i <= verb.i or sentence.goods(token.i) is None or token.dep_ not in SUBJECT:
            continue
        clause = token.head
        definite = any(c.lower_ in _GIVEN or c.tag_ == "PRP$" for c in token.lefts)
        if definite and not negated(clause) and not any(_untrue(t) for t in (clause, *clause.rights)):
            return True
    return False


def _judged(verb: Token) -> bool:
    """Whether a verdict of untruth stands after the verb ("as baseless", "a lie")."""
    return any(_untrue(t) for t in verb.subtree if t.i > verb.i)


def _untrue(token: Token) -> bool:
    return bool({token.lemma_.lower(), token.lower_} & words("false"))


def _object(sentence: Sentence, verb: Token, *, called: bool) -> Target | None:
    """What a verb of answering points back to; None where it tells itself what is answered, or points at nothing."""
    if verb.dep_ == "acl":
        apposed = verb.head.lemma_.lower() in words("saying") and verb.head.dep_ in _APPOSED
        return Target("which") if apposed else None
    if passive(verb):
        own = [c for c in verb.children if c.dep_ == "nsubjpass"]
        return pointed(sentence, own[0]) if own and own[0].i < verb.i else None
    own = list(objects(verb))
    small = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp")]
    if called:
        own += [s for c in small for s in c.children if s.dep_ in SUBJECT]
        own = own or [c for c in verb.rights if c.dep_ in ("nsubj", "attr", "oprd") and c.pos_ in ("PRON", "NOUN")]
        return pointed(sentence, min(own, key=lambda t: t.i)) if own else None
    if any(c.dep_ == "dative" for c in verb.children) or len(own) > 1:
        return None  # "denied him access"
    if not own and len(small) == 1 and _does_so(small[0]):
        return Target("it")
    if small and not _quoted_verdict(small):
        return None
    if verb.dep_ == "relcl":
        return _relative(sentence, verb, own)
    if not own:
        return None
    if own[0].lower_ in words("it") and not stands_alone(own[0]):
        return None
    return pointed(sentence, own[0])


def _does_so(clause: Token) -> bool:
    """Whether a clause is "doing so", "having done that"."""
    return clause.lemma_ == "do" and any(c.lower_ in _SO for c in clause.rights)


def _quoted_verdict(clauses: list[Token]) -> bool:
    return all(c.lemma_.lower() in words("false") for c in clauses)


def _relative(sentence: Sentence, verb: Token, own: list[Token]) -> Target | None:
    """What a relative clause of answering says: "which Tehran denies", "an accusation Tehran denies"."""
    comma = any(t.text in (",", "—", "–", "-", "(") for t in sentence.doc[max(0, verb.left_edge.i - 1) : verb.i])
    if own and own[0].lower_ == "which":
        return Target("which") if comma else None
    head = verb.head
    if own and own[0].lower_ != "that":
        return pointed(sentence, own[0]) if own[0].i > verb.i and stands_alone(own[0]) else None
    if head.lemma_.lower() == "something" or head.lemma_.lower() in words("saying"):
        return Target("which") if head.dep_ in _APPOSED else None
    return None


def _verdict(sentence: Sentence, word: Token) -> Reply | None:
    """A verdict somebody is said to pass: "said the claims were untrue"."""
    named = word.head if word.dep_ == "amod" and word.head.lemma_.lower() in words("saying") else word
    clause = word if word.tag_ == "VBN" and named is word else named.head
    fair = word.lemma_.lower() in words("true")
    if clause.dep_ != "ccomp" or (negated(clause) and not fair) or open_question(clause):
        return None
    if clause != word and (clause.lemma_ not in _COPULAS or named.dep_ not in ("acomp", "attr", "oprd")):
        return None
    about = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    verb = clause.head
    says = any(cue.kind == "say" and cue.hedge is None for cue in verb_cues().get(verb.lemma_.lower(), ()))
    by = subject(verb)
    if about is None or not says or by is None or held(sentence.doc, verb.i) != "certain":
        return None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.lefts):
        return None
    target = pointed(sentence, about)
    if target is None or target.points not in ("it", "saying"):
        return None
    factuality: Factuality = "certain" if fair and not negated(clause) else "denied"
    if target.points == "it" and (fair or word.lemma_.lower() in words("amiss") or _goes_on(word, clause)):
        return None
    return Reply(word, by, factuality, target.points, target.many, target.owner)


def _goes_on(word: Token, clause: Token) -> bool:
    """Whether a verdict is on what follows it ("it was a lie to say so"), or on it in one respect only."""
    return any(c.dep_ in _MORE for t in {word, clause} for c in t.children if c.i > word.i)


def _unseen(sentence: Sentence, word: Token) -> Reply | None:
    """Somebody who knows nothing of it: "had no information about that", "was not aware of any such transfer"."""
    verb = word.head
    about = next((n for n in prepositional(word, "of", "about", "on", "regarding", "for")), None)
    if about is None or verb.pos_ not in _VERBAL or word.dep_ not in ("dobj", "acomp", "attr"):
        return None
    if word.dep_ == "attr" and word.lemma_.lower() not in words("aware"):
        return None
    nothing = any(c.lower_ == "no" for c in word.lefts) or negated(verb)
    if not nothing or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return None
    target = pointed(sentence, about)
    by = _knower(verb)
    if target is None or target.points == "part" or by is None:
        return None
    return Reply(word, by, "not_seen", target.points, target.many, target.owner)


def _knower(verb: Token) -> Token | None:
    """Who says that nothing is known: the speaker over the clause, else its subject."""
    for child, head in ancestors(verb):
        says = any(cue.kind == "say" for cue in verb_cues().get(head.lemma_.lower(), ()))
        if head.pos_ == "VERB" and says and child.dep_ in ("ccomp", "parataxis"):
            return subject(head)
    return subject(verb)
