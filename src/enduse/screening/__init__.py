"""Screening: parties, goods and shipments held against sanctions and export controls. Leads, never verdicts."""
