"""What a case amounts to at one moment, held in memory: weighing ten thousand claims takes seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from enduse.case import Case
from enduse.case.named import Roll, named_in
from enduse.ledger.contents import Contents
from enduse.model import Claim, Document
from enduse.model.position import Weighing
from enduse.web.flow_names import FlowNames
from enduse.web.party_index import NamedParty, parties_in
from enduse.weighing import weigh

State = tuple[int, int]
"""Number of the newest reading and of the newest description: equal states of one case hold the same."""


@dataclass(frozen=True, eq=False)
class Holdings:
    """The claims and reports of a case at one moment.

    Args:
        state: The state of the ledger they were taken of.
        claims: By id, in order of arrival.
        documents: By id, in order of arrival, texts and all.
    """

    state: State
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]

    @cached_property
    def parties(self) -> Mapping[str, NamedParty]:
        """Everybody the claims name, by key, the most named first."""
        return parties_in(self.claims)

    @cached_property
    def roll(self) -> Roll:
        """Everybody the claims name, as screening asks about them."""
        return named_in(self.claims.values(), self.documents.values())


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The claims, reports and flows of a case at one moment.

    Args:
        state: The state of the ledger it was taken of.
        claims: By id, in order of arrival.
        documents: By id, in order of arrival, texts and all.
        weighings: What the claims amount to, disputed flows first.
    """

    state: State
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    weighings: tuple[Weighing, ...]

    @cached_property
    def names(self) -> FlowNames:
        """What the flows are called in addresses."""
        return FlowNames(self.weighings)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """The flows a claim tells of, by its id: their places in the weighings, counted from 0."""
        found: dict[str, dict[int, None]] = {}
        for place, weighing in enumerate(self.weighings):
            for id_ in (id_ for position in weighing.positions for id_ in position.claim_ids):
                found.setdefault(id_, {})[place] = None
        return {id_: tuple(places) for id_, places in found.items()}


def state_of(case: Case) -> State:
    """The state of the ledger now; takes well under a millisecond.

    Raises:
        CaseError: The case cannot be read.
    """
    return Contents(case.ledger).state()


def held(case: Case) -> Holdings:
    """The claims and reports of the case now.

    Raises:
        CaseError: The case cannot be read.
    """
    state = state_of(case)
    documents = {document.id: document for document in case.documents()}
    claims = {claim.id: claim for claim in case.claims()}
    return Holdings(state, MappingProxyType(claims), MappingProxyType(documents))


def weighed(holdings: Holdings) -> Snapshot:
    """The claims of some holdings weighed."""
    weighings = weigh(holdings.claims.values(), holdings.documents.values())
    snapshot = Snapshot(holdings.state, holdings.claims, holdings.documents, weighings)
    snapshot.names  # noqa: B018 - now, while nobody waits
    return snapshot
