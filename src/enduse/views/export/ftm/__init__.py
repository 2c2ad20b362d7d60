"""FollowTheMoney: what a case holds as entities and statements, with who says so.

    said_entities(holdings)        documents, parties, claims as notes, what is held to be so as links
    shipment_entities(shipments)   trade records as EconomicActivity, streamed
    statements(entities)           one row a value, as `ftm` writes and reads them

What each becomes, and why, stands in `said.py`.
"""

from enduse.views.export.ftm.said import said_entities
from enduse.views.export.ftm.shipment import shipment_entities
from enduse.views.export.ftm.statement import statements

__all__ = ["said_entities", "shipment_entities", "statements"]
