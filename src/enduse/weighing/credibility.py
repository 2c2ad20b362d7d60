"""Admiralty figures, computed from what other independent sources say, with their terms.

The scale is that of NATO AJP-2.1 (Allied Joint Doctrine for Intelligence Procedures): 1 confirmed by other sources,
2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged. It orders statements by how far
others bear them out; it does not say what is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enduse.model.position import Credibility, CredibilityFigure, Flow, Position, Term
from enduse.weighing.contradiction import asserts
from enduse.weighing.source import voices
from enduse.weighing.stands import Stands, Voice

_OWN_VOICE = "a report of no known publisher"


def credibility(position: Position, stands: Stands, flow: Flow) -> Credibility:
    """How far other independent sources bear a position out.

    Args:
        position: The one to judge.
        stands: All positions on the same flow.
        flow: The flow, to tell whether the source speaks of its own dealings.
    """
    known = stands.independent_of(position.affiliation)

    def apart(spoken: Iterable[Voice]) -> list[Voice]:
        return [voice for voice in spoken if voice.affiliation in known and voice.source != position.source]

    denials, unseen = stands.denying(position), stands.not_seeing(position)
    close = [v for v in (*denials, *unseen) if v.affiliation not in known and v.source != position.source]
    confirming, partly = apart(stands.confirming(position)), apart(stands.partly(position))
    denying, unseeing = apart(denials), apart(unseen)
    terms = (
        *_term("confirmed_by", "confirmed by", confirming),
        *_term("agrees_in_part", "borne out in part by", partly),
        *_term("denied_by", "contradicted by", denying),
        *_term("not_seen_by", "not seen by", unseeing),
        *_term(
            "contradicted_unweighed", "contradicted, without weight, by", close, why="not known to be independent of it"
        ),
        *_remarks(position, flow),
    )
    figure = _figure(position, _count(confirming), _count(partly), _count(denying), _count(unseeing))
    return Credibility(figure, terms)


def _figure(position: Position, confirming: int, partly: int, denying: int, unseeing: int) -> CredibilityFigure:
    if position.factuality == "unknown" or not position.affiliation:
        return 6
    against = denying + unseeing
    if denying > confirming + 1:
        return 5
    if (
        denying > confirming
        or (unseeing and against > confirming)
        or (position.factuality == "possible" and not partly)
    ):
        return 4
    if confirming and not against:
        return 1
    if partly and not against:
        return 2
    return 3


def _remarks(position: Position, flow: Flow) -> Iterable[Term]:
    if not position.affiliation:
        yield Term("unnamed", (), "nobody can tell who speaks, nor of whom that voice is independent")
    if position.factuality in ("possible", "probable", "unknown"):
        yield Term("hedged", (), f"the source itself holds it to be {position.factuality}")
    if any(f"gov:{end}" in position.affiliation for end in (*flow.supplier, *flow.recipient)):
        what = "admits" if asserts(position) else "speaks of"
        yield Term("own_dealings", (), f"the source {what} its own dealings")


def _term(name: str, told: str, spoken: Sequence[Voice], why: str = "independent of it") -> Iterable[Term]:
    if spoken:
        sources = tuple(sorted({voice.source for voice in spoken}))
        yield Term(name, sources, f"{told} {', '.join(source or _OWN_VOICE for source in sources)}, {why}")


def _count(spoken: Iterable[Voice]) -> int:
    return voices(voice.affiliation for voice in spoken)
