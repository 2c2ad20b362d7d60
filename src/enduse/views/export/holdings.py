"""What is exported of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from enduse.model import Claim
from enduse.model.position import Weighing
from enduse.views.export.paper import Paper


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything said in a case.

    Args:
        claims: The claims, in order of their documents.
        papers: The documents they stand in, by id; more than those with a claim.
        weighings: What the claims amount to.
        identified: Each claim once, by its id: to hash a claim takes longer than to write it.
    """

    claims: tuple[Claim, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)
    weighings: tuple[Weighing, ...] = ()
    identified: Mapping[str, Claim] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identified", {claim.id: claim for claim in self.claims})

    def paper(self, claim: Claim) -> Paper:
        """The document a claim stands in; all but its id empty when the case does not hold it."""
        return self.papers.get(claim.document_id) or Paper(claim.document_id)
