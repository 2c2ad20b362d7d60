"""What several claims amount to: flows, the stands sources take on them, and where they differ.

Nothing here is a verdict. A `Weighing` says who says what about a flow, how far those voices are independent,
and where they contradict each other; what is true is for the reader to judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enduse.model.claim import Factuality, Manner, TransferStage

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty letter of a source (NATO AJP-2.1): A reliable … E unreliable, F cannot be judged. The user's to set."""

CredibilityFigure = Literal[1, 2, 3, 4, 5, 6]
"""Admiralty figure: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Supplier, recipient and goods category, over overlapping time.

    Args:
        supplier: ISO codes; the name in its usual spelling where no country is known, and for armed groups, which
            are not the state they fight in. Sorted, case apart.
        recipient: Likewise. For a deal without direction both ends stand in `supplier` and this is empty.
        category: Goods category key; None when only "aid" or "arms" without a category was said.
        since: Earliest partial date any claim gives, None when all are undated.
        until: Latest, None likewise.
        directed: False for a deal whose direction is not said; tells it from a supply to nobody named.
    """

    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    category: str | None = None
    since: str | None = None
    until: str | None = None
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """One reason behind a credibility figure.

    Args:
        name: `confirmed_by`, `agrees_in_part`, `denied_by`, `not_seen_by`, `contradicted_unweighed`,
            `hedged`, `own_dealings` or `unnamed`.
        sources: The other sources it rests on; empty for a remark on the source itself.
        detail: The reason in words.
    """

    name: str
    sources: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Credibility:
    """An Admiralty figure, with the terms that gave it.

    Args:
        figure: 1 (confirmed by other independent sources) to 5 (improbable), 6 when it cannot be judged.
        terms: Why.
    """

    figure: CredibilityFigure
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One original source's stand on one flow.

    Args:
        source: The original speaker's name; "" for the reports' own voice.
        factuality: How surely that source holds it.
        stage: How far it says the flow has come, None when it does not say.
        said_on: Partial date of the earliest statement, None when unknown.
        claim_ids: The claims that carry it: ten papers quoting one spokesman are one position.
        documents: Ids of the documents in which it stands.
        said_last: Partial date of the latest statement, None when unknown.
        published_on: Partial date of the earliest report that carries it, None when all are undated.
        names: Every name the reports gave the source.
        relayed_by: Whoever quotes the source inside the reports.
        affiliation: Bodies the source speaks for or depends on (`gov:us`, `name:der spiegel`). Two sources are
            independent only when both are known and share none; empty: nobody can tell.
        goods: The goods in the words used.
        categories: Their category keys; empty when the goods are not told.
        since: Earliest partial date of what is said to have happened, None when undated.
        until: Latest, None likewise.
        via: Intermediaries by ISO code, or by name where no country is known, in order of travel.
        manner: How it is said to be done.
        reliability: The user's letter for the source; F until set.
        credibility: The figure for the statement, with its terms.
    """

    source: str
    factuality: Factuality
    stage: TransferStage | None
    said_on: str | None
    claim_ids: tuple[str, ...]
    documents: tuple[str, ...]
    said_last: str | None = None
    published_on: str | None = None
    names: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    via: tuple[str, ...] = ()
    manner: tuple[Manner, ...] = ()
    reliability: Reliability = "F"
    credibility: Credibility = Credibility(6)


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


@dataclass(frozen=True, slots=True)
class Step:
    """One moment in what is said of a flow.

    Args:
        date: Partial date; None when neither the statement nor the report is dated.
        basis: What the date is of: the statement, or the report that carries it.
        source: Who says so; "" for the reports' own voice.
        stage: How far it is then said to have come.
        factuality: How surely.
        claim_ids: The claims behind it.
    """

    date: str | None
    basis: Literal["said", "published"]
    source: str
    stage: TransferStage | None
    factuality: Factuality
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that is said of one flow.

    Args:
        flow: The flow.
        positions: One per original source, stage and factuality.
        independent: How many independent voices hold that the goods were handed over (certain or probable).
        dispute: Where positions contradict each other, None when none do.
        development: What is said of it, in the order it was said.
    """

    flow: Flow
    positions: tuple[Position, ...]
    independent: int = 0
    dispute: Dispute | None = None
    development: tuple[Step, ...] = ()
