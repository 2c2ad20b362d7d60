"""How far a transfer is said to have come: the act's own word, then every word over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.syntax import ancestors
from enduse.model.claim import TransferStage
from enduse.reference.attribution import noun_cues
from enduse.reference.stages import Moved, Pos, frame_stages, stages

if TYPE_CHECKING:
    from spacy.tokens import Token

_POS: dict[str, Pos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
# Ties by which a word over the act bears on it.
_PATH = frozenset(
    {
        *("xcomp", "ccomp", "pcomp", "acl", "advcl", "relcl", "acomp", "oprd"),
        *("dobj", "pobj", "dative", "nsubj", "nsubjpass", "prep"),
        *("conj", "compound", "appos", "nmod"),
    }
)
_SOFT = frozenset({"considered", "sought", "offered", "negotiated", "agreed"})
_FIRM = frozenset({"halted", "seized", "licensed"})
_DONE = frozenset({"delivered", "shipped"})
# Verbs that, denied, say the act goes on ("has not stopped delivering").
_GOES_ON = frozenset({"stop", "cease", "quit", "halt", "end", "suspend", "pause", "freeze"})
_WEIGHED = frozenset({"whether", "if"})
# Verbs whose that-clause is what is planned or promised, and not only said.
_COMMITTING = frozenset(
    {"propose", "demand", "decide", "agree", "announce", "pledge", "promise", "hope", "offer", "plan", "vow"}
)


def stage(trigger: Token, frame: str = "") -> TransferStage | None:
    """The stage of the transfer told by `trigger`; None where no word tells it.

    A word over the act moves it ("agreed to supply" is agreed, "halted deliveries" halted, "considering approving the
    sale" considered); a future or conditional act is offered or considered; the nearest clause of saying ends the walk.

    Args:
        trigger: The word that tells the act.
        frame: Name of its frame, for words the table does not hold.
    """
    found = stages("trigger").get((trigger.lemma_.lower(), _POS.get(trigger.pos_, "noun"))) or frame_stages().get(frame)
    known = found if found != "lifted" else None
    if trigger.pos_ in ("VERB", "AUX"):
        known = _tense(trigger, known)
    for child, head in ancestors(trigger):
        if child.dep_ not in _PATH:
            break
        if _weighed(child):
            return "considered" if known in _DONE or known in _SOFT else known
        if child.dep_ in ("conj", "compound", "nmod", "appos") and head.pos_ in ("NOUN", "PROPN", "VERB"):
            continue
        if _modifies(child, head):
            return "seized" if _seized(child, head) else known
        if child.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX") and head.lemma_ != "be":
            return "halted" if _moved(head) == "halted" else known
        if child.dep_ == "ccomp" and head.lemma_ not in _COMMITTING:
            break
        if child.dep_ == "advcl" and child.tag_ not in ("VB", "VBG"):
            break
        moved = _moved(head)
        if moved is not None:
            known = _over(known, moved, child, head)
    return known


def _weighed(clause: Token) -> bool:
    """Whether a clause is only weighed: "whether Berlin will deliver", "if Poland sent its tanks"."""
    return clause.dep_ in ("ccomp", "advcl", "pcomp", "xcomp") and any(
        c.lower_ in _WEIGHED and c.dep_ == "mark" for c in clause.children
    )


def _modifies(child: Token, head: Token) -> bool:
    """Whether the act only describes a noun ("vans carrying rifles", "the drones that Iran sent")."""
    return child.dep_ == "relcl" or (
        child.dep_ == "acl" and head.pos_ == "NOUN" and child.tag_ in ("VBN", "VBD", "VBG")
    )


def _moved(head: Token) -> Moved | None:
    table, lemma, pos = stages("governor"), head.lemma_.lower(), _POS.get(head.pos_, "noun")
    for child in head.children:
        if child.dep_ in ("prt", "advmod") and (f"{lemma} {child.lower_}", pos) in table:
            return table[f"{lemma} {child.lower_}", pos]
    return table.get((lemma, pos)) if not any(c.dep_ == "prt" for c in head.children) else None


def _seized(act: Token, noun: Token) -> bool:
    """Whether the thing that carries or is carried was itself intercepted ("intercepted two vans carrying …")."""
    going_on = act.tag_ == "VBG" or any(c.lower_ == "being" for c in act.children)
    if not going_on or noun.lemma_.lower() in noun_cues() or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    return stages("trigger").get((noun.head.lemma_.lower(), "verb")) == "seized"


def _over(known: TransferStage | None, moved: Moved, child: Token, head: Token) -> TransferStage | None:
    """What a word over the act makes of its stage."""
    if head.lemma_ == "announce" and (known in _FIRM or known == "agreed" or child.dep_ == "ccomp"):
        return known or "offered"
    if moved == "lifted":
        return "licensed" if known == "halted" else known or "licensed"
    if moved == "halted" and any(c.dep_ == "neg" or c.lower_ == "longer" for c in head.children):
        return known if head.lemma_ in _GOES_ON else "considered"
    if moved == "halted" and known == "halted" and child.pos_ in ("NOUN", "ADP"):
        return "licensed"
    if moved in _SOFT and known in ("halted", "seized") and head.lemma_ not in ("consider", "weigh", "mull"):
        return known
    return "agreed" if head.lemma_ == "sign" and known in _DONE else moved


def _tense(verb: Token, known: TransferStage | None) -> TransferStage | None:
    """What the verb's own auxiliaries make of its stage."""
    aux = {c.lower_.replace("\u2019", "'") for c in verb.children if c.dep_ in ("aux", "auxpass")}
    progressive = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
    if progressive and verb.lemma_ in ("acquire", "procure", "obtain"):
        return "agreed"
    if aux & {"will", "'ll", "shall", "wo"} and known in _DONE:
        return "offered"
    if known not in _DONE or "have" in aux:
        return known
    if "would" in aux and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
        return "offered"
    return "considered" if aux & {"would", "could", "may", "might", "should"} else known
