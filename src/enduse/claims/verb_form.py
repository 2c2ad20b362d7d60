"""Tense, mood and aspect, as the tags of a verb and its auxiliaries show them (Penn Treebank tags)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSE = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_BARE = {"VBG": "gerund", "VBN": "participle", "VB": "bare"}
_MODAL = {"'ll": "will", "ll": "will", "wo": "will", "ca": "can", "'d": "would", "d": "would", "sha": "shall"}


def form(token: Token) -> str:
    """The form of a word: tense, mood and aspect of a verb, the part of speech of any other.

    "past", "present perfect", "modal would", "infinitive", "gerund", "noun", "adjective" and the like. A verb without
    subject or auxiliary in its base form is "bare": a command, or what "let" and "make" take.
    """
    if token.tag_[0] not in "VM":
        return {"N": "noun", "J": "adjective"}.get(token.tag_[0], "other")
    auxiliaries = [c for c in token.lefts if c.dep_ in ("aux", "auxpass")]
    perfect = token.tag_ == "VBN" and any(c.lemma_ == "have" for c in auxiliaries)
    for aux in auxiliaries:
        if aux.tag_ in ("MD", "TO"):
            kind = "infinitive" if aux.tag_ == "TO" else f"modal {modal(aux)}"
            return f"{kind} perfect" if perfect else kind
    first = auxiliaries[0] if auxiliaries else token
    tense = _TENSE.get(first.tag_)
    if tense is None:
        return _BARE.get(first.tag_, "other")
    if perfect or not auxiliaries:
        return f"{tense} perfect" if perfect else tense
    aspect = {"VBG": " progressive", "VBN": " passive"}.get(token.tag_, "")
    return f"{tense}{aspect}"


def is_finite(token: Token) -> bool:
    """Whether the word is a verb with a tense or a modal of its own."""
    return form(token).startswith(("past", "present", "modal"))


def modal(auxiliary: Token) -> str:
    """The full form of a modal auxiliary ("'ll" → "will")."""
    word = auxiliary.norm_.lower()
    return _MODAL.get(word, word)
