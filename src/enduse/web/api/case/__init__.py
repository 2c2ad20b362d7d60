"""The case as JSON: what is said, how it weighs, who may be listed, which routes goods may take."""

from enduse.web.api.case.claims import CLAIM, CLAIMS
from enduse.web.api.case.documents import DOCUMENT, DOCUMENTS
from enduse.web.api.case.flows import DISPUTES, FLOW, FLOWS
from enduse.web.api.case.parties import SCREEN
from enduse.web.api.case.routes import ROUTES
from enduse.web.api.case.shipments import SCREEN_SHIPMENTS

CASE = (CLAIMS, CLAIM, FLOWS, FLOW, DISPUTES, DOCUMENTS, DOCUMENT, ROUTES, SCREEN, SCREEN_SHIPMENTS)

__all__ = ["CASE"]
