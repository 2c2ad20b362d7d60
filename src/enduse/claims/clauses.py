"""Who does what a verb says, however far away they stand: passives, control, raising, relative clauses, coordination.

Labels are ClearNLP's, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enduse.claims.coordination import first
from enduse.claims.holders import is_holder, is_nationality
from enduse.reference.frames import controllers, words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PREPOSITIONS = frozenset({"prep", "dative", "agent"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acomp", "oprd", "dep", "parataxis"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
# Longer chains are parser accidents.
_LONGEST_CHAIN = 10


def is_verbal(token: Token) -> bool:
    """Whether the word heads a clause."""
    return token.pos_ in _VERBAL


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what the act is done to; reduced relatives ("equipment sent to Russia") are."""
    perfect = own_subject = has_object = False
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass", "csubjpass"}:
            return True
        perfect |= child.dep_ == "aux" and child.lemma_ in {"have", "'ve", "do"}
        own_subject |= child.dep_ in SUBJECTS
        has_object |= child.dep_ == "dobj"
    if perfect or own_subject or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and has_object:
        # "the firm, Acme, bought engines": a past tense the parser took for a participle.
        return False
    if verb.dep_ == "acl" or (verb.tag_ == "VBN" and verb.dep_ in {"advcl", "amod", "pobj", "appos", "nmod"}):
        return True
    return verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and is_verbal(verb.head) and is_passive(verb.head)


def agent(verb: Token) -> Token | None:
    """The doer in a by-phrase, None when there is none."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.lemma_.lower() not in words("time"):
                    return inner
    return None


def is_relative(token: Token) -> bool:
    """Whether the word is a relative pronoun with an antecedent."""
    return token.tag_ in _RELATIVE_TAGS and _relative_clause(token) is not None


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other word stands for itself."""
    if token.tag_ not in _RELATIVE_TAGS:
        return token
    clause = _relative_clause(token)
    return token if clause is None else clause.head


def relativiser(verb: Token, noun: Token) -> Token | None:
    """The relative pronoun through which `noun` is an argument inside the clause of `verb`, None without one."""
    for child in noun.children:
        if child.dep_ in {"relcl", "acl", "ccomp"} and (child == verb or child.is_ancestor(verb)):
            for word in child.subtree:
                if word.i >= verb.i:
                    break
                if word.tag_ in _RELATIVE_TAGS and antecedent(word) == noun:
                    return word
    return None


def _relative_clause(token: Token) -> Token | None:
    here = token
    for _ in range(_LONGEST_CHAIN):
        if here.dep_ == "relcl" and here.head.pos_ in NOMINAL and here.head.i < token.i:
            return here
        if here.head == here:
            return None
        here = here.head
    return None


def subject(verb: Token, *, depth: int = 0) -> Token | None:
    """The surface subject, own or inherited; None for imperatives and acts by nobody named.

    Of a passive it is what the act is done to. It is inherited through coordination, infinitives and gerunds by the
    control table, and from the noun a participle or relative clause describes.
    """
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None:
        return antecedent(own) if own.dep_ not in {"csubj", "csubjpass"} else own
    if depth > _LONGEST_CHAIN or verb.head == verb:
        return None
    beside = _doer_beside(verb) if verb.tag_ == "VBG" else None
    return beside or _inherited(verb, verb.head, depth)


def _inherited(verb: Token, head: Token, depth: int) -> Token | None:
    """The subject a verb without its own shares, by how it hangs on its head."""
    found = None
    if verb.dep_ == "conj":
        found = subject(head, depth=depth + 1) if is_verbal(head) else None
    elif verb.dep_ in _COMPLEMENTS:
        found = _controlled(verb, head, depth)
    elif verb.dep_ == "pcomp":
        found = _under_preposition(verb, head.head, depth)
    elif verb.dep_ in {"acl", "relcl"} and head.pos_ in NOMINAL:
        found = _of_noun(verb, head, depth)
    return found


def _doer_beside(gerund: Token) -> Token | None:
    """The doer right before a gerund whose place the parser gave to another: "cases of *Iran* receiving"."""
    before = gerund.nbor(-1) if gerund.i > gerund.sent.start else None
    if before is None or before.pos_ != "PROPN" or before.dep_ != "pobj":
        return None
    head = gerund.head
    if gerund.dep_ in {"acl", "pcomp"} and (head in (before, before.head) or not is_holder(head)):
        return before
    return None


def _controlled(verb: Token, head: Token, depth: int) -> Token | None:
    """Subject of a complement or adverbial clause without its own."""
    if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd"}:
        return subject(head.head, depth=depth + 1)
    if not is_verbal(head):
        return _owner(head, depth) if head.pos_ in NOMINAL and verb.dep_ != "ccomp" else None
    if head.lemma_ == "be" and _is_infinitive(verb):
        # "Iran is to supply", but not "the aim is to supply".
        named = subject(head, depth=depth + 1)
        return named if named is not None and is_holder(named) else None
    if is_passive(head):
        if controllers("verb").get(head.lemma_.lower()) in {"via", "purpose"}:
            return agent(head)
        purpose = verb.dep_ == "advcl" and _is_infinitive(verb)
        return (agent(head) if purpose else None) or subject(head, depth=depth + 1)
    return _object_controller(verb, head) or subject(head, depth=depth + 1)


def _object_controller(verb: Token, head: Token) -> Token | None:
    if controllers("verb").get(head.lemma_.lower()) != "object":
        return None
    for child in head.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in NOMINAL and child.i < verb.i:
            return antecedent(child)
    return None


def _under_preposition(verb: Token, host: Token, depth: int) -> Token | None:
    """Subject of a gerund under a preposition of `host`."""
    if host.pos_ in NOMINAL:
        return _owner(host, depth)
    if host.pos_ == "ADJ":
        return subject(host.head, depth=depth + 1) if is_verbal(host.head) else subject(host, depth=depth + 1)
    if not is_verbal(host):
        return None
    if is_passive(host):
        by = verb.head.lower_ == "by"
        surface = (agent(host) if by else None) or subject(host, depth=depth + 1)
        return None if host.dep_ == "acl" and surface is not None and not is_holder(surface) else surface
    by_means = verb.head.lower_ in {"by", "in", "after", "before", "without", "while", "since"}
    return (None if by_means else _object_controller(verb, host)) or subject(host, depth=depth + 1)


def _of_noun(verb: Token, noun: Token, depth: int) -> Token | None:
    """Subject of a clause that describes a noun."""
    if not _is_infinitive(verb):
        return noun
    if controllers("noun").get(noun.lemma_.lower()) == "owner":
        return _owner(noun, depth)
    return noun


def _owner(noun: Token, depth: int) -> Token | None:
    """Whose agreement, plan or ability it is: the possessor, or the subject of the verb it is the object of."""
    own = _possessor(noun)
    if own is not None and own.tag_ != "PRP$":
        return own
    return _subject_above(first(noun), depth) or own


def _possessor(noun: Token) -> Token | None:
    """The noun's own possessor: "Iran's", "its", "Iranian", "of the DPRK", "between Iran and China"."""
    for child in noun.children:
        if (child.dep_ == "poss" and child.tag_ != "WP$") or (child.dep_ == "amod" and is_nationality(child)):
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "of", "between"}:
            inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if inner is not None and is_holder(inner):
                return inner
    return None


def _subject_above(noun: Token, depth: int) -> Token | None:
    """The subject of the clause the noun is an object in."""
    head = noun.head
    if noun.dep_ in {"dobj", "attr"} and is_verbal(head):
        return subject(head, depth=depth + 1)
    if noun.dep_ != "pobj" or head.head == head:
        return None
    host = head.head
    if is_verbal(host):
        return agent(host) if is_passive(host) else subject(host, depth=depth + 1)
    if host.pos_ == "ADJ":
        return subject(host.head, depth=depth + 1) if is_verbal(host.head) else None
    return _owner(host, depth + 1) if host.pos_ in NOMINAL and depth < _LONGEST_CHAIN else None


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def chain(verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it whose complement it is: "supply", "asked" in "asked China to supply"."""
    here = verb
    for _ in range(_LONGEST_CHAIN):
        yield here
        if here.dep_ not in {"xcomp", "ccomp", "conj"} or not is_verbal(here.head):
            return
        here = here.head


def gap(verb: Token) -> Token | None:
    """What a relative clause or question leaves out after `verb`: in "the drones Iran sent", the drones.

    None where the clause has no open place, or its relative pronoun is its subject.
    """
    for here in chain(verb):
        if here.dep_ == "conj" and here != verb and here.head.dep_ != "relcl":
            continue
        if here.dep_ == "relcl" and here.head.pos_ in NOMINAL:
            own = next((child for child in here.children if child.dep_ in SUBJECTS), None)
            if own is None or is_relative(own) or _pied_piped(here):
                return None
            return here.head
    return None


def _pied_piped(verb: Token) -> bool:
    """Whether the clause opens "to which", "from whom"."""
    return any(
        child.dep_ in PREPOSITIONS and child.i < verb.i and any(is_relative(inner) for inner in child.children)
        for child in verb.children
    )
