"""How far a transfer is said to have come: the act's own word, then every word over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enduse.claims.syntax import ancestors
from enduse.model.claim import TransferStage
from enduse.reference.attribution import noun_cues
from enduse.reference.stages import Pos, stages

if TYPE_CHECKING:
    from spacy.tokens import Token

_POS: dict[str, Pos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_PATH = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "pcomp",
        "prep",
        "acl",
        "advcl",
        "nsubjpass",
        "conj",
        "dative",
        "relcl",
        "nsubj",
        "compound",
        "oprd",
        "appos",
        "nmod",
    }
)
_SOFT = frozenset({"considered", "sought", "offered", "negotiated", "agreed"})
_FIRM = frozenset({"halted", "seized", "licensed"})
_DONE = frozenset({"delivered", "shipped"})


# What a frame tells of itself where its word is not in the table.
_BY_FRAME: dict[str, TransferStage] = {
    "Supply": "delivered",
    "Giving": "delivered",
    "Delivery": "delivered",
    "Transfer": "delivered",
    "Receiving": "delivered",
    "Getting": "delivered",
    "Taking": "delivered",
    "Importing": "delivered",
    "Arming": "delivered",
    "Arriving": "delivered",
    "Lending": "delivered",
    "Assistance": "delivered",
    "Sending": "shipped",
    "Bringing": "shipped",
    "Exporting": "shipped",
    "Smuggling": "shipped",
    "Redirecting": "shipped",
    "Commerce_sell": "agreed",
    "Commerce_buy": "agreed",
    "Renting_out": "agreed",
    "Seeking": "sought",
    "Request": "sought",
    "Offering": "offered",
    "Seizing": "seized",
    "Licensing": "licensed",
    "Halting": "halted",
}


def stage(trigger: Token, frame: str = "") -> TransferStage | None:
    """The stage of the transfer told by `trigger`; None where no word tells it.

    A word over the act moves it ("agreed to supply" is agreed, "halted deliveries" halted, "considering approving the
    sale" considered); a future or conditional act is offered or considered; the nearest clause of saying ends the walk.
    """
    found = stages("trigger").get((trigger.lemma_.lower(), _POS.get(trigger.pos_, "noun"))) or _BY_FRAME.get(frame)
    if trigger.pos_ in ("VERB", "AUX"):
        found = _tense(trigger, found)
    for child, head in ancestors(trigger):
        if child.dep_ not in _PATH:
            break
        if child.dep_ in ("conj", "compound", "nmod", "appos") and head.pos_ in ("NOUN", "PROPN", "VERB"):
            continue
        if child.dep_ == "relcl" or (
            child.dep_ == "acl" and head.pos_ == "NOUN" and child.tag_ in ("VBN", "VBD", "VBG")
        ):
            return "seized" if _seized(head) else found
        if child.dep_ in ("nsubj",) and head.pos_ in ("VERB", "AUX") and head.lemma_ != "be":
            moved = stages("governor").get((head.lemma_.lower(), "verb"))
            if moved in ("halted",):
                found = moved
            break
        if child.dep_ == "ccomp" and head.lemma_ not in (
            "propose",
            "demand",
            "decide",
            "agree",
            "announce",
            "pledge",
            "promise",
            "hope",
            "offer",
            "plan",
        ):
            break
        if child.dep_ == "advcl" and child.tag_ not in ("VB", "VBG"):
            break
        particle = next((" " + c.lower_ for c in head.children if c.dep_ == "prt"), "")
        moved = stages("governor").get((head.lemma_.lower() + particle, _POS.get(head.pos_, "noun")))
        if moved is not None:
            found = _over(found, moved, child, head)
    return found


def _seized(noun: Token) -> bool:
    """Whether the thing that carries or is carried was itself intercepted ("intercepted two vans carrying …")."""
    if noun.lemma_.lower() in noun_cues():
        return False
    return noun.dep_ in ("dobj", "nsubjpass") and stages("trigger").get((noun.head.lemma_.lower(), "verb")) == "seized"


def _over(found: TransferStage | None, moved: str, child: Token, head: Token) -> TransferStage:
    if head.lemma_ == "announce" and (found in _FIRM or found == "agreed" or child.dep_ == "ccomp"):
        return found or moved
    if moved == "halted" and any(c.dep_ == "neg" or c.lower_ == "longer" for c in head.children):
        return "considered"
    if moved == "halted" and found == "halted" and child.pos_ in ("NOUN", "ADP"):
        return "licensed"
    if moved == "lifted":
        return "licensed" if found == "halted" else found or "licensed"
    if moved in _SOFT and found in ("halted", "seized") and head.lemma_ not in ("consider", "weigh", "mull"):
        return found
    if moved == "agreed" and found in ("considered", "sought"):
        return moved
    if head.lemma_ == "sign" and found in _DONE:
        return "agreed"
    return moved  # type: ignore[return-value]


def _tense(verb: Token, found: TransferStage | None) -> TransferStage | None:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & {"will", "’ll", "'ll", "shall", "wo"} and found in (*_DONE, "agreed"):
        return "offered" if found in _DONE else "agreed"
    if (
        verb.tag_ == "VBG"
        and verb.lemma_ in ("acquire", "procure", "obtain")
        and any(c.lemma_ == "be" for c in verb.children)
    ):
        return "agreed"
    if "would" in aux and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and found in _DONE:
        return "offered"
    if aux & {"would", "could", "may", "might", "should"} and found in _DONE and "have" not in aux:
        return "considered"
    return found
