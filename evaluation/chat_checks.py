"""How many true claims the checks of the chat reader would cost: `python -m evaluation.chat_checks FILE…`.

No model is asked. The claims that the reader `rules` finds in some reports are told as a model would tell them, and put
through the checks that a model's answer goes through. Prints how many hold, and why the others do not. Some of those
are misreadings that the checks rightly drop, so the share that holds is a lower bound.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from enduse import sources
from enduse.claims.chat.chunk import chunks
from enduse.claims.chat.evidence import Report
from enduse.claims.chat.schema import measure_said, transfer_said
from enduse.claims.chat.tally import FORM, Tally
from enduse.claims.chat.warrant import UnwarrantedError, Warrant
from enduse.claims.reader import open_reader
from enduse.model import Claim, Document, Failure, TransferClaim
from enduse.model.record import Record, to_record


def told(claim: Claim) -> Record:
    """A claim in the form a model is asked for."""
    record = to_record(claim)
    attribution = record.get("attribution", {})
    by = {name: attribution.get(name) for name in ("sources", "cue", "said_on")}
    return {**record, **by, "key": record["id"], "quotes": [span.exact for span in claim.spans]}


def outcome(claim: Claim, document: Document, tally: Tally) -> str:
    """Why a claim does not hold; empty when it does."""
    report = Report(document)
    reasons = [_outcome(claim, Warrant(report, chunk, "", tally)) for chunk in chunks(document)]
    return "" if "" in reasons else reasons[0]


def main(inputs: Sequence[str]) -> None:
    """Print the shares."""
    reader = open_reader("rules")
    reasons: Counter[str] = Counter()
    tally = Tally()
    for document in sources.documents(inputs):
        if not isinstance(document, Failure):
            reasons.update(outcome(claim, document, tally) for claim in reader.read(document))
    print(f"claims {reasons.total()}  held {reasons.pop('', 0)}")
    for heading, counts in (("dropped", reasons), ("left out", tally.trimmed)):
        for reason, count in counts.most_common():
            print(f"{heading} {count}: {reason}")


def _outcome(claim: Claim, warrant: Warrant) -> str:
    try:
        if isinstance(claim, TransferClaim):
            transfer = transfer_said(told(claim))
            if transfer is None:
                return FORM
            warrant.transfer(transfer)
        else:
            measure = measure_said(told(claim))
            if measure is None:
                return FORM
            warrant.measure(measure)
    except UnwarrantedError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    main(sys.argv[1:])
