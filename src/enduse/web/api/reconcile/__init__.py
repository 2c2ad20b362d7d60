"""Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group), which OpenRefine speaks."""

from enduse.web.api.reconcile.extension import PROPOSALS
from enduse.web.api.reconcile.preview import PREVIEW
from enduse.web.api.reconcile.service import ASK, SEND
from enduse.web.api.reconcile.suggestions import SUGGEST_ENTITY, SUGGEST_PROPERTY, SUGGEST_TYPE

RECONCILE = (ASK, SEND, SUGGEST_ENTITY, SUGGEST_TYPE, SUGGEST_PROPERTY, PROPOSALS, PREVIEW)

__all__ = ["RECONCILE"]
