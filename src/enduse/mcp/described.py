"""What each tool says of itself to an agent that chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Described:
    """A tool's title and description.

    Args:
        title: For people.
        description: For the agent: when to reach for it, what comes back, what it does not say.
    """

    title: str
    description: str


DESCRIBED: Final = {
    "read_report": Described(
        "Read a report into claims",
        "Read one news report, statement or web page and get the claims in it: who is said to supply which arms or "
        "dual-use goods to whom, or to take which measure against whom, each with its source, how surely it is held, "
        "and the quotation with its offsets. Give the text, or the path of a file below a folder the user allowed. "
        "Pass published when you know the day; it is never guessed. Works offline in English; takes seconds.",
    ),
    "find_claims": Described(
        "Find claims in the case",
        "Find what the reports of the case say: claims filtered by party, supplier, recipient, goods, source, stage, "
        "factuality, words and dates; all filters given must hold. Each claim comes with its sentence, source and "
        "quotations. total says how many fit; next_cursor leads to the next page. Denials are claims too: factuality "
        "denied, with the denier as the source.",
    ),
    "get_claim": Described(
        "Read one claim in its passage",
        "One claim by its id, with the passages of the report around its quotations, so that you can see the context "
        "before you cite it.",
    ),
    "weigh_flow": Described(
        "Weigh who says what of a flow",
        "Who holds, who denies and who has not seen that goods went from a supplier to a recipient: one position per "
        "original source (ten papers that quote one spokesman are one), how many independent voices there are, the "
        "dispute, how it developed, and a plain sentence, with quotations behind each position. Leave out what does "
        "not matter; without any filter every flow comes, disputed ones first. Never a verdict.",
    ),
    "screen_party": Described(
        "Screen a party against the lists",
        "Who on the sanctions and control lists of the case a person, firm or ship may be, and why: every term of the "
        "score, what speaks against it, and the measures told. Give what you know beside the name (country, date of "
        "birth, numbers): it tells namesakes apart. The answer names the lists asked and their dates. An empty result "
        "is no candidate, never cleared.",
    ),
    "screen_shipment": Described(
        "Screen a shipment against lists and controls",
        "One shipment held against lists and export controls: its parties, its goods by HS code, control code and "
        "words, its destination and the countries it passes through. Findings are fired or cannot tell, each with "
        "authority, citation, dates in force and innocent explanations. A missing field is never innocence.",
    ),
    "trace_routes": Described(
        "Trace routes to a destination",
        "Routes by which goods may have gone from some countries to others they must not reach, through the claims and "
        "trade records of the case: dated legs in order of travel, each recorded, said or assumed, with the claims and "
        "records behind it. Assumed legs are hypotheses. Notes tell what was cut off.",
    ),
}
