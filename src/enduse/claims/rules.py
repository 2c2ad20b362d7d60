"""The default reader: rules over parses; offline, deterministic, on the CPU.

The main path, one step a file: sentences → mentions → telling → parse → introductions → acts → transfers and measures
(ends, goods, attribution, stage, factuality) → replies (antecedents) → barter → verify.
"""

from __future__ import annotations

from enduse import __version__
from enduse.claims.aims import aim_earlier
from enduse.claims.antecedents import REACH, Exchange
from enduse.claims.barter import returned
from enduse.claims.discourse import Discourse
from enduse.claims.introductions import introduce, name_unparsed
from enduse.claims.measures import measures
from enduse.claims.parse import Sentence, parsed, pipeline_origin
from enduse.claims.replies import may_reply
from enduse.claims.telling import marked, telling
from enduse.claims.transfers import transfers
from enduse.claims.verify import verified
from enduse.model import Claim, Document, TransferClaim

_NEAR = 1  # sentences on either side of a telling one that are parsed for who is meant and who speaks


class RulesReader:
    """Reads by rules.

    Raises:
        PipelineError: On the first read, when no English pipeline is installed.
    """

    @property
    def origin(self) -> str:
        """Reader and versions, part of every claim."""
        return f"rules/{__version__} {pipeline_origin()}"

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document in text order; none for a text that tells of no transfer or measure."""
        sentences = marked(document)
        tells = telling(sentences)
        if not tells:
            return ()
        answers = {i for i, s in enumerate(sentences) if _told_before(i, tells) and may_reply(s)}
        near = {j for i in tells for j in range(i - _NEAR, i + _NEAR + 1)} | answers
        discourse = Discourse(document.published_at)
        for i, sentence in enumerate(sentences):
            if i not in near:
                name_unparsed(sentence, discourse)
        parses = list(parsed(s for i, s in enumerate(sentences) if i in near))
        for parse in parses:
            introduce(parse, discourse)
        discourse.named.sort(key=lambda n: n.at)
        places = {sentence.stretch.start: i for i, sentence in enumerate(sentences)}
        exchange = Exchange(sentences)
        for parse in parses:
            i = places[parse.stretch.start]
            told: list[TransferClaim] = []
            if i in tells:
                told = self._read_sentence(parse, discourse, document.id)
                exchange.tell(i, parse, told)
            else:
                aim_earlier(parse, discourse)
            if i in answers:
                discourse.claims += exchange.answer(i, parse, discourse, told)
        claims: list[Claim] = [*returned(discourse.claims), *discourse.measures]
        return verified(tuple(sorted(claims, key=lambda c: c.spans[0].start)), document.text)

    def _read_sentence(self, parse: Sentence, discourse: Discourse, document_id: str) -> list[TransferClaim]:
        told: list[TransferClaim] = []
        for claim in transfers(parse, discourse, document_id, self.origin):
            if not _repeated(claim, discourse.claims):
                discourse.claims.append(claim)
                told.append(claim)
        discourse.measures += measures(parse, discourse, document_id, self.origin)
        return told


def _told_before(i: int, tells: set[int]) -> bool:
    """Whether a transfer may be told in a sentence or shortly before it, so that the sentence may answer it."""
    return any(j in tells for j in range(i - REACH, i + 1))


def _repeated(claim: TransferClaim, before: list[TransferClaim]) -> bool:
    """Whether the very sentence stood in the text already, as when a page repeats its headline."""
    span = claim.spans[0]
    return any(other.spans[0].exact == span.exact and other.spans[0].start != span.start for other in before)
