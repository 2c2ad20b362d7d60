"""The words of enduse: frozen values, standard library only.

Names come from FollowTheMoney (FtM), SIPRI and PLOVER; one word a thing, from the model to the page.
"""

from enduse.model.attribution import Attribution
from enduse.model.claim import Claim, MeasureClaim, TransferClaim
from enduse.model.document import Document, Passage
from enduse.model.errors import EnduseError
from enduse.model.failure import Failure
from enduse.model.item import Item
from enduse.model.party import Party
from enduse.model.position import Dispute, Flow, Position
from enduse.model.span import Span

__all__ = [
    "Attribution",
    "Claim",
    "Dispute",
    "Document",
    "EnduseError",
    "Failure",
    "Flow",
    "Item",
    "MeasureClaim",
    "Party",
    "Passage",
    "Position",
    "Span",
    "TransferClaim",
]
