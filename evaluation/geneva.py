"""Argument heads of transfer events in GENEVA-format JSON Lines: `python -m evaluation.geneva FILE.jsonl`.

GENEVA (Parekh et al., ACL 2023) marks events of FrameNet 1.7's full-text annotation. The transfer events are the eight
types of `EVENT_TYPES`. Two tables are printed, over every sentence of the file:

- *gold triggers*: the trigger and its type are given, the arguments are to be found;
- *end to end*: an argument counts only if its trigger was found and given the right type too.

**Head match.** The head of a gold span is the root of the span in our parse (`Span.root`: the token with the shortest path to
the sentence's root, the leftmost of equals); a preposition passes on to its object, since GENEVA keeps "to" in "to Iran".
A prediction is right when trigger, type, role and this head token are all equal. Each gold head is matched once.
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
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of predictions that are right, in percent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold arguments found, in percent."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def detokenised(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of GENEVA's tokens, and the offsets of each token in it.

    GENEVA splits at every punctuation mark ("U . S .", "dual - use", "Iran ' s", two backticks for a quotation mark);
    a parser trained on news wants the text as it was written. A token swallowed by its neighbour has an empty range.
    """
    text = ""
    places: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        second_of_pair = bool(places) and token == before and token in "`'" and places[-1][1] > places[-1][0]
        if second_of_pair:
            places.append((len(text), len(text)))
            continue
        written = '"' if token == "`" or (token == "'" and after == "'") else token
        if text and not _sticks(tokens, index):
            text += " "
        places.append((len(text), len(text) + len(written)))
        text += written
    return text, places


def _sticks(tokens: list[str], index: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    earlier = tokens[index - 2] if index > 1 else ""
    if token in {".", ","} and before[-1:].isalnum():
        return True
    if token in {";", ":", "?", "!", ")", "]", "%", "}"}:
        return True
    if token == "'" and after != "'":
        return after in _CLITICS or before.endswith("s")
    if token == "'":
        return True
    if before == "'" and earlier != "'":
        return token in _CLITICS
    if before in {"(", "[", "$", "_", "{", "#"} or token == "_":
        return True
    if before == "`":
        return True
    if token == "n" and after == "'":
        return True
    if token in {"-", "/"}:
        return before[-1:].isalnum() and after[:1].isalnum() or token == before
    if before in {"-", "/"}:
        return earlier[-1:].isalnum() and token[:1].isalnum()
    if before in {".", ","} and token.isdigit() and earlier.isdigit():
        return True
    return before == "." and len(token) == 1 == len(earlier) and token.isalpha() and earlier.isalpha()


_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


def span_of(doc: Doc, places: list[tuple[int, int]], start: int, end: int) -> Span:
    """The tokens of `doc` that the gold tokens `start` to `end` (exclusive) overlap."""
    begin, stop = places[start][0], max(places[end - 1][1], places[start][0] + 1)
    inside = [token.i for token in doc if token.idx < stop and token.idx + len(token) > begin]
    return doc[inside[0] : inside[-1] + 1]


def head_of(span: Span) -> Token:
    """The head token of a gold span; see the module's head match."""
    root = span.root
    while root.dep_ in {"prep", "dative", "agent"} and root.pos_ in {"ADP", "SCONJ"}:
        inner = [child for child in root.children if child.dep_ in {"pobj", "pcomp", "prep"} and child in span]
        if not inner:
            break
        root = inner[0]
    return root


def gold_arguments(
    record: dict[str, Any], doc: Doc, places: list[tuple[int, int]]
) -> tuple[dict[int, str], Counter[Argument]]:
    """Gold triggers of transfer events (token index to type) and their arguments' heads."""
    types: dict[int, str] = {}
    arguments: Counter[Argument] = Counter()
    wanted = set(EVENT_TYPES.values())
    for event in record["event_mentions"]:
        if event["event_type"] not in wanted:
            continue
        trigger = span_of(doc, places, event["trigger"]["start"], event["trigger"]["end"]).root.i
        types[trigger] = event["event_type"]
        for argument in event["arguments"]:
            # The ids end in the span's tokens; the list of entity mentions is not complete.
            start, end = (int(part) for part in argument["entity_id"].split("_")[-2:])
            head = head_of(span_of(doc, places, start, end))
            arguments[Argument(trigger, event["event_type"], argument["role"], head.i)] += 1
    return types, arguments


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


def measure(records: list[dict[str, Any]], nlp: Language) -> tuple[int, Counter[str], dict[str, dict[str, Tally]]]:
    """Number of transfer events, and tallies by mode ("gold triggers", "end to end") and type ("" is all)."""
    texts = [detokenised(record["tokens"]) for record in records]
    counts: dict[str, dict[str, list[int]]] = {mode: {} for mode in ("gold triggers", "end to end")}
    sizes: Counter[str] = Counter()
    for record, (_, places), doc in zip(records, texts, nlp.pipe(text for text, _ in texts), strict=True):
        types, gold = gold_arguments(record, doc, places)
        sizes.update(types.values())
        given: Counter[Argument] = Counter()
        for trigger, event_type in types.items():
            row = row_for(doc[trigger], event_type)
            given.update(set(projected(doc, Frame(row.frame, trigger, roles_of(doc, trigger, row)), event_type)))
        found: Counter[Argument] = Counter()
        for frame in frames(doc):
            if frame.name in EVENT_TYPES:
                found.update(set(projected(doc, frame, EVENT_TYPES[frame.name])))
        for mode, predicted in (("gold triggers", given), ("end to end", found)):
            _count(counts[mode], predicted, gold)
    return (
        sum(sizes.values()),
        sizes,
        {mode: {name: Tally(*numbers) for name, numbers in sorted(by.items())} for mode, by in counts.items()},
    )


def _count(counts: dict[str, list[int]], predicted: Counter[Argument], gold: Counter[Argument]) -> None:
    for place, these in enumerate((predicted & gold, predicted, gold)):
        for argument, number in these.items():
            for name in ("", argument.event_type):
                counts.setdefault(name, [0, 0, 0])[place] += number


def report(size: int, sizes: Counter[str], tallies: dict[str, dict[str, Tally]]) -> str:
    """The printed tables."""
    lines = [f"transfer events: {size} ({', '.join(f'{name} {number}' for name, number in sorted(sizes.items()))})"]
    for mode, by_type in tallies.items():
        lines.append(f"\n{mode:<16}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'said':>7}{'gold':>7}")
        for name, tally in by_type.items():
            lines.append(
                f"{name or 'all':<16}{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}"
                f"{tally.right:7}{tally.predicted:7}{tally.gold:7}"
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
    print(report(*measure(records, pipeline())))


if __name__ == "__main__":
    main()
