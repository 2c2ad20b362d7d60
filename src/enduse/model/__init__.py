"""The words of enduse: frozen values, standard library only.

Names come from FollowTheMoney (FtM), SIPRI and PLOVER; one word a thing, from the model to the page.
"""

from enduse.model.attribution import Attribution
from enduse.model.claim import Claim, MeasureClaim, TransferClaim
from enduse.model.document import Document, Passage
from enduse.model.entity import Entity
from enduse.model.errors import EnduseError
from enduse.model.failure import Failure
from enduse.model.finding import Finding, Verdict
from enduse.model.item import Item
from enduse.model.match import Feature, Identifier, Match, Query
from enduse.model.ownership import Ownership
from enduse.model.party import Party
from enduse.model.position import Dispute, Flow, Position
from enduse.model.shipment import Shipment
from enduse.model.span import Span

__all__ = [
    "Attribution",
    "Claim",
    "Dispute",
    "Document",
    "EnduseError",
    "Entity",
    "Failure",
    "Feature",
    "Finding",
    "Flow",
    "Identifier",
    "Item",
    "Match",
    "MeasureClaim",
    "Ownership",
    "Party",
    "Passage",
    "Position",
    "Query",
    "Shipment",
    "Span",
    "TransferClaim",
    "Verdict",
]
