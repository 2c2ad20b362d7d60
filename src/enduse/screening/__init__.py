"""Screening: parties, goods and shipments held against sanctions and export controls. Leads, never verdicts."""

from enduse.screening.matching import compare
from enduse.screening.screener import Screener
from enduse.screening.thresholds import THRESHOLDS

__all__ = ["THRESHOLDS", "Screener", "compare"]
