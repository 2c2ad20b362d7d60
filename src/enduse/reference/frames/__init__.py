"""Words that hand things over, and what their grammar says about who gives, what, and to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from enduse.reference.table import classes, rows

Role = Literal["giver", "recipient", "theme", "via", "exchanged", "money", "purpose", "origin", "goal", "parties"]
Controller = Literal["object", "via", "purpose", "owner"]
WordKind = Literal["takes_to", "topic", "time", "joined", "light", "carrier", "arms"]

# The columns of patterns.csv that are prepositions.
_PREPOSITIONS = ("of", "to", "for", "from", "by", "with", "between", "on", "in")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which grammatical place plays which role; None where a place is not licensed.

    Args:
        subject: Role of the active subject and of a passive's agent.
        object: Role of the direct object and of a passive's subject.
        second: Role of the first of two objects ("gave *Ukraine* tanks").
        self: Role the trigger word itself plays ("supplier" is a giver).
        prepositions: Preposition → role of its object.
        poss: Role of a possessor ("Iran's deliveries").
        compound: Role of a noun before a noun ("arms sales").
        demonym: Role of a nationality before a noun ("Chinese exports").
    """

    subject: Role | None
    object: Role | None
    second: Role | None
    self: Role | None
    prepositions: Mapping[str, Role]
    poss: Role | None
    compound: Role | None
    demonym: Role | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that can evoke a transfer.

    Args:
        lemma: Lower-case lemma.
        particle: The particle of "hand over", "" for none.
        pos: Word class.
        frame: Name of the frame, FrameNet's where it has one.
        pattern: Its grammar.
        sense: Name of a condition on its arguments (`enduse.claims.senses`), "" for none.
    """

    lemma: str
    particle: str
    pos: Literal["verb", "noun", "adj"]
    frame: str
    pattern: Pattern
    sense: str

    @property
    def is_verb(self) -> bool:
        """Whether its arguments are a verb's."""
        return self.pos == "verb"


@cache
def patterns() -> Mapping[str, Pattern]:
    """Grammars by name."""
    return {row["pattern"]: _pattern(row) for row in rows("frames/patterns.csv")}


def _pattern(row: Mapping[str, str]) -> Pattern:
    def role(place: str) -> Role | None:
        return cast("Role | None", row[place] or None)

    return Pattern(
        subject=role("subject"),
        object=role("object"),
        second=role("second"),
        self=role("self"),
        prepositions={name: cast("Role", row[name]) for name in _PREPOSITIONS if row[name]},
        poss=role("poss"),
        compound=role("compound"),
        demonym=role("demonym"),
    )


@cache
def irregular() -> Mapping[str, str]:
    """Irregular forms of the triggers and their lemmas ("resold": "resell")."""
    return {row["form"]: row["lemma"] for row in rows("frames/irregular.csv")}


@cache
def triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """Triggers by lemma; those with a particle come first."""
    table: dict[str, tuple[Trigger, ...]] = {}
    for name in ("frames/verbs.csv", "frames/nouns.csv"):
        for row in rows(name):
            trigger = Trigger(
                lemma=row["lemma"],
                particle=row.get("particle", ""),
                pos=cast('Literal["verb", "noun", "adj"]', row.get("pos", "verb")),
                frame=row["frame"],
                pattern=patterns()[row["pattern"]],
                sense=row["sense"],
            )
            table[trigger.lemma] = (*table.get(trigger.lemma, ()), trigger)
    return {lemma: tuple(sorted(found, key=lambda t: not t.particle)) for lemma, found in table.items()}


@cache
def default_trigger(frame: str, *, verb: bool) -> Trigger:
    """The first row of a frame, the stand-in for a word the tables do not know.

    Args:
        frame: Name of the frame.
        verb: Whether a verb's row is wanted.

    Raises:
        LookupError: No word of the tables evokes the frame.
    """
    rows_ = [trigger for found in triggers().values() for trigger in found if trigger.frame == frame]
    for trigger in rows_:
        if trigger.is_verb == verb:
            return trigger
    if not rows_:
        raise LookupError(f"no word of the frame tables evokes {frame!r}; add one to reference/frames")
    return rows_[0]


@cache
def controllers(pos: Literal["verb", "noun"]) -> Mapping[str, Controller]:
    """Who does the infinitive or gerund under a word, by lemma."""
    return {
        row["lemma"]: cast("Controller", row["controller"]) for row in rows("frames/control.csv") if row["pos"] == pos
    }


@cache
def support_verbs(hold: Literal["act", "deal"]) -> frozenset[str]:
    """Verbs that lend their subject to a noun: of handing over ("made a delivery") or agreement ("signed a deal")."""
    return frozenset(row["lemma"] for row in rows("frames/support.csv") if row["hold"] == hold)


@cache
def holders() -> frozenset[str]:
    """Common nouns for those who can hold goods."""
    return frozenset(row["lemma"] for row in rows("frames/holders.csv"))


@cache
def words(kind: WordKind) -> frozenset[str]:
    """The words of one class of words.csv, lemmas in lower case; its head tells the classes."""
    return classes("frames/words.csv").get(kind, frozenset())
