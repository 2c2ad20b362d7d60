"""The default reader: rules over parses; offline, deterministic, on the CPU.

The main path, one step a file: sentences → mentions → telling → parse → introductions → acts → transfers and measures
(ends, goods, attribution, stage, factuality) → barter → verify.
"""

from __future__ import annotations

from enduse import __version__
from enduse.claims.aims import aim_earlier
from enduse.claims.barter import returned
from enduse.claims.discourse import Discourse
from enduse.claims.introductions import introduce, name_unparsed
from enduse.claims.measures import measures
from enduse.claims.parse import Sentence, parsed, pipeline_origin
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
        near = {j for i in tells for j in range(i - _NEAR, i + _NEAR + 1)}
        discourse = Discourse(document.published_at)
        for i, sentence in enumerate(sentences):
            if i not in near:
                name_unparsed(sentence, discourse)
        parses = list(parsed(s for i, s in enumerate(sentences) if i in near))
        for parse in parses:
            introduce(parse, discourse)
        discourse.named.sort(key=lambda n: n.at)
        starts = {sentences[i].stretch.start for i in tells}
        for parse in parses:
            if parse.stretch.start in starts:
                self._read_sentence(parse, discourse, document.id)
            else:
                aim_earlier(parse, discourse)
        claims: list[Claim] = [*returned(discourse.claims), *discourse.measures]
        return verified(tuple(sorted(claims, key=lambda c: c.spans[0].start)), document.text)

    def _read_sentence(self, parse: Sentence, discourse: Discourse, document_id: str) -> None:
        for claim in transfers(parse, discourse, document_id, self.origin):
            if not _repeated(claim, discourse.claims):
                discourse.claims.append(claim)
        discourse.measures += measures(parse, discourse, document_id, self.origin)


def _repeated(claim: TransferClaim, before: list[TransferClaim]) -> bool:
    """Whether the very sentence stood in the text already, as when a page repeats its headline."""
    span = claim.spans[0]
    return any(other.spans[0].exact == span.exact and other.spans[0].start != span.start for other in before)
