"""What several claims amount to: flows, the stands sources take on them, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.claim import Factuality, TransferStage


@dataclass(frozen=True, slots=True)
class Flow:
    """Supplier × recipient × goods category, over overlapping time.

    Args:
        supplier: ISO codes, or the name in lower case where no country is known; sorted.
        recipient: Likewise. For a deal without direction both ends stand in `supplier` and this is empty.
        category: Goods category key; None when only "aid" or "arms" without a category was said.
        since: Earliest partial date any claim gives, None when all are undated.
        until: Latest, None likewise.
    """

    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    category: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One original source's stand on one flow.

    Args:
        source: The original speaker's name; "" for the reports' own voice.
        factuality: How surely that source holds it.
        stage: How far it says the flow has come, None when it does not say.
        said_on: Partial date of the statement, None when unknown.
        claim_ids: The claims that carry it: ten papers quoting one spokesman are one position.
        documents: Ids of the documents in which it stands.
    """

    source: str
    factuality: Factuality
    stage: TransferStage | None
    said_on: str | None
    claim_ids: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A flow on which positions differ.

    Args:
        flow: The flow.
        asserting: Positions that hold it happened (certain or probable).
        against: Positions that deny it or have not seen it.
    """

    flow: Flow
    asserting: tuple[Position, ...]
    against: tuple[Position, ...]
