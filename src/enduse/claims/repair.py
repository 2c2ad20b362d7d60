"""Attachments the small parser is known to get wrong, set right before anything is read off the parse."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from enduse.reference.frames import irregular, triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYS = frozenset({"say", "add", "tell", "report", "note", "state", "write", "claim"})
_NOMINAL = frozenset({"DET", "ADJ", "PUNCT", "NUM", "PRON", "CCONJ"})  # before a gerund that is an adjective
_MAKES = frozenset({"make", "build", "manufacture", "produce", "develop", "design"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def repair(doc: Doc, places: Collection[int] = (), goods: Collection[int] = ()) -> None:
    """Reattach, in place, what the parser hung in the wrong clause.

    Args:
        doc: The parse of one sentence.
        places: Tokens that name actors; "Italy and the Czech Republic" are coordinated with each other only.
        goods: Tokens that name goods.
    """
    for i in sorted(goods):
        _noun(doc[i])
        _gerund(doc[i])
        _past_after_aside(doc[i])
        _with_goods(doc[i], goods)
    for i in sorted(places):
        _with_neighbour(doc[i], places)
        _past_between(doc[i], places)
    for token in doc:
        if token.pos_ == "VERB" and token.lower_ in irregular():
            token.lemma_ = irregular()[token.lower_]
        if token.dep_ == "conj" and token.tag_ in _FINITE and _reduced(token.head):
            _to_clause(token)
        elif token.dep_ == "conj" and token.pos_ == "VERB":
            _past_speech(token)
        elif token.dep_ == "csubjpass" and token.tag_ in ("VBD", "VBN"):
            _reduced_subject(token)
        elif token.dep_ == "acl" and token.lemma_ in _MAKES:
            _past_maker(token)
        elif token.dep_ == "dobj" and token.left_edge.i and token.left_edge.nbor(-1).text == ",":
            _summing_up(token)
        elif token.lower_ == "according":
            _freed_subject(token)
        elif token.lower_ == "of" and token.head.dep_ == "pobj" and token.head.head.dep_ == "agent":
            _charge(token)
        elif token.lower_ == "worth" and token.head.i == token.i:
            _priced(token)
    root = next((t for t in doc if t.head.i == t.i), None)
    if root is not None and root.pos_ in ("NOUN", "PROPN"):
        _verb_after_relative(root)


def _with_neighbour(name: Token, places: Collection[int]) -> None:
    """Coordinate a name with the name right before its "and"."""
    before = name.i - 1
    if before > 0 and name.doc[before].dep_ == "det":
        before -= 1
    if name.dep_ == "appos" and name.head.i in places and _list_comma(name):
        name.dep_ = "conj"
        return
    if name.dep_ != "conj" or before < 1 or name.doc[before].lower_ not in ("and", "or"):
        return
    other = before - 1 - (name.doc[before - 1].text == ",")
    if other in places and name.head.i != other and name.i not in {t.i for t in name.doc[other].ancestors}:
        name.head = name.doc[other]


def _list_comma(name: Token) -> bool:
    """Whether an apposed name goes on a list ("the United States, the European Union and Britain")."""
    after = name.i + 1
    return (
        after < len(name.doc)
        and name.doc[after].lower_ in ("and", "or", ",")
        and any(c.dep_ in ("cc", "conj") for c in name.children)
    )


def _noun(goods: Token) -> None:
    """Let plural goods be a noun and no verb ("drones and possibly missiles"); what hung on it goes to the clause."""
    if goods.tag_ != "VBZ" or goods.head.i == goods.i:
        return
    goods.tag_, goods.pos_ = "NNS", "NOUN"
    for child in list(goods.children):
        if child.i > goods.i and goods.head.pos_ == "VERB":
            child.head = goods.head


def _with_goods(goods: Token, known: Collection[int]) -> None:
    """Coordinate goods with the goods right before their "and", not with the verb or with "exchange"."""
    if goods.dep_ != "conj" or goods.head.i in known:
        return
    before = goods.left_edge.i - 1
    while before > 0 and goods.doc[before].pos_ in ("CCONJ", "ADV", "PUNCT"):
        before -= 1
    if before in known and before != goods.i and goods.doc[before].pos_ in ("NOUN", "PROPN"):
        goods.head = goods.doc[before]


def _charge(of: Token) -> None:
    """In "was accused by the panel of shipping drones" the charge hangs on the verb, not on the panel."""
    if any(c.dep_ == "pcomp" for c in of.children):
        of.head = of.head.head.head


def _gerund(goods: Token) -> None:
    """Let a gerund govern its goods and not the reverse ("rule out supplying tanks", "about handing over jets")."""
    before = goods.left_edge.i - 1 if goods.left_edge.i < goods.i else goods.i - 1
    verb = next((c for c in goods.lefts if c.lower_.endswith("ing") and c.dep_ in ("amod", "compound")), None)
    if verb is None and before > 0 and goods.doc[before].dep_ == "prt" and goods.head.i == before:
        verb = goods.doc[before].head if goods.doc[before].head.lower_.endswith("ing") else None
    if verb is None and goods.dep_ == "dobj" and goods.head.tag_ == "NN" and goods.head.lower_.endswith("ing"):
        base = _base(goods.head.lower_)
        if base is not None:
            goods.head.tag_, goods.head.pos_, goods.head.lemma_ = "VBG", "VERB", base
        return
    base = _base(verb.lower_) if verb is not None else None
    if (
        verb is None
        or base is None
        or verb.i == 0
        or verb.nbor(-1).pos_ in ("DET", "ADJ", "PUNCT", "NUM", "PRON", "CCONJ")
    ):
        return
    above, tie = (goods.head, goods.dep_) if verb.head.i == goods.i else (verb.head, verb.dep_)
    if above.i == verb.i:
        return
    goods.head, goods.dep_ = verb, "dobj"
    verb.head, verb.dep_ = (
        above,
        "pcomp" if above.pos_ == "ADP" else "xcomp" if tie in ("dobj", "amod", "compound") else tie,
    )
    verb.tag_, verb.pos_, verb.lemma_ = "VBG", "VERB", base


def _base(form: str) -> str | None:
    """The trigger verb a gerund or past form is of, None when it is of none."""
    stem = form.removesuffix("ing" if form.endswith("ing") else "ed")
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    bases = (irregular().get(form, ""), stem, f"{stem}e", doubled, f"{stem[:-1]}y" if stem.endswith("i") else "")
    return next((base for base in bases if any(row.is_verb for row in triggers().get(base, ()))), None)


def _past_after_aside(goods: Token) -> None:
    """In "The firm, Acme Ltd, shipped chips" the firm ships; the parser hears a second name."""
    verb = next((c for c in goods.lefts if c.tag_ in ("VBN", "VBD") and c.dep_ == "amod"), None)
    if goods.dep_ != "appos" or verb is None or not verb.i:
        return
    name = goods.head
    while name.dep_ == "appos":
        name = name.head
    base = _base(verb.lower_)
    aside = verb.nbor(-1).text == "," and any(t.text == "," for t in goods.doc[name.i : verb.i - 1])
    if base is None or name.i >= verb.i or not (aside or name.i == verb.i - 1):
        return
    _govern(verb, base, name, goods)


def _past_between(name: Token, places: Collection[int]) -> None:
    """In "Turkey armed Azerbaijan with drones" Turkey arms; the parser takes "armed Azerbaijan" for another name."""
    verb = next((c for c in name.lefts if c.dep_ == "amod" and c.i and c.i - 1 == name.head.i), None)
    base = _base(verb.lower_) if verb is not None else None
    if verb is not None and base is not None and name.head.i in places:
        _govern(verb, base, name.head, name)


def _govern(verb: Token, base: str, name: Token, thing: Token) -> None:
    """Make a verb the head of its clause in the place of a name, which is its subject, with the other as its object."""
    above, tie = name.head, name.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if above.i == name.i else (above, "ccomp" if above.pos_ == "VERB" else tie)
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", base
    name.head, name.dep_ = verb, "nsubj"
    for child in (c for t in (name, thing) for c in list(t.children)):
        if child.i > verb.i and (child.head.i == name.i or child.dep_ == "prep"):
            child.head = verb
    for child in list(name.children):
        if child.dep_ == "prep" and child.i < name.left_edge.i:
            child.head = verb
    thing.head, thing.dep_ = verb, "dobj"


def _reduced(verb: Token) -> bool:
    """Whether the verb is a reduced relative ("equipment sent to Russia"), which coordinates with no finite verb."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _to_clause(verb: Token) -> None:
    """Coordinate a finite verb with the finite verb of the clause around it."""
    above = verb.head
    for _ in range(6):
        above = above.head
        if above.pos_ == "VERB" and above.tag_ in _FINITE:
            verb.head = above
            return
        if above.head.i == above.i:
            return


def _past_speech(verb: Token) -> None:
    """In "X sent A, an officer said, and may send B" the second act goes with the first, not with the saying."""
    speech = verb.head
    if speech.lemma_ not in _SAYS or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return
    content = next((c for c in speech.children if c.dep_ == "ccomp" and c.i < speech.i), None)
    if content is None and speech.dep_ == "parataxis":
        content = speech.head
    if content is not None:
        verb.head = content


def _summing_up(noun: Token) -> None:
    """In "sent arms to B, an allegation A denies" the noun sums up what was said; it is no second object."""
    denies = noun.head
    said = next((c for c in denies.children if c.dep_ == "ccomp" and c.i < noun.i < denies.i), None)
    if said is not None and denies.dep_ == "ROOT" and any(noun.i < c.i < denies.i for c in denies.lefts):
        for child in (c for c in list(denies.children) if c.i < noun.left_edge.i):
            child.head = said
        said.head, said.dep_ = said, "ROOT"
        noun.head, noun.dep_ = said, "npadvmod"
        denies.head, denies.dep_ = noun, "relcl"
        return
    earlier = any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.children)
    if earlier and any(c.dep_ in ("relcl", "acl") and c.i > noun.i for c in noun.children):
        noun.dep_ = "npadvmod"


def _freed_subject(according: Token) -> None:
    """In "According to A, B, purchased …" the parser takes the subject for an apposition of the source."""
    verb = according.head
    if verb.pos_ != "VERB" or any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children):
        return
    for to in according.children:
        for source in to.children:
            for name in source.children:
                if name.dep_ == "appos" and name.i < verb.i:
                    name.head = verb
                    name.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
                    return


def _reduced_subject(verb: Token) -> None:
    """In "missiles sent from Iran to Yemen were intercepted" the missiles were intercepted; sending describes them."""
    goods = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if goods is None or any(c.dep_ == "dobj" for c in verb.children):
        return
    goods.head, goods.dep_ = verb.head, "nsubjpass"
    verb.head, verb.dep_, verb.tag_ = goods, "acl", "VBN"


def _past_maker(made: Token) -> None:
    """In "shipped chips made by a U.S. firm to Moscow via Turkey" all but the maker belongs to the shipping."""
    verb = made.head.head
    if made.head.dep_ != "dobj" or verb.lemma_.lower() not in triggers():
        return
    for child in made.children:
        if child.dep_ == "prep" and child.i > made.i and child.lower_ not in ("by", "with", "under"):
            child.head = verb


def _priced(worth: Token) -> None:
    """In "ammunition worth … has reached Ukraine" the sentence is about reaching, not about being worth."""
    goods = next((c for c in worth.children if c.dep_ == "nsubj"), None)
    verb = next((c for c in worth.children if c.dep_ in ("xcomp", "ccomp", "advcl") and _finite(c)), None)
    if goods is not None and verb is not None:
        _crown(verb, worth)
        goods.head, goods.dep_ = verb, "nsubj"
        worth.head, worth.dep_ = goods, "amod"


def _verb_after_relative(noun: Token) -> None:
    """In "Washington, which seized …, sanctioned …" the second verb is the sentence's, not another relative clause."""
    clauses = [c for c in noun.children if c.dep_ == "relcl" and c.i > noun.i]
    if len(clauses) < 2 or not any(c.lower_ in ("which", "who") for c in clauses[0].children):
        return
    verb = clauses[-1]
    if verb.tag_ in _FINITE and not any(c.lower_ in ("which", "who") for c in verb.children):
        _crown(verb, noun)
        noun.head, noun.dep_ = verb, "nsubj"
        for child in verb.children:
            if child.lower_ == "that" and child.dep_ == "nsubj":
                child.dep_ = "det"


def _finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.dep_ == "aux" and c.tag_ in _FINITE for c in verb.children)


def _crown(verb: Token, old: Token) -> None:
    """Make a verb the root of its sentence; what hung on the old root after it now hangs on the verb."""
    verb.head, verb.dep_ = verb, "ROOT"
    for child in list(old.children):
        if child.i > verb.i:
            child.head = verb
