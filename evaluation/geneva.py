"""Argument heads of transfer events in GENEVA-format JSON Lines: `python -m evaluation.geneva FILE.jsonl`.

GENEVA (Parekh et al., ACL 2023) marks events of FrameNet 1.7's full-text annotation. The transfer events are the eight
types of `EVENT_TYPES`. Two tables are printed, over every sentence of the file:

- *gold triggers*: the trigger and its type are given, the arguments are to be found;
- *end to end*: an argument counts only if its trigger was found and given the right type too.

**Head match.** The head of a gold span is the root of the span in our parse (`Span.root`: the token with the shortest
path to the sentence's root, the leftmost of equals; of several words before one noun, "heavy oil" in "heavy oil
shipments", the last). A preposition passes on to its object, since GENEVA keeps "to" in "to Iran". A prediction is
right when trigger, type, role and this head token are all equal; each gold head is matched once.

GENEVA's files place an argument at the first occurrence of its words in the sentence, whichever occurrence was meant
("it", "he", a name said twice). The rows score against the files as they are; the row *nearest* is the measurement over
all types with such an argument placed at the occurrence nearest to its trigger.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from enduse.claims.clauses import relativiser
from enduse.claims.frames import Frame, frames
from enduse.claims.roles import roles_of
from enduse.reference.frames import Trigger, default_trigger, triggers
from evaluation.detokenised import detokenised

# FrameNet frames, as the frame table names them, to the GENEVA event type they are part of (its event_ontology.json).
EVENT_TYPES = {
    "Supply": "Supply",
    "Giving": "Giving",
    "Offering": "Giving",
    "Sending": "Sending",
    "Delivery": "Sending",
    "Transfer": "Sending",
    "Commerce_sell": "Commerce_sell",
    "Commerce_buy": "Commerce_buy",
    "Shopping": "Commerce_buy",
    "Commerce_pay": "Commerce_pay",
    "Receiving": "Receiving",
    "Exchange": "Exchange",
}

MODES = ("gold triggers", "end to end")

ROLES: dict[str, dict[str, str]] = {
    "Supply": {"giver": "Supplier", "recipient": "Recipient", "theme": "Theme", "purpose": "Imposed_purpose"},
    "Giving": {"giver": "Offerer", "recipient": "Recipient", "theme": "Theme"},
    "Sending": {"giver": "Sender", "recipient": "Recipient", "goal": "Goal", "theme": "Theme", "origin": "Source"},
    "Commerce_sell": {"giver": "Seller", "recipient": "Buyer", "theme": "Goods", "money": "Money"},
    "Commerce_buy": {"giver": "Seller", "recipient": "Buyer", "theme": "Goods", "money": "Money"},
    "Commerce_pay": {"giver": "Seller", "recipient": "Buyer", "theme": "Goods", "money": "Money"},
    "Receiving": {"giver": "Donor", "recipient": "Recipient", "theme": "Theme"},
    "Exchange": {"giver": "Exchanger_1", "parties": "Exchanger_2", "theme": "Themes", "exchanged": "Theme_2"},
}


class Argument(NamedTuple):
    """One argument: indices of trigger and head token, event type and role as GENEVA names them."""

    trigger: int
    event_type: str
    role: str
    head: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts behind precision and recall."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of predictions that are right, in percent."""
        return 100 * self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of gold arguments found, in percent."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / (self.said + self.gold) if self.said + self.gold else 0.0


def span_of(doc: Doc, places: list[tuple[int, int]], start: int, end: int) -> Span:
    """The tokens of `doc` that the gold tokens `start` to `end` (exclusive) overlap."""
    begin, stop = places[start][0], max(places[end - 1][1], places[start][0] + 1)
    inside = [token.i for token in doc if token.idx < stop and token.idx + len(token) > begin]
    return doc[inside[0] : inside[-1] + 1]


def head_of(span: Span) -> Token:
    """The head token of a gold span; see the module's head match."""
    root = _root(span)
    while root.dep_ in {"prep", "dative", "agent"} and root.pos_ in {"ADP", "SCONJ"}:
        inner = [child for child in root.children if child.dep_ in {"pobj", "pcomp", "prep"} and child in span]
        if not inner:
            break
        root = inner[0]
    return root


def _root(span: Span) -> Token:
    """The span's root; of several words before one noun ("heavy oil" in "heavy oil shipments") the last."""
    root = span.root
    siblings = [token for token in span if token.head == root.head and token.i < root.head.i and token != root.head]
    if root.dep_ in {"amod", "compound", "nmod"} and root.head not in span and siblings:
        return siblings[-1]
    return root


def gold_arguments(
    record: dict[str, Any], doc: Doc, places: list[tuple[int, int]], *, nearest: bool = False
) -> tuple[dict[int, str], Counter[Argument]]:
    """Gold triggers of transfer events (token index to type) and their arguments' heads.

    Args:
        record: A line of the file.
        doc: Its parse.
        places: Offsets of the file's tokens in the parsed text.
        nearest: Place an argument whose words are said several times at the occurrence nearest to its trigger.
    """
    types: dict[int, str] = {}
    arguments: Counter[Argument] = Counter()
    wanted = set(EVENT_TYPES.values())
    for event in record["event_mentions"]:
        if event["event_type"] not in wanted:
            continue
        at = event["trigger"]["start"]
        trigger = span_of(doc, places, at, event["trigger"]["end"]).root.i
        types[trigger] = event["event_type"]
        for argument in event["arguments"]:
            # The ids end in the span's tokens; the list of entity mentions is not complete.
            start, end = (int(part) for part in argument["entity_id"].split("_")[-2:])
            if nearest:
                start, end = _nearest(record["tokens"], start, end, at)
            head = head_of(span_of(doc, places, start, end))
            arguments[Argument(trigger, event["event_type"], argument["role"], head.i)] += 1
    return types, arguments


def _nearest(tokens: list[str], start: int, end: int, trigger: int) -> tuple[int, int]:
    said, size = tokens[start:end], end - start
    starts = [i for i in range(len(tokens) - size + 1) if tokens[i : i + size] == said]
    best = min(starts, key=lambda i: (abs(i - trigger), i))
    return best, best + size


def projected(doc: Doc, frame: Frame, event_type: str) -> Iterator[Argument]:
    """A frame's roles under GENEVA's names.

    FrameNet marks both a relative pronoun and its antecedent as fillers, our frames only the antecedent.
    """
    names = ROLES[event_type]
    for role, heads in frame.roles.items():
        if role not in names:
            continue
        for head in heads:
            yield Argument(frame.trigger, event_type, names[role], head)
            pronoun = relativiser(doc[frame.trigger], doc[head])
            if pronoun is not None:
                yield Argument(frame.trigger, event_type, names[role], pronoun.i)


def row_for(token: Token, event_type: str) -> Trigger:
    """The table's row for a gold trigger: its lemma under that type, else the type's default row."""
    for trigger in triggers().get(token.lemma_.lower(), ()):
        if EVENT_TYPES.get(trigger.frame) == event_type and (trigger.is_verb == (token.pos_ in {"VERB", "AUX"})):
            return trigger
    return default_trigger(event_type, verb=token.pos_ in {"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured on one file.

    Args:
        events: Transfer events by type.
        tallies: Mode ("gold triggers", "end to end") → event type → counts; "all" and "nearest" are over all types.
    """

    events: Counter[str]
    tallies: dict[str, dict[str, Tally]]


def measure(records: list[dict[str, Any]], nlp: Language) -> Scores:
    """Scores of the frames found in GENEVA's sentences, parsed by `nlp`."""
    texts = [detokenised(record["tokens"]) for record in records]
    counts: dict[str, dict[str, list[int]]] = {mode: {"all": [0, 0, 0], "nearest": [0, 0, 0]} for mode in MODES}
    events: Counter[str] = Counter()
    for record, (_, places), doc in zip(records, texts, nlp.pipe(text for text, _ in texts), strict=True):
        types, gold = gold_arguments(record, doc, places)
        _, nearest = gold_arguments(record, doc, places, nearest=True)
        events.update(types.values())
        for mode, said in zip(MODES, (given_triggers(doc, types), own_triggers(doc)), strict=True):
            _count(counts[mode]["all"], said, gold)
            _count(counts[mode]["nearest"], said, nearest)
            for name in {argument.event_type for argument in (said | gold)}:
                row = counts[mode].setdefault(name, [0, 0, 0])
                _count(
                    row, *(Counter({a: n for a, n in side.items() if a.event_type == name}) for side in (said, gold))
                )
    return Scores(events, {mode: {name: Tally(*row) for name, row in by.items()} for mode, by in counts.items()})


def given_triggers(doc: Doc, types: dict[int, str]) -> Counter[Argument]:
    """The arguments found for the triggers given (token index to type)."""
    said: Counter[Argument] = Counter()
    for trigger, event_type in types.items():
        row = row_for(doc[trigger], event_type)
        said.update(set(projected(doc, Frame(row.frame, trigger, roles_of(doc, trigger, row)), event_type)))
    return said


def own_triggers(doc: Doc) -> Counter[Argument]:
    """The arguments of all frames found that belong to a transfer event type."""
    said: Counter[Argument] = Counter()
    for frame in frames(doc):
        if frame.name in EVENT_TYPES:
            said.update(set(projected(doc, frame, EVENT_TYPES[frame.name])))
    return said


def _count(row: list[int], said: Counter[Argument], gold: Counter[Argument]) -> None:
    for place, these in enumerate((said & gold, said, gold)):
        row[place] += these.total()


def report(scores: Scores) -> str:
    """The printed tables."""
    kinds = ", ".join(f"{name} {number}" for name, number in sorted(scores.events.items()))
    lines = [f"transfer events: {scores.events.total()} ({kinds})"]
    for mode, by_type in scores.tallies.items():
        lines.append(f"\n{mode:<16}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'said':>7}{'gold':>7}")
        for name in ("all", "nearest", *sorted(by_type.keys() - {"all", "nearest"})):
            tally = by_type[name]
            lines.append(
                f"{name:<16}{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}"
                f"{tally.right:7}{tally.said:7}{tally.gold:7}"
            )
    return "\n".join(lines)


def main() -> None:
    """Reads the file named on the command line and prints its scores."""
    from enduse.claims.parse import pipeline  # noqa: PLC0415 - seconds of import that --help need not wait for

    parser = argparse.ArgumentParser(
        prog="python -m evaluation.geneva", description="Argument heads of transfer events."
    )
    parser.add_argument("file", type=Path, help="GENEVA-format JSON Lines")
    path = parser.parse_args().file
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    print(report(measure(records, pipeline())))


if __name__ == "__main__":
    main()
