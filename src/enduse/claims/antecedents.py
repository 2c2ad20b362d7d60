"""What an answer answers: the transfer just told whose parties fit, taken over as the answerer's own claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from enduse.claims.attribution import speaker, voice
from enduse.claims.coordination import conjuncts
from enduse.claims.dates import said_on
from enduse.claims.discourse import Discourse
from enduse.claims.draft import countries, overlap
from enduse.claims.foreground import begins, foreground
from enduse.claims.mentions import Marked
from enduse.claims.parse import Sentence
from enduse.claims.replies import Reply, replies
from enduse.claims.syntax import ancestors
from enduse.model import Attribution, Party, TransferClaim
from enduse.reference.attribution import verb_cues
from enduse.reference.descriptions import words as described_as
from enduse.reference.replies import words

REACH = 3  # sentences back in which what was said is still in mind
_PARAGRAPH = re.compile(r"\n[\s\u00a0]*\n")
_SILENT = re.compile(
    r"\b(?:declin|refus)(?:ed|es|ing) (?:to )?(?:comment|answer|respond|discuss)|\bno comment\b|"
    r"\bnot (?:immediately |yet |publicly )*(?:respond|repl|comment|answer|reach|return|address)|\bnot be reached\b",
    re.IGNORECASE,
)
_CLOSE = 2  # who has no part in a transfer answers it in the same sentence or the next
_ASSERTED = frozenset({"certain", "probable", "possible", "unknown"})
_DONE = frozenset({"shipped", "delivered", "seized"})

Candidate = tuple[int, list[TransferClaim]]  # index of a sentence, and what it tells


@dataclass(slots=True)
class Exchange:
    """What is said and answered in one document, sentence by sentence.

    Args:
        sentences: All sentences of the story, in text order.
        told: Index of a sentence → the transfers it tells of in the foreground.
        answered: Indices of the sentences that answer an earlier one; they keep it in mind.
    """

    sentences: Sequence[Marked]
    told: dict[int, list[TransferClaim]] = field(default_factory=dict)
    answered: set[int] = field(default_factory=set)

    def tell(self, i: int, parse: Sentence, claims: Sequence[TransferClaim]) -> None:
        """Remember what sentence `i` tells."""
        kept = [c for c in claims if c.factuality in _ASSERTED and foreground(parse, c)]
        if kept and parse.stretch.kind != "headline":
            self.told[i] = kept

    def answer(
        self, i: int, parse: Sentence, discourse: Discourse, own: Sequence[TransferClaim]
    ) -> list[TransferClaim]:
        """The claims sentence `i` makes by answering, none where nothing fits.

        Args:
            i: Index of the sentence.
            parse: Its parse.
            discourse: Who was named before.
            own: What the sentence tells itself.
        """
        made: list[TransferClaim] = []
        for reply in replies(parse):
            owners = () if reply.owner is None else speaker(parse, reply.owner, discourse)
            candidates = _owned(list(self._candidates(i, parse, reply, own)), owners)
            close = [(at, claims) for at, claims in candidates if i - at < _CLOSE]
            fresh = _taken_up(parse, reply, candidates, discourse, _concerns)
            aloof = [] if fresh else _taken_up(parse, reply, close, discourse, _may_mean)
            fresh = fresh or [c for c in aloof if not self._engaged(i, c.attribution.sources[0])]
            if fresh and i not in self.told:
                self.answered.add(i)
            made += [answer for answer in fresh if not any(_same(answer, other) for other in (*own, *made))]
        return made

    def _candidates(self, i: int, parse: Sentence, reply: Reply, own: Sequence[TransferClaim]) -> Iterator[Candidate]:
        """(index, claims) of the sentences a reply may answer, nearest first."""
        opens = parse.starts[min(reply.who.left_edge.i, reply.word.i)]
        before = [c for c in self.told.get(i, ()) if begins(c) < opens]
        if before or reply.points == "which":
            yield i, before
            return
        if _follows_a_clause(reply) or any(begins(c) < parse.starts[reply.word.i] for c in own):
            return
        for at in range(i - 1, max(-1, i - 1 - REACH), -1):
            if not self._joined(at, i) or self.sentences[at].stretch.kind == "headline":
                return
            if at in self.told:
                yield at, self.told[at]
                if reply.points == "it":
                    return
            elif at in self.answered:
                continue
            elif not self._quiet(at, strictly=reply.points == "it"):
                return

    def _engaged(self, i: int, party: Party) -> bool:
        """Whether another transfer just told is the party's own, which it then more likely means."""
        near = (claim for at in range(i - REACH, i + 1) for claim in self.told.get(at, ()))
        return any(overlap((party,), _parties(claim)) for claim in near)

    def _joined(self, at: int, i: int) -> bool:
        """Whether two sentences stand in one paragraph or in neighbouring ones."""
        gap = self.sentences[at].text[self.sentences[at].stretch.start : self.sentences[i].stretch.start]
        return len(_PARAGRAPH.findall(gap)) < 2  # one break lies between neighbours

    def _quiet(self, at: int, *, strictly: bool) -> bool:
        """Whether a sentence between leaves the matter open: nobody comments, or, less strictly, nobody is accused."""
        stretch = self.sentences[at].stretch
        said = self.sentences[at].text[stretch.start : stretch.end]
        return bool(_SILENT.search(said)) or not (strictly or _accusing().search(said))


@cache
def _accusing() -> re.Pattern[str]:
    verbs = {lemma for lemma, cues in verb_cues().items() if any(c.kind in ("accuse", "deny") for c in cues)}
    stems = {re.escape(w[:-1] if w[-1] in "ey" else w) for w in verbs | {"allege"}} | words("saying")
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})(?:[a-z]{{0,4}})\b", re.IGNORECASE)


def _follows_a_clause(reply: Reply) -> bool:
    """Whether another clause of the sentence comes first, so that the answer is to that."""
    begin = min(reply.who.left_edge.i, reply.word.i)
    over = {head.i for _, head in ancestors(reply.word) if head.lemma_.lower() in verb_cues()}
    return any(t.pos_ == "VERB" and t.i < begin and t.i not in over for t in reply.word.doc)


def _answerers(parse: Sentence, reply: Reply, claims: Sequence[TransferClaim], discourse: Discourse) -> Iterator[Party]:
    """Whose answer it is, each party once; "both governments" are the two ends."""
    who = reply.who
    lemma = who.lemma_.lower()
    if lemma in words("bench"):
        return
    both = any(c.lower_ in ("both", "two") for c in who.lefts) and lemma in described_as("states")
    if (both or who.lower_ == "both") and not any(c.dep_ == "conj" for c in who.children):
        ends = [(*c.supplier, *c.recipient, *c.parties) for c in claims]
        named = [p for p in dict.fromkeys(p for end in ends for p in end) if p.country]
        if len(countries(tuple(named))) == 2:  # "both" are two
            span = parse.words(who.left_edge.i, who.i)
            yield from (replace(p, span=span) for p in named)
        return
    seen: list[Party] = []
    for token in conjuncts(who):
        for party in speaker(parse, token, discourse):
            if not any(overlap((party,), (s,)) for s in seen):
                seen.append(party)
                yield party


def _owned(candidates: list[Candidate], owners: tuple[Party, ...]) -> list[Candidate]:
    """The candidates said by whoever is named as having said it: by name, else by country, else not known by whom."""
    if not owners:
        return candidates
    names = {p.name for p in owners}
    sources = [(candidate, tuple(p for c in candidate[1] for p in c.attribution.sources)) for candidate in candidates]
    return (
        [candidate for candidate, said in sources if any(p.name in names for p in said)]
        or [candidate for candidate, said in sources if overlap(owners, said)]
        or [candidate for candidate, said in sources[:1] if not countries(said)]
    )


def _taken_up(
    parse: Sentence,
    reply: Reply,
    candidates: Sequence[Candidate],
    discourse: Discourse,
    fits: Callable[[TransferClaim, Party, Reply], bool],
) -> list[TransferClaim]:
    """The claims of the nearest candidate that fit an answerer, of all where the answer is to several, as answered."""
    taken: list[TransferClaim] = []
    for _, claims in candidates:
        for party in _answerers(parse, reply, claims, discourse):
            taken += [_answered(c, party, reply, parse, discourse) for c in claims if fits(c, party, reply)]
        if taken and not reply.many:
            break
    return taken


def _concerns(claim: TransferClaim, party: Party, reply: Reply) -> bool:
    """Whether the transfer is said of the party itself; a sale that is only agreed may be denied by refusing it."""
    if reply.points == "act" and reply.factuality == "denied" and claim.stage not in _DONE:
        return False
    return overlap((party,), _parties(claim))


def _parties(claim: TransferClaim) -> tuple[Party, ...]:
    return (*claim.supplier, *claim.recipient, *claim.parties, *claim.intermediaries)


def _may_mean(claim: TransferClaim, party: Party, reply: Reply) -> bool:
    """Whether a state or body that has no part in the transfer may answer what another said of it."""
    own = reply.points in ("act", "such", "part") and reply.factuality != "not_seen"
    return not own and bool(party.country) and not overlap((party,), claim.attribution.sources)


def _answered(claim: TransferClaim, party: Party, reply: Reply, parse: Sentence, discourse: Discourse) -> TransferClaim:
    """The claim as the answerer holds it; its words are those of the answer, and those of what is answered."""
    cue = parse.words(reply.word.i, reply.word.i)
    told = voice(parse, reply.word.i, discourse).attribution
    by = tuple(
        p for p in told.sources if told.cue is not None and not overlap((p,), (party, *claim.attribution.sources))
    )
    day = said_on(parse, reply.word.i, discourse.published_at)
    here = parse.span
    spans = (here, *(s for s in claim.spans if s != here))
    heard = Attribution((party, *by), cue.exact, day, cue)
    return replace(claim, spans=spans, factuality=reply.factuality, attribution=heard, in_exchange_for=())


def _same(one: TransferClaim, other: TransferClaim) -> bool:
    """Whether two claims are one: by the same source, of the same ends, held alike."""
    return (
        one.factuality == other.factuality
        and one.stage == other.stage
        and countries(one.supplier) == countries(other.supplier)
        and countries(one.recipient) == countries(other.recipient)
        and overlap(one.attribution.sources, other.attribution.sources)
        and [i.description for i in one.items] == [i.description for i in other.items]
    )


__all__ = ["REACH", "Exchange"]
